import { createHash } from "node:crypto";
import { open, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { DATABASE_NAME, KEY_NAME, MEDIA_NAME } from "../data-folder/names.ts";
import { createDatabase } from "../db/database.ts";
import { MIGRATIONS } from "../db/migrations.ts";
import { makeWhole, snapshotDatabase } from "../db/snapshot.ts";
import { openSqlite } from "../db/sqlite.ts";
import { isNamedAfter } from "../media/media-store.ts";
import { namedFiles } from "../media/named-files.ts";
import { packageVersion } from "../process/package-version.ts";
import { sha256OfFile } from "../shared/sha256.ts";
import { BackupError } from "./backup-error.ts";
import { BACKUP_FORMAT, ENTRIES, type Manifest, MEDIA_PREFIX } from "./manifest.ts";
import { readPieces, TAR_END, tarHeader, tarPadding, tarSize } from "./tar-file.ts";

export interface BackupChoice {
  readonly dataDir: string;
  readonly now: number;
  readonly key: Manifest["key"];
  readonly media: Manifest["media"];
}

/** The data folder as it is at one instant, ready to be written as a backup. */
export interface BackupSource {
  readonly manifest: Manifest;
  /** Pictures and videos that are there, with their sizes. */
  readonly media: ReadonlyMap<string, number>;
  /** Of the whole file. */
  readonly size: number;
  /** The file's bytes. Throws `Changed` when a picture went meanwhile, and a `BackupError` when one is damaged. */
  pieces(): AsyncGenerator<Buffer>;
}

/** A picture that the copied database names was deleted before it was copied: a copy made now does not name it. */
export class Changed extends BackupError {}

/** @param scratch a folder of the caller's own, on a disk with room for the database. */
export async function readBackupSource(
  choice: BackupChoice,
  scratch: string,
  onProgress?: (done: number) => void,
): Promise<BackupSource> {
  const { dataDir, now, key } = choice;
  const databasePath = join(scratch, "snapshot.db");
  await snapshotDatabase(join(dataDir, DATABASE_NAME), databasePath, onProgress);
  const named = readNamedFiles(databasePath);
  const mediaDir = join(dataDir, MEDIA_NAME);
  const media = new Map<string, number>();
  for (const name of [...named].sort()) {
    const there = await stat(join(mediaDir, name)).catch(() => undefined);
    if (there) media.set(name, there.size);
  }
  const manifest: Manifest = {
    format: BACKUP_FORMAT,
    version: packageVersion(),
    schema: MIGRATIONS.length,
    createdAt: now,
    key,
    media: choice.media,
    database: (await sha256OfFile(databasePath)).toString("hex"),
    missing: [...named].filter((name) => !media.has(name)),
  };
  const texts: [string, Buffer][] = [
    [ENTRIES.manifest, Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`)],
  ];
  const after: [string, Buffer][] = [];
  if (key === "inside") after.push([ENTRIES.key, await readFile(join(dataDir, KEY_NAME))]);
  const isBeside = choice.media === "beside";
  if (isBeside) after.push([ENTRIES.names, Buffer.from([...media.keys(), ""].join("\n"))]);
  const { size: databaseSize } = await stat(databasePath);
  const files: [string, string, number][] = isBeside
    ? []
    : [...media].map(([name, size]) => [`${MEDIA_PREFIX}${name}`, join(mediaDir, name), size]);

  async function* pieces(): AsyncGenerator<Buffer> {
    for (const [name, bytes] of texts) yield* smallEntry(name, bytes, now);
    yield* fileEntry(ENTRIES.database, databasePath, databaseSize, now);
    for (const [name, bytes] of after) yield* smallEntry(name, bytes, now);
    for (const [name, path, size] of files) yield* fileEntry(name, path, size, now);
    yield TAR_END;
  }
  return {
    manifest,
    media,
    size: tarSize([
      ...[...texts, ...after].map(([, bytes]) => bytes.length),
      databaseSize,
      ...files.map(([, , size]) => size),
    ]),
    pieces,
  };
}

function readNamedFiles(path: string): Set<string> {
  const sqlite = openSqlite(path);
  try {
    return namedFiles(createDatabase(sqlite));
  } finally {
    sqlite.close();
    makeWhole(path);
  }
}

async function* smallEntry(name: string, bytes: Buffer, now: number): AsyncGenerator<Buffer> {
  yield await tarHeader(name, bytes.length, now);
  yield bytes;
  yield tarPadding(bytes.length);
}

async function* fileEntry(
  name: string,
  path: string,
  size: number,
  now: number,
): AsyncGenerator<Buffer> {
  const file = await open(path, "r").catch(() => {
    throw new Changed(`${name} went while the backup was being made.`);
  });
  try {
    yield await tarHeader(name, size, now);
    const hash = createHash("sha256");
    for await (const piece of readPieces(file, { name, start: 0, size })) {
      hash.update(piece);
      yield Buffer.from(piece);
    }
    if (
      name.startsWith(MEDIA_PREFIX) &&
      !isNamedAfter(name.slice(MEDIA_PREFIX.length), hash.digest())
    ) {
      throw new BackupError(
        `The picture ${path} is damaged: delete that file, and it is fetched again within the hour.`,
      );
    }
    yield tarPadding(size);
  } finally {
    await file.close();
  }
}
