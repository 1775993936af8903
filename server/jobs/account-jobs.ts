import type { Database } from "../db/database.ts";
import type { Sync, SyncOutcome } from "../sync/sync.ts";
import { type Clock, MINUTE_MS } from "../time/clock.ts";
import type { Cron } from "../time/cron.ts";
import type { Refresher, RefreshOutcome } from "../tokens/refresh.ts";
import { tokenStatus } from "../tokens/token-status.ts";
import type { Guard } from "./guard.ts";
import { planNextSync } from "./next-sync.ts";
import { isSyncDue, isSyncedOnStart } from "./sync-plan.ts";
import { createTurns } from "./turns.ts";

export interface AccountJobsDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly sync: Sync;
  readonly refresher: Refresher;
  readonly syncCron: Cron;
}

/** What is done for one account apart from the others. */
export interface AccountJobs {
  /**
   * Begins what is due of every account, where no earlier look began it; resolves when all of it is over.
   * @param starting every account is synced
   */
  runDue(now: number, starting: boolean): Promise<void>;
  sync(accountId: string): Promise<SyncOutcome>;
  refresh(accountId: string): Promise<RefreshOutcome>;
}

/** So many accounts at once; more would take a small server's memory. */
const SYNCS_AT_ONCE = 4;
const REFRESHES_AT_ONCE = 2;
/** After that an account's sync begins nothing more until its next turn: others wait for this place. */
const TURN_MS = MINUTE_MS;

export function createAccountJobs(
  deps: AccountJobsDeps,
  guard: Guard,
  stopping: AbortSignal,
): AccountJobs {
  const { db, clock, syncCron } = deps;
  const syncTurns = createTurns(SYNCS_AT_ONCE);
  const refreshTurns = createTurns(REFRESHES_AT_ONCE);

  async function sync(accountId: string): Promise<SyncOutcome> {
    if (stopping.aborted) return { kind: "stopped" };
    const outcome = await deps.sync.syncAccount(accountId, { signal: stopping, turnMs: TURN_MS });
    // Commands write the same row beside the server.
    db.transaction(() => {
      if (!db.accounts.get(accountId)) return;
      const state = db.syncStates.get(accountId);
      const nextSyncAt = planNextSync(outcome, state, syncCron, clock.now());
      db.syncStates.put({ ...state, nextSyncAt });
    });
    return outcome;
  }

  function refresh(accountId: string): Promise<RefreshOutcome> {
    return deps.refresher.refreshAccount(accountId, stopping);
  }

  function isToBeSynced(accountId: string, now: number, starting: boolean): boolean {
    if (tokenStatus(db.tokens.get(accountId), now).reconnect !== undefined) return false;
    const state = db.syncStates.get(accountId);
    return isSyncDue(state, syncCron, now) || (starting && isSyncedOnStart(state, now));
  }

  return {
    sync,
    refresh,
    async runDue(now, starting) {
      const begun: (Promise<void> | undefined)[] = [];
      const accounts = guard.read("looking for accounts", undefined, () => db.accounts.all()) ?? [];
      for (const { id } of accounts) {
        const beginIf = (isDue: () => boolean, begin: () => Promise<void>) =>
          guard.read("looking for what is due", id, () => (isDue() ? begin() : undefined));
        begun.push(
          beginIf(
            () => deps.refresher.isDue(id),
            () => refreshTurns.take(id, () => guard.run("refresh", id, () => refresh(id))),
          ),
          beginIf(
            () => isToBeSynced(id, now, starting),
            () => syncTurns.take(id, () => guard.run("sync", id, () => sync(id))),
          ),
        );
      }
      await Promise.all(begun);
    },
  };
}
