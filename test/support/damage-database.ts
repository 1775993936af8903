import { closeSync, fsyncSync, openSync, writeSync } from "node:fs";
import { join } from "node:path";
import BetterSqlite3 from "better-sqlite3";

export const PAGE_BYTES = 4096;

function pathOf(dataDir: string): string {
  return join(dataDir, "windowbox.db");
}

/** All of it in one file, where pages can be damaged. Nobody may have it open. */
export function settleDatabase(dataDir: string): { pages: number; rootOf(name: string): number } {
  const sqlite = new BetterSqlite3(pathOf(dataDir));
  sqlite.pragma("wal_checkpoint(TRUNCATE)");
  const pages = Number(sqlite.pragma("page_count", { simple: true }));
  const roots = new Map(
    sqlite.prepare<[], [string, number]>("SELECT name, rootpage FROM sqlite_schema").raw().all(),
  );
  sqlite.close();
  return {
    pages,
    rootOf(name) {
      const root = roots.get(name);
      if (root === undefined) throw new Error(`there is no ${name}`);
      return root;
    },
  };
}

/** Overwrites bytes of a page, as a bad disk does. @param page from 1 */
export function overwritePage(dataDir: string, page: number, bytes: Uint8Array, at = 0): void {
  const file = openSync(pathOf(dataDir), "r+");
  writeSync(file, bytes, 0, bytes.length, (page - 1) * PAGE_BYTES + at);
  fsyncSync(file);
  closeSync(file);
}
