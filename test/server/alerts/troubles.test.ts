import { describe, expect, test } from "vitest";
import type { IncidentKind } from "../../../server/alerts/kinds.ts";
import { troublesOf } from "../../../server/alerts/troubles.ts";
import type { IncidentRecord } from "../../../server/db/incidents.ts";
import type { SyncState } from "../../../server/db/sync-states.ts";
import type { TokenRecord } from "../../../server/db/tokens.ts";
import { DAY_MS, HOUR_MS } from "../../../server/time/clock.ts";
import { START } from "../../support/fake-clock.ts";
import { accountRecord, syncState, tokenRecord } from "../feed/records.ts";

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
      "overdue: The access of @harbour.bakery could not be renewed for three days: The access could not be renewed: Instagram was down. The next try is in 60 minutes. 50 days are left.",
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

function told(world: {
  readonly day?: number;
  readonly token?: Partial<TokenRecord> | undefined;
  readonly sync?: Partial<SyncState> | undefined;
  readonly incidents?: readonly IncidentRecord[];
}) {
  const account = accountRecord();
  const token = tokenRecord(world.token);
  const sync = syncState(world.sync);
  const { incidents = [], day = 0 } = world;
  return troublesOf(
    {
      accounts: [{ account, token, sync }],
      forgotten: [{ id: "f1", feedIds: ["kiln", "shop"] }],
      incidents,
    },
    START + day * DAY_MS,
  ).map(({ urgency, title, sentence }) => `${urgency}: ${title}: ${sentence}`);
}

function incident(kind: IncidentKind, subject: string, sentence: string): IncidentRecord {
  return { kind, subject, sentence, startedAt: START };
}

describe("an account that", () => {
  test.each(CASES)("$name", ({ troubles, ...world }) => {
    expect(told(world)).toEqual(troubles);
  });

  test("had its access taken away is told of once", () => {
    expect(
      told({
        token: { deadAt: START, lastError: "Refused." },
        incidents: [incident("deauthorized", "a1", "Removed.")],
      }),
    ).toEqual(["now: @harbour.bakery was disconnected at Instagram: Removed."]);
  });

  test("is forgotten is known by its feeds", () => {
    expect(told({ incidents: [incident("data-deleted", "f1", "Deleted.")] })).toEqual([
      "now: The account of “kiln”, “shop” had its data deleted through Meta: Deleted.",
    ]);
  });
});

test("what needs the owner now stands before what is overdue", () => {
  const incidents = [
    incident("publish-failed", "", "Refused."),
    incident("backup-failed", "", "No room."),
  ];
  const order = told({ day: 4, sync: FAILING, incidents }).map((text) => text.split(":")[0]);
  expect(order).toEqual(["now", "overdue", "overdue"]);
});
