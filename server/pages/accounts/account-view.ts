import { type AccountStatus, accountStatus } from "../../accounts/account-status.ts";
import type { AccountRecord } from "../../db/accounts.ts";
import type { Database } from "../../db/database.ts";
import type { SyncState } from "../../db/sync-states.ts";
import { utcDay } from "../../time/clock.ts";

export type AccountViewState = "ok" | "syncing" | "limited" | "trouble" | "reconnect";

/** What the dashboard says of one account, in words. */
export interface AccountView {
  readonly account: AccountRecord;
  readonly state: AccountViewState;
  /** What is wrong and what happens next; `undefined` when all is well. */
  readonly trouble: string | undefined;
  readonly access: { readonly text: string; readonly until: number | undefined };
  readonly canRefresh: boolean;
  readonly lastSyncAt: number | undefined;
  /** `undefined` when no further sync will be tried. */
  readonly nextSyncAt: number | undefined;
  readonly shownCount: number;
  readonly waiting: { readonly count: number; readonly reasons: readonly WaitingReason[] };
  readonly requestsToday: number;
  readonly usagePercent: number | undefined;
}

interface WaitingReason {
  readonly text: string;
  readonly count: number;
}

export function viewAccount(db: Database, account: AccountRecord, now: number): AccountView {
  const token = db.tokens.get(account.id);
  const waiting = db.posts.waitingReasons(account.id);
  const { state, status, sync } = viewState(db, account.id, now);
  return {
    account,
    state,
    trouble: state === "syncing" ? undefined : status.trouble,
    access: {
      text: [status.token.lifetime, status.token.dataAccess?.sentence].filter(Boolean).join(" "),
      until: token?.expiresAt,
    },
    canRefresh: status.token.canRefresh,
    lastSyncAt: sync.lastSuccessAt,
    nextSyncAt:
      state === "reconnect" ? undefined : Math.max(sync.nextSyncAt, status.blockedUntil ?? 0),
    shownCount: db.posts.count(account.id) - waiting.length,
    waiting: { count: waiting.length, reasons: reasonsOf(waiting) },
    requestsToday: sync.requestsDay === utcDay(now) ? sync.requestsCount : 0,
    usagePercent: sync.usagePercent,
  };
}

/** What one line of a list says of it. */
export function viewState(
  db: Database,
  accountId: string,
  now: number,
): { readonly state: AccountViewState; readonly status: AccountStatus; readonly sync: SyncState } {
  const sync = db.syncStates.get(accountId);
  const status = accountStatus(db, accountId, now);
  const underWay = db.leases.holderOf(`sync:${accountId}`, now) !== undefined;
  return { status, sync, state: viewStateOf(status, sync, underWay) };
}

function viewStateOf(
  { state, trouble }: AccountStatus,
  sync: SyncState,
  underWay: boolean,
): AccountViewState {
  if (state !== "ok") return state;
  if (underWay) return "syncing";
  if (trouble !== undefined) return "trouble";
  // Never synced and nothing wrong: the first sync begins with the next tick.
  return sync.lastSuccessAt === undefined ? "syncing" : "ok";
}

function reasonsOf(waiting: readonly (string | undefined)[]): WaitingReason[] {
  const counts = new Map<string, number>();
  for (const reason of waiting) {
    const text = reason ?? "Its pictures are still being fetched.";
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return [...counts].map(([text, count]) => ({ text, count }));
}
