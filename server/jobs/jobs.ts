import { schedule } from "node-cron";
import type { DamageWatch } from "../alerts/damage-watch.ts";
import type { PublishReport } from "../publishing/publish-site.ts";
import type { Publishing } from "../publishing/publishing.ts";
import type { SyncOutcome } from "../sync/sync.ts";
import { SECOND_MS, waitAtMost } from "../time/clock.ts";
import type { RefreshOutcome } from "../tokens/refresh.ts";
import { type AccountJobsDeps, createAccountJobs } from "./account-jobs.ts";
import { type BackgroundJobsDeps, createBackgroundJobs } from "./background-jobs.ts";
import { createGuard } from "./guard.ts";
import { createHousekeeping, type HousekeepingDeps } from "./housekeeping.ts";

export interface JobsDeps extends AccountJobsDeps, HousekeepingDeps, BackgroundJobsDeps {
  readonly damage: DamageWatch;
  readonly feedBuilder: HousekeepingDeps["feedBuilder"] & BackgroundJobsDeps["feedBuilder"];
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

/** A sync that takes longer is not waited for before stale feeds are marked and files swept. */
const HOUSEKEEPING_WAIT_MS = 30 * SECOND_MS;

/** The only clockwork in the server: everything that happens by itself starts here. */
export function createJobs(deps: JobsDeps): Jobs {
  const { clock } = deps;
  const stopping = new AbortController();
  const { signal } = stopping;
  const guard = createGuard(deps, signal);
  const accounts = createAccountJobs(deps, guard, signal);
  const housekeeping = createHousekeeping(deps, guard, signal);
  const background = createBackgroundJobs(deps, guard, signal);
  const running = new Set<Promise<void>>();
  let task: ReturnType<typeof schedule> | undefined;

  async function runDue(options: { starting?: boolean } = {}): Promise<void> {
    if (signal.aborted) return;
    const now = clock.now();
    const all = accounts.runDue(now, options.starting ?? false);
    await waitAtMost(clock, HOUSEKEEPING_WAIT_MS, all, undefined);
    await housekeeping.run(now);
    await all;
  }

  function afterSyncs(): void {
    background.publishChanges();
    background.callHooks();
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
        background.tellOwner();
        background.backUp();
        background.perfectFeeds();
        background.publishChanges();
        background.callHooks();
        track(runDue().then(afterSyncs));
      });
      background.perfectFeeds();
      track(runDue({ starting: true }).then(afterSyncs));
    },
    async stop() {
      stopping.abort();
      await task?.destroy();
      await Promise.all([...running, background.settled()]);
    },
    syncNow: (accountId) => trackAnswered(accounts.sync(accountId)),
    refreshNow: (accountId) => trackAnswered(accounts.refresh(accountId)),
    publishNow: () => trackAnswered(deps.publishing.publish({ signal })),
    syncSoon: (accountId) => track(guard.run("sync", accountId, () => accounts.sync(accountId))),
  };
}
