import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { DAY_MS } from "../../../server/clock.ts";
import { DAMAGED_SENTENCE } from "../../../server/errors.ts";
import { createJobs } from "../../../server/jobs/jobs.ts";
import { overwritePage, PAGE_BYTES, settleDatabase } from "../../support/damage-database.ts";
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
