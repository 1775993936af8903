import { join } from "node:path";
import { onTestFinished } from "vitest";
import { createDatabase, type Database, migrateDatabase } from "../../server/db/database.ts";
import { openSqlite } from "../../server/db/sqlite.ts";
import { tempFolder } from "./temp-folder.ts";

/** A real, migrated database in a folder of the test's own. */
export function openTestDatabase(folder = tempFolder()): Database {
  const sqlite = openSqlite(join(folder, "windowbox.db"));
  migrateDatabase(sqlite);
  const db = createDatabase(sqlite);
  onTestFinished(() => db.close());
  return db;
}
