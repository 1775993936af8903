import { z } from "zod";
import type { InstagramErrorKind, LearnedLimits } from "../instagram/types.ts";
import { integer, json, optional, text, textOf } from "./codecs.ts";
import type { Sqlite } from "./sqlite.ts";
import { prepareTable, type RowOf, table } from "./table.ts";

const SYNC_STATES = table("sync_states", ["accountId"], {
  accountId: text,
  lastAttemptAt: optional(integer),
  lastSuccessAt: optional(integer),
  /** When the last full sync ended; `undefined` until the first has. */
  lastFullSyncAt: optional(integer),
  /** The first of the latest full syncs, without a break, at which Instagram's count agreed with its listing. */
  countAgreesSince: optional(integer),
  nextSyncAt: integer,
  /** Syncs that failed since the last good one. */
  failures: integer,
  /** Syncs in a row that were begun, brought nothing, and came to no end: the process ended in the middle. */
  interruptions: integer,
  /** A sentence for the owner. */
  lastError: optional(text),
  lastErrorKind: optional(textOf<InstagramErrorKind | "storage">()),
  /** What the APIs' answers taught; `undefined` while nothing is known. */
  learned: optional(
    json<LearnedLimits>(z.object({ pageSize: z.number(), droppedFields: z.array(z.string()) })),
  ),
  /** Highest percentage of a limit that the last answers named. */
  usagePercent: optional(integer),
  /** Nothing is sent for this account before this instant. */
  blockedUntil: optional(integer),
  /** UTC day of `requestsCount`, `2026-05-04`. */
  requestsDay: optional(text),
  requestsCount: integer,
});

/** So often a sync that was interrupted begins again at once. */
export const MOST_PROMPT_INTERRUPTIONS = 2;

/** How an account's syncs went, and what they taught. */
export type SyncState = RowOf<typeof SYNC_STATES>;

interface SyncStates {
  /** The state of an account that was never synced is due at once. */
  get(accountId: string): SyncState;
  put(state: SyncState): void;
}

export function createSyncStates(sqlite: Sqlite): SyncStates {
  const states = prepareTable(sqlite, SYNC_STATES);
  const select = states.one<[string]>("SELECT * FROM sync_states WHERE account_id = ?");
  const upsert = states.upsert();
  return {
    get: (accountId) => select(accountId) ?? neverSynced(accountId),
    put(state) {
      const { usagePercent } = state;
      upsert({ ...state, usagePercent: usagePercent && Math.round(usagePercent) });
    },
  };
}

function neverSynced(accountId: string): SyncState {
  return {
    accountId,
    lastAttemptAt: undefined,
    lastSuccessAt: undefined,
    lastFullSyncAt: undefined,
    countAgreesSince: undefined,
    nextSyncAt: 0,
    failures: 0,
    interruptions: 0,
    lastError: undefined,
    lastErrorKind: undefined,
    learned: undefined,
    usagePercent: undefined,
    blockedUntil: undefined,
    requestsDay: undefined,
    requestsCount: 0,
  };
}
