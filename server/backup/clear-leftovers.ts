import { openFolderLock } from "../data-folder/presence.ts";
import { forgetReplaced } from "./replace-database.ts";
import { removeLeftovers } from "./scratch-folder.ts";

/** At start: what a backup or a restore left in the data folder when it was killed. */
export async function clearLeftovers(dataDir: string): Promise<void> {
  const restore = openFolderLock(dataDir, "restore");
  try {
    if (!restore.exclusive()) return;
    removeLeftovers(dataDir);
    await forgetReplaced(dataDir);
  } finally {
    restore.close();
  }
}
