import { existsSync } from "node:fs";
import { mkdir, readdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { DATABASE_NAME, KEY_NAME, MEDIA_NAME } from "../data-folder/names.ts";
import {
  KEY_CHECK,
  opensKeyCheck,
  readKeyFile,
  writeKeyFile,
} from "../data-folder/open-data-folder.ts";
import { isServed, openFolderLock, shareSoon } from "../data-folder/presence.ts";
import {
  createDatabase,
  type Database,
  migrateDatabase,
  SCHEMA_VERSION,
  schemaVersionOf,
} from "../db/database.ts";
import { makeWhole } from "../db/snapshot.ts";
import { openSqlite, type Sqlite } from "../db/sqlite.ts";
import { composeFeedBuilder } from "../feed/compose-feed-builder.ts";
import type { FeedBuilder } from "../feed/feed-builder.ts";
import { freeBytes } from "../files/disk-space.ts";
import type { Log } from "../logging/log.ts";
import { createMediaStore } from "../media/media-store.ts";
import { filesInUse, namedFiles } from "../media/named-files.ts";
import { createSweeper } from "../media/sweeper.ts";
import { formatBytes } from "../shared/format-bytes.ts";
import type { Secret } from "../shared/secret.ts";
import { type Clock, MINUTE_MS } from "../time/clock.ts";
import { createVault, type Vault } from "../tokens/vault.ts";
import { BackupError, backupErrorOf } from "./backup-error.ts";
import { checkMedia, unpackDatabase } from "./check-backup.ts";
import { type Kept, keepWhatIsNewer } from "./keep-what-is-newer.ts";
import { type OpenedBackup, openBackup } from "./open-backup.ts";
import { replaceDatabase } from "./replace-database.ts";
import { reseal } from "./reseal.ts";
import { tablesThatAre } from "./restored-tables.ts";
import { withScratchFolder } from "./scratch-folder.ts";
import type { BackupProgress } from "./write-backup.ts";

export interface RestoreDeps {
  readonly dataDir: string;
  /** From the environment. */
  readonly secret: Secret | undefined;
  readonly publicUrl: string;
  readonly syncPeriodMs: number;
  /** Newest posts kept per account. */
  readonly maxPosts: number;
  readonly clock: Clock;
  readonly log: Log;
  /** What must stay free. */
  readonly diskReserve: number;
  /** Deletes once more what was deleted for a person's sake since the backup was made. */
  forgetDeleted(db: Database, vault: Vault): void;
  /** How long other processes may take to let the database go. */
  readonly longestWaitMs?: number;
}

/** As much media as this server may hold, and a database. */
export function mostUnpackedBytes({ mediaQuota }: { readonly mediaQuota: number }): number {
  return mediaQuota + DATABASE_ROOM_BYTES;
}

/** Said before anything is unpacked. */
export interface RestorePlan {
  readonly createdAt: number;
  readonly neededBytes: number;
  readonly freeBytes: number;
  readonly mostBytes: number;
}

export interface RestoreOptions {
  /** The most that may be unpacked. */
  readonly mostBytes: number;
  /** For a backup whose key is neither in it nor here. `undefined`: nobody knows it. */
  askForKey?(): Promise<Secret | undefined>;
  onPlan?(plan: RestorePlan): void;
  readonly onProgress?: BackupProgress;
}

export interface RestoredBackup {
  readonly createdAt: number;
  readonly accounts: readonly string[];
  /** `undefined`: there was nothing here that could be read. */
  readonly kept: Kept | undefined;
}

const DATABASE_ROOM_BYTES = 1_000_000_000;
const LONGEST_WAIT_MS = MINUTE_MS;
const LOOK_MS = 20;

/**
 * Puts a backup in the place of what is in the data folder, while a server may be running on it. Everything is looked
 * at before anything is put into place; then the database is replaced at one stroke. Throws a `BackupError`, and
 * everything is as it was.
 */
export async function restoreBackup(
  deps: RestoreDeps,
  path: string,
  options: RestoreOptions,
): Promise<RestoredBackup> {
  await mkdir(deps.dataDir, { recursive: true, mode: 0o700 });
  const only = openFolderLock(deps.dataDir, "restore");
  const pictures = openFolderLock(deps.dataDir, "pictures");
  try {
    if (!only.exclusive()) {
      throw new BackupError("Another backup is being restored here: wait until that is done.");
    }
    refuseBesideOther(deps.dataDir);
    await shareSoon(pictures);
    const backup = await openBackup(path);
    try {
      await refuseTooLarge(deps, backup, options);
      return await withScratchFolder(deps.dataDir, (folder) =>
        restoreOpened(deps, backup, folder, options),
      );
    } finally {
      await backup.close();
    }
  } catch (error) {
    throw restoreFailureOf(error);
  } finally {
    pictures.close();
    only.close();
  }
}

/** A server of another version could not go on with what this one puts into place. */
function refuseBesideOther(dataDir: string): void {
  const path = join(dataDir, DATABASE_NAME);
  if (!existsSync(path) || !isServed(dataDir)) return;
  if ([undefined, SCHEMA_VERSION].includes(versionOfWhole(path))) return;
  throw new BackupError(
    "The server that runs here is of another Windowbox than this command: stop it, restore, and start the one that you want to go on with.",
  );
}

/** `undefined` of what is damaged, which no version minds. */
function versionOfWhole(path: string): number | undefined {
  let sqlite: Sqlite | undefined;
  try {
    sqlite = openSqlite(path);
    return schemaVersionOf(sqlite);
  } catch {
    return undefined;
  } finally {
    sqlite?.close();
  }
}

async function refuseTooLarge(
  { dataDir, diskReserve }: RestoreDeps,
  backup: OpenedBackup,
  options: RestoreOptions,
): Promise<void> {
  const { mostBytes } = options;
  const besides = await Promise.all(
    [...(backup.beside?.names ?? [])].map(
      async (name) =>
        (await stat(join(backup.beside?.folder ?? "", name)).catch(() => undefined))?.size ?? 0,
    ),
  );
  // The database once more, for what is worked into it.
  const neededBytes =
    backup.unpackedBytes + backup.database.size + besides.reduce((sum, size) => sum + size, 0);
  const free = await freeBytes(dataDir);
  options.onPlan?.({
    ...{ createdAt: backup.manifest.createdAt, neededBytes, mostBytes },
    freeBytes: free,
  });
  if (neededBytes > mostBytes) {
    throw new BackupError(
      `This backup takes ${formatBytes(neededBytes)}, and ${formatBytes(mostBytes)} are the most that is unpacked.`,
    );
  }
  if (free - neededBytes < diskReserve) {
    throw new BackupError(
      `There is too little room: this backup takes ${formatBytes(neededBytes)}, ${formatBytes(free)} are free, and ${formatBytes(diskReserve)} have to stay free. Make room first.`,
    );
  }
}

async function restoreOpened(
  deps: RestoreDeps,
  backup: OpenedBackup,
  folder: string,
  options: RestoreOptions,
): Promise<RestoredBackup> {
  const { dataDir, clock } = deps;
  const { onProgress } = options;
  const mediaDir = join(dataDir, MEDIA_NAME);
  onProgress?.("looking at the database", 0);
  await unpackDatabase(backup, folder);
  const staged = join(folder, DATABASE_NAME);
  const keyPath = join(dataDir, KEY_NAME);
  const keyHere = deps.secret ?? readKeyFile(keyPath);
  let key: Secret;
  const opened = openStaged(staged);
  try {
    key = await findKey(opened.db, backup, keyHere, options);
    clearTables(opened.sqlite);
    reseal(opened.sqlite, opened.db, createVault(key), createVault(keyHere ?? key));
    // What is newer than the backup was news before.
    opened.db.quietAccounts.beginAll();
    opened.db.hookPosts.settleAll();
  } catch (error) {
    opened.sqlite.close();
    throw error;
  }
  try {
    await unpackMedia(backup, folder, mediaDir, options);
    const feedBuilder = await makeFeeds(deps, opened.db, mediaDir);
    if (!keyHere) await putKey(keyPath, key);
    const vault = createVault(keyHere ?? key);
    onProgress?.("waiting for the server and for commands to let the database go", 0);
    let accounts: string[] = [];
    const kept = await alone(deps, async () => {
      const merged = keepFromHere(deps, opened, vault);
      // Only now: what was connected here since the deletion is meant to stay.
      const before = namedFiles(opened.db);
      deps.forgetDeleted(opened.db, vault);
      const used = filesInUse(opened.db, clock.now());
      const forgotten = [...before].filter((name) => !used.has(name));
      if (forgotten.length > 0) feedBuilder.buildAll();
      accounts = opened.db.accounts.all().map(({ profile }) => profile.username);
      opened.sqlite.close();
      makeWhole(staged);
      await replaceDatabase(dataDir, staged);
      for (const name of forgotten) await rm(join(mediaDir, name), { force: true });
      return merged;
    });
    deps.log.info({ accounts: accounts.length }, "a backup was restored");
    return { createdAt: backup.manifest.createdAt, accounts, kept };
  } finally {
    opened.sqlite.close();
  }
}

interface Staged {
  readonly sqlite: Sqlite;
  readonly db: Database;
}

function openStaged(path: string): Staged {
  const sqlite = openSqlite(path);
  try {
    migrateDatabase(sqlite);
    return { sqlite, db: createDatabase(sqlite) };
  } catch (error) {
    sqlite.close();
    throw error;
  }
}

/** The one that the backup's tokens are sealed with. */
async function findKey(
  db: Database,
  backup: OpenedBackup,
  keyHere: Secret | undefined,
  options: RestoreOptions,
): Promise<Secret> {
  const check = db.namedValues.get(KEY_CHECK);
  if (!check) throw new BackupError("This backup is damaged: its tokens were sealed with no key.");
  const fits = (key: Secret | undefined): key is Secret =>
    key !== undefined && opensKeyCheck(createVault(key), check);
  if (fits(backup.key)) return backup.key;
  if (backup.key) {
    throw new BackupError("This backup is damaged: the key in it does not open its tokens.");
  }
  if (fits(keyHere)) return keyHere;
  const answer = await options.askForKey?.();
  // Where nobody types and nothing is piped in, nothing was given.
  const asked = answer?.reveal() === "" ? undefined : answer;
  if (fits(asked)) return asked;
  const where =
    backup.manifest.key === "environment"
      ? "the value that WINDOWBOX_SECRET had where it was made"
      : "secret.key from the data folder where it was made";
  throw new BackupError(
    asked
      ? `That is not the key of this backup: it is ${where}.`
      : `The key of this backup is not in it: it is ${where}, and has to be given to restore it.`,
  );
}

function clearTables(sqlite: Sqlite): void {
  sqlite
    .transaction(() => {
      // What hangs on a row goes before it.
      for (const name of tablesThatAre("made", "here", "neither").reverse()) {
        sqlite.exec(`DELETE FROM ${name}`);
      }
      sqlite.exec("DELETE FROM settings WHERE name = 'setup_token_hash'");
    })
    .immediate();
}

/** Under names made from their content, pictures lie beside those that are here and replace none. */
async function unpackMedia(
  backup: OpenedBackup,
  folder: string,
  mediaDir: string,
  options: RestoreOptions,
): Promise<void> {
  const unpacked = join(folder, MEDIA_NAME);
  await mkdir(unpacked, { mode: 0o700 });
  await mkdir(mediaDir, { recursive: true, mode: 0o700 });
  await checkMedia(backup, {
    copyTo: (name) => join(unpacked, name),
    onProgress: (done) => options.onProgress?.("unpacking the pictures", done),
  });
  for (const name of await readdir(unpacked)) {
    await rename(join(unpacked, name), join(mediaDir, name));
  }
}

/** As the server does at its start, so that it has nothing left to do once the database is in its place. */
async function makeFeeds(
  deps: RestoreDeps,
  db: Database,
  mediaDir: string,
): Promise<Pick<FeedBuilder, "buildAll">> {
  const { clock, log, publicUrl, syncPeriodMs, maxPosts } = deps;
  const feedBuilder = composeFeedBuilder({ db, clock, log, publicUrl, syncPeriodMs, maxPosts });
  const mediaStore = createMediaStore({ directory: mediaDir, clock });
  await createSweeper({ db, clock, log, mediaStore, feedBuilder }).repair();
  feedBuilder.buildAll();
  return feedBuilder;
}

async function putKey(path: string, key: Secret): Promise<void> {
  // What is there and is no key opens nothing; it is kept all the same.
  if (existsSync(path)) await rename(path, `${path}.unusable`);
  writeKeyFile(path, key);
}

/** What is here may be damaged: that is what backups are for. */
function keepFromHere(deps: RestoreDeps, staged: Staged, vault: Vault): Kept | undefined {
  const path = join(deps.dataDir, DATABASE_NAME);
  if (!existsSync(path)) return undefined;
  try {
    return keepWhatIsNewer(staged, path, vault, deps.clock.now());
  } catch (error) {
    deps.log.warn({ err: error }, "nothing could be kept of the database that was here");
    return undefined;
  }
}

/** Runs `work` while nobody else has the database open: a server lets it go, a command is waited for. */
async function alone<T>(deps: RestoreDeps, work: () => Promise<T>): Promise<T> {
  const replacing = openFolderLock(deps.dataDir, "replacing");
  const inUse = openFolderLock(deps.dataDir, "inUse");
  try {
    const until = performance.now() + (deps.longestWaitMs ?? LONGEST_WAIT_MS);
    let hasAsked = false;
    for (;;) {
      hasAsked ||= replacing.exclusive();
      if (hasAsked && inUse.exclusive()) break;
      if (performance.now() > until) {
        throw new BackupError(
          "Something else still works on this data folder, a windowbox command perhaps: wait until that is done, or stop it, and restore again. Nothing was changed.",
        );
      }
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
    return await work();
  } finally {
    inUse.close();
    replacing.close();
  }
}

function restoreFailureOf(error: unknown): unknown {
  return backupErrorOf(error, "The backup could not be restored, and everything is as it was", {
    ENOSPC: "the disk is full: make room first",
    EDQUOT: "the disk quota is used up: make room first",
    EACCES: "the data folder may not be written by this user",
    EIO: "the disk reports an error: check it",
    SQLITE_FULL: "the disk is full: make room first",
  });
}
