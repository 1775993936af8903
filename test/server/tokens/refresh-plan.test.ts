import { describe, expect, it } from "vitest";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "../../../server/time/clock.ts";
import { createCron } from "../../../server/time/cron.ts";
import { isRefreshDue, planRefresh, planRetry } from "../../../server/tokens/refresh-plan.ts";
import { START } from "../../support/fake-clock.ts";

const daily = createCron("17 3 * * *", START, "UTC");

function token(over: Partial<Parameters<typeof planRefresh>[0]> = {}) {
  return {
    obtainedAt: START,
    refreshedAt: undefined,
    expiresAt: START + 60 * DAY_MS,
    expiryAssumed: false,
    userTokenExpiresAt: undefined,
    ...over,
  };
}

describe("the plan for a token", () => {
  it("refreshes it a week after its birth, within the day that follows", () => {
    for (const id of ["a", "b", "c", "d", "e"]) {
      const at = planRefresh(token(), daily, id) ?? 0;
      expect(at).toBeGreaterThanOrEqual(START + 7 * DAY_MS);
      expect(at).toBeLessThanOrEqual(START + 8 * DAY_MS);
    }
  });

  it("spreads accounts that were connected together over the day", () => {
    const plans = Array.from({ length: 100 }, (_, id) => planRefresh(token(), daily, `${id}`) ?? 0);
    expect(Math.max(...plans) - Math.min(...plans)).toBeGreaterThan(20 * HOUR_MS);
  });

  it("asks for the true end of a pasted token once it is a day old", () => {
    const at = planRefresh(token({ expiryAssumed: true }), daily, "a") ?? 0;
    expect(at).toBeGreaterThanOrEqual(START + DAY_MS);
    expect(at).toBeLessThanOrEqual(START + 2 * DAY_MS);
  });

  it("does not wait for the schedule when the end is near", () => {
    const plan = planRefresh(token({ expiresAt: START + 3 * DAY_MS }), daily, "a");
    expect(plan).toBe(START + DAY_MS);
  });

  it("leaves ten days for the tries that may fail", () => {
    const plan = planRefresh(token({ expiresAt: START + 12 * DAY_MS }), daily, "a");
    expect(plan).toBe(START + 2 * DAY_MS);
  });

  it("never plans a refresh of a token younger than a day", () => {
    const plan = planRefresh(token({ expiresAt: START + 2 * HOUR_MS }), daily, "a");
    expect(plan).toBe(START + DAY_MS);
  });

  it("reaches no further than eight days, whatever the schedule", () => {
    const yearly = createCron("0 0 1 1 *", START, "UTC");
    expect(planRefresh(token(), yearly, "a")).toBeLessThanOrEqual(START + 8 * DAY_MS);
  });

  it("is empty for a Page token, unless its user token can be renewed", () => {
    expect(planRefresh(token({ expiresAt: undefined }), daily, "a")).toBeUndefined();
    const withUser = token({ expiresAt: undefined, userTokenExpiresAt: START + 60 * DAY_MS });
    expect(planRefresh(withUser, daily, "a")).toBeGreaterThan(START);
  });
});

describe("the next try after a failure", () => {
  it("comes sooner the nearer the end", () => {
    const waits = [50, 15, 5, 1].map(
      (days) => planRetry(token({ expiresAt: START + days * DAY_MS }), START, undefined) - START,
    );
    expect(waits).toEqual([DAY_MS, 6 * HOUR_MS, 2 * HOUR_MS, 30 * MINUTE_MS]);
  });

  it("goes on past the end, since only Instagram says that a token is dead", () => {
    expect(planRetry(token({ expiresAt: START - DAY_MS }), START, undefined)).toBe(
      START + 6 * HOUR_MS,
    );
  });

  it("waits for the time that a limit names, up to a day", () => {
    const near = token({ expiresAt: START + DAY_MS });
    expect(planRetry(near, START, START + 3 * HOUR_MS)).toBe(START + 3 * HOUR_MS);
    expect(planRetry(near, START, START + 90 * DAY_MS)).toBe(START + DAY_MS);
  });
});

describe("a refresh is due", () => {
  it("at its time, and never for a dead token", () => {
    expect(isRefreshDue({ nextRefreshAt: START, deadAt: undefined }, START)).toBe(true);
    expect(isRefreshDue({ nextRefreshAt: START + 1, deadAt: undefined }, START)).toBe(false);
    expect(isRefreshDue({ nextRefreshAt: START, deadAt: START }, START)).toBe(false);
  });

  it("when its plan was made by a clock that ran far ahead", () => {
    expect(isRefreshDue({ nextRefreshAt: START + 300 * DAY_MS, deadAt: undefined }, START)).toBe(
      true,
    );
  });
});
