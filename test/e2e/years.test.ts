import { afterEach, expect, it, vi } from "vitest";
import type { ScenarioName } from "../../demo/sandbox/scenarios/scenarios.ts";
import { createRandom } from "../support/random.ts";
import { present } from "../support/test-instance.ts";
import {
  DAY_MS,
  type Figures,
  HOUR_MS,
  MINUTE_MS,
  type SimulatedLife,
  startSimulatedLife,
} from "./simulated-life.ts";

vi.setConfig({ testTimeout: 600_000 });

const YEAR_MS = 365.25 * DAY_MS;
/** Requests that the design allows per account and day. */
const MOST_REQUESTS = 200;

const OUTAGES: readonly ScenarioName[] = [
  "connection-refused",
  "connection-reset",
  "connect-timeout",
  "dns-failure",
  "dns-again",
  "tls-failure",
  "html",
  "html-502",
  "empty-503",
  "json-null",
  "truncated",
];
const LIMITS: readonly ScenarioName[] = [
  "limit-app-4-usage",
  "limit-user-17",
  "limit-shape-613-1996",
  "limit-account-80002",
  "limit-account-80002-bare",
  "limit-status-429",
];

let random = createRandom();
afterEach(({ task }) => {
  if (task.result?.state === "fail") console.log(`To repeat it: TEST_SEED=${random.seed}`);
});

it("keeps a token alive for three quiet years, with a refresh about every week and none within a day", async () => {
  random = createRandom();
  // What is synced when is not what this is about.
  const life = await startSimulatedLife(random, { SYNC_SCHEDULE: "0 6 * * 1" });
  const endsAt = life.now() + 3 * YEAR_MS;
  const refreshedAt: number[] = [];
  await life.liveUntil(endsAt, () => {
    expectTokenAlive(life);
    const last = life.instance.db.tokens.get(life.accountId)?.refreshedAt;
    if (last !== undefined && last !== refreshedAt.at(-1)) refreshedAt.push(last);
  });
  const pauses = refreshedAt.slice(1).map((at, index) => at - (refreshedAt[index] ?? 0));
  expect(Math.min(...pauses)).toBeGreaterThanOrEqual(7 * DAY_MS);
  expect(Math.max(...pauses)).toBeLessThanOrEqual(9 * DAY_MS);
  expect(life.figures.failedRefreshes).toBe(0);
  expect(life.figures.lowestLifeMs).toBeGreaterThanOrEqual(51 * DAY_MS);
});

it("loses no token in ten years of outages, wrong clocks, limits and broken answers", async () => {
  random = createRandom();
  const life = await startSimulatedLife(random, { SYNC_SCHEDULE: "0 6 */3 * *" });
  life.breakAnswers(0.05);
  const endsAt = life.now() + 10 * YEAR_MS;
  const troubles = { outages: 0, limits: 0, clockSteps: 0, outageDays: 0 };
  const look = () => expectTokenAlive(life);
  while (life.now() < endsAt) {
    // Instagram may answer a refresh with the same string and a new end.
    life.sandbox.control.refreshReturns(random.next() < 0.5 ? "new" : "same");
    await life.liveUntil(life.now() + random.between(2, 30) * DAY_MS, look);
    if (random.next() < 0.4) {
      // Set wrong for a while, up to a year, by whoever it was; it may be so through an outage.
      troubles.clockSteps += 1;
      life.setSkew(
        random.between(-365 * 24, 365 * 24) * HOUR_MS + random.between(0, 59) * MINUTE_MS,
      );
      await life.liveUntil(life.now() + random.between(1, 5 * 24) * HOUR_MS, look);
    }
    if (random.next() < 0.5) {
      troubles.outages += 1;
      const hours = random.between(1, 20 * 24);
      troubles.outageDays += hours / 24;
      await liveThrough(random.pick(OUTAGES), hours, life, look);
    } else {
      troubles.limits += 1;
      await liveThrough(random.pick(LIMITS), random.between(1, 48), life, look);
    }
    life.setSkew(0);
  }

  const { figures } = life;
  console.log(
    `10 years (seed ${random.seed}): ${troubles.outages} outages of ${Math.round(troubles.outageDays)} days together, ${troubles.limits} times at a limit, ${troubles.clockSteps} wrong clocks; ${tell(figures)}`,
  );
  expect(figures.refreshes).toBeGreaterThan(250);
  expect(figures.lowestLifeMs).toBeGreaterThan(25 * DAY_MS);
  expect(figures.mostRequestsOnADay).toBeLessThan(MOST_REQUESTS);
});

it("stays under the requests of a day with default settings, whatever Instagram answers", async () => {
  random = createRandom();
  const life = await startSimulatedLife(random);
  life.breakAnswers(0.2);
  const username = "harbour.bakery";
  for (let day = 0; day < 12; day += 1) {
    life.sandbox.control.addPost(username, {});
    const trouble = [...LIMITS, ...OUTAGES][day];
    await life.liveUntil(life.now() + 12 * HOUR_MS);
    if (trouble) await liveThrough(trouble, 12, life, () => expectTokenAlive(life));
  }
  console.log(`12 days, hourly (seed ${random.seed}): ${tell(life.figures)}`);
  expect(life.figures.syncs).toBeGreaterThan(50);
  expect(life.figures.mostRequestsOnADay).toBeLessThan(MOST_REQUESTS);
});

async function liveThrough(
  trouble: ScenarioName,
  hours: number,
  life: SimulatedLife,
  look: () => void,
): Promise<void> {
  life.sandbox.control.down(trouble);
  await life.liveUntil(life.now() + hours * HOUR_MS, look);
  life.sandbox.control.up();
}

function expectTokenAlive({ instance, accountId, sandbox, storedToken }: SimulatedLife): void {
  const { deadAt, lastError } = present(instance.db.tokens.get(accountId));
  expect(deadAt, lastError).toBeUndefined();
  expect(sandbox.control.tokenAlive(storedToken())).toBe(true);
}

function tell(figures: Figures): string {
  return `${figures.refreshes} refreshes, ${figures.failedRefreshes} that failed, ${figures.syncs} syncs, ${figures.requests} requests of which ${figures.brokenAnswers} got broken answers; lowest life left ${Math.floor(figures.lowestLifeMs / DAY_MS)} days, most requests on a day ${figures.mostRequestsOnADay}`;
}
