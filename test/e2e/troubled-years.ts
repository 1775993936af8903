import { expect } from "vitest";
import type { ScenarioName } from "../../demo/sandbox/scenarios/scenarios.ts";
import type { Random } from "../support/random.ts";
import { present } from "../support/test-instance.ts";
import {
  DAY_MS,
  type Figures,
  HOUR_MS,
  MINUTE_MS,
  type SimulatedLife,
  startSimulatedLife,
} from "./simulated-life.ts";

export const YEAR_MS = 365.25 * DAY_MS;
/** Requests that the design allows per account and day. */
export const MOST_REQUESTS = 200;

export const OUTAGES: readonly ScenarioName[] = [
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
export const LIMITS: readonly ScenarioName[] = [
  "limit-app-4-usage",
  "limit-user-17",
  "limit-shape-613-1996",
  "limit-account-80002",
  "limit-account-80002-bare",
  "limit-status-429",
];

/** An account's life through outages, wrong clocks, limits and broken answers, a year at a time. */
export interface TroubledLife {
  /** Throws where the token was lost, or asked for too often. */
  liveYear(): Promise<void>;
  summary(): string;
}

export async function startTroubledLife(random: Random): Promise<TroubledLife> {
  const life = await startSimulatedLife(random, { SYNC_SCHEDULE: "0 6 */3 * *" });
  life.breakAnswers(0.05);
  const troubles = { outages: 0, limits: 0, clockSteps: 0, outageDays: 0 };
  let years = 0;
  const look = () => expectTokenAlive(life);

  async function liveMonth(): Promise<void> {
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

  return {
    async liveYear() {
      years += 1;
      const refreshesBefore = life.figures.refreshes;
      const endsAt = life.now() + YEAR_MS;
      while (life.now() < endsAt) await liveMonth();
      expect(life.figures.refreshes - refreshesBefore).toBeGreaterThan(25);
      expect(life.figures.lowestLifeMs).toBeGreaterThan(25 * DAY_MS);
      expect(life.figures.mostRequestsOnADay).toBeLessThan(MOST_REQUESTS);
    },
    summary: () =>
      `${years} years (seed ${random.seed}): ${troubles.outages} outages of ${Math.round(troubles.outageDays)} days together, ${troubles.limits} times at a limit, ${troubles.clockSteps} wrong clocks; ${tellFigures(life.figures)}`,
  };
}

export async function liveThrough(
  trouble: ScenarioName,
  hours: number,
  life: SimulatedLife,
  look: () => void,
): Promise<void> {
  life.sandbox.control.down(trouble);
  await life.liveUntil(life.now() + hours * HOUR_MS, look);
  life.sandbox.control.up();
}

export function expectTokenAlive({
  instance,
  accountId,
  sandbox,
  storedToken,
}: SimulatedLife): void {
  const { deadAt, lastError } = present(instance.db.tokens.get(accountId));
  expect(deadAt, lastError).toBeUndefined();
  expect(sandbox.control.tokenAlive(storedToken())).toBe(true);
}

export function tellFigures(figures: Figures): string {
  return `${figures.refreshes} refreshes, ${figures.failedRefreshes} that failed, ${figures.syncs} syncs, ${figures.requests} requests of which ${figures.brokenAnswers} got broken answers; lowest life left ${Math.floor(figures.lowestLifeMs / DAY_MS)} days, most requests on a day ${figures.mostRequestsOnADay}`;
}
