import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { createDamageWatch } from "../alerts/damage-watch.ts";
import { createIncidents } from "../alerts/incidents.ts";
import { createReadTroubles } from "../alerts/read-troubles.ts";
import type { Config } from "../config/config.ts";
import { followServer } from "../config/servers-settings.ts";
import { SERVED_COPY_NAME } from "../data-folder/names.ts";
import { type DataFolderUse, openDataFolder } from "../data-folder/open-data-folder.ts";
import { createServedCopy } from "../db/served-copy.ts";
import { createProxiedFetch } from "../http/outgoing-proxy.ts";
import { createPublicFetch } from "../http/public-fetch.ts";
import type { Fetch } from "../http/send-request.ts";
import { createInstagram } from "../instagram/instagram.ts";
import type { Log } from "../logging/log.ts";
import { httpHosts } from "../media/media-hosts.ts";
import type { Clock } from "../time/clock.ts";
import { createCron } from "../time/cron.ts";
import { createAppStore } from "../tokens/app-store.ts";

export interface FoundationDeps {
  readonly config: Config;
  readonly clock: Clock;
  readonly log: Log;
  /** What nobody set is as the server on this data folder has it. */
  readonly followsServer?: boolean;
  readonly use?: DataFolderUse;
  /** Stands in for everything outside; else the platform's, and for pictures one that reaches public addresses only. */
  readonly fetch?: Fetch | undefined;
}

/** What everything else stands on: the data folder, the clock's plans, ways to the outside, and where trouble is noted. */
export type Foundation = ReturnType<typeof openFoundation>;

/** Throws a `ConfigurationError` when the data folder or its key cannot be used. */
export function openFoundation(deps: FoundationDeps) {
  const { clock, log } = deps;
  const ways = waysOutside(deps);
  const folder = openDataFolder(deps.config.dataDir, deps.config.secret, deps.use);
  for (const file of folder.openToOthers) {
    log.warn({ file }, "every user of this machine may read this: close it with chmod o-rwx");
  }
  const { db, presence, vault, signingKey, mediaDir } = folder;
  const config = deps.followsServer ? followServer(deps.config, db.namedValues) : deps.config;
  const servedCopy = createServedCopy(db, join(config.dataDir, SERVED_COPY_NAME));
  const incidents = createIncidents({ db, clock, log });
  return {
    ...ways,
    ...{ config, clock, log, db, presence, vault, signingKey, mediaDir, servedCopy, incidents },
    damage: createDamageWatch({ clock, log, incidents }),
    readTroubles: createReadTroubles({ db, clock, incidents }),
    /** Names this process among those that share the data folder. */
    instanceId: `${process.pid}-${randomBytes(6).toString("hex")}`,
    syncCron: createCron(config.syncSchedule, clock.now()),
    refreshCron: createCron(config.refreshSchedule, clock.now()),
    apis: createInstagram({ fetch: ways.fetch, clock, hosts: config.hosts, log }),
    apps: createAppStore({
      db,
      vault,
      fromEnvironment: { instagram: config.instagramApp, facebook: config.facebookApp },
    }),
  };
}

/** Instagram and what the owner names; addresses that strangers name; and pictures. */
function waysOutside({ config: { proxy, mediaHosts }, fetch }: FoundationDeps) {
  return {
    fetch: fetch ?? (proxy ? createProxiedFetch(proxy) : globalThis.fetch),
    publicFetch: fetch ?? createPublicFetch({ proxy }),
    mediaFetch: fetch ?? createPublicFetch({ except: httpHosts(mediaHosts), proxy }),
  };
}
