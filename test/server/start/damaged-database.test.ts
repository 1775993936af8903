import { randomBytes } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { DAY_MS } from "../../../server/clock.ts";
import { DAMAGED_SENTENCE } from "../../../server/errors.ts";
import { createJobs } from "../../../server/jobs/jobs.ts";
import { overwritePage, PAGE_BYTES, settleDatabase } from "../../support/damage-database.ts";
import { inDatabase } from "../../support/in-database.ts";
import { createTestInstance } from "../../support/test-instance.ts";
import { PASSWORD, startTestServer } from "../../support/test-server.ts";

function damage(dataDir: string, name: string): void {
  overwritePage(dataDir, settleDatabase(dataDir).rootOf(name), randomBytes(PAGE_BYTES));
}

async function serverWithFeed() {
  const server = await startTestServer({ accounts: [{ username: "harbour.bakery", posts: 2 }] });
  const owner = await server.owner();
  await owner.connect(server.sandbox, "harbour.bakery");
  await server.feedWith("harbour-bakery", ({ posts }) => posts.length === 2);
  const before = await (await server.feed("harbour-bakery")).text();
  await server.running.stop();
  return { server, before };
}

test.each(["tokens", "accounts", "posts", "sync_states", "feeds", "sessions", "leases"])(
  "with the table %s damaged, it starts and visitors are served as before",
  async (table) => {
    const { server, before } = await serverWithFeed();
    damage(server.dataDir, table);
    const damaged = await server.restart();
    const answer = await damaged.feed("harbour-bakery");
    expect([answer.status, await answer.text()]).toEqual([200, before]);
    expect((await fetch(`${damaged.url}/feeds/nobody.json`)).status).not.toBe(500);
    expect((await fetch(`${damaged.url}/embed/harbour-bakery`)).status).toBe(200);
    expect((await fetch(`${damaged.url}/healthz`)).status).toBe(200);
    const dashboard = damaged.browser();
    const signedIn = await dashboard.signIn(PASSWORD);
    const page = signedIn.status === 303 ? await dashboard.get("/admin") : signedIn;
    expect([200, 503]).toContain(page.status);
  },
);

test("a damaged document is a 503 and no other feed's matter", async () => {
  const { server } = await serverWithFeed();
  damage(server.dataDir, "documents");
  const damaged = await server.restart();
  expect((await damaged.feed("harbour-bakery")).status).toBe(503);
  expect((await fetch(`${damaged.url}/embed/harbour-bakery`)).status).toBe(200);
});

test("the clockwork does what it can, says once what is wrong, and sweeps nothing away", async () => {
  const { instance, connect, clock, dataDir, logLines, another } = createTestInstance();
  await connect("harbour.bakery");
  await createJobs(instance).runDue({ starting: true });
  const names = await instance.mediaStore.names();
  expect(names.length).toBeGreaterThan(0);
  instance.close();
  damage(dataDir, "tokens");
  damage(dataDir, "posts");
  const reopened = another();
  const jobs = createJobs(reopened);
  logLines.length = 0;
  for (let minute = 0; minute < 3; minute += 1) await jobs.runDue();
  const said = logLines.filter((line) => line.includes(DAMAGED_SENTENCE));
  expect(said.length).toBeGreaterThan(0);
  expect(new Set(said).size).toBe(said.length);
  clock.advance(2 * DAY_MS);
  await jobs.runDue();
  expect(await reopened.mediaStore.names()).toEqual(names);
  expect(reopened.incidents.open()).toMatchObject([
    { kind: "database-damaged", sentence: DAMAGED_SENTENCE },
  ]);
});

test("that the database is damaged is said until a start finds it whole", async () => {
  const { server } = await serverWithFeed();
  const path = join(server.dataDir, "windowbox.db");
  settleDatabase(server.dataDir);
  const whole = readFileSync(path);
  damage(server.dataDir, "tokens");
  const damaged = await server.restart();
  const needsOwner = async (url: string) =>
    (await (await fetch(`${url}/readyz`)).json()).needsOwner as boolean;
  await vi.waitUntil(() => damaged.logLines.some((line) => line.includes(DAMAGED_SENTENCE)));
  expect(await needsOwner(damaged.url)).toBe(true);
  await damaged.running.stop();
  const stillSaid = inDatabase(damaged, (db) => db.incidents.all());
  writeFileSync(path, whole);
  inDatabase(damaged, (db) => {
    for (const incident of stillSaid) db.incidents.put(incident);
  });
  const mended = await damaged.restart();
  expect(stillSaid).toMatchObject([{ kind: "database-damaged" }]);
  expect(await needsOwner(mended.url)).toBe(false);
});
