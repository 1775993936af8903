import BetterSqlite3 from "better-sqlite3";
import { expect, test, vi } from "vitest";
import { DISK_FULL_SENTENCE } from "../../../server/shared/errors.ts";
import { MINUTE_MS } from "../../../server/time/clock.ts";
import { openDashboard, PASSWORD } from "../routes/admin/dashboard.ts";

test("guessing is answered with how long to wait, in the header and in words", async () => {
  const dashboard = openDashboard();
  const visitor = dashboard.visitor();
  for (const waitMs of [0, 0, 0, 0, 0, 1000, 2000]) {
    dashboard.clock.advance(waitMs);
    expect((await visitor.post("/admin/login", { password: "a guess" })).status).toBe(401);
  }
  const answer = await visitor.post("/admin/login", { password: PASSWORD });
  expect(answer.status).toBe(429);
  expect(answer.headers.get("retry-after")).toBe("4");
  expect(await answer.text()).toContain("Please try again in 4 seconds.");
  dashboard.clock.advance(4000);
  expect((await visitor.post("/admin/login", { password: PASSWORD })).status).toBe(303);
});

test("guesses are counted by address", async () => {
  const visitor = openDashboard().visitor();
  for (let time = 0; time < 6; time += 1) await visitor.post("/admin/login", { password: "x" });
  const from = (address: string) =>
    visitor.post("/admin/login", { password: PASSWORD }, { "x-test-address": address });
  expect((await from("192.0.2.1")).status).toBe(429);
  expect((await from("192.0.2.2")).status).toBe(303);
});

test("who signed in before, from this browser or this address, is not locked out by strangers’ guesses", async () => {
  const dashboard = openDashboard();
  const owner = await dashboard.signedIn();
  await owner.post("/admin/logout");
  for (let guess = 0; guess < 100; guess += 1) {
    const headers = { "x-test-address": `198.51.100.${guess % 20}` };
    await dashboard.visitor().post("/admin/login", { password: "a guess" }, headers);
  }
  const from = (visitor: typeof owner, address: string) =>
    visitor.post("/admin/login", { password: PASSWORD }, { "x-test-address": address });
  expect((await from(dashboard.visitor(), "203.0.113.50")).status).toBe(429);
  expect((await from(owner, "203.0.113.50")).status).toBe(303);
  expect((await from(dashboard.visitor(), "192.0.2.1")).status).toBe(303);
});

test("that somebody signed in from this browser before opens nothing", async () => {
  const dashboard = openDashboard();
  const owner = await dashboard.signedIn();
  await owner.post("/admin/logout");
  expect((await owner.get("/admin")).status).toBe(303);
  for (const [name, value] of [...owner.cookies]) owner.cookies.set(name, `x${value}`);
  for (let guess = 0; guess < 5; guess += 1) {
    await owner.post("/admin/login", { password: "a guess" });
  }
  expect((await owner.post("/admin/login", { password: PASSWORD })).status).toBe(429);
});

test("signing in is logged with the address, and so is what was not let in, without any password", async () => {
  const dashboard = openDashboard();
  await dashboard.visitor().post("/admin/login", { password: "a guess" });
  await dashboard.signedIn();
  const log = dashboard.logLines.join("");
  expect(log).toMatch(/"address":"192\.0\.2\.1","msg":"a wrong password for the dashboard"/);
  expect(log).toMatch(/"address":"192\.0\.2\.1","msg":"somebody signed in to the dashboard"/);
  expect(log).not.toContain("a guess");
  expect(log).not.toContain(PASSWORD);
});

test("strangers cannot fill the log: what is too much is summed up, be it that nobody comes any more", async () => {
  const { clock, logLines, visitor } = openDashboard();
  for (let guess = 0; guess < 300; guess += 1) {
    await visitor().post(
      "/admin/login",
      { password: "a guess" },
      { "x-test-address": `198.51.100.${guess % 200}` },
    );
  }
  expect(logLines).toHaveLength(20);
  clock.advance(MINUTE_MS);
  await vi.waitUntil(() => logLines.length > 20);
  const more = logLines.slice(20).map((line) => JSON.parse(line).more as number);
  expect(more.reduce((sum, count) => sum + count, 20)).toBe(300);
});

test("signing in leads on to the page that was asked for", async () => {
  const visitor = openDashboard().visitor();
  const refused = await visitor.get("/admin/connect?api=facebook-login");
  const location = refused.headers.get("location") ?? "";
  expect(location).toBe("/admin/login?next=%2Fadmin%2Fconnect%3Fapi%3Dfacebook-login");
  // A form that was sent too late says so, and leads back to its own page.
  const late = await visitor.post(
    "/admin/settings/password",
    {},
    { referer: "http://windowbox.test/admin/feeds/harbour-bakery/look?start=wall" },
  );
  const there = late.headers.get("location") ?? "";
  expect(new URL(there, "http://windowbox.test").searchParams.get("next")).toBe(
    "/admin/feeds/harbour-bakery/look?start=wall",
  );
  expect(await visitor.page(there)).toContain("so nothing was changed");
  const next = /name="next" value="([^"]*)"/.exec(await visitor.page(location))?.[1] ?? "";
  const answer = await visitor.post("/admin/login", { password: PASSWORD, next });
  expect(answer.headers.get("location")).toBe("/admin/connect?api=facebook-login");
});

test.each(["https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)"])(
  "signing in leads to no other site: %s",
  async (next) => {
    const visitor = openDashboard().visitor();
    const page = await visitor.page(`/admin/login?next=${encodeURIComponent(next)}`);
    expect(page).toContain('name="next" value="/admin"');
    const answer = await visitor.post("/admin/login", { password: PASSWORD, next });
    expect(answer.headers.get("location")).toBe("/admin");
    expect(
      (await visitor.get(`/admin/login?next=${encodeURIComponent(next)}`)).headers.get("location"),
    ).toBe("/admin");
  },
);

test("a password in the address, in JSON or as a file is no password", async () => {
  const dashboard = openDashboard();
  const visitor = dashboard.visitor();
  expect((await visitor.post(`/admin/login?password=${PASSWORD}`)).status).toBe(401);
  const json = await dashboard.app.request("/admin/login", {
    method: "POST",
    body: JSON.stringify({ password: PASSWORD }),
    headers: { "content-type": "application/json" },
  });
  expect(json.status).toBe(401);
  const form = new FormData();
  form.set("password", new File([PASSWORD], "password.txt"));
  const file = await dashboard.app.request("/admin/login", { method: "POST", body: form });
  expect(file.status).toBe(401);
});

test("a program that is no browser may sign in with the password alone", async () => {
  const answer = await openDashboard().app.request("/admin/login", {
    method: "POST",
    body: new URLSearchParams({ password: PASSWORD }),
  });
  expect(answer.status).toBe(303);
  expect(answer.headers.getSetCookie()).toHaveLength(2);
});

test("an endless form is refused before it is read", async () => {
  const visitor = openDashboard().visitor();
  const answer = await visitor.post("/admin/login", { password: "x".repeat(70_000) });
  expect(answer.status).toBe(413);
});

test("on a full disk signing in says so in a sentence, and works once there is room", async () => {
  const dashboard = openDashboard();
  const visitor = dashboard.visitor();
  const full = vi.spyOn(dashboard.db.sessions, "insert").mockImplementation(() => {
    throw new BetterSqlite3.SqliteError("database or disk is full", "SQLITE_FULL");
  });
  const refused = await visitor.post("/admin/login", { password: PASSWORD });
  expect(refused.status).toBe(503);
  expect(await refused.text()).toContain(DISK_FULL_SENTENCE);
  expect((await visitor.get("/admin")).status).toBe(303);
  full.mockRestore();
  expect((await visitor.post("/admin/login", { password: PASSWORD })).status).toBe(303);
  expect((await visitor.get("/admin")).status).toBe(200);
});
