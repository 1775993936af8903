import { describe, expect, test } from "vitest";
import { DAY_MS } from "../../../server/time/clock.ts";
import { tokenStatus } from "../../../server/tokens/token-status.ts";
import { START } from "../../support/fake-clock.ts";
import { tokenRecord } from "../feed/records.ts";

describe("a token", () => {
  test("ends soon from a week before its end on", () => {
    const soon = (expiresAt: number | undefined) =>
      tokenStatus(tokenRecord({ expiresAt }), START).endsSoon;
    expect(soon(START + 7 * DAY_MS)).toBe(false);
    expect(soon(START + 7 * DAY_MS - 1)).toBe(true);
    expect(soon(START - DAY_MS)).toBe(true);
    expect(soon(undefined)).toBe(false);
  });

  test("is near Meta's 90 days from two weeks before on", () => {
    const isNear = (dataAccessExpiresAt: number | undefined) =>
      tokenStatus(tokenRecord({ dataAccessExpiresAt }), START).dataAccess?.isNear;
    expect(isNear(START + 14 * DAY_MS)).toBe(false);
    expect(isNear(START + 14 * DAY_MS - 1)).toBe(true);
    expect(isNear(undefined)).toBeUndefined();
  });

  test("is refused by nothing but Instagram's word, and then neither refreshed nor due", () => {
    const longPast = tokenStatus(tokenRecord({ expiresAt: 0, nextRefreshAt: 0 }), START);
    expect(longPast).toMatchObject({ reconnect: undefined, canRefresh: true, isRefreshDue: true });
    const refused = tokenStatus(tokenRecord({ deadAt: START, nextRefreshAt: 0 }), START);
    expect(refused).toMatchObject({ canRefresh: false, isRefreshDue: false });
    expect(refused.reconnect).toMatch(/connect the account again/);
    expect(tokenStatus(undefined, START)).toMatchObject({ canRefresh: false, isRefreshDue: false });
  });
});
