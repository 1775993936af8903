import { randomBytes } from "node:crypto";
import { type ConnectDeps, type ConnectedAccount, connectAccount } from "./accounts/connect.ts";
import { disconnectAccount } from "./accounts/disconnect.ts";
import type { Clock } from "./clock.ts";
import type { Config } from "./config.ts";
import { type Cron, createCron } from "./cron.ts";
import { openDataFolder } from "./data-folder.ts";
import type { Database } from "./db/database.ts";
import { createMediaStore, type MediaStore } from "./feed/media-store.ts";
import { createPublisher, type Publisher } from "./feed/publish.ts";
import { createSweeper, type Sweeper } from "./feed/sweep.ts";
import { createSync, type Sync } from "./feed/sync.ts";
import type { Fetch } from "./http.ts";
import { createInstagram } from "./instagram/instagram.ts";
import type { ApiName, Candidate, InstagramApis } from "./instagram/types.ts";
import type { Log } from "./log.ts";
import { type AppStore, createAppStore } from "./tokens/app-store.ts";
import { createRefresher, type Refresher } from "./tokens/refresh.ts";
import type { Vault } from "./tokens/vault.ts";

/** One opened data folder with everything that works on it; the server and the commands each have one. */
export interface Instance {
  readonly config: Config;
  readonly clock: Clock;
  readonly log: Log;
  readonly db: Database;
  readonly vault: Vault;
  readonly signingKey: Buffer;
  readonly apis: InstagramApis;
  readonly apps: AppStore;
  readonly syncCron: Cron;
  readonly mediaStore: MediaStore;
  readonly publisher: Publisher;
  readonly sweeper: Sweeper;
  readonly sync: Sync;
  readonly refresher: Refresher;
  connect(api: ApiName, candidate: Candidate, feedId?: string): ConnectedAccount;
  disconnect(accountId: string): Promise<void>;
  close(): void;
}

export interface InstanceDeps {
  readonly config: Config;
  readonly clock: Clock;
  readonly log: Log;
  readonly fetch: Fetch;
}

/** Throws a `ConfigurationError` when the data folder or its key cannot be used. */
export function createInstance({ config, clock, log, fetch }: InstanceDeps): Instance {
  const { db, vault, signingKey, mediaDir } = openDataFolder(config.dataDir, config.secret);
  const instanceId = `${process.pid}-${randomBytes(6).toString("hex")}`;
  const syncCron = createCron(config.syncSchedule, clock.now());
  const refreshCron = createCron(config.refreshSchedule, clock.now());
  const apis = createInstagram({ fetch, clock, hosts: config.hosts, log });
  const apps = createAppStore({
    db,
    vault,
    fromEnvironment: { instagram: config.instagramApp, facebook: config.facebookApp },
  });
  const mediaStore = createMediaStore({ directory: mediaDir, clock });
  const publisher = createPublisher({
    db,
    clock,
    publicUrl: config.publicUrl,
    syncPeriodMs: syncCron.longestPeriodMs,
  });
  const sweeper = createSweeper({ db, clock, log, mediaStore, publisher });
  const sync = createSync({
    db,
    vault,
    apis,
    apps,
    fetch,
    clock,
    log,
    mediaStore,
    publisher,
    instanceId,
    mediaHosts: config.mediaHosts,
    maxPosts: config.maxPosts,
    random: Math.random,
  });
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
  const publishFeed = (feedId: string) => publisher.publishFeed(feedId);
  const connectDeps: ConnectDeps = { db, vault, clock, refreshCron, log, publishFeed };
  return {
    config,
    clock,
    log,
    db,
    vault,
    signingKey,
    apis,
    apps,
    syncCron,
    mediaStore,
    publisher,
    sweeper,
    sync,
    refresher,
    connect: (api, candidate, feedId) => connectAccount(connectDeps, api, candidate, feedId),
    disconnect: (accountId) =>
      disconnectAccount(
        { db, clock, log, publishFeed, deleteFilesOf: (names) => sweeper.deleteFilesOf(names) },
        accountId,
      ),
    close: () => db.close(),
  };
}
