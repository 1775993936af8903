import { createHash } from "node:crypto";
import { type FileHandle, open } from "node:fs/promises";
import { BackupError } from "./backup-error.ts";

const BLOCK = 512;
/** What the longest program pads a tar file's end to. */
const LONGEST_END = 20 * BLOCK;
const PIECE_BYTES = 256 * 1024;
/** Enough to tell what a file is. */
const HEAD_BYTES = 8192;

/** A file inside a tar file, by where its bytes are. */
export interface TarEntry {
  readonly name: string;
  readonly start: number;
  readonly size: number;
}

type TarHeader = typeof import("tar").Header;

/** Loaded with the first backup: a server's start has no use for it. */
async function loadHeader(): Promise<TarHeader> {
  const { Header } = await import("tar");
  return Header;
}

/** What stands before a file's bytes. Nothing of this machine is in it. */
export async function tarHeader(name: string, size: number, at: number): Promise<Buffer> {
  const block = Buffer.alloc(BLOCK);
  const header = new (await loadHeader())({
    path: name,
    size,
    type: "File",
    mode: 0o600,
    mtime: new Date(Math.floor(at / 1000) * 1000),
    uid: 0,
    gid: 0,
  });
  if (header.encode(block)) throw new Error(`${name} does not fit a plain tar header`);
  return block;
}

/** What follows a file's bytes. */
export function tarPadding(size: number): Buffer {
  return Buffer.alloc(paddedSize(size) - size);
}

export const TAR_END = Buffer.alloc(2 * BLOCK);

export function tarSize(sizes: readonly number[]): number {
  return sizes.reduce((sum, size) => sum + BLOCK + paddedSize(size), TAR_END.length);
}

function paddedSize(size: number): number {
  return Math.ceil(size / BLOCK) * BLOCK;
}

/**
 * The files in a tar file, by their headers alone: nothing is unpacked. Throws a `BackupError` for everything but plain
 * files with plain names, for a damaged header, and for a file that is cut off.
 */
export async function readTarEntries(file: FileHandle): Promise<TarEntry[]> {
  const Header = await loadHeader();
  const { size: total } = await file.stat();
  const entries: TarEntry[] = [];
  const block = Buffer.alloc(BLOCK);
  let position = 0;
  for (;;) {
    const { bytesRead } = await file.read(block, 0, BLOCK, position);
    if (bytesRead < BLOCK && entries.length === 0) throw damaged();
    if (bytesRead < BLOCK) throw new BackupError("This backup is cut off: its end is missing.");
    if (block.every((byte) => byte === 0)) break;
    const { name, size } = readHeader(Header, block);
    const start = position + BLOCK;
    position = start + paddedSize(size);
    if (position > total) throw new BackupError("This backup is cut off: its end is missing.");
    entries.push({ name, start, size });
  }
  const rest = Buffer.alloc(Math.min(total - position, LONGEST_END + 1));
  await file.read(rest, 0, rest.length, position);
  if (rest.length > LONGEST_END || rest.some((byte) => byte !== 0)) {
    throw new BackupError("This is not a backup of Windowbox: something stands behind its end.");
  }
  return entries;
}

function readHeader(Header: TarHeader, block: Buffer): { name: string; size: number } {
  let header: InstanceType<TarHeader>;
  try {
    header = new Header(block);
  } catch {
    throw damaged();
  }
  const { path, size, linkpath } = header;
  if (!header.cksumValid || path === undefined || size === undefined) throw damaged();
  if (!Number.isSafeInteger(size) || size < 0) throw damaged();
  if (header.typeKey !== "0" || linkpath) {
    throw new BackupError(
      `This is not a backup of Windowbox: it holds something that is no plain file (${printable(path)}).`,
    );
  }
  return { name: path, size };
}

function damaged(): BackupError {
  return new BackupError("This is not a backup of Windowbox, or it is damaged.");
}

/** A name from elsewhere, as it may stand in a sentence on a terminal. */
export function printable(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]/g, "?");
  return plain.length > 80 ? `${plain.slice(0, 80)}…` : plain;
}

/** An entry's bytes, piece by piece; the same memory is used for each. */
export async function* readPieces(file: FileHandle, entry: TarEntry): AsyncGenerator<Buffer> {
  const buffer = Buffer.alloc(Math.min(PIECE_BYTES, Math.max(1, entry.size)));
  let done = 0;
  while (done < entry.size) {
    const wanted = Math.min(buffer.length, entry.size - done);
    const { bytesRead } = await file.read(buffer, 0, wanted, entry.start + done);
    if (bytesRead === 0) throw new BackupError("This backup is cut off: its end is missing.");
    done += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
}

/** For entries that are known to be small. */
export async function readText(file: FileHandle, entry: TarEntry): Promise<string> {
  const parts: Buffer[] = [];
  for await (const piece of readPieces(file, entry)) parts.push(Buffer.from(piece));
  return Buffer.concat(parts).toString("utf8");
}

export interface ReadThrough {
  /** SHA-256. */
  readonly hash: Buffer;
  /** The first bytes. */
  readonly head: Buffer;
}

/** Reads an entry to its end, and copies it to `copyTo` on the way, a file that must not be there yet. */
export async function readThrough(
  file: FileHandle,
  entry: TarEntry,
  options: { readonly copyTo?: string | undefined; onBytes?(bytes: number): void } = {},
): Promise<ReadThrough> {
  const hash = createHash("sha256");
  let head: Buffer | undefined;
  const copy = options.copyTo === undefined ? undefined : await open(options.copyTo, "wx", 0o600);
  try {
    for await (const piece of readPieces(file, entry)) {
      head ??= Buffer.from(piece.subarray(0, HEAD_BYTES));
      hash.update(piece);
      await copy?.writeFile(piece);
      options.onBytes?.(piece.length);
    }
    await copy?.sync();
  } finally {
    await copy?.close();
  }
  return { hash: hash.digest(), head: head ?? Buffer.alloc(0) };
}
