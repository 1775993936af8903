import { afterEach, expect, it, vi } from "vitest";
import { createJobs } from "../../server/jobs/jobs.ts";
import { createRandom } from "../support/random.ts";
import { createTestInstance } from "../support/test-instance.ts";
import { KINDS, startKilledServer } from "./killed-server.ts";

/** `npm run campaign` has a thousand. */
const KILLS = 27;

vi.setConfig({ testTimeout: 400_000 });

let seed = 0;
afterEach(({ task }) => {
  if (task.result?.state === "fail") console.log(`To repeat it: TEST_SEED=${seed}`);
});

it(`starts again whole after each of ${KILLS} kill -9 at random instants of connecting, syncing and refreshing`, async () => {
  const random = createRandom();
  seed = random.seed;
  const { killDuring, expectCaughtUp, tried, summary } = await startKilledServer(random);
  for (let kill = 0; kill < KILLS; kill += 1) {
    await killDuring(KINDS[kill % KINDS.length] ?? "connect");
  }
  await expectCaughtUp();
  expect(tried().accounts).toBeGreaterThan(1);
  expect(tried().refreshes).toBeGreaterThan(0);
  console.log(`${KILLS} kills (seed ${seed}): ${summary()}, nothing lost`);
});

it("goes on soon after the next start with a sync that was killed, though its lease still runs", async () => {
  const { instance, another, connect, clock, document } = createTestInstance();
  const { accountId } = await connect("harbour.bakery");
  const leased = clock.now() + 2 * 60_000;
  instance.db.leases.take(`sync:${accountId}`, "killed", clock.now(), leased);

  const jobs = createJobs(another());
  await jobs.runDue({ starting: true });
  expect(document("harbour-bakery").posts).toEqual([]);
  clock.advance(4 * 60_000);
  await jobs.runDue();
  expect(document("harbour-bakery").posts).toHaveLength(3);
});
