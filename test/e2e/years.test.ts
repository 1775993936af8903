import { afterEach, expect, it, vi } from "vitest";
import { createRandom } from "../support/random.ts";
import { DAY_MS, HOUR_MS, startSimulatedLife } from "./simulated-life.ts";
import {
  expectTokenAlive,
  LIMITS,
  liveThrough,
  MOST_REQUESTS,
  OUTAGES,
  startTroubledLife,
  tellFigures,
  YEAR_MS,
} from "./troubled-years.ts";

vi.setConfig({ testTimeout: 600_000 });

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

it("loses no token in two years of outages, wrong clocks, limits and broken answers", async () => {
  random = createRandom();
  const life = await startTroubledLife(random);
  for (let year = 0; year < 2; year += 1) await life.liveYear();
  console.log(life.summary());
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
  console.log(`12 days, hourly (seed ${random.seed}): ${tellFigures(life.figures)}`);
  expect(life.figures.syncs).toBeGreaterThan(50);
  expect(life.figures.mostRequestsOnADay).toBeLessThan(MOST_REQUESTS);
});
