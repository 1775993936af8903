import { forgetInRestored } from "../accounts/forget-in-restored.ts";
import { BackupError } from "../backup/backup-error.ts";
import { mostUnpackedBytes, restoreBackup } from "../backup/restore.ts";
import { planSentence, restoredSentences } from "../backup/restore-sentences.ts";
import { parseConfig, readEnvironment } from "../config/config.ts";
import { createLog } from "../logging/log.ts";
import { systemClock } from "../time/clock.ts";
import { createCron } from "../time/cron.ts";
import type { Arguments } from "./command.ts";
import { terminalProgress } from "./progress.ts";
import { readSecret } from "./read-secret.ts";

/** Puts a backup in the place of what is in the data folder; what is there need not be readable any more. */
export async function restoreCommand(args: Arguments): Promise<void> {
  const path = args.account;
  if (path === undefined) throw new BackupError("Say which: windowbox restore FILE.");
  const config = parseConfig(readEnvironment(process.cwd()));
  console.error(`Data folder: ${config.dataDir}`);
  const progress = terminalProgress();
  const restored = await restoreBackup(
    {
      ...config,
      clock: systemClock,
      log: createLog("error", process.stderr),
      syncPeriodMs: createCron(config.syncSchedule, systemClock.now()).longestPeriodMs,
      forgetDeleted: forgetInRestored(config.dataDir, systemClock),
    },
    path,
    {
      mostBytes: mostUnpackedBytes(config),
      onPlan: (plan) => console.error(planSentence(plan)),
      onProgress: progress.show,
      async askForKey() {
        progress.end();
        return readSecret(
          "The key of this backup is not in it. Its WINDOWBOX_SECRET, or what is in its secret.key",
        );
      },
    },
  ).finally(progress.end);
  for (const sentence of restoredSentences(restored)) console.log(sentence);
}
