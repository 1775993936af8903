import { constants } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { dirname, join } from "node:path";
import { MEDIA_NAME } from "../data-folder/names.ts";
import { MIGRATIONS } from "../db/migrations.ts";
import { isStoredName } from "../media/media-store.ts";
import { errorCode } from "../shared/errors.ts";
import { Secret } from "../shared/secret.ts";
import { BackupError, newerBackup } from "./backup-error.ts";
import { ENTRIES, type Manifest, MEDIA_PREFIX, readManifest } from "./manifest.ts";
import { printable, readTarEntries, readText, type TarEntry } from "./tar-file.ts";

const LONGEST_MANIFEST = 4_000_000;
const LONGEST_KEY = 4096;
const LONGEST_NAMES = 200_000_000;

/** A backup whose parts are known, and none of whose bytes have been unpacked. */
export interface OpenedBackup {
  readonly path: string;
  readonly file: FileHandle;
  readonly manifest: Manifest;
  readonly database: TarEntry;
  readonly key: Secret | undefined;
  /** What is inside, by name. */
  readonly media: ReadonlyMap<string, TarEntry>;
  /** Where the others lie. */
  readonly beside: { readonly folder: string; readonly names: ReadonlySet<string> } | undefined;
  /** What all of it takes when it is unpacked. */
  readonly unpackedBytes: number;
  close(): Promise<void>;
}

/**
 * Opens a backup and looks at how it is built, and at nothing else. Throws a `BackupError` for whatever no Windowbox of
 * this version makes: the file may come from anyone.
 *
 * @param options.mediaFolder where pictures lie that are not inside, by default `media` beside the backup.
 */
export async function openBackup(
  path: string,
  options: { readonly mediaFolder?: string } = {},
): Promise<OpenedBackup> {
  // A pipe would keep whoever opens it until somebody writes to it.
  const flags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);
  const file = await open(path, flags).catch((error: unknown) => {
    const code = errorCode(error) || "unknown reason";
    throw new BackupError(
      code === "ENOENT"
        ? `There is no file ${path}: check how its name is written, and in which folder you are.`
        : `The backup ${path} cannot be read (${code}): make it readable for this user.`,
    );
  });
  try {
    return await readParts(path, file, options.mediaFolder ?? join(dirname(path), MEDIA_NAME));
  } catch (error) {
    await file.close();
    throw error;
  }
}

async function readParts(
  path: string,
  file: FileHandle,
  mediaFolder: string,
): Promise<OpenedBackup> {
  if (!(await file.stat()).isFile()) {
    throw new BackupError(`The backup ${path} is no file: save it as one first, and name that.`);
  }
  const entries = await readTarEntries(file);
  const byName = new Map(entries.map((entry) => [entry.name, entry]));
  const [first] = entries;
  const manifest = await manifestOf(file, first);
  const database = byName.get(ENTRIES.database);
  if (!database) throw new BackupError("This backup is damaged: there is no database in it.");
  const key = byName.get(ENTRIES.key);
  const names = byName.get(ENTRIES.names);
  const media = new Map<string, TarEntry>();
  for (const entry of entries) {
    const name = entry.name.slice(MEDIA_PREFIX.length);
    if (entry.name.startsWith(MEDIA_PREFIX) && isStoredName(name)) media.set(name, entry);
  }
  const expected = 2 + Number(key !== undefined) + Number(names !== undefined) + media.size;
  if (entries.length !== expected || byName.size !== expected) {
    const known = new Set<TarEntry | undefined>([first, database, key, names, ...media.values()]);
    const stranger = entries.find((entry) => !known.has(entry));
    throw new BackupError(
      `This is not a backup of Windowbox: it holds ${printable(stranger?.name ?? "something")}, which no backup does.`,
    );
  }
  if ((manifest.key === "inside") !== (key !== undefined)) throw contradiction("key");
  if ((manifest.media === "beside") !== (names !== undefined)) throw contradiction("pictures");
  if (names && media.size > 0) throw contradiction("pictures");
  return {
    path,
    file,
    manifest,
    database,
    key: key && new Secret((await readSmall(file, key, LONGEST_KEY)).trim()),
    media,
    beside: names && {
      folder: mediaFolder,
      names: parseNames(await readSmall(file, names, LONGEST_NAMES)),
    },
    unpackedBytes: entries.reduce((sum, { size }) => sum + size, 0),
    close: () => file.close(),
  };
}

async function manifestOf(file: FileHandle, first: TarEntry | undefined): Promise<Manifest> {
  const text =
    first?.name === ENTRIES.manifest
      ? await readSmall(file, first, LONGEST_MANIFEST)
      : "no manifest";
  const read = readManifest(text);
  if (!read) throw new BackupError("This is not a backup of Windowbox.");
  if ("newer" in read) throw newerBackup(printable(read.newer));
  if (read.manifest.schema > MIGRATIONS.length) throw newerBackup(printable(read.manifest.version));
  return read.manifest;
}

function contradiction(what: string): BackupError {
  return new BackupError(
    `This backup is damaged: what it says of its ${what} is not what is in it.`,
  );
}

function parseNames(text: string): Set<string> {
  const names = text.split("\n").filter((line) => line !== "");
  if (names.every(isStoredName)) return new Set(names);
  throw new BackupError("This backup is damaged: its list of pictures names something else.");
}

async function readSmall(file: FileHandle, entry: TarEntry, longest: number): Promise<string> {
  if (entry.size <= longest) return readText(file, entry);
  throw new BackupError(`This backup is damaged: ${entry.name} in it is too large.`);
}
