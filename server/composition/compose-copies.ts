import { setTimeout } from "node:timers/promises";
import { lastDeletionAt } from "../accounts/deletion-memory.ts";
import { forgetInRestored } from "../accounts/forget-in-restored.ts";
import { createDashboardBackups } from "../backup/dashboard-backups.ts";
import { createNightlyBackups } from "../backup/nightly-backups.ts";
import { mostUnpackedBytes, restoreBackup } from "../backup/restore.ts";
import { findFeedScript } from "../feed/feed-script.ts";
import { findHtmlRenderer } from "../feed/html-renderer.ts";
import { WIDGET_DIR } from "../process/dist-dirs.ts";
import { createPublishing } from "../publishing/publishing.ts";
import type { FeedParts } from "./compose-feeds.ts";
import type { Foundation } from "./foundation.ts";

const LOOK_MS = 20;

/** Copies of what is here: backups for the owner, and what is published for visitors. */
export function composeCopies(foundation: Foundation, feeds: FeedParts) {
  const { config, clock, log, db, incidents, syncCron } = foundation;
  const secretFromEnvironment = config.secret !== undefined;
  const lastDeletion = (now: number) => lastDeletionAt(config.dataDir, db.deletions, now);
  const backups = createNightlyBackups({
    ...config,
    ...{ clock, log, incidents, secretFromEnvironment },
    lastDeletionAt: lastDeletion,
  });
  const restoreDeps = {
    ...config,
    clock,
    log,
    syncPeriodMs: syncCron.longestPeriodMs,
    forgetDeleted: forgetInRestored(config.dataDir, clock),
  };
  const dashboardBackups = createDashboardBackups({
    ...config,
    secretFromEnvironment,
    clock,
    nightly: backups,
    async restore(path, key) {
      const restored = await restoreBackup(restoreDeps, path, {
        mostBytes: mostUnpackedBytes(config),
        askForKey: async () => key,
      });
      while (!db.isOpen()) await setTimeout(LOOK_MS);
      return restored;
    },
  });
  const publishing = createPublishing({
    ...config,
    ...foundation,
    ...feeds,
    random: Math.random,
    repairMedia: () => feeds.sweeper.repair(),
    widgetDir: WIDGET_DIR,
    renderer: findHtmlRenderer(WIDGET_DIR),
    script: findFeedScript(WIDGET_DIR),
    lastDeletionAt: lastDeletion,
  });
  return { backups, dashboardBackups, publishing };
}
