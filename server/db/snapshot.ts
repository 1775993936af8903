import { closeSync, openSync } from "node:fs";
import BetterSqlite3 from "better-sqlite3";
import { keep } from "./kept.ts";

/** Pages of 4 kB; between two pieces the event loop goes on. */
const PAGES_AT_ONCE = 256;

/**
 * Copies the database as it is at this instant to a new file that is whole by itself, while others go on writing.
 *
 * @param onProgress gets the part that is done, 0 to 1.
 */
export async function snapshotDatabase(
  path: string,
  destination: string,
  onProgress: (done: number) => void = () => undefined,
): Promise<void> {
  closeSync(openSync(destination, "wx", 0o600));
  const source = new BetterSqlite3(path, { timeout: 10_000, fileMustExist: true });
  keep(source);
  try {
    // An instant is held: without it, each write of another process would begin the copy anew.
    source.exec("BEGIN; SELECT 1 FROM sqlite_schema");
    await source.backup(destination, {
      progress({ totalPages, remainingPages }) {
        if (totalPages > 0) onProgress(1 - remainingPages / totalPages);
        return PAGES_AT_ONCE;
      },
    });
  } finally {
    source.close();
  }
  makeWhole(destination);
}

/** Nothing of it is in a file beside it any more. Throws when another process has it open. */
export function makeWhole(path: string): void {
  const file = new BetterSqlite3(path, { timeout: 1000, fileMustExist: true });
  keep(file);
  try {
    file.exec("PRAGMA synchronous = FULL; PRAGMA journal_mode = DELETE");
  } finally {
    file.close();
  }
}
