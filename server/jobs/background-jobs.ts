import type { Alerts } from "../alerts/alerts.ts";
import type { DamageWatch } from "../alerts/damage-watch.ts";
import type { NightlyBackups } from "../backup/nightly-backups.ts";
import type { FeedBuilder } from "../feed/feed-builder.ts";
import type { Hooks } from "../hooks/hooks.ts";
import type { Publishing } from "../publishing/publishing.ts";
import type { Guard } from "./guard.ts";
import { onceAtATime } from "./once-at-a-time.ts";

export interface BackgroundJobsDeps {
  readonly damage: Pick<DamageWatch, "isDamaged">;
  readonly alerts: Pick<Alerts, "tell">;
  readonly backups: Pick<NightlyBackups, "runDue">;
  readonly feedBuilder: Pick<FeedBuilder, "perfect">;
  readonly publishing: Pick<Publishing, "runDue">;
  readonly hooks: Pick<Hooks, "runDue">;
}

/** What waits for no sync, and no sync for it: a mail server, a bucket or somebody's site may take its time. */
export interface BackgroundJobs {
  tellOwner(): void;
  backUp(): void;
  /** After an update it has all feeds to go through. */
  perfectFeeds(): void;
  /** Of what the database has by now. */
  publishChanges(): void;
  /** Of posts that visitors can see by then. */
  callHooks(): void;
  /** Resolves when what is under way now is over. */
  settled(): Promise<unknown>;
}

export function createBackgroundJobs(
  deps: BackgroundJobsDeps,
  guard: Guard,
  stopping: AbortSignal,
): BackgroundJobs {
  const job = (name: string, work: () => Promise<unknown>) =>
    onceAtATime(() => guard.run(name, undefined, work));
  const telling = job("alerts", () => deps.alerts.tell(stopping));
  const backingUp = job("backup", () => deps.backups.runDue(stopping));
  const perfecting = job("making what is served smaller", () => deps.feedBuilder.perfect(stopping));
  const publishing = job("publishing", () => deps.publishing.runDue(stopping));
  const callingHooks = job("hooks", async () => {
    // What is being published may have been begun before the posts came.
    await publishing.underWay;
    publishChanges();
    await publishing.underWay;
    await deps.hooks.runDue(stopping);
  });

  function publishChanges(): void {
    // What the rest of a damaged database does not say may well be wanted where it is published.
    if (!deps.damage.isDamaged()) publishing.begin();
  }

  return {
    tellOwner: telling.begin,
    backUp: backingUp.begin,
    perfectFeeds: perfecting.begin,
    publishChanges,
    callHooks: callingHooks.begin,
    settled: () =>
      Promise.all(
        [telling, backingUp, publishing, callingHooks, perfecting].map(({ underWay }) => underWay),
      ),
  };
}
