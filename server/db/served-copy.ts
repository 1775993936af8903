import { existsSync, rmSync } from "node:fs";
import { setImmediate } from "node:timers/promises";
import pLimit from "p-limit";
import { makeDatabaseFile } from "../files/access.ts";
import { createDatabase, type Database, migrateDatabase } from "./database.ts";
import { createDocuments } from "./documents.ts";
import { createRenditions } from "./renditions.ts";
import { createServed } from "./served.ts";
import { openSqlite, readWhole, type Sqlite } from "./sqlite.ts";

/** What visitors' routes read of the database. */
export type ServedTables = {
  readonly documents: Pick<Database["documents"], "get" | "tagOf">;
  readonly renditions: Pick<Database["renditions"], "get" | "tagOf">;
};

/**
 * A second file with what visitors are served and nothing else: it answers for them where the database itself is
 * damaged. Opened when it is first needed.
 */
export interface ServedCopy extends ServedTables {
  /** Brings it up to date, a feed at a time. Throws where the database cannot be read: the copy stays as it is. */
  update(): Promise<void>;
  close(): void;
}

export function createServedCopy(db: Database, path: string): ServedCopy {
  const oneAtATime = pLimit(1);
  let opened: ReturnType<typeof openTables> | undefined;
  let copied: Map<string, string> | undefined;
  let version: number | undefined;

  /** Once: statements are never given back. */
  function open() {
    opened ??= openTables(path);
    return opened;
  }

  async function update(): Promise<void> {
    const versionNow = db.version();
    if (versionNow === version) return;
    const tags = db.served.tags();
    const { sqlite, served } = open();
    copied ??= served.tags();
    let hasChanged = false;
    for (const feedId of new Set([...copied.keys(), ...tags.keys()])) {
      const tag = tags.get(feedId);
      if (copied.get(feedId) === tag) continue;
      hasChanged = true;
      if (tag === undefined) {
        served.delete(feedId);
        copied.delete(feedId);
      } else {
        const now = db.served.of(feedId);
        sqlite.transaction(() => served.replace(feedId, now)).immediate();
        copied.set(feedId, tag);
      }
      // Visitors come first.
      await setImmediate();
    }
    // What was deleted is to be in no file any more.
    if (hasChanged) sqlite.exec("PRAGMA wal_checkpoint(TRUNCATE)");
    version = versionNow;
  }

  return {
    documents: {
      get: (...key) => open().documents.get(...key),
      tagOf: (...key) => open().documents.tagOf(...key),
    },
    renditions: {
      get: (...key) => open().renditions.get(...key),
      tagOf: (...key) => open().renditions.tagOf(...key),
    },
    update: () => oneAtATime(update),
    close: () => opened?.sqlite.close(),
  };
}

function openTables(path: string) {
  const sqlite = openOrMakeAnew(path);
  // The database is whole: what was told of it when it was not is over.
  sqlite.exec("DELETE FROM incidents; DELETE FROM alerts_sent");
  return {
    sqlite,
    served: createServed(sqlite),
    documents: createDocuments(sqlite),
    renditions: createRenditions(sqlite),
  };
}

/**
 * The copy by itself, where it is whole and has anything to serve.
 *
 * @param where `memory`: what is written to it is gone with the process, and nothing of it needs room on the disk.
 */
export function openServedCopy(path: string, where: "disk" | "memory"): Database | undefined {
  if (!existsSync(path)) return undefined;
  let sqlite: Sqlite | undefined;
  try {
    sqlite = where === "disk" ? openMigrated(path) : openInMemory(path);
    const db = createDatabase(sqlite);
    if (db.served.tags().size > 0) return db;
  } catch {
    // What is wrong with the database itself is what has to be said.
  }
  sqlite?.close();
  return undefined;
}

/** There is nothing in it that is not elsewhere, too. */
function openOrMakeAnew(path: string): Sqlite {
  try {
    return openMigrated(path);
  } catch {
    for (const ending of ["", "-wal", "-shm"])
      rmSync(path + ending, { recursive: true, force: true });
    return openMigrated(path);
  }
}

function openMigrated(path: string): Sqlite {
  makeDatabaseFile(path);
  return migrated(openSqlite(path));
}

/** Where a file in WAL mode says so: as 1 its bytes are whole by themselves (sqlite.org/fileformat.html, 1.3.3). */
const WAL_MARKS = [18, 19];

function openInMemory(path: string): Sqlite {
  const bytes = readWhole(path);
  for (const at of WAL_MARKS) bytes[at] = 1;
  return migrated(openSqlite(bytes));
}

function migrated(sqlite: Sqlite): Sqlite {
  try {
    migrateDatabase(sqlite);
    return sqlite;
  } catch (error) {
    sqlite.close();
    throw error;
  }
}
