import { describe, expect, test } from "vitest";
import { DAY_MS, HOUR_MS } from "../../../server/clock.ts";
import type { SyncState } from "../../../server/db/sync-states.ts";
import type { TokenRecord } from "../../../server/db/tokens.ts";
import { START } from "../../support/fake-clock.ts";
import { createTestInstance } from "../../support/test-instance.ts";

interface Case {
  readonly name: string;
  /** Days after it was connected, and synced last. */
  readonly day: number;
  readonly token?: Partial<TokenRecord>;
  readonly sync?: Partial<SyncState>;
  readonly troubles: readonly string[];
}

const FAILING = { failures: 3, lastError: "Instagram was down." };

const CASES: readonly Case[] = [
  { name: "is well", day: 0, troubles: [] },
  {
    name: "was refused by Instagram",
    day: 0,
    token: { deadAt: START, lastError: "The password was changed." },
    troubles: ["now: @harbour.bakery has to be connected again: The password was changed."],
  },
  {
    name: "was refused and is not read either: that is one trouble",
    day: 9,
    token: { deadAt: START, lastError: "The password was changed." },
    sync: FAILING,
    troubles: ["now: @harbour.bakery has to be connected again: The password was changed."],
  },
  {
    name: "has failed to be renewed for less than three days",
    day: 9.9,
    token: { ...FAILING, nextRefreshAt: START + 10 * DAY_MS },
    sync: { lastSuccessAt: START + 9 * DAY_MS },
    troubles: [],
  },
  {
    name: "has failed to be renewed for three days",
    day: 10,
    token: { ...FAILING, nextRefreshAt: START + 10 * DAY_MS + HOUR_MS },
    sync: { lastSuccessAt: START + 9 * DAY_MS },
    troubles: [
      "overdue: The access of @harbour.bakery could not be renewed for three days: The last refresh failed: Instagram was down. The next try is in 60 minutes. 50 days are left.",
    ],
  },
  {
    name: "could not be renewed because the server was off",
    day: 20,
    token: { failures: 1, lastError: "Instagram was down." },
    sync: { lastSuccessAt: START + 19 * DAY_MS },
    troubles: [],
  },
  {
    name: "could not be read for three days",
    day: 3,
    sync: FAILING,
    troubles: [
      "overdue: @harbour.bakery could not be read for three days: Instagram was down. 57 days are left.",
    ],
  },
  { name: "could not be read for a shorter time", day: 2.9, sync: FAILING, troubles: [] },
  {
    name: "could never be read",
    day: 3,
    sync: { ...FAILING, lastSuccessAt: undefined },
    token: { expiresAt: undefined },
    troubles: ["overdue: @harbour.bakery could not be read for three days: Instagram was down."],
  },
  { name: "was not read because the server was off", day: 5, troubles: [] },
  {
    name: "comes to the end of Meta's 90 days",
    day: 0,
    token: { dataAccessExpiresAt: START + 13 * DAY_MS },
    troubles: [
      "now: @harbour.bakery: Meta wants you to sign in again: Meta wants you to sign in again by 17 May 2026, in 13 days (its 90-day rule).",
    ],
  },
];

async function withAccount() {
  const made = createTestInstance();
  const { accountId } = await made.connect("harbour.bakery");
  const { db } = made.instance;
  db.syncStates.put({ ...db.syncStates.get(accountId), lastSuccessAt: START });
  const troubles = () =>
    made.instance
      .readTroubles()
      .map(({ urgency, title, sentence }) => `${urgency}: ${title}: ${sentence}`);
  return { ...made, accountId, troubles };
}

describe("an account that", () => {
  test.each(CASES)("$name", async ({ day, token, sync, troubles: expected }) => {
    const { instance, accountId, clock, token: stored, troubles } = await withAccount();
    const { db } = instance;
    db.tokens.put({ ...stored(accountId), ...token });
    db.syncStates.put({ ...db.syncStates.get(accountId), ...sync });
    clock.set(START + day * DAY_MS);
    expect(troubles()).toEqual(expected);
  });

  test("had its access taken away is told of once", async () => {
    const { instance, accountId, token, troubles } = await withAccount();
    instance.db.tokens.put({ ...token(accountId), deadAt: START, lastError: "Refused." });
    instance.incidents.raise({ kind: "deauthorized", subject: accountId, sentence: "Removed." });
    expect(troubles()).toEqual(["now: @harbour.bakery was disconnected at Instagram: Removed."]);
  });
});

test("what needs the owner now stands before what is overdue", async () => {
  const { instance, accountId, clock, troubles } = await withAccount();
  instance.db.syncStates.put({ ...instance.db.syncStates.get(accountId), ...FAILING });
  instance.incidents.raise({ kind: "publish-failed", subject: "", sentence: "Refused." });
  instance.incidents.raise({ kind: "backup-failed", subject: "", sentence: "No room." });
  clock.set(START + 4 * DAY_MS);
  expect(troubles().map((trouble) => trouble.split(":")[0])).toEqual(["now", "overdue", "overdue"]);
});
