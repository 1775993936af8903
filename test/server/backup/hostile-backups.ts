import { readFileSync, writeFileSync } from "node:fs";
import { open } from "node:fs/promises";
import { join } from "node:path";
import BetterSqlite3 from "better-sqlite3";
import { Header, type HeaderData } from "tar";
import { ENTRIES } from "../../../server/backup/manifest.ts";
import { readTarEntries } from "../../../server/backup/tar-file.ts";
import { sha256 } from "../../../server/shared/sha256.ts";
import { tempFolder } from "../../support/temp-folder.ts";

/** A file in a tar file, as anybody may write it. */
export interface Part {
  readonly name: string;
  readonly bytes: Buffer;
  readonly header?: HeaderData;
}

/** What is in a backup, to be changed and written again. */
export async function partsOf(path: string): Promise<Part[]> {
  const file = await open(path);
  try {
    const entries = await readTarEntries(file);
    const parts: Part[] = [];
    for (const { name, start, size } of entries) {
      const bytes = Buffer.alloc(size);
      await file.read(bytes, 0, size, start);
      parts.push({ name, bytes });
    }
    return parts;
  } finally {
    await file.close();
  }
}

export function writeParts(parts: readonly Part[], end = Buffer.alloc(1024)): string {
  const path = join(tempFolder(), "hostile.tar");
  const blocks = parts.flatMap(({ name, bytes, header }) => {
    const block = Buffer.alloc(512);
    new Header({ path: name, size: bytes.length, type: "File", mode: 0o600, ...header }).encode(
      block,
    );
    return [block, bytes, Buffer.alloc((512 - (bytes.length % 512)) % 512)];
  });
  writeFileSync(path, Buffer.concat([...blocks, end]));
  return path;
}

export function replacePart(
  parts: readonly Part[],
  name: string,
  change: (bytes: Buffer) => Buffer,
): Part[] {
  return parts.map((part) => (part.name === name ? { ...part, bytes: change(part.bytes) } : part));
}

export function changeManifest(parts: readonly Part[], changes: object): Part[] {
  return replacePart(parts, ENTRIES.manifest, (bytes) =>
    Buffer.from(JSON.stringify({ ...JSON.parse(bytes.toString()), ...changes })),
  );
}

/** With another database, which the manifest names as if nothing had happened. */
export function changeDatabase(
  parts: readonly Part[],
  change: (file: BetterSqlite3.Database) => void,
): Part[] {
  const path = join(tempFolder(), "windowbox.db");
  const changed = replacePart(parts, ENTRIES.database, (bytes) => {
    writeFileSync(path, bytes);
    const file = new BetterSqlite3(path);
    file.unsafeMode(true);
    change(file);
    file.close();
    return readFileSync(path);
  });
  const database = changed.find(({ name }) => name === ENTRIES.database);
  const hash = sha256(database?.bytes ?? "").toString("hex");
  return changeManifest(changed, { database: hash });
}
