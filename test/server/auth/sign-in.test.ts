import { expect, test } from "vitest";
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

test("signing in leads on to the page that was asked for", async () => {
  const visitor = openDashboard().visitor();
  const refused = await visitor.get("/admin/connect?api=facebook-login");
  const location = refused.headers.get("location") ?? "";
  expect(location).toBe("/admin/login?next=%2Fadmin%2Fconnect%3Fapi%3Dfacebook-login");
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
  expect(answer.headers.getSetCookie()).toHaveLength(1);
});

test("an endless form is refused before it is read", async () => {
  const visitor = openDashboard().visitor();
  const answer = await visitor.post("/admin/login", { password: "x".repeat(70_000) });
  expect(answer.status).toBe(413);
});
