import { existsSync } from "node:fs";
import { join } from "node:path";
import { BackupError } from "../backup/backup-error.ts";
import { writeBackup } from "../backup/write-backup.ts";
import { parseConfig, readEnvironment } from "../config/config.ts";
import { DATABASE_NAME } from "../data-folder/names.ts";
import { formatBytes } from "../shared/format-bytes.ts";
import { type Arguments, withInstance } from "./command.ts";
import { terminalProgress } from "./progress.ts";

/** Writes a backup while everything runs, and says what is in it and what is not. */
export async function backupCommand(args: Arguments): Promise<void> {
  const path = args.account;
  if (path === undefined) {
    throw new BackupError("Say where to: windowbox backup FILE, for example windowbox.tar.");
  }
  const { dataDir } = parseConfig(readEnvironment(process.cwd()));
  // Else one would be made, and a backup of that would be taken for one of what is somewhere else.
  if (!existsSync(join(dataDir, DATABASE_NAME))) {
    throw new BackupError(
      `There is nothing to back up in ${dataDir}: run this in Windowbox’s folder, or with the DATA_DIR that the server has.`,
    );
  }
  await withInstance(async ({ config, clock }) => {
    const fromEnvironment = config.secret !== undefined;
    const progress = terminalProgress();
    const written = await writeBackup(path, {
      dataDir: config.dataDir,
      now: clock.now(),
      key: fromEnvironment ? "environment" : args.withoutKey ? "left out" : "inside",
      media: "inside",
      diskReserve: config.diskReserve,
      publishTo: config.publishTo,
      onProgress: progress.show,
    }).finally(progress.end);
    const { missing, key } = written.manifest;
    console.log(
      `${path} is a backup: database, ${written.pictures} pictures and videos${key === "inside" ? ", and the key" : ""}, ${formatBytes(written.size)}. It was opened again and checked.`,
    );
    if (missing.length > 0) {
      console.log(
        `${missing.length} pictures were missing here already, and are missing in it: they are fetched again after a restore.`,
      );
    }
    console.log(KEY_SENTENCES[key]);
  });
}

const KEY_SENTENCES = {
  inside: "Whoever has this file can use the connected accounts: keep it as you keep a password.",
  "left out":
    "The key is not in it: without secret.key from the data folder its tokens cannot be opened, and every account has to be connected again. Keep a copy of that file somewhere else.",
  environment:
    "The key comes from WINDOWBOX_SECRET and is in no backup: keep that value yourself, a restore asks for it.",
} as const;
