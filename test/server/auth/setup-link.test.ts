import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { Secret } from "../../../server/shared/secret.ts";
import { DAY_MS } from "../../../server/time/clock.ts";
import { type Dashboard, openDashboard, PUBLIC_URL } from "../routes/admin/dashboard.ts";

const CHOSEN = "harbour tides at noon";

function tokenOf({ auth }: Dashboard): string {
  return new URL(auth.setupLink() ?? "").searchParams.get("token") ?? "";
}

function choose(token: string, password = CHOSEN, again = password) {
  return { token, password, again };
}

test("the first start gives a link, and the link sets the password and signs in", async () => {
  const dashboard = openDashboard({ adminPassword: undefined });
  const link = dashboard.auth.setupLink() ?? "";
  expect(link).toMatch(/^https:\/\/feed\.example\.com\/admin\/setup\?token=[\w-]{43}$/);
  const owner = dashboard.visitor();
  const page = await owner.page(link.slice(PUBLIC_URL.length));
  expect(page).toContain("Choose a password");
  const token = new URL(link).searchParams.get("token") ?? "";
  const answer = await owner.post("/admin/setup", choose(token));
  expect(answer.headers.get("location")).toBe("/admin");
  expect((await owner.get("/admin")).status).toBe(200);
  const later = dashboard.visitor();
  expect((await later.post("/admin/login", { password: CHOSEN })).status).toBe(303);
});

test("the link works once", async () => {
  const dashboard = openDashboard({ adminPassword: undefined });
  const token = tokenOf(dashboard);
  await dashboard.visitor().post("/admin/setup", choose(token));
  const second = dashboard.visitor();
  expect((await second.get(`/admin/setup?token=${token}`)).status).toBe(404);
  const answer = await second.post("/admin/setup", choose(token, "my own password"));
  expect(answer.status).toBe(404);
  expect(second.cookies.size).toBe(0);
  expect(await dashboard.auth.verifyPassword(new Secret(CHOSEN))).toBe(true);
});

test("the link ends after a day", async () => {
  const dashboard = openDashboard({ adminPassword: undefined });
  const token = tokenOf(dashboard);
  dashboard.clock.advance(DAY_MS - 1);
  expect((await dashboard.visitor().get(`/admin/setup?token=${token}`)).status).toBe(200);
  dashboard.clock.advance(1);
  expect(await statusOfSetup(dashboard, token)).toBe(404);
  expect(dashboard.auth.passwordSource()).toBe("none");
});

test("of two who use the link at once, one sets the password and the other nothing", async () => {
  const dashboard = openDashboard({ adminPassword: undefined });
  const token = tokenOf(dashboard);
  const answers = await Promise.all(
    ["first of two", "second of two"].map((password) =>
      dashboard.visitor().post("/admin/setup", choose(token, password)),
    ),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 404]);
});

test("each start gives a new link and ends the one before", async () => {
  const dashboard = openDashboard({ adminPassword: undefined });
  const old = tokenOf(dashboard);
  const restarted = dashboard.restart();
  const token = tokenOf(restarted);
  const visitor = restarted.visitor();
  expect((await visitor.get(`/admin/setup?token=${old}`)).status).toBe(404);
  expect((await visitor.post("/admin/setup", choose(old))).status).toBe(404);
  expect((await visitor.get(`/admin/setup?token=${token}`)).status).toBe(200);
});

test("there is no link while there is a password, from the environment or stored", async () => {
  expect(openDashboard().auth.setupLink()).toBeUndefined();
  const dashboard = openDashboard({ adminPassword: undefined });
  await dashboard.auth.setPassword(new Secret(CHOSEN));
  expect(dashboard.auth.setupLink()).toBeUndefined();
});

test("a link stops working when a password comes into being in another way", async () => {
  const dashboard = openDashboard({ adminPassword: undefined });
  const token = tokenOf(dashboard);
  expect(await statusOfSetup(dashboard.restart({ adminPassword: CHOSEN }), token)).toBe(404);
  await dashboard.restart().auth.setPassword(new Secret(CHOSEN));
  expect(await statusOfSetup(dashboard, token)).toBe(404);
});

async function statusOfSetup(dashboard: Dashboard, token: string): Promise<number> {
  return (await dashboard.visitor().post("/admin/setup", choose(token, "an intruder's"))).status;
}

test.each(["", "x", "A".repeat(43)])("a made-up token %j sets nothing", async (token) => {
  const dashboard = openDashboard({ adminPassword: undefined });
  dashboard.auth.setupLink();
  expect(await statusOfSetup(dashboard, token)).toBe(404);
  expect(dashboard.auth.passwordSource()).toBe("none");
});

test("a password that is too short or typed differently is asked for again, and the link goes on working", async () => {
  const dashboard = openDashboard({ adminPassword: undefined });
  const token = tokenOf(dashboard);
  const owner = dashboard.visitor();
  const short = await owner.post("/admin/setup", choose(token, "too short"));
  expect(short.status).toBe(422);
  expect(await short.text()).toContain("at least 10 characters");
  const unequal = await owner.post("/admin/setup", choose(token, CHOSEN, "something else"));
  expect(await unequal.text()).toContain("The two passwords are not the same.");
  expect(dashboard.auth.passwordSource()).toBe("none");
  expect((await owner.post("/admin/setup", choose(token))).status).toBe(303);
});

test("the database file does not hold the link's token", () => {
  const dashboard = openDashboard({ adminPassword: undefined });
  const token = tokenOf(dashboard);
  expect(token).toHaveLength(43);
  const files = ["", "-wal"].map((end) => readFileSync(dashboard.databasePath + end, "latin1"));
  expect(files.join("")).not.toContain(token);
});

test("without a password, signing in says where the link is instead of asking for one", async () => {
  const visitor = openDashboard({ adminPassword: undefined }).visitor();
  const page = await visitor.page("/admin/login");
  expect(page).toContain("This Windowbox has no password yet");
  expect(page).not.toContain('type="password"');
  expect((await visitor.post("/admin/login", { password: "" })).status).toBe(401);
});

test("the link of a clock that was set back by more than a day works no more", async () => {
  const dashboard = openDashboard({ adminPassword: undefined });
  dashboard.clock.advance(365 * DAY_MS);
  const token = tokenOf(dashboard);
  dashboard.clock.advance(-DAY_MS);
  expect(dashboard.auth.isSetupToken(token)).toBe(true);
  dashboard.clock.advance(-DAY_MS);
  expect(dashboard.auth.isSetupToken(token)).toBe(false);
});
