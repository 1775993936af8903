import BetterSqlite3 from "better-sqlite3";

export type Sqlite = BetterSqlite3.Database;

/** Set on every connection: SQLite keeps only the first in the file. */
const PRAGMAS = {
  /** Commands read and write beside the server. */
  journal_mode: "WAL",
  /** A token that Instagram handed out must survive the power going, too. */
  synchronous: "FULL",
  foreign_keys: "ON",
  /** What was deleted is overwritten: nobody reads a deleted post or token out of the file. */
  secure_delete: "ON",
} as const;

/**
 * Opens the file without changing its schema, so that the key can be checked first;
 * `migrateDatabase` follows.
 */
export function openSqlite(path: string): Sqlite {
  const sqlite = new BetterSqlite3(path, { timeout: 10_000 });
  try {
    for (const [name, value] of Object.entries(PRAGMAS)) sqlite.pragma(`${name} = ${value}`);
    return sqlite;
  } catch (error) {
    sqlite.close();
    throw error;
  }
}
