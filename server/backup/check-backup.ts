import { constants } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { join } from "node:path";
import { DATABASE_NAME } from "../data-folder/names.ts";
import { createDatabase, migrateDatabase } from "../db/database.ts";
import { examineForeignDatabase, type ForeignProblem } from "../db/foreign-database.ts";
import { openSqlite } from "../db/sqlite.ts";
import { kindOfBytes } from "../media/media-kind.ts";
import { isNamedAfter } from "../media/media-store.ts";
import { BackupError, newerBackup } from "./backup-error.ts";
import { examineContent } from "./examine-content.ts";
import type { OpenedBackup } from "./open-backup.ts";
import { printable, readThrough, type TarEntry } from "./tar-file.ts";

/**
 * Unpacks the database into `folder`, as `windowbox.db`, looks at all that is in it, and brings it to this version. Says
 * which pictures and videos it names; those that were missing when it was made are not among them. Throws a `BackupError`.
 */
export async function unpackDatabase(backup: OpenedBackup, folder: string): Promise<Set<string>> {
  const path = join(folder, DATABASE_NAME);
  const { hash } = await readThrough(backup.file, backup.database, { copyTo: path });
  if (hash.toString("hex") !== backup.manifest.database) {
    throw new BackupError("This backup is damaged: its database is not the one that was put in.");
  }
  const problem = examineForeignDatabase(path);
  if (problem) throw new BackupError(foreignSentence(problem, backup));
  const names = examineUnpacked(path);
  const there = new Set(backup.beside?.names ?? backup.media.keys());
  for (const name of there) {
    if (names.has(name)) continue;
    throw new BackupError(
      `This is not a backup of Windowbox: nothing in its database names ${name}.`,
    );
  }
  const missing = new Set(backup.manifest.missing);
  for (const name of names) {
    if (there.has(name)) continue;
    if (!missing.has(name)) {
      throw new BackupError(`This backup is damaged: the picture ${name} is missing in it.`);
    }
    names.delete(name);
  }
  return names;
}

function examineUnpacked(path: string): Set<string> {
  const sqlite = openSqlite(path);
  try {
    migrateDatabase(sqlite);
    return examineContent(createDatabase(sqlite));
  } finally {
    sqlite.close();
  }
}

function foreignSentence(problem: ForeignProblem, { manifest }: OpenedBackup): string {
  switch (problem.kind) {
    case "newer":
      return newerBackup(printable(manifest.version)).message;
    case "foreign":
      return `This is not a backup of Windowbox: its database holds ${printable(problem.name)}, or lacks it, as none of Windowbox does.`;
    case "no database":
      return "This is not a backup of Windowbox: what should be its database is none.";
    default:
      return "This backup is damaged: its database is not whole.";
  }
}

export interface MediaCheck {
  /** Files beside the backup that were read just now and are what their names say: they are only looked for. */
  readonly alreadyRead?: ReadonlySet<string>;
  /** How much of it is done, 0 to 1. */
  onProgress?(done: number): void;
  /** Where a file is to be put, if anywhere. */
  copyTo?(name: string): string | undefined;
}

/** Reads every picture and video and compares it with its name. Throws a `BackupError`. */
export async function checkMedia(backup: OpenedBackup, options: MediaCheck = {}): Promise<void> {
  let read = 0;
  async function check(name: string, file: FileHandle, entry: TarEntry): Promise<void> {
    const { hash, head } = await readThrough(file, entry, {
      copyTo: options.copyTo?.(name),
      onBytes(bytes) {
        read += bytes;
        options.onProgress?.(Math.min(1, read / Math.max(1, backup.unpackedBytes)));
      },
    });
    if (isNamedAfter(name, hash) && (await isWhatItSays(name, head))) return;
    throw new BackupError(`This backup is damaged: ${name} in it is not what its name says.`);
  }

  for (const [name, entry] of backup.media) await check(name, backup.file, entry);
  for (const name of backup.beside?.names ?? []) {
    const file = await openBeside(join(backup.beside?.folder ?? "", name));
    try {
      if (options.alreadyRead?.has(name)) continue;
      const { size } = await file.stat();
      await check(name, file, { name, start: 0, size });
    } finally {
      await file.close();
    }
  }
}

async function isWhatItSays(name: string, head: Buffer): Promise<boolean> {
  if (name.endsWith(".vtt")) return head.subarray(0, 7).toString() === "WEBVTT\n";
  return (await kindOfBytes(head)) === (name.endsWith(".mp4") ? "video" : "picture");
}

async function openBeside(path: string): Promise<FileHandle> {
  const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW).catch(() => undefined);
  if ((await file?.stat())?.isFile() && file) return file;
  await file?.close();
  throw new BackupError(
    `This backup is not whole: the picture ${path} is missing. Keep the folder “media” beside the backup.`,
  );
}
