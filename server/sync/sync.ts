import { InstagramError } from "../instagram/errors/instagram-error.ts";
import { isOfAnother } from "../instagram/is-of-another.ts";
import { createMediaDownloader } from "../media/media-downloader.ts";
import { storageErrorOf } from "../media/media-failure.ts";
import { TOKEN_GONE_SENTENCE, tokenStatus } from "../tokens/token-status.ts";
import { createSyncLease } from "./lease.ts";
import { activeBlock, isFullSyncDue, LIMIT_SENTENCE } from "./limits.ts";
import type { SyncCounts, SyncOutcome } from "./outcome.ts";
import { recordBegin, recordFailure, recordSuccess, UNEXPECTED_SENTENCE } from "./record-sync.ts";
import { syncPosts } from "./sync-posts.ts";
import { createProfileReader } from "./sync-profile.ts";
import { type SyncDeps, type SyncRun, startRun, type TurnOptions } from "./sync-run.ts";

export type { SyncOutcome } from "./outcome.ts";
export type { SyncDeps } from "./sync-run.ts";

interface SyncOptions extends TurnOptions {
  /** Full sync: list every post up to the limit, whether that is due or not. */
  readonly full?: boolean;
  /** Called when something is committed, with what came so far. */
  readonly onProgress?: (counts: Pick<SyncCounts, "added" | "updated">) => void;
}

export interface Sync {
  /**
   * Asks Instagram for the account's newest posts and profile now, and stores what changed. Never throws:
   * whatever happens is an outcome, and what visitors are served stays as it was until something better is
   * complete. The schedule writes `nextSyncAt`.
   */
  syncAccount(accountId: string, options?: SyncOptions): Promise<SyncOutcome>;
}

export function createSync(deps: SyncDeps): Sync {
  const { db, clock, log } = deps;
  const downloader = createMediaDownloader(deps);
  const profiles = createProfileReader(deps, downloader);
  const running = new Set<string>();

  async function syncAccount(accountId: string, options: SyncOptions = {}): Promise<SyncOutcome> {
    try {
      return await syncKnown(accountId, options);
    } catch (error) {
      // Not even the failure could be noted: a full disk refuses that, too.
      log.error({ err: error, account: accountId }, "a sync could not be noted");
      deps.room.noteFailure(error);
      const sentence = storageErrorOf(error)?.message ?? UNEXPECTED_SENTENCE;
      return { kind: "failed", reason: "storage", sentence };
    }
  }

  async function syncKnown(accountId: string, options: SyncOptions): Promise<SyncOutcome> {
    const account = db.accounts.get(accountId);
    if (!account) return { kind: "gone" };
    const token = db.tokens.get(accountId);
    const now = clock.now();
    if (!token) return { kind: "reconnect", sentence: TOKEN_GONE_SENTENCE };
    const { reconnect } = tokenStatus(token, now);
    if (reconnect !== undefined) return { kind: "reconnect", sentence: reconnect };
    const state = db.syncStates.get(accountId);
    const until = activeBlock(state, now);
    if (until !== undefined) {
      return { kind: "blocked", until, sentence: state.lastError ?? LIMIT_SENTENCE };
    }
    // A lease is its holder's to take twice, so this process has to mind itself.
    if (running.has(accountId)) return { kind: "busy" };
    const lease = createSyncLease(db.leases, accountId, deps.instanceId);
    if (!lease.take(now)) return { kind: "busy" };
    running.add(accountId);
    try {
      recordBegin(deps, accountId, now);
      const full = options.full || isFullSyncDue(state, now, deps.syncPeriodMs);
      const run = startRun(deps, account, token, lease, { ...options, relearns: full });
      return await syncLeased(run, { ...options, full });
    } finally {
      running.delete(accountId);
      lease.release();
    }
  }

  async function syncLeased(
    run: SyncRun,
    options: SyncOptions & { readonly full: boolean },
  ): Promise<SyncOutcome> {
    const { account, token } = run;
    try {
      const state = db.syncStates.get(account.id);
      const credential = deps.vault.open(account.id, token.sealed);
      const profile = await run.request(() =>
        deps.apis[account.api].fetchProfile(credential, run.context),
      );
      // Whoever it is of: neither the profile nor the posts of that answer are this account's.
      if (isOfAnother(account, profile)) throw new InstagramError("another-account");
      const profileChange = await profiles.read(run, profile, {
        signal: run.signal,
        onProgress: run.keepLease,
        onKept: run.noteKept,
      });
      const synced = await syncPosts(deps, downloader, run, {
        credential,
        profile,
        profileChange,
        onProgress: options.onProgress,
        full: options.full,
      });
      // The next turn has to come by everything that this one left.
      const isWhole = synced.unfinished === 0;
      const lastFullSyncAt = isWhole ? state.lastFullSyncAt : undefined;
      recordSuccess(deps, run, { full: synced.full && isWhole, isWhole, lastFullSyncAt });
      log.info({ account: account.id, ...synced, requests: run.requestCount() }, "account synced");
      return { kind: "done", ...synced, requests: run.requestCount() };
    } catch (error) {
      await db.whenWritable(run.signal);
      const outcome = recordFailure(deps, run, error);
      // Its account was deleted meanwhile, with the files that were there by then.
      if (outcome.kind === "gone") await deps.sweeper.deleteFilesOf([...run.keptFiles]);
      return outcome;
    }
  }

  return { syncAccount };
}
