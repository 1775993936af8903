import { MOST_PROMPT_INTERRUPTIONS, type SyncState } from "../db/sync-states.ts";
import { InstagramError } from "../instagram/errors/instagram-error.ts";
import { storageErrorOf } from "../media/media-failure.ts";
import { ownerSentence } from "../shared/errors.ts";
import { utcDay } from "../time/clock.ts";
import { blockedUntilAfter, isAtLimit, LIMIT_SENTENCE } from "./limits.ts";
import type { SyncOutcome } from "./outcome.ts";
import { type SyncDeps, SyncInterruption, type SyncRun } from "./sync-run.ts";

export const UNEXPECTED_SENTENCE =
  "The look for new posts stopped at something unexpected: the server's log says what, and the feed stays as it was.";

const INTERRUPTED_SENTENCE =
  "The server ended in the middle of this account's last syncs, so they are made more rarely: the server's log, or the system's, says why it ended.";

/** Written before anything is asked: a sync that takes the whole server along must not begin again with every start. */
export function recordBegin({ db }: SyncDeps, accountId: string, now: number): void {
  db.transaction(() => {
    const state = db.syncStates.get(accountId);
    const isUnlucky = state.interruptions >= MOST_PROMPT_INTERRUPTIONS;
    db.syncStates.put({
      ...state,
      lastAttemptAt: now,
      interruptions: state.interruptions + 1,
      lastError: isUnlucky ? INTERRUPTED_SENTENCE : state.lastError,
    });
  });
}

/** Notes how a sync went, beside what others noted meanwhile; does nothing for a disconnected account. */
function recordSync(
  deps: SyncDeps,
  run: SyncRun,
  changes: (state: SyncState, now: number) => Partial<SyncState>,
): void {
  const { db, clock } = deps;
  const accountId = run.account.id;
  db.transaction(() => {
    if (!db.accounts.get(accountId)) return;
    const now = clock.now();
    const state = db.syncStates.get(accountId);
    const day = utcDay(now);
    db.syncStates.put({
      ...state,
      lastAttemptAt: run.startedAt,
      interruptions: 0,
      learned: run.context.learned,
      // Without a header in this sync's own answers, an old percentage says nothing any more.
      usagePercent: run.requestCount() > 0 ? run.usage()?.percent : state.usagePercent,
      requestsDay: day,
      requestsCount: (state.requestsDay === day ? state.requestsCount : 0) + run.requestCount(),
      ...changes(state, now),
    });
  });
}

/** @param lastFullSyncAt as it was before the sync, which may have unset it in case of being killed. */
export function recordSuccess(
  deps: SyncDeps,
  run: SyncRun,
  {
    full,
    isWhole,
    lastFullSyncAt,
  }: {
    readonly full: boolean;
    /** Nothing was left for the next turn. */
    readonly isWhole: boolean;
    readonly lastFullSyncAt: number | undefined;
  },
): void {
  deps.db.transaction(() => {
    recordSync(deps, run, (_state, now) => {
      const usage = run.usage();
      const isLimited = usage && isAtLimit(usage, now);
      return {
        lastSuccessAt: now,
        lastFullSyncAt: full ? now : lastFullSyncAt,
        failures: 0,
        lastError: undefined,
        lastErrorKind: undefined,
        blockedUntil: isLimited
          ? blockedUntilAfter({ retryAt: usage.regainAt, failures: 0 }, now, deps.random)
          : undefined,
      };
    });
    if (isWhole) deps.db.quietAccounts.end(run.account.id);
    deps.feedBuilder.noteStaleness(deps.clock.now());
  });
}

/** Notes what ended a sync early and says it as an outcome. What was committed before stays. */
export function recordFailure(deps: SyncDeps, run: SyncRun, error: unknown): SyncOutcome {
  if (run.signal?.aborted) {
    recordSync(deps, run, () => ({}));
    return { kind: "stopped" };
  }
  if (error instanceof SyncInterruption) return recordInterruption(deps, run, error);
  if (error instanceof InstagramError) return recordInstagramFailure(deps, run, error);
  const storage = storageErrorOf(error);
  if (storage) {
    deps.room.noteFailure(storage);
    deps.log.error({ err: error, account: run.account.id }, "the data folder refused a sync");
    return noteSyncFailure(deps, run, "storage", storage.message);
  }
  deps.log.error({ err: error, account: run.account.id }, "a sync failed");
  const sentence = ownerSentence(error, UNEXPECTED_SENTENCE);
  return noteSyncFailure(deps, run, "storage", sentence);
}

function recordInterruption(
  deps: SyncDeps,
  run: SyncRun,
  { reason }: SyncInterruption,
): SyncOutcome {
  switch (reason) {
    case "lease-lost":
      return { kind: "busy" };
    case "account-gone":
      return { kind: "gone" };
    case "limit-reached":
      return noteLimit(deps, run, run.usage()?.regainAt, LIMIT_SENTENCE);
    default:
      return reason satisfies never;
  }
}

function recordInstagramFailure(deps: SyncDeps, run: SyncRun, error: InstagramError): SyncOutcome {
  switch (error.kind) {
    case "reconnect":
      return noteDeadToken(deps, run, error.message);
    case "rate-limited":
      return noteLimit(deps, run, error.retryAt ?? run.usage()?.regainAt, error.message);
    case "transient":
    case "rejected":
    case "unexpected-reply":
      return noteSyncFailure(deps, run, error.kind, error.message);
    default:
      return error.kind satisfies never;
  }
}

/** Instagram's plain word about a token that was replaced meanwhile says nothing about the new one. */
function noteDeadToken(deps: SyncDeps, run: SyncRun, sentence: string): SyncOutcome {
  const { db, clock } = deps;
  const { id } = run.account;
  return db.transaction(() => {
    if (db.tokens.get(id)?.version !== run.token.version) {
      const replaced =
        "The account was connected again meanwhile: the next look for new posts uses the new access.";
      recordSync(deps, run, () => ({}));
      return { kind: "failed", reason: "transient", sentence: replaced };
    }
    db.tokens.noteFailure(id, run.token.version, {
      lastError: sentence,
      nextRefreshAt: undefined,
      deadAt: clock.now(),
    });
    noteSentence(deps, run, "reconnect", sentence);
    return { kind: "reconnect", sentence };
  });
}

function noteLimit(
  deps: SyncDeps,
  run: SyncRun,
  retryAt: number | undefined,
  sentence: string,
): SyncOutcome {
  return deps.db.transaction(() => {
    const { failures } = deps.db.syncStates.get(run.account.id);
    const until = blockedUntilAfter({ retryAt, failures }, deps.clock.now(), deps.random);
    noteSentence(deps, run, "rate-limited", sentence, { blockedUntil: until });
    return { kind: "blocked", until, sentence };
  });
}

function noteSyncFailure(
  deps: SyncDeps,
  run: SyncRun,
  reason: Extract<SyncOutcome, { kind: "failed" }>["reason"],
  sentence: string,
): SyncOutcome {
  noteSentence(deps, run, reason, sentence);
  return { kind: "failed", reason, sentence };
}

function noteSentence(
  deps: SyncDeps,
  run: SyncRun,
  lastErrorKind: NonNullable<SyncState["lastErrorKind"]>,
  lastError: string,
  more: Partial<SyncState> = {},
): void {
  recordSync(deps, run, ({ failures, lastSuccessAt }, now) => ({
    failures: failures + 1,
    // A success that has yet to come would hide for so long that none does.
    lastSuccessAt: lastSuccessAt && Math.min(lastSuccessAt, now),
    lastError,
    lastErrorKind,
    ...more,
  }));
}
