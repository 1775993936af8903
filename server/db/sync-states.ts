import type { CallMemory, InstagramErrorKind } from "../instagram/types.ts";
import type { Sqlite } from "./database.ts";

/** How an account's syncs went, and what they taught. */
export interface SyncState {
  readonly accountId: string;
  readonly lastAttemptAt: number | undefined;
  readonly lastSuccessAt: number | undefined;
  /** When every post was last looked at; `undefined` until the first whole listing. */
  readonly lastDeepAt: number | undefined;
  readonly nextSyncAt: number;
  /** Syncs that failed since the last good one. */
  readonly failures: number;
  /** A sentence for the owner. */
  readonly lastError: string | undefined;
  readonly lastErrorKind: InstagramErrorKind | "storage" | undefined;
  readonly memory: CallMemory;
  /** Highest percentage of a limit that the last answers named. */
  readonly usagePercent: number | undefined;
  /** Nothing is sent for this account before this instant. */
  readonly blockedUntil: number | undefined;
  /** UTC day of `requestsCount`, `2026-05-04`. */
  readonly requestsDay: string | undefined;
  readonly requestsCount: number;
}

export const DEFAULT_PAGE_SIZE = 25;

export interface SyncStates {
  /** The state of an account that was never synced is due at once. */
  get(accountId: string): SyncState;
  put(state: SyncState): void;
}

interface Row {
  account_id: string;
  last_attempt_at: number | null;
  last_success_at: number | null;
  last_deep_at: number | null;
  next_sync_at: number;
  failures: number;
  last_error: string | null;
  last_error_kind: InstagramErrorKind | "storage" | null;
  page_size: number;
  dropped_fields: string;
  usage_percent: number | null;
  blocked_until: number | null;
  requests_day: string | null;
  requests_count: number;
}

export function createSyncStates(sqlite: Sqlite): SyncStates {
  const select = sqlite.prepare<[string], Row>("SELECT * FROM sync_states WHERE account_id = ?");
  const upsert = sqlite.prepare(
    `INSERT OR REPLACE INTO sync_states (account_id, last_attempt_at, last_success_at, last_deep_at,
       next_sync_at, failures, last_error, last_error_kind, page_size, dropped_fields, usage_percent,
       blocked_until, requests_day, requests_count)
     VALUES (@accountId, @lastAttemptAt, @lastSuccessAt, @lastDeepAt, @nextSyncAt, @failures, @lastError,
       @lastErrorKind, @pageSize, @droppedFields, @usagePercent, @blockedUntil, @requestsDay, @requestsCount)`,
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
    lastDeepAt: undefined,
    nextSyncAt: 0,
    failures: 0,
    lastError: undefined,
    lastErrorKind: undefined,
    memory: { pageSize: DEFAULT_PAGE_SIZE, droppedFields: [] },
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
    lastDeepAt: row.last_deep_at ?? undefined,
    nextSyncAt: row.next_sync_at,
    failures: row.failures,
    lastError: row.last_error ?? undefined,
    lastErrorKind: row.last_error_kind ?? undefined,
    memory: { pageSize: row.page_size, droppedFields: JSON.parse(row.dropped_fields) },
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
    lastDeepAt: state.lastDeepAt ?? null,
    nextSyncAt: state.nextSyncAt,
    failures: state.failures,
    lastError: state.lastError ?? null,
    lastErrorKind: state.lastErrorKind ?? null,
    pageSize: state.memory.pageSize,
    droppedFields: JSON.stringify(state.memory.droppedFields),
    usagePercent: state.usagePercent === undefined ? null : Math.round(state.usagePercent),
    blockedUntil: state.blockedUntil ?? null,
    requestsDay: state.requestsDay ?? null,
    requestsCount: state.requestsCount,
  };
}
