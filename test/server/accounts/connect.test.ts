import { describe, expect, test } from "vitest";
import { freeFeedId, isFeedId } from "../../../server/feed/feed-id.ts";
import { HOUR_MS } from "../../../server/time/clock.ts";
import { START } from "../../support/fake-clock.ts";
import { createTestInstance } from "../../support/test-instance.ts";

describe("connecting an account again", () => {
  test("forgets what was about the old token: limits, failures, fields that were refused", async () => {
    const { instance, connect } = createTestInstance();
    const { accountId } = await connect("harbour.bakery");
    const { syncStates } = instance.db;
    syncStates.put({
      ...syncStates.get(accountId),
      lastSuccessAt: START,
      nextSyncAt: START + 9 * HOUR_MS,
      failures: 3,
      lastError: "Instagram asks for a pause.",
      lastErrorKind: "rate-limited",
      blockedUntil: START + 3 * HOUR_MS,
      learned: { pageSize: 6, droppedFields: ["caption"] },
    });
    expect(await connect("harbour.bakery")).toMatchObject({ accountId });
    expect(syncStates.get(accountId)).toMatchObject({
      lastSuccessAt: START,
      nextSyncAt: 0,
      failures: 0,
      lastError: undefined,
      lastErrorKind: undefined,
      blockedUntil: undefined,
      learned: undefined,
    });
  });
});

describe("a feed's id", () => {
  const isFree = () => false;

  test("is made of the username, and is one", () => {
    expect(freeFeedId("harbour.bakery", isFree)).toBe("harbour-bakery");
    expect(freeFeedId("_Harbour__Bakery_", isFree)).toBe("harbour-bakery");
    expect(freeFeedId("...", isFree)).toBe("feed");
  });

  test("counts on where it is taken", () => {
    const taken = ["kiln", "kiln-2"];
    expect(freeFeedId("kiln", (id) => taken.includes(id))).toBe("kiln-3");
  });

  test("stays one however long the username is, counted on or not", () => {
    const username = "a".repeat(200);
    const first = freeFeedId(username, isFree);
    expect(isFeedId(first)).toBe(true);
    expect(isFeedId(freeFeedId(username, (id) => id === first))).toBe(true);
  });
});
