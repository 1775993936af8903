import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, onTestFinished, test } from "vitest";
import { openSqlite } from "../../../server/db/sqlite.ts";
import { tempFolder } from "../../support/temp-folder.ts";

/** `synchronous` as SQLite numbers it: what is committed is on the disk. */
const FULL = 2;

setFlagsFromString("--expose-gc");
const collectGarbage: () => void = runInNewContext("gc");

function open() {
  const path = join(tempFolder(), "windowbox.db");
  const sqlite = openSqlite(path);
  onTestFinished(() => void sqlite.close());
  return { sqlite, path };
}

test("what is committed survives the power going, and readers never wait for a writer", () => {
  const { sqlite } = open();
  expect(sqlite.prepare("PRAGMA synchronous").pluck().get()).toBe(FULL);
  expect(sqlite.prepare("PRAGMA journal_mode").pluck().get()).toBe("wal");
});

test("what is deleted is gone from the file, not only from the table", () => {
  const { sqlite, path } = open();
  sqlite.exec(
    "CREATE TABLE notes (text TEXT); INSERT INTO notes VALUES ('a token in plain sight')",
  );
  sqlite.exec("PRAGMA wal_checkpoint(TRUNCATE)");
  expect(readFileSync(path, "latin1")).toContain("a token in plain sight");
  sqlite.exec("DELETE FROM notes");
  sqlite.exec("PRAGMA wal_checkpoint(TRUNCATE)");
  expect(readFileSync(path, "latin1")).not.toContain("a token in plain sight");
});

test("a row cannot outlive the one that it hangs on", () => {
  const { sqlite } = open();
  sqlite.exec(
    `CREATE TABLE owners (id INTEGER PRIMARY KEY);
     CREATE TABLE things (owner INTEGER REFERENCES owners (id) ON DELETE CASCADE);
     INSERT INTO owners VALUES (1); INSERT INTO things VALUES (1); DELETE FROM owners`,
  );
  expect(sqlite.prepare("SELECT count(*) FROM things").pluck().get()).toBe(0);
});

test("no statement and no database is ever collected, which would abort newer Nodes", async () => {
  function openAndClose() {
    const sqlite = openSqlite(join(tempFolder(), "windowbox.db"));
    const statement = sqlite.prepare("SELECT 1");
    sqlite.close();
    return [new WeakRef(sqlite), new WeakRef(statement), new WeakRef({})];
  }
  const [sqlite, statement, control] = openAndClose();
  // A WeakRef holds what it names until the task in which it was made is over.
  await new Promise((resolve) => setImmediate(resolve));
  collectGarbage();
  expect(control?.deref()).toBeUndefined();
  expect(sqlite?.deref()).toBeDefined();
  expect(statement?.deref()).toBeDefined();
});
