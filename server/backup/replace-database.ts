import { existsSync } from "node:fs";
import { copyFile, link, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { DATABASE_NAME } from "../data-folder/names.ts";
import { createDatabase } from "../db/database.ts";
import { makeWhole } from "../db/snapshot.ts";
import { openSqlite } from "../db/sqlite.ts";
import { syncFile, syncFolder } from "../files/sync-file.ts";

/** What was there, until what replaced it has been opened. */
const BEFORE = `${DATABASE_NAME}.before-restore`;
const BESIDE = ["-wal", "-shm"] as const;

/**
 * Puts a database in the place of the one in `folder`: one rename, before which the old one is in place and whole, and
 * after which the new one is. Nobody else has either open. Throws when the new one does not open there, with the old one
 * back in its place.
 */
export async function replaceDatabase(folder: string, staged: string): Promise<void> {
  const path = join(folder, DATABASE_NAME);
  const before = join(folder, BEFORE);
  await syncFile(staged);
  await forgetReplaced(folder);
  const isThere = existsSync(path);
  if (isThere) {
    const isWhole = takeLogIn(path);
    await linkOrCopy(path, before);
    if (!isWhole) await moveLog(path, before);
  }
  await rename(staged, path);
  await syncFolder(folder);
  try {
    openOnce(path);
  } catch (error) {
    if (isThere) await putBack(path, before);
    throw error;
  }
  await forgetReplaced(folder);
}

/** What a restore that was killed in its last moment kept of the database before it. */
export async function forgetReplaced(folder: string): Promise<void> {
  for (const end of ["", ...BESIDE]) await rm(join(folder, `${BEFORE}${end}`), { force: true });
}

/** What SQLite keeps beside a database belongs to that one alone. Says whether nothing is left beside it. */
function takeLogIn(path: string): boolean {
  try {
    makeWhole(path);
    return true;
  } catch {
    return false;
  }
}

/** Beside a damaged database its log stays with what is kept of that. */
async function moveLog(from: string, to: string): Promise<void> {
  for (const end of BESIDE) {
    await rm(`${to}${end}`, { force: true });
    if (existsSync(`${from}${end}`)) await rename(`${from}${end}`, `${to}${end}`);
  }
}

async function putBack(path: string, before: string): Promise<void> {
  await moveLog(before, path);
  await rename(before, path);
}

function openOnce(path: string): void {
  const sqlite = openSqlite(path);
  try {
    createDatabase(sqlite).ping();
  } finally {
    sqlite.close();
  }
}

async function linkOrCopy(from: string, to: string): Promise<void> {
  // Not every disk has hard links.
  await link(from, to).catch(() => copyFile(from, to));
}
