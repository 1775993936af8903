import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { Secret } from "../../../server/shared/secret.ts";
import { DAY_MS, HOUR_MS } from "../../../server/time/clock.ts";
import { openDashboard, PASSWORD } from "../routes/admin/dashboard.ts";

const SIGN_IN_PAGE = "/admin/login?next=%2Fadmin";
/** Where a browser is sent whose session is over. */
const ENDED = `${SIGN_IN_PAGE}&out=ended`;

test("the right password opens the dashboard", async () => {
  const owner = openDashboard().visitor();
  const answer = await owner.post("/admin/login", { password: PASSWORD });
  expect(answer.status).toBe(303);
  expect(answer.headers.get("location")).toBe("/admin");
  expect((await owner.get("/admin")).status).toBe(200);
});

test("a wrong password opens nothing and leaves no cookie", async () => {
  const visitor = openDashboard().visitor();
  const answer = await visitor.post("/admin/login", { password: "correct horse" });
  expect(answer.status).toBe(401);
  expect(await answer.text()).toContain("That password is not right.");
  expect(visitor.setCookies).toEqual([]);
  expect((await visitor.get("/admin")).headers.get("location")).toBe(SIGN_IN_PAGE);
});

test("the cookie of an https address is for that host and https only, and out of scripts’ reach", async () => {
  const owner = await openDashboard({ publicUrl: "https://feed.example.com" }).signedIn();
  expect(owner.setCookies).toHaveLength(2);
  const [value, ...flags] = owner.setCookies[0]?.split("; ") ?? [];
  expect(value).toMatch(/^__Host-windowbox_session=/);
  expect(flags.sort()).toEqual([
    "HttpOnly",
    `Max-Age=${30 * 24 * 60 * 60}`,
    "Path=/",
    "SameSite=Lax",
    "Secure",
  ]);
  // Says no more than that somebody signed in from this browser before.
  const [browser, ...others] = owner.setCookies[1]?.split("; ") ?? [];
  expect(browser).toMatch(/^__Host-windowbox_browser=/);
  expect(others.sort()).toEqual([
    "HttpOnly",
    `Max-Age=${365 * 24 * 60 * 60}`,
    "Path=/",
    "SameSite=Lax",
    "Secure",
  ]);
});

test("the cookie of an http address does without Secure", async () => {
  const owner = await openDashboard({ publicUrl: "http://localhost:3000" }).signedIn();
  const [value, ...flags] = owner.setCookies[0]?.split("; ") ?? [];
  expect(value).toMatch(/^windowbox_session=/);
  expect(flags.sort()).toEqual(["HttpOnly", expect.any(String), "Path=/", "SameSite=Lax"]);
});

test("a session survives a restart", async () => {
  const dashboard = openDashboard();
  const owner = await dashboard.signedIn();
  const after = dashboard.restart().visitor();
  for (const [name, value] of owner.cookies) after.cookies.set(name, value);
  expect((await after.get("/admin")).status).toBe(200);
});

test("a session ends when ADMIN_PASSWORD is another one after a restart", async () => {
  const dashboard = openDashboard();
  const owner = await dashboard.signedIn();
  const after = dashboard.restart({ adminPassword: "another password" }).visitor();
  for (const [name, value] of owner.cookies) after.cookies.set(name, value);
  expect((await after.get("/admin")).headers.get("location")).toBe(ENDED);
  expect(await after.page(ENDED)).toContain(
    "You have been signed out since. Sign in, and you are back on the page you asked for.",
  );
});

test("a session ends when a new password is set, also from beside the running server", async () => {
  const dashboard = openDashboard({ adminPassword: undefined });
  await dashboard.auth.setPassword(new Secret("the first password"));
  const owner = dashboard.visitor();
  await owner.post("/admin/login", { password: "the first password" });
  expect((await owner.get("/admin")).status).toBe(200);
  const command = dashboard.restart();
  await command.auth.setPassword(new Secret("the second password"));
  expect((await owner.get("/admin")).status).toBe(303);
  await owner.post("/admin/login", { password: "the first password" });
  expect((await owner.get("/admin")).status).toBe(303);
  await owner.post("/admin/login", { password: "the second password" });
  expect((await owner.get("/admin")).status).toBe(200);
});

test("a session that is used ends after thirty days", async () => {
  const dashboard = openDashboard();
  const owner = await dashboard.signedIn();
  for (let hour = 0; hour < 30 * 24 - 1; hour += 23) {
    expect((await owner.get("/admin")).status).toBe(200);
    dashboard.clock.advance(23 * HOUR_MS);
  }
  expect((await owner.get("/admin")).status).toBe(303);
});

test("a session that nobody uses for a day ends", async () => {
  const dashboard = openDashboard();
  const owner = await dashboard.signedIn();
  dashboard.clock.advance(DAY_MS - 1);
  expect((await owner.get("/admin")).status).toBe(200);
  dashboard.clock.advance(DAY_MS);
  expect((await owner.get("/admin")).status).toBe(303);
});

test("signing out everywhere ends the session of every browser", async () => {
  const dashboard = openDashboard();
  const [owner, forgotten] = [await dashboard.signedIn(), await dashboard.signedIn()];
  expect(await owner.page("/admin/settings")).toContain("2 browsers, this one among them.");
  const answer = await owner.post("/admin/logout-everywhere");
  expect(answer.headers.get("location")).toBe("/admin/login?out=everywhere");
  expect(await owner.pageAfter(answer)).toContain("Every browser is signed out, this one too.");
  expect((await forgotten.get("/admin")).status).toBe(303);
  expect((await owner.get("/admin")).status).toBe(303);
});

test("signing out ends the session on the server, not only in the browser", async () => {
  const dashboard = openDashboard();
  const owner = await dashboard.signedIn();
  const kept = new Map(owner.cookies);
  const answer = await owner.post("/admin/logout");
  expect(answer.headers.get("location")).toBe("/admin/login?out=here");
  expect(await owner.pageAfter(answer)).toContain("You are signed out.");
  expect([...owner.cookies.keys()]).toEqual(["__Host-windowbox_browser"]);
  const thief = dashboard.visitor();
  for (const [name, value] of kept) thief.cookies.set(name, value);
  expect((await thief.get("/admin")).status).toBe(303);
});

test("signing in gives a new session and ends the one before", async () => {
  const dashboard = openDashboard();
  const owner = await dashboard.signedIn();
  const before = new Map(owner.cookies);
  await owner.post("/admin/login", { password: PASSWORD });
  expect(owner.cookies).not.toEqual(before);
  const old = dashboard.visitor();
  for (const [name, value] of before) old.cookies.set(name, value);
  expect((await old.get("/admin")).status).toBe(303);
});

test("a session chosen by somebody else, or tampered with, is none", async () => {
  const dashboard = openDashboard();
  const owner = await dashboard.signedIn();
  const [[name, value] = ["", ""]] = owner.cookies;
  const otherKey = openDashboard({ signingKey: Buffer.alloc(32, 8) });
  const foreign = await otherKey.signedIn();
  for (const forged of [
    "x",
    `x${value}`,
    value.slice(0, -8),
    [...foreign.cookies.values()][0] ?? "",
  ]) {
    const visitor = dashboard.visitor();
    visitor.cookies.set(name, forged);
    expect((await visitor.get("/admin")).status).toBe(303);
  }
});

test("the database file does not hold what is in the cookie", async () => {
  const dashboard = openDashboard();
  const owner = await dashboard.signedIn();
  const [cookie = ""] = owner.cookies.values();
  const sessionId = decodeURIComponent(cookie).split(".")[0] ?? "";
  expect(sessionId).toHaveLength(43);
  const files = ["", "-wal"].map((end) => readFileSync(dashboard.databasePath + end, "latin1"));
  expect(files.join("")).not.toContain(sessionId);
});

test("what is to be said is said once, to that session only", async () => {
  const dashboard = openDashboard();
  const [owner, other] = [await dashboard.signedIn(), await dashboard.signedIn()];
  await owner.post("/admin/connect/token", { token: "" });
  expect(await other.page("/admin")).not.toContain("Please paste a token first.");
  expect(await owner.page("/admin")).toContain("Please paste a token first.");
  expect(await owner.page("/admin")).not.toContain("Please paste a token first.");
});

test("a session of a clock that was set back by more than a day is over", async () => {
  const dashboard = openDashboard();
  dashboard.clock.advance(365 * DAY_MS);
  const owner = await dashboard.signedIn();
  dashboard.clock.advance(-HOUR_MS);
  expect((await owner.get("/admin")).status).toBe(200);
  dashboard.clock.advance(-364 * DAY_MS);
  expect((await owner.get("/admin")).headers.get("location")).toBe(ENDED);
});
