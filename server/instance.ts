import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { type ConnectDeps, type ConnectedAccount, connectAccount } from "./accounts/connect.ts";
import { lastDeletionAt } from "./accounts/deletion-memory.ts";
import { disconnectAccount } from "./accounts/disconnect.ts";
import { forgetInRestored } from "./accounts/forget-in-restored.ts";
import { createForgetting, type Forgetting } from "./accounts/forgetting.ts";
import { tryReconnectLink } from "./accounts/reconnect-link.ts";
import { type AlertSettingsStore, createAlertSettings } from "./alerts/alert-settings.ts";
import { type Alerts, createAlerts } from "./alerts/alerts.ts";
import { createDamageWatch, type DamageWatch } from "./alerts/damage-watch.ts";
import { type AlertEntry, createAlertEntry } from "./alerts/enter-alerts.ts";
import { createIncidents, type Incidents } from "./alerts/incidents.ts";
import { createReadTroubles, type ReadTroubles } from "./alerts/read-troubles.ts";
import { createSendMail, type MailOptions } from "./alerts/send-mail.ts";
import { createSendWebhook } from "./alerts/send-webhook.ts";
import { type Auth, createAuth } from "./auth/auth.ts";
import { createDashboardBackups, type DashboardBackups } from "./backup/dashboard-backups.ts";
import { createNightlyBackups, type NightlyBackups } from "./backup/nightly-backups.ts";
import { mostUnpackedBytes, restoreBackup } from "./backup/restore.ts";
import type { Config } from "./config/config.ts";
import { followServer } from "./config/servers-settings.ts";
import { SERVED_COPY_NAME } from "./data-folder/names.ts";
import { type DataFolderUse, openDataFolder } from "./data-folder/open-data-folder.ts";
import type { Presence } from "./data-folder/presence.ts";
import type { Database } from "./db/database.ts";
import { createServedCopy, type ServedCopy } from "./db/served-copy.ts";
import { createDoctor, type Doctor } from "./doctor/doctor.ts";
import { createHealthProof, type HealthProof } from "./doctor/health-proof.ts";
import { composeFeedBuilder } from "./feed/compose-feed-builder.ts";
import type { FeedBuilder } from "./feed/feed-builder.ts";
import { findFeedScript } from "./feed/feed-script.ts";
import { findHtmlRenderer } from "./feed/html-renderer.ts";
import { createSightings, type Sightings } from "./feed/sightings.ts";
import { createEnterHook, type EnterHook } from "./hooks/enter-hook.ts";
import { createHookStore, type HookStore } from "./hooks/hook-store.ts";
import { createHooks, type Hooks } from "./hooks/hooks.ts";
import { createNoteNewPosts } from "./hooks/note-new-posts.ts";
import { createProxiedFetch, proxyHost } from "./http/outgoing-proxy.ts";
import { createPublicFetch } from "./http/public-fetch.ts";
import type { Fetch } from "./http/send-request.ts";
import { createInstagram } from "./instagram/instagram.ts";
import type { ApiName, Candidate, InstagramApis } from "./instagram/types.ts";
import type { Log } from "./logging/log.ts";
import { httpHosts } from "./media/media-hosts.ts";
import { createMediaRoom } from "./media/media-room.ts";
import { createMediaStore, type MediaStore } from "./media/media-store.ts";
import {
  createPictureProcess,
  type PictureRenderer,
} from "./media/picture-process/picture-process.ts";
import { createSweeper, type Sweeper } from "./media/sweeper.ts";
import { countSyncs } from "./metrics/count-syncs.ts";
import type { Metric } from "./metrics/exposition.ts";
import { createMediaMeter } from "./metrics/media-meter.ts";
import { collectMetrics } from "./metrics/metrics.ts";
import { WIDGET_DIR } from "./process/dist-dirs.ts";
import { createPublishing, type Publishing } from "./publishing/publishing.ts";
import { createSync, type Sync } from "./sync/sync.ts";
import type { Clock } from "./time/clock.ts";
import { type Cron, createCron } from "./time/cron.ts";
import { type AppStore, createAppStore } from "./tokens/app-store.ts";
import { createRefresher, type Refresher } from "./tokens/refresh.ts";
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

interface InstanceDeps {
  readonly config: Config;
  readonly clock: Clock;
  readonly log: Log;
  /** What nobody set is as the server on this data folder has it. */
  readonly followsServer?: boolean;
  readonly use?: DataFolderUse;
  /** Stands in for everything outside; else the platform's, and for pictures one that reaches public addresses only. */
  readonly fetch?: Fetch | undefined;
  /** Opens pictures, where that is not a process of its own. */
  readonly pictures?: PictureRenderer | undefined;
  /** Reaches this server's own public address, where that is not the platform's `fetch`. */
  readonly ownFetch?: Fetch;
  /** How mail servers are found and believed, where that is not the machine's way. */
  readonly mail?: MailOptions;
}

const LOOK_MS = 20;

/** Throws a `ConfigurationError` when the data folder or its key cannot be used. */
export function createInstance(deps: InstanceDeps): Instance {
  const { clock, log } = deps;
  const { proxy } = deps.config;
  const fetch = deps.fetch ?? (proxy ? createProxiedFetch(proxy) : globalThis.fetch);
  const publicFetch = deps.fetch ?? createPublicFetch({ proxy });
  const mediaFetch =
    deps.fetch ?? createPublicFetch({ except: httpHosts(deps.config.mediaHosts), proxy });
  const folder = openDataFolder(deps.config.dataDir, deps.config.secret, deps.use);
  for (const file of folder.openToOthers) {
    log.warn({ file }, "every user of this machine may read this: close it with chmod o-rwx");
  }
  const { db, presence, vault, signingKey, mediaDir } = folder;
  const config = deps.followsServer ? followServer(deps.config, db.namedValues) : deps.config;
  const servedCopy = createServedCopy(db, join(config.dataDir, SERVED_COPY_NAME));
  const incidents = createIncidents({ db, clock, log });
  const damage = createDamageWatch({ clock, log, incidents });
  const readTroubles = createReadTroubles({ db, clock, incidents });
  const instanceId = `${process.pid}-${randomBytes(6).toString("hex")}`;
  const syncCron = createCron(config.syncSchedule, clock.now());
  const refreshCron = createCron(config.refreshSchedule, clock.now());
  const auth = createAuth({
    db,
    clock,
    log,
    adminPassword: config.adminPassword,
    isTrustedProxy: config.isTrustedProxy,
    publicUrl: config.publicUrl,
    signingKey,
  });
  const apis = createInstagram({ fetch, clock, hosts: config.hosts, log });
  const apps = createAppStore({
    db,
    vault,
    fromEnvironment: { instagram: config.instagramApp, facebook: config.facebookApp },
  });
  const alertSettings = createAlertSettings({
    namedValues: db.namedValues,
    vault,
    fromEnvironment: config.alerts,
  });
  const sendWebhook = createSendWebhook({ clock, fetch, publicFetch });
  const hookStore = createHookStore({ db, vault });
  const alerts = createAlerts({
    db,
    clock,
    log,
    settings: alertSettings,
    readTroubles,
    instanceId,
    publicUrl: config.publicUrl,
    sendMail: createSendMail(deps.mail),
    sendWebhook,
    reconnectUrl: (accountId) => tryReconnectLink({ db, clock, apps, config }, { accountId })?.url,
  });
  const mediaStore = createMediaStore({ directory: mediaDir, clock });
  const feedBuilder = composeFeedBuilder({
    db,
    clock,
    log,
    publicUrl: config.publicUrl,
    syncPeriodMs: syncCron.longestPeriodMs,
    maxPosts: config.maxPosts,
    noteShown: createNoteNewPosts({ db, clock }),
  });
  const hooks = createHooks({
    ...{ db, clock, log, store: hookStore, sendWebhook, incidents, feedBuilder },
    publishUrl: config.publishTo && config.publishUrl,
  });
  const room = createMediaRoom({
    ...{ directory: mediaDir, incidents },
    ...{ diskReserve: config.diskReserve, mediaQuota: config.mediaQuota },
  });
  const sweeping = createSweeper({ db, clock, log, mediaStore, feedBuilder });
  const sweeper: Sweeper = {
    ...sweeping,
    async sweep() {
      const swept = await presence.withPicturesAlone(sweeping.sweep);
      await room.look();
      return swept ?? 0;
    },
  };
  const pictures = deps.pictures ?? createPictureProcess({ log });
  const { sync, results: syncResults } = countSyncs(
    createSync({
      db,
      vault,
      apis,
      apps,
      fetch: mediaFetch,
      clock,
      log,
      mediaStore,
      pictures,
      room,
      feedBuilder,
      sweeper,
      incidents,
      instanceId,
      mediaHosts: config.mediaHosts,
      maxPosts: config.maxPosts,
      syncPeriodMs: syncCron.longestPeriodMs,
      random: Math.random,
    }),
  );
  const mediaMeter = createMediaMeter(mediaDir, clock);
  const refresher = createRefresher({
    db,
    vault,
    apis,
    apps,
    clock,
    cron: refreshCron,
    log,
    instanceId,
  });
  const backups = createNightlyBackups({
    ...config,
    secretFromEnvironment: config.secret !== undefined,
    lastDeletionAt: (now) => lastDeletionAt(config.dataDir, db.deletions, now),
    clock,
    log,
    incidents,
  });
  const dashboardBackups = createDashboardBackups({
    ...config,
    secretFromEnvironment: config.secret !== undefined,
    clock,
    nightly: backups,
    async restore(path, key) {
      const restored = await restoreBackup(
        {
          ...config,
          clock,
          log,
          syncPeriodMs: syncCron.longestPeriodMs,
          forgetDeleted: forgetInRestored(config.dataDir, clock),
        },
        path,
        { mostBytes: mostUnpackedBytes(config), askForKey: async () => key },
      );
      while (!db.isOpen()) await setTimeout(LOOK_MS);
      return restored;
    },
  });
  const publishing = createPublishing({
    ...config,
    db,
    clock,
    log,
    incidents,
    feedBuilder,
    mediaStore,
    fetch,
    instanceId,
    random: Math.random,
    repairMedia: () => sweeper.repair(),
    widgetDir: WIDGET_DIR,
    renderer: findHtmlRenderer(WIDGET_DIR),
    script: findFeedScript(WIDGET_DIR),
    lastDeletionAt: (now) => lastDeletionAt(config.dataDir, db.deletions, now),
  });
  const healthProof = createHealthProof(signingKey);
  const doctor = createDoctor({
    db,
    vault,
    apis,
    apps,
    clock,
    fetch,
    log,
    hosts: config.hosts,
    proxyHost: proxy && proxyHost(proxy),
    dataDir: config.dataDir,
    checkPictures: pictures.check,
    countFiles: sweeping.countFiles,
    diskReserve: config.diskReserve,
    secretFromEnvironment: config.secret !== undefined,
    warnings: config.warnings,
    readTroubles,
    address: {
      fetch: deps.ownFetch ?? globalThis.fetch,
      publicUrl: config.publicUrl,
      localUrl: localUrlOf(config),
      healthProof,
    },
  });
  async function deleteFilesOf(names: readonly string[]): Promise<void> {
    // What is deleted is to be in no copy, either; where that does not succeed, the next look does it.
    await servedCopy
      .update()
      .catch((error: unknown) => damage.note(error, "copying what visitors are served"));
    await sweeper.deleteFilesOf(names);
  }
  const buildFeed = (feedId: string) => feedBuilder.buildFeed(feedId);
  const connectDeps: ConnectDeps = { db, vault, clock, refreshCron, log, incidents, buildFeed };
  return {
    config,
    clock,
    log,
    db,
    servedCopy,
    presence,
    vault,
    auth,
    incidents,
    damage,
    readTroubles,
    alertSettings,
    hooks,
    hookStore,
    enterHook: createEnterHook({ store: hookStore, lookup: deps.mail?.lookup }),
    alertEntry: createAlertEntry({ settings: alertSettings, lookup: deps.mail?.lookup }),
    alerts,
    collectMetrics: () =>
      collectMetrics({ db, clock, dataDir: config.dataDir, mediaMeter, syncResults, readTroubles }),
    apis,
    apps,
    syncCron,
    mediaStore,
    feedBuilder,
    sightings: createSightings({ db, clock, publicUrl: config.publicUrl }),
    sweeper,
    sync,
    refresher,
    healthProof,
    doctor,
    backups,
    dashboardBackups,
    publishing,
    connect: (api, candidate, feedId) => connectAccount(connectDeps, api, candidate, feedId),
    disconnect: (accountId) =>
      disconnectAccount({ db, clock, log, incidents, buildFeed, deleteFilesOf }, accountId),
    ...createForgetting({ ...connectDeps, dataDir: config.dataDir, deleteFilesOf }),
    close() {
      pictures.close();
      servedCopy.close();
      db.close();
    },
  };
}

/** Where the server is found from this machine, whatever it listens on. */
function localUrlOf({ host, port }: Config): string {
  const address = { "0.0.0.0": "127.0.0.1", "::": "::1" }[host] ?? host;
  return `http://${address.includes(":") ? `[${address}]` : address}:${port}`;
}
