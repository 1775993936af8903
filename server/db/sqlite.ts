import BetterSqlite3 from "better-sqlite3";
import { OwnerError } from "../shared/errors.ts";
import { keep } from "./kept.ts";

/** A prepared statement, as far as it is used here. */
export interface Statement<Parameters extends unknown[], Row> {
  run(...given: Parameters): { readonly changes: number };
  get(...given: Parameters): Row | undefined;
  all(...given: Parameters): Row[];
  /** Gives the first column instead of rows. */
  pluck(): this;
}

type Transaction<Given extends unknown[], Result> = ((...given: Given) => Result) & {
  /** Takes the write lock at once. */
  immediate(...given: Given): Result;
};

/**
 * A database file that can be let go and opened again behind what was prepared on it, as when a backup takes its
 * place. Without what makes an object of the addon at each call: see `kept.ts`.
 */
export interface Sqlite {
  prepare<Parameters extends unknown[] | object = unknown[], Row = unknown>(
    sql: string,
  ): Statement<Parameters extends unknown[] ? Parameters : [Parameters], Row>;
  exec(sql: string): void;
  transaction<Given extends unknown[], Result>(
    work: (...given: Given) => Result,
  ): Transaction<Given, Result>;
  /** Lets the file go: until `reopen`, whoever asks gets an `AwayError`. */
  letGo(): void;
  /** Opens what is at the path now. */
  reopen(): void;
  /** How many times it was opened, 0 while it is let go. */
  opening(): number;
  close(): void;
}

/** The database's file is being replaced by a backup: nothing can be asked of it for a moment. */
export class AwayError extends OwnerError {
  override readonly name = "AwayError";

  constructor() {
    super("A backup is being restored right now: please try again in a minute.");
  }
}

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
 *
 * @param path or the bytes of a file, which then is in memory and nowhere else.
 */
export function openSqlite(path: string | Buffer): Sqlite {
  let connection: BetterSqlite3.Database | undefined = openConnection(path);
  let openings = 1;

  function current(): BetterSqlite3.Database {
    if (!connection) throw new AwayError();
    return connection;
  }

  const sqlite: Sqlite = {
    prepare<Parameters extends unknown[] | object, Row>(sql: string) {
      return createStatement<Parameters extends unknown[] ? Parameters : [Parameters], Row>(
        sql,
        current,
      );
    },
    exec: (sql) => void current().exec(sql),
    transaction<Given extends unknown[], Result>(work: (...given: Given) => Result) {
      const begin = () => current().transaction(work);
      return Object.assign((...given: Given) => begin()(...given), {
        immediate: (...given: Given) => begin().immediate(...given),
      });
    },
    letGo() {
      connection?.close();
      connection = undefined;
    },
    reopen() {
      connection ??= openConnection(path);
      openings += 1;
    },
    opening: () => (connection ? openings : 0),
    close: () => void connection?.close(),
  };
  keep(sqlite);
  return sqlite;
}

function openConnection(path: string | Buffer): BetterSqlite3.Database {
  const connection = new BetterSqlite3(path, { timeout: 10_000 });
  keep(connection);
  try {
    for (const [name, value] of Object.entries(PRAGMAS)) {
      connection.exec(`PRAGMA ${name} = ${value}`);
    }
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

/** Prepared at once, and once more on each connection that follows. */
function createStatement<Parameters extends unknown[], Row>(
  sql: string,
  current: () => BetterSqlite3.Database,
): Statement<Parameters, Row> {
  let connection: BetterSqlite3.Database | undefined;
  let prepared: BetterSqlite3.Statement<Parameters, Row> | undefined;
  let isPlucked = false;

  function ready(): BetterSqlite3.Statement<Parameters, Row> {
    const now = current();
    if (prepared && connection === now) return prepared;
    const made = prepareOn<Parameters, Row>(now, sql);
    if (isPlucked) made.pluck();
    keep(made);
    connection = now;
    prepared = made;
    return made;
  }

  const statement: Statement<Parameters, Row> = {
    run: (...given) => ready().run(...given),
    get: (...given) => ready().get(...given),
    all: (...given) => ready().all(...given),
    pluck() {
      isPlucked = true;
      ready().pluck();
      return statement;
    },
  };
  ready();
  keep(statement);
  return statement;
}

/**
 * The bytes of a file with what is newest and lies beside it. For itself alone, SQLite keeps in memory what it else
 * shares in a file, for which a full disk has no room (sqlite.org/wal.html, "Use of WAL Without Shared-Memory").
 */
export function readWhole(path: string): Buffer {
  const connection = new BetterSqlite3(path, { fileMustExist: true });
  keep(connection);
  try {
    connection.exec("PRAGMA locking_mode = EXCLUSIVE");
    return connection.serialize();
  } finally {
    connection.close();
  }
}

/** What goes in and comes out, the caller knows and the compiler cannot. */
function prepareOn<Parameters extends unknown[], Row>(
  connection: BetterSqlite3.Database,
  sql: string,
): BetterSqlite3.Statement<Parameters, Row>;
function prepareOn(connection: BetterSqlite3.Database, sql: string): BetterSqlite3.Statement {
  return connection.prepare(sql);
}
