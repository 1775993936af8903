import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { openSqlite } from "../../../server/db/sqlite.ts";
import { tempFolder } from "../../support/temp-folder.ts";

/** `synchronous` as SQLite numbers it: what is committed is on the disk. */
const FULL = 2;

function open() {
  const path = join(tempFolder(), "windowbox.db");
  const sqlite = openSqlite(path);
  onTestFinished(() => void sqlite.close());
  return { sqlite, path };
}

test("what is committed survives the power going, and readers never wait for a writer", () => {
  const { sqlite } = open();
  expect(sqlite.pragma("synchronous", { simple: true })).toBe(FULL);
  expect(sqlite.pragma("journal_mode", { simple: true })).toBe("wal");
});

test("what is deleted is gone from the file, not only from the table", () => {
  const { sqlite, path } = open();
  sqlite.exec(
    "CREATE TABLE notes (text TEXT); INSERT INTO notes VALUES ('a token in plain sight')",
  );
  sqlite.pragma("wal_checkpoint(TRUNCATE)");
  expect(readFileSync(path, "latin1")).toContain("a token in plain sight");
  sqlite.exec("DELETE FROM notes");
  sqlite.pragma("wal_checkpoint(TRUNCATE)");
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
