import type { InstagramErrorKind, LearnedLimits } from "../instagram/types.ts";
import type { Sqlite } from "./database.ts";

/** How an account's syncs went, and what they taught. */
export interface SyncState {
  readonly accountId: string;
  readonly lastAttemptAt: number | undefined;
  readonly lastSuccessAt: number | undefined;
  /** When the last full sync ended; `undefined` until the first has. */
  readonly lastFullSyncAt: number | undefined;
  readonly nextSyncAt: number;
  /** Syncs that failed since the last good one. */
  readonly failures: number;
  /** A sentence for the owner. */
  readonly lastError: string | undefined;
  readonly lastErrorKind: InstagramErrorKind | "storage" | undefined;
  /** What the APIs' answers taught; `undefined` while nothing is known. */
  readonly learned: LearnedLimits | undefined;
  /** Highest percentage of a limit that the last answers named. */
  readonly usagePercent: number | undefined;
  /** Nothing is sent for this account before this instant. */
  readonly blockedUntil: number | undefined;
  /** UTC day of `requestsCount`, `2026-05-04`. */
  readonly requestsDay: string | undefined;
  readonly requestsCount: number;
}

export interface SyncStates {
  /** The state of an account that was never synced is due at once. */
  get(accountId: string): SyncState;
  put(state: SyncState): void;
}

interface Row {
  account_id: string;
  last_attempt_at: number | null;
  last_success_at: number | null;
  last_full_sync_at: number | null;
  next_sync_at: number;
  failures: number;
  last_error: string | null;
  last_error_kind: InstagramErrorKind | "storage" | null;
  learned: string | null;
  usage_percent: number | null;
  blocked_until: number | null;
  requests_day: string | null;
  requests_count: number;
}

export function createSyncStates(sqlite: Sqlite): SyncStates {
  const select = sqlite.prepare<[string], Row>("SELECT * FROM sync_states WHERE account_id = ?");
  const upsert = sqlite.prepare(
    `INSERT OR REPLACE INTO sync_states (account_id, last_attempt_at, last_success_at, last_full_sync_at,
       next_sync_at, failures, last_error, last_error_kind, learned, usage_percent,
       blocked_until, requests_day, requests_count)
     VALUES (@accountId, @lastAttemptAt, @lastSuccessAt, @lastFullSyncAt, @nextSyncAt, @failures, @lastError,
       @lastErrorKind, @learned, @usagePercent, @blockedUntil, @requestsDay, @requestsCount)`,
  );
  return {
    get(accountId) {
      const row = select.get(accountId);
      return row ? fromRow(row) : neverSynced(accountId);
    },
    put: (state) => void upsert.run(toRow(state)),
  };
}

function neverSynced(accountId: string): SyncState {
  return {
    accountId,
    lastAttemptAt: undefined,
    lastSuccessAt: undefined,
    lastFullSyncAt: undefined,
    nextSyncAt: 0,
    failures: 0,
    lastError: undefined,
    lastErrorKind: undefined,
    learned: undefined,
    usagePercent: undefined,
    blockedUntil: undefined,
    requestsDay: undefined,
    requestsCount: 0,
  };
}

function fromRow(row: Row): SyncState {
  return {
    accountId: row.account_id,
    lastAttemptAt: row.last_attempt_at ?? undefined,
    lastSuccessAt: row.last_success_at ?? undefined,
    lastFullSyncAt: row.last_full_sync_at ?? undefined,
    nextSyncAt: row.next_sync_at,
    failures: row.failures,
    lastError: row.last_error ?? undefined,
    lastErrorKind: row.last_error_kind ?? undefined,
    learned: row.learned === null ? undefined : JSON.parse(row.learned),
    usagePercent: row.usage_percent ?? undefined,
    blockedUntil: row.blocked_until ?? undefined,
    requestsDay: row.requests_day ?? undefined,
    requestsCount: row.requests_count,
  };
}

function toRow(state: SyncState) {
  return {
    accountId: state.accountId,
    lastAttemptAt: state.lastAttemptAt ?? null,
    lastSuccessAt: state.lastSuccessAt ?? null,
    lastFullSyncAt: state.lastFullSyncAt ?? null,
    nextSyncAt: state.nextSyncAt,
    failures: state.failures,
    lastError: state.lastError ?? null,
    lastErrorKind: state.lastErrorKind ?? null,
    learned: state.learned ? JSON.stringify(state.learned) : null,
    usagePercent: state.usagePercent === undefined ? null : Math.round(state.usagePercent),
    blockedUntil: state.blockedUntil ?? null,
    requestsDay: state.requestsDay ?? null,
    requestsCount: state.requestsCount,
  };
}
