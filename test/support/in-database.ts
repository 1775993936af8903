import { openDataFolder } from "../../server/data-folder/open-data-folder.ts";
import type { Database } from "../../server/db/database.ts";

/** Looks into the data folder of a server, running or not, as a command beside it would. */
export function inDatabase<T>(server: { readonly dataDir: string }, look: (db: Database) => T): T {
  const { db } = openDataFolder(server.dataDir, undefined);
  try {
    return look(db);
  } finally {
    db.close();
  }
}
