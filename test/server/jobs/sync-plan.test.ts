import { describe, expect, it } from "vitest";
import { isSyncDue, isSyncedOnStart, planSync } from "../../../server/jobs/sync-plan.ts";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "../../../server/time/clock.ts";
import { createCron } from "../../../server/time/cron.ts";
import { START } from "../../support/fake-clock.ts";
import { syncState } from "../feed/records.ts";

const hourly = createCron("0 * * * *", START, "UTC");
const daily = createCron("17 3 * * *", START, "UTC");

describe("the next sync", () => {
  it("is the next run of the schedule", () => {
    const at = planSync(syncState(), hourly, START);
    expect(at).toBeGreaterThan(START);
    expect(at).toBeLessThanOrEqual(START + HOUR_MS);
  });

  it("comes after five minutes, then ever more slowly, while Instagram is down", () => {
    const down = (failures: number) =>
      planSync(syncState({ failures, lastErrorKind: "transient" }), hourly, START) - START;
    const regular = planSync(syncState(), hourly, START) - START;
    expect(down(1)).toBe(Math.min(regular, 5 * MINUTE_MS));
    expect(down(2)).toBe(Math.min(regular, 10 * MINUTE_MS));
    expect(down(30)).toBe(regular);
  });

  it("comes no sooner for being asked again, when Instagram understood and refused", () => {
    const refused = syncState({ failures: 1, lastErrorKind: "rejected" });
    expect(planSync(refused, daily, START)).toBe(planSync(syncState(), daily, START));
    const down = syncState({ failures: 1, lastErrorKind: "transient" });
    expect(planSync(down, daily, START)).toBe(START + 5 * MINUTE_MS);
  });

  it("waits for the end of a limit", () => {
    const blockedUntil = START + 5 * HOUR_MS;
    expect(planSync(syncState({ blockedUntil, failures: 3 }), hourly, START)).toBe(blockedUntil);
  });

  it("believes no limit that lasts longer than a day", () => {
    const blockedUntil = START + 400 * DAY_MS;
    expect(planSync(syncState({ blockedUntil }), hourly, START)).toBe(START + DAY_MS);
  });

  it("grows rarer from three quarters of a limit", () => {
    const wait = (usagePercent: number) =>
      planSync(syncState({ usagePercent }), hourly, START) - START;
    expect(wait(75)).toBe(wait(74) + HOUR_MS);
    expect(wait(85)).toBe(wait(74) + 3 * HOUR_MS);
    expect(wait(95)).toBe(wait(74) + 7 * HOUR_MS);
  });
});

describe("a sync is due", () => {
  it("at its time", () => {
    expect(isSyncDue(syncState({ nextSyncAt: START }), hourly, START)).toBe(true);
    expect(isSyncDue(syncState({ nextSyncAt: START + 1 }), hourly, START)).toBe(false);
  });

  it("when its plan was made by a clock that ran far ahead", () => {
    expect(isSyncDue(syncState({ nextSyncAt: START + 400 * DAY_MS }), hourly, START)).toBe(true);
  });
});

describe("a sync during which the process ended", () => {
  const dead = (interruptions: number) => syncState({ interruptions, nextSyncAt: START - 1 });
  const begins = (interruptions: number, afterMs: number) => [
    isSyncDue(dead(interruptions), hourly, START + afterMs),
    isSyncedOnStart(dead(interruptions), START + afterMs),
  ];

  it("goes on with the next start, for the first time", () => {
    expect(begins(1, 0)).toEqual([true, true]);
  });

  it.each([
    [2, 5 * MINUTE_MS],
    [3, 10 * MINUTE_MS],
    [4, 20 * MINUTE_MS],
    [40, DAY_MS],
  ])("waits after %d times, ever longer", (interruptions, pauseMs) => {
    expect(begins(interruptions, pauseMs - 1)).toEqual([false, false]);
    expect(begins(interruptions, pauseMs)).toEqual([true, true]);
  });

  it("does not wait for a clock that was ahead", () => {
    expect(isSyncDue(syncState({ interruptions: 9, nextSyncAt: 0 }), hourly, START - HOUR_MS)).toBe(
      true,
    );
  });
});
