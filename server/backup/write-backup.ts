import { existsSync } from "node:fs";
import { link, open, rename, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import type { Config } from "../config/config.ts";
import { DATABASE_NAME, MEDIA_NAME } from "../data-folder/names.ts";
import { openFolderLock, shareSoon } from "../data-folder/presence.ts";
import { freeBytes } from "../files/disk-space.ts";
import { isWithin } from "../files/is-within.ts";
import { syncFolder } from "../files/sync-file.ts";
import { hasNoLinks } from "../files/weak-file-system.ts";
import { publishedFolderAround } from "../publishing/published-folder.ts";
import { errorCode } from "../shared/errors.ts";
import { formatBytes } from "../shared/format-bytes.ts";
import { BackupError, backupErrorOf } from "./backup-error.ts";
import {
  type BackupChoice,
  type BackupSource,
  Changed,
  readBackupSource,
} from "./backup-source.ts";
import { checkMedia, type MediaCheck, unpackDatabase } from "./check-backup.ts";
import type { Manifest } from "./manifest.ts";
import { openBackup } from "./open-backup.ts";
import { openScratchFolder } from "./scratch-folder.ts";

const MOST_TRIES = 4;

type PublishedTo = Config["publishTo"];

/** How far it is: what is being done, and which part of that is done, 0 to 1. */
export type BackupProgress = (step: string, done: number) => void;

interface WriteOptions extends BackupChoice {
  /** What must stay free. */
  readonly diskReserve: number;
  /** Where everybody can read, besides what shows by itself that it is published. */
  readonly publishTo?: PublishedTo;
  readonly onProgress?: BackupProgress;
  /**
   * Puts pictures and videos where the backup says they are, when that is beside it. Gives those that were there, were
   * read and are whole.
   */
  putBeside?(source: BackupSource): Promise<ReadonlySet<string>>;
  readonly signal?: AbortSignal;
}

export interface WrittenBackup {
  readonly manifest: Manifest;
  readonly size: number;
  readonly pictures: number;
}

/**
 * Writes a backup of the data folder to a new file, opens that again and checks all that is in it; only then it gets its
 * name. Killed at any instant, it leaves no file of that name or a whole one. Throws a `BackupError`.
 */
export async function writeBackup(path: string, options: WriteOptions): Promise<WrittenBackup> {
  const folder = dirname(resolve(path));
  if (isWithin(folder, options.dataDir)) {
    throw new BackupError(
      `${path} is inside the data folder, and would be lost together with it: name a file somewhere else.`,
    );
  }
  refuseWhereOthersRead(path, folder, options.publishTo);
  if (existsSync(path)) {
    throw new BackupError(`${path} is there already: name another file, or remove that one first.`);
  }
  const scratch = openScratch(folder);
  const pictures = openFolderLock(options.dataDir, "pictures");
  try {
    await shareSoon(pictures);
    const { source, alreadyRead } = await writeTo(
      join(scratch.path, "backup.tar"),
      scratch.path,
      options,
    );
    await check(join(scratch.path, "backup.tar"), folder, scratch.path, {
      ...options,
      alreadyRead,
    });
    await giveName(join(scratch.path, "backup.tar"), path);
    return { manifest: source.manifest, size: source.size, pictures: source.media.size };
  } finally {
    pictures.close();
    scratch.remove();
  }
}

/** Whoever reads it has the accounts' tokens and everybody's posts. */
function refuseWhereOthersRead(path: string, folder: string, publishTo?: PublishedTo): void {
  const known = publishTo?.kind === "folder" && isWithin(folder, publishTo.path);
  const published = known ? publishTo.path : publishedFolderAround(folder);
  if (published === undefined) return;
  throw new BackupError(
    `${path} is inside ${published}, which is published, and whoever reads a backup has the accounts' tokens: name a place that no web server shows.`,
  );
}

function openScratch(folder: string) {
  try {
    return openScratchFolder(folder);
  } catch (error) {
    const code = errorCode(error) || "unknown reason";
    if (code === "ENOENT") {
      throw new BackupError(`There is no folder ${folder}: make it first, or name another.`);
    }
    throw new BackupError(
      `No backup can be written to ${folder} (${code}): make that folder writable for this user, or name another.`,
    );
  }
}

async function writeTo(
  path: string,
  scratch: string,
  options: WriteOptions,
): Promise<{ readonly source: BackupSource; readonly alreadyRead: ReadonlySet<string> }> {
  const { onProgress } = options;
  await refuseWithoutRoom(scratch, options, await databaseSize(options));
  for (let tries = 1; ; tries += 1) {
    const attempt = openScratchFolder(scratch);
    try {
      const source = await readBackupSource(options, attempt.path, (done) =>
        onProgress?.("copying the database", done),
      );
      // Once as a backup, once more as the database that is looked at.
      await refuseWithoutRoom(scratch, options, source.size + (await databaseSize(options)));
      const alreadyRead = (await options.putBeside?.(source)) ?? new Set();
      await writePieces(path, source, options);
      return { source, alreadyRead };
    } catch (error) {
      if (!(error instanceof Changed) || tries === MOST_TRIES) throw backupFailureOf(error);
    } finally {
      attempt.remove();
    }
  }
}

async function writePieces(
  path: string,
  source: BackupSource,
  { onProgress, signal }: WriteOptions,
): Promise<void> {
  const file = await open(path, "w", 0o600);
  try {
    let written = 0;
    for await (const piece of source.pieces()) {
      await file.writeFile(piece);
      written += piece.length;
      signal?.throwIfAborted();
      onProgress?.("writing", written / source.size);
    }
    await file.sync();
  } finally {
    await file.close();
  }
}

/** With what is only in the log beside it. */
export async function databaseSize({ dataDir }: Pick<WriteOptions, "dataDir">): Promise<number> {
  const sizes = [DATABASE_NAME, `${DATABASE_NAME}-wal`].map(
    async (name) => (await stat(join(dataDir, name)).catch(() => undefined))?.size ?? 0,
  );
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

/** Throws a `BackupError` when less than the reserve would stay free. */
export async function refuseWithoutRoom(
  folder: string,
  options: Pick<WriteOptions, "diskReserve">,
  needed: number,
): Promise<void> {
  const free = await freeBytes(folder);
  if (free - needed >= options.diskReserve) return;
  throw new BackupError(
    `There is too little room for a backup: it takes ${formatBytes(needed)}, ${formatBytes(free)} are free where it goes, and ${formatBytes(options.diskReserve)} have to stay free. Make room, or choose another disk.`,
  );
}

/** Reads the file as a restore would. */
async function check(
  path: string,
  folder: string,
  scratch: string,
  options: WriteOptions & Pick<MediaCheck, "alreadyRead">,
) {
  const { onProgress, alreadyRead } = options;
  const unpacked = openScratchFolder(scratch);
  const backup = await openBackup(path, { mediaFolder: join(folder, MEDIA_NAME) });
  try {
    onProgress?.("checking the database", 0);
    await unpackDatabase(backup, unpacked.path);
    await checkMedia(backup, {
      ...(alreadyRead && { alreadyRead }),
      onProgress(done) {
        options.signal?.throwIfAborted();
        onProgress?.("checking the pictures", done);
      },
    });
  } finally {
    await backup.close();
    unpacked.remove();
  }
}

/** Never replaces what is there. */
async function giveName(from: string, path: string): Promise<void> {
  try {
    await link(from, path);
  } catch (error) {
    if (existsSync(path)) throw new BackupError(`${path} is there already: name another file.`);
    if (!hasNoLinks(error)) throw backupFailureOf(error);
    await rename(from, path).catch((cause: unknown) => {
      throw backupFailureOf(cause);
    });
  }
  await syncFolder(dirname(resolve(path)));
}

function backupFailureOf(error: unknown): unknown {
  return backupErrorOf(error, "The backup could not be made", {
    ENOSPC: "the disk is full: make room, or choose another one",
    EDQUOT: "the disk quota is used up: make room, or choose another disk",
    EACCES: "its folder may not be written by this user",
    EPERM: "its folder does not take hard links or may not be written: choose another one",
    EIO: "the disk reports an error: check it",
    SQLITE_CORRUPT:
      "the database here is damaged: run windowbox doctor, and restore an earlier backup",
    SQLITE_FULL: "the disk is full: make room, or choose another one",
  });
}
