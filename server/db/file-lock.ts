import { closeSync, openSync } from "node:fs";
import BetterSqlite3 from "better-sqlite3";
import { isBusy } from "../shared/errors.ts";
import { keep } from "./kept.ts";

/** A claim on something, shared by many or one's own, that ends with its holder whatever happens to that. */
export interface FileLock {
  /** @param waitMs blocks for as long at the most. Says whether it is held now. */
  shared(waitMs?: number): boolean;
  exclusive(waitMs?: number): boolean;
  /** Whether somebody holds it for themselves. */
  isTaken(): boolean;
  release(): void;
  close(): void;
}

/** An empty SQLite file: the one lock that is there on every system, and that not even `kill -9` leaves behind. */
export function openFileLock(path: string): FileLock {
  closeSync(openSync(path, "a", 0o600));
  const file = new BetterSqlite3(path, { timeout: 0 });
  keep(file);
  let isJournalFree = false;
  let isHeld = false;

  /** Nothing is ever written: no journal has to be there, and none can stay behind. Waits as a claim does. */
  function avoidJournal(): void {
    if (!isJournalFree) file.exec("PRAGMA journal_mode = MEMORY");
    isJournalFree = true;
  }

  function take(begin: string, waitMs: number): boolean {
    if (isHeld) release();
    file.exec(`PRAGMA busy_timeout = ${waitMs}`);
    try {
      avoidJournal();
      file.exec(begin);
      isHeld = true;
    } catch (error) {
      if (file.inTransaction) file.exec("ROLLBACK");
      if (!isBusy(error)) throw error;
    }
    return isHeld;
  }

  function release(): void {
    if (isHeld) file.exec("ROLLBACK");
    isHeld = false;
  }

  const shared = (waitMs = 0) => take("BEGIN; SELECT 1 FROM sqlite_schema", waitMs);
  return {
    shared,
    exclusive: (waitMs = 0) => take("BEGIN EXCLUSIVE", waitMs),
    isTaken() {
      if (!shared()) return true;
      release();
      return false;
    },
    release,
    close() {
      isHeld = false;
      file.close();
    },
  };
}
