import { schedule } from "node-cron";
import type { Alerts } from "../alerts/alerts.ts";
import type { DamageWatch } from "../alerts/damage-watch.ts";
import { FAILURES_KEPT_MS } from "../auth/sign-in-throttle.ts";
import type { NightlyBackups } from "../backup/nightly-backups.ts";
import type { Database } from "../db/database.ts";
import { LINK_KEPT_MS } from "../db/reconnect-links.ts";
import type { ServedCopy } from "../db/served-copy.ts";
import type { SyncState } from "../db/sync-states.ts";
import { SWEEP_PERIOD_MS } from "../feed/cache.ts";
import type { FeedBuilder } from "../feed/feed-builder.ts";
import type { Sightings } from "../feed/sightings.ts";
import type { Hooks } from "../hooks/hooks.ts";
import type { Sweeper } from "../media/sweeper.ts";
import type { PublishReport } from "../publishing/publish-site.ts";
import type { Publishing } from "../publishing/publishing.ts";
import type { Sync, SyncOutcome } from "../sync/sync.ts";
import { type Clock, MINUTE_MS, SECOND_MS } from "../time/clock.ts";
import type { Cron } from "../time/cron.ts";
import type { Refresher, RefreshOutcome } from "../tokens/refresh.ts";
import { tokenStatus } from "../tokens/token-status.ts";
import { isSyncDue, isSyncedOnStart, planSync } from "./sync-plan.ts";
import { createTurns } from "./turns.ts";

export interface JobsDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly damage: DamageWatch;
  readonly sync: Sync;
  readonly refresher: Refresher;
  readonly feedBuilder: Pick<
    FeedBuilder,
    "noteStaleness" | "noteDay" | "forgetRetired" | "perfect"
  >;
  readonly sightings: Pick<Sightings, "writeDue">;
  readonly sweeper: Sweeper;
  readonly syncCron: Cron;
  readonly alerts: Pick<Alerts, "tell">;
  readonly backups: Pick<NightlyBackups, "runDue">;
  readonly hooks: Pick<Hooks, "runDue">;
  readonly servedCopy: Pick<ServedCopy, "update">;
  readonly publishing: Pick<Publishing, "runDue" | "publish">;
}

export interface Jobs {
  /** Looks every minute for what is due, beginning now. */
  start(): void;
  /** Starts nothing more, interrupts what can be interrupted, and waits for the rest. */
  stop(): Promise<void>;
  /**
   * One look: does everything that is due at this instant, and resolves when it is done. What an earlier look began
   * with is not begun again. Starting, every account is synced.
   */
  runDue(options?: { starting?: boolean }): Promise<void>;
  /** For an owner who waits for the outcome; `stop` interrupts it. */
  syncNow(accountId: string): Promise<SyncOutcome>;
  refreshNow(accountId: string): Promise<RefreshOutcome>;
  /** Publishes everything, whatever was published before. Throws an `OwnerError` where it cannot. */
  publishNow(): Promise<PublishReport>;
  /** Syncs in the background, as after connecting; `stop` waits for it. */
  syncSoon(accountId: string): void;
}

/** So many accounts at once; more would take a small server's memory. */
const SYNCS_AT_ONCE = 4;
const REFRESHES_AT_ONCE = 2;
/** After that an account's sync begins nothing more until its next turn: others wait for this place. */
const TURN_MS = MINUTE_MS;
/** A sync that takes longer is not waited for before stale feeds are marked and files swept. */
const HOUSEKEEPING_WAIT_MS = 30 * SECOND_MS;
const BUSY_RETRY_MS = 3 * MINUTE_MS;

/** The only clockwork in the server: everything that happens by itself starts here. */
export function createJobs(deps: JobsDeps): Jobs {
  const { db, clock, damage } = deps;
  const stopping = new AbortController();
  const running = new Set<Promise<void>>();
  const syncTurns = createTurns(SYNCS_AT_ONCE);
  const refreshTurns = createTurns(REFRESHES_AT_ONCE);
  const housekeeping = createTurns(1);
  let sweptAt = Number.NEGATIVE_INFINITY;
  let telling: Promise<void> | undefined;
  let backingUp: Promise<void> | undefined;
  let callingHooks: Promise<void> | undefined;
  let perfecting: Promise<void> | undefined;
  let publishing: Promise<void> | undefined;
  let task: ReturnType<typeof schedule> | undefined;

  async function runDue(options: { starting?: boolean } = {}): Promise<void> {
    if (stopping.signal.aborted) return;
    const now = clock.now();
    const begun: Promise<void>[] = [];
    const look = (account: string, isDue: () => boolean, begin: () => Promise<void>) =>
      attempt("looking for what is due", account, () => {
        if (isDue()) begun.push(begin());
      });
    const accounts = attempt("looking for accounts", undefined, () => db.accounts.all()) ?? [];
    for (const { id } of accounts) {
      look(
        id,
        () => deps.refresher.isDue(id),
        () => refreshTurns.take(id, () => guarded("refresh", id, () => refresh(id))),
      );
      look(
        id,
        () => isToBeSynced(id, now, options.starting ?? false),
        () => syncTurns.take(id, () => guarded("sync", id, () => sync(id))),
      );
    }
    const all = Promise.all(begun).then(() => undefined);
    const patience = new AbortController();
    await Promise.race([all, clock.sleep(HOUSEKEEPING_WAIT_MS, patience.signal)]);
    patience.abort();
    await housekeeping.take("", () => keepHouse(now));
    await all;
  }

  async function keepHouse(now: number): Promise<void> {
    if (stopping.signal.aborted) return;
    await guarded("staleness", undefined, async () => deps.feedBuilder.noteStaleness(clock.now()));
    await guarded("shuffling", undefined, async () => deps.feedBuilder.noteDay(clock.now()));
    await guarded("sightings", undefined, async () => deps.sightings.writeDue());
    await guarded("copying what visitors are served", undefined, deps.servedCopy.update);
    if (now >= sweptAt + SWEEP_PERIOD_MS || now < sweptAt) {
      sweptAt = now;
      await guarded("sweep", undefined, sweep);
    }
  }

  function isToBeSynced(accountId: string, now: number, starting: boolean): boolean {
    if (tokenStatus(db.tokens.get(accountId), now).reconnect !== undefined) return false;
    const state = db.syncStates.get(accountId);
    return isSyncDue(state, deps.syncCron, now) || (starting && isSyncedOnStart(state, now));
  }

  async function sync(accountId: string): Promise<SyncOutcome> {
    if (stopping.signal.aborted) return { kind: "stopped" };
    const { signal } = stopping;
    const outcome = await deps.sync.syncAccount(accountId, { signal, turnMs: TURN_MS });
    // Commands write the same row beside the server.
    db.transaction(() => {
      if (!db.accounts.get(accountId)) return;
      const state = db.syncStates.get(accountId);
      db.syncStates.put({ ...state, nextSyncAt: nextSyncAfter(outcome, state) });
    });
    return outcome;
  }

  function nextSyncAfter(outcome: SyncOutcome, state: SyncState): number {
    const { kind } = outcome;
    const now = clock.now();
    if (kind === "done" && outcome.unfinished > 0) return now;
    // The next start goes on with it.
    if (kind === "stopped") return now;
    const planned = planSync(state, deps.syncCron, now);
    // Busy may mean that a process was killed in the middle: its lease ends soon, and nobody else goes on.
    return kind === "busy" ? Math.min(planned, now + BUSY_RETRY_MS) : planned;
  }

  function refresh(accountId: string): Promise<RefreshOutcome> {
    return deps.refresher.refreshAccount(accountId, stopping.signal);
  }

  async function sweep(): Promise<void> {
    const now = clock.now();
    deps.feedBuilder.forgetRetired(now);
    db.pendingPicks.deleteExpired(now);
    db.pendingAuthorizations.deleteExpired(now);
    db.reconnectLinks.deleteExpiredBefore(now - LINK_KEPT_MS);
    db.sessions.deleteExpired(now);
    db.signInFailures.deleteBefore(now - FAILURES_KEPT_MS);
    // What the rest of a damaged database does not name may well be needed.
    if (!damage.isDamaged()) await deps.sweeper.sweep();
  }

  /** Waits for no sync, and no sync for a mail server. */
  function tellOwner(): void {
    telling ??= guarded("alerts", undefined, () => deps.alerts.tell(stopping.signal)).finally(
      () => {
        telling = undefined;
      },
    );
  }

  /** Of posts that visitors can see by then; no sync waits for a site. */
  function callHooks(): void {
    callingHooks ??= guarded("hooks", undefined, async () => {
      // What is being published may have been begun before the posts came.
      await publishing;
      publishChanges();
      await publishing;
      await deps.hooks.runDue(stopping.signal);
    }).finally(() => {
      callingHooks = undefined;
    });
  }

  /** Waits for no sync; after an update it has all feeds to go through. */
  function perfect(): void {
    perfecting ??= guarded("making what is served smaller", undefined, () =>
      deps.feedBuilder.perfect(stopping.signal),
    ).finally(() => {
      perfecting = undefined;
    });
  }

  function backUp(): void {
    backingUp ??= guarded("backup", undefined, () => deps.backups.runDue(stopping.signal)).finally(
      () => {
        backingUp = undefined;
      },
    );
  }

  /** Of what the database has by now; waited for by nobody. */
  function publishChanges(): void {
    // What the rest of a damaged database does not say may well be wanted where it is published.
    if (damage.isDamaged()) return;
    publishing ??= guarded("publishing", undefined, () =>
      deps.publishing.runDue(stopping.signal),
    ).finally(() => {
      publishing = undefined;
    });
  }

  function afterSyncs(): void {
    publishChanges();
    callHooks();
  }

  /** One account's trouble must not keep the others waiting, nor end the clockwork. */
  async function guarded(
    job: string,
    account: string | undefined,
    work: () => Promise<unknown>,
  ): Promise<void> {
    if (stopping.signal.aborted) return;
    try {
      await db.whenWritable(stopping.signal);
      await work();
    } catch (error) {
      damage.note(error, nameOf(job, account));
    }
  }

  /** What cannot be read of one account says nothing about the others. */
  function attempt<T>(doing: string, account: string | undefined, work: () => T): T | undefined {
    try {
      return work();
    } catch (error) {
      damage.note(error, nameOf(doing, account));
      return undefined;
    }
  }

  function track(work: Promise<void>): void {
    running.add(work);
    work.finally(() => running.delete(work));
  }

  /** Whoever waits for it is told; `stop` waits as well. */
  function trackAnswered<T>(work: Promise<T>): Promise<T> {
    const isOver = () => undefined;
    track(work.then(isOver, isOver));
    return work;
  }

  return {
    runDue,
    start() {
      task = schedule("* * * * *", () => {
        tellOwner();
        backUp();
        perfect();
        publishChanges();
        callHooks();
        track(runDue().then(afterSyncs));
      });
      perfect();
      track(runDue({ starting: true }).then(afterSyncs));
    },
    async stop() {
      stopping.abort();
      await task?.destroy();
      await Promise.all([...running, telling, backingUp, publishing, callingHooks, perfecting]);
    },
    syncNow: (accountId) => trackAnswered(sync(accountId)),
    refreshNow: (accountId) => trackAnswered(refresh(accountId)),
    publishNow: () => trackAnswered(deps.publishing.publish({ signal: stopping.signal })),
    syncSoon: (accountId) => track(guarded("sync", accountId, () => sync(accountId))),
  };
}

function nameOf(doing: string, account: string | undefined): string {
  return account === undefined ? doing : `${doing} of account ${account}`;
}
