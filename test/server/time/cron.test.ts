import { describe, expect, it } from "vitest";
import { DAY_MS, HOUR_MS } from "../../../server/time/clock.ts";
import { createCron } from "../../../server/time/cron.ts";
import { START } from "../../support/fake-clock.ts";

const KEYS = Array.from({ length: 200 }, (_, index) => `account-${index}`);

describe("a schedule", () => {
  it("runs once in every period, at an offset that stays the same", () => {
    const cron = createCron("0 * * * *", START, "UTC");
    const first = cron.next(START, "one");
    expect(first).toBeGreaterThan(START);
    expect(first).toBeLessThanOrEqual(START + HOUR_MS);
    expect(cron.next(first, "one")).toBe(first + HOUR_MS);
  });

  it("spreads accounts over the whole period", () => {
    const cron = createCron("0 * * * *", START, "UTC");
    const minutes = KEYS.map((key) => Math.floor((cron.next(START, key) - START) / 60_000));
    expect(new Set(minutes).size).toBeGreaterThan(40);
    expect(Math.max(...minutes) - Math.min(...minutes)).toBeGreaterThan(50);
  });

  it("spreads a daily run over the day, and no further", () => {
    const cron = createCron("17 3 * * *", START, "UTC");
    for (const key of KEYS) {
      expect(cron.next(START, key) - START).toBeLessThanOrEqual(DAY_MS);
    }
  });

  it("never lets a spread run overtake the next one, however uneven the schedule is", () => {
    const cron = createCron("0 9-17 * * *", START, "UTC");
    const nine = Date.UTC(2026, 4, 5, 9);
    for (const key of KEYS) {
      const first = cron.next(nine - 1, key);
      expect(first - nine).toBeLessThan(HOUR_MS);
      expect(cron.next(first, key)).toBe(first + HOUR_MS);
    }
  });

  it("knows the longest pause of an uneven schedule", () => {
    expect(createCron("0 9-17 * * *", START, "UTC").longestPeriodMs).toBe(16 * HOUR_MS);
    expect(createCron("0 * * * *", START, "UTC").longestPeriodMs).toBe(HOUR_MS);
  });
});
