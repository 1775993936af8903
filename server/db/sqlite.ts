import BetterSqlite3 from "better-sqlite3";

/** Without what makes an object of the addon at each call: see `kept`. */
export type Sqlite = Pick<BetterSqlite3.Database, "prepare" | "exec" | "transaction" | "close">;

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
 * What SQLite's addon has made is never collected: compiled against the headers of Node 24.19 or later, it aborts the
 * process when that happens (nodejs/node#65446). So statements are prepared once, and nothing calls `iterate()`. The addon without this fault, better-sqlite3 13, crashes on Node 20.
 */
const kept: object[] = [];

/**
 * Opens the file without changing its schema, so that the key can be checked first;
 * `migrateDatabase` follows.
 */
export function openSqlite(path: string): Sqlite {
  const sqlite = keepWhatItMakes(new BetterSqlite3(path, { timeout: 10_000 }));
  try {
    for (const [name, value] of Object.entries(PRAGMAS)) sqlite.exec(`PRAGMA ${name} = ${value}`);
    return sqlite;
  } catch (error) {
    sqlite.close();
    throw error;
  }
}

function keepWhatItMakes(sqlite: BetterSqlite3.Database): Sqlite {
  kept.push(sqlite);
  const prepare = sqlite.prepare.bind(sqlite);
  return Object.assign(sqlite, {
    prepare(sql: string) {
      const statement = prepare(sql);
      kept.push(statement);
      return statement;
    },
  });
}
