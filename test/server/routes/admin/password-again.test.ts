import { Hono } from "hono";
import { expect, test } from "vitest";
import type { AdminEnv } from "../../../../server/routes/admin/admin-deps.ts";
import { requirePasswordAgain } from "../../../../server/routes/admin/password-again.tsx";
import { MINUTE_MS } from "../../../../server/time/clock.ts";
import { openDashboard, PASSWORD } from "./dashboard.ts";
import { Visitor } from "./visitor.ts";

/** The dashboard, and a page beside it that wants the password again. */
async function openWithGuardedPage() {
  const dashboard = openDashboard();
  const app = new Hono<AdminEnv>().route("/", dashboard.app);
  app.use("/guarded/*", dashboard.auth.requireSession);
  app.get("/guarded/copy", requirePasswordAgain(dashboard.auth), (c) => c.text("the copy"));
  app.post("/guarded/upload", requirePasswordAgain(dashboard.auth, "/admin/health"), (c) =>
    c.text("taken"),
  );
  const owner = await dashboard.signedIn();
  const browser = new Visitor(new Hono().route("/", app), "https://feed.example.com");
  for (const [name, value] of owner.cookies) browser.cookies.set(name, value);
  return { ...dashboard, browser };
}

test("what needs the password again is had by who types it, for five minutes", async () => {
  const { browser, clock } = await openWithGuardedPage();
  const asked = await browser.get("/guarded/copy?key=yes");
  expect([asked.status, asked.headers.get("location")]).toEqual([
    303,
    "/admin/password?next=%2Fguarded%2Fcopy%3Fkey%3Dyes",
  ]);
  await browser.post("/admin/password", { password: PASSWORD });
  expect(await browser.page("/guarded/copy")).toBe("the copy");
  clock.advance(5 * MINUTE_MS - 1);
  expect(await browser.page("/guarded/copy")).toBe("the copy");
  clock.advance(1);
  expect((await browser.get("/guarded/copy")).status).toBe(303);
});

test("what cannot take a password along leads back to the page it began on", async () => {
  const { browser } = await openWithGuardedPage();
  const asked = await browser.post("/guarded/upload");
  const question = asked.headers.get("location") ?? "";
  expect(question).toBe("/admin/password?next=%2Fadmin%2Fhealth");
  expect(await browser.page(question)).toContain('name="next" value="/admin/health"');
  const answer = await browser.post("/admin/password", {
    password: PASSWORD,
    next: "/admin/health",
  });
  expect(answer.headers.get("location")).toBe("/admin/health");
  expect(await (await browser.post("/guarded/upload")).text()).toBe("taken");
});

test("a wrong password opens nothing, is said at the field, and counts as any guess does", async () => {
  const { browser } = await openWithGuardedPage();
  for (let guess = 0; guess < 5; guess += 1) {
    const answer = await browser.post("/admin/password", { password: "a guess" });
    expect([answer.status, await answer.text()]).toEqual([
      422,
      expect.stringContaining("That password is not right."),
    ]);
  }
  const answer = await browser.post("/admin/password", { password: PASSWORD });
  expect(await answer.text()).toContain("Too many wrong passwords.");
  expect((await browser.get("/guarded/copy")).status).toBe(303);
});

test("it counts for the browser that it was typed in", async () => {
  const { browser, signedIn } = await openWithGuardedPage();
  const other = await signedIn();
  await other.post("/admin/password", { password: PASSWORD });
  expect((await browser.get("/guarded/copy")).status).toBe(303);
});
