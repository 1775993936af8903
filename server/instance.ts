import type { ConnectedAccount } from "./accounts/connect.ts";
import type { Forgetting } from "./accounts/forgetting.ts";
import type { AlertSettingsStore } from "./alerts/alert-settings.ts";
import type { Alerts } from "./alerts/alerts.ts";
import type { DamageWatch } from "./alerts/damage-watch.ts";
import type { AlertEntry } from "./alerts/enter-alerts.ts";
import type { Incidents } from "./alerts/incidents.ts";
import type { ReadTroubles } from "./alerts/read-troubles.ts";
import type { MailOptions } from "./alerts/send-mail.ts";
import { type Auth, createAuth } from "./auth/auth.ts";
import type { DashboardBackups } from "./backup/dashboard-backups.ts";
import type { NightlyBackups } from "./backup/nightly-backups.ts";
import { composeAccounts } from "./composition/compose-accounts.ts";
import { composeCopies } from "./composition/compose-copies.ts";
import { composeExamining } from "./composition/compose-examining.ts";
import { composeFeeds } from "./composition/compose-feeds.ts";
import { composeSync } from "./composition/compose-sync.ts";
import { composeTelling } from "./composition/compose-telling.ts";
import { type FoundationDeps, openFoundation } from "./composition/foundation.ts";
import type { Config } from "./config/config.ts";
import type { Presence } from "./data-folder/presence.ts";
import type { Database } from "./db/database.ts";
import type { ServedCopy } from "./db/served-copy.ts";
import type { Doctor } from "./doctor/doctor.ts";
import type { HealthProof } from "./doctor/health-proof.ts";
import type { FeedBuilder } from "./feed/feed-builder.ts";
import type { Sightings } from "./feed/sightings.ts";
import type { EnterHook } from "./hooks/enter-hook.ts";
import type { HookStore } from "./hooks/hook-store.ts";
import type { Hooks } from "./hooks/hooks.ts";
import type { Fetch } from "./http/send-request.ts";
import type { ApiName, Candidate, InstagramApis } from "./instagram/types.ts";
import type { Log } from "./logging/log.ts";
import type { MediaStore } from "./media/media-store.ts";
import type { PictureRenderer } from "./media/picture-process/picture-process.ts";
import type { Sweeper } from "./media/sweeper.ts";
import type { Metric } from "./metrics/exposition.ts";
import type { Publishing } from "./publishing/publishing.ts";
import type { Sync } from "./sync/sync.ts";
import type { Clock } from "./time/clock.ts";
import type { Cron } from "./time/cron.ts";
import type { AppStore } from "./tokens/app-store.ts";
import type { Refresher } from "./tokens/refresh.ts";
import type { Vault } from "./tokens/vault.ts";

/** One opened data folder with everything that works on it; the server and the commands each have one. */
export interface Instance extends Forgetting {
  readonly config: Config;
  readonly clock: Clock;
  readonly log: Log;
  readonly db: Database;
  readonly servedCopy: ServedCopy;
  readonly presence: Presence;
  readonly vault: Vault;
  readonly auth: Auth;
  /** Where whoever finds trouble reports it. */
  readonly incidents: Incidents;
  readonly damage: DamageWatch;
  /** What needs the owner now, in the words that every place says it in. */
  readonly readTroubles: ReadTroubles;
  readonly alertSettings: AlertSettingsStore;
  readonly alertEntry: AlertEntry;
  /** Tells sites of new posts. */
  readonly hooks: Hooks;
  readonly hookStore: HookStore;
  readonly enterHook: EnterHook;
  /** Tells the owner. */
  readonly alerts: Alerts;
  collectMetrics(): Promise<Metric[]>;
  readonly apis: InstagramApis;
  readonly apps: AppStore;
  readonly syncCron: Cron;
  readonly mediaStore: MediaStore;
  readonly feedBuilder: FeedBuilder;
  readonly sightings: Sightings;
  readonly sweeper: Sweeper;
  readonly sync: Sync;
  readonly refresher: Refresher;
  readonly healthProof: HealthProof;
  readonly doctor: Doctor;
  readonly backups: NightlyBackups;
  readonly dashboardBackups: DashboardBackups;
  readonly publishing: Publishing;
  connect(api: ApiName, candidate: Candidate, feedId?: string): ConnectedAccount;
  disconnect(accountId: string): Promise<void>;
  close(): void;
}

interface InstanceDeps extends FoundationDeps {
  /** Opens pictures, where that is not a process of its own. */
  readonly pictures?: PictureRenderer | undefined;
  /** Reaches this server's own public address, where that is not the platform's `fetch`. */
  readonly ownFetch?: Fetch;
  /** How mail servers are found and believed, where that is not the machine's way. */
  readonly mail?: MailOptions;
}

/** Each part knows those before it. Throws a `ConfigurationError` when the data folder or its key cannot be used. */
export function createInstance(deps: InstanceDeps): Instance {
  const foundation = openFoundation(deps);
  const { config, clock, log, db, presence, vault, servedCopy } = foundation;
  const { incidents, damage, readTroubles, apis, apps, syncCron } = foundation;
  const feeds = composeFeeds(foundation);
  const syncing = composeSync(foundation, feeds, deps.pictures);
  const { mediaStore, feedBuilder, sightings, sweeper } = feeds;
  return {
    ...{ config, clock, log, db, presence, vault, servedCopy },
    ...{ incidents, damage, readTroubles, apis, apps, syncCron },
    ...{ mediaStore, feedBuilder, sightings, sweeper },
    sync: syncing.sync,
    refresher: syncing.refresher,
    ...composeAccounts(foundation, feeds),
    ...composeTelling(foundation, feeds, deps.mail),
    ...composeCopies(foundation, feeds),
    ...composeExamining(foundation, feeds, syncing, deps.ownFetch),
    auth: createAuth({ ...foundation, ...config }),
    close() {
      syncing.pictures.close();
      servedCopy.close();
      db.close();
    },
  };
}
