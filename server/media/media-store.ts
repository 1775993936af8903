import { createHash, randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { open, readdir, rename, rm, utimes } from "node:fs/promises";
import { join } from "node:path";
import { syncFolder } from "../files/sync-file.ts";
import { isProcessAlive } from "../process/is-process-alive.ts";
import { sha256 } from "../shared/sha256.ts";
import type { Clock } from "../time/clock.ts";
import { storageErrorOf } from "./media-failure.ts";

type StoredExtension = "webp" | "mp4" | "vtt";

const STORED_NAME = /^[0-9a-f]{32}\.(webp|mp4|vtt)$/;
const UNFINISHED_NAME = /^\.unfinished-(\d+)-[0-9a-f]+$/;

/** A file that is being written, hashed on the way, and has its name only when it is whole. */
interface MediaWriter {
  write(chunk: Uint8Array): Promise<void>;
  /** Keeps it and says its name. */
  finish(extension: StoredExtension): Promise<string>;
  /** Takes it back; to be called in any case, and does no harm after `finish`. */
  discard(): Promise<void>;
}

/** Pictures, videos and captions under names made from their content. Throws `StorageError` where the disk refuses. */
export interface MediaStore {
  readonly directory: string;
  put(bytes: Uint8Array, extension: StoredExtension): Promise<string>;
  openWriter(): Promise<MediaWriter>;
  /** Makes the names that were given out survive a power failure. */
  settle(): Promise<void>;
  /** `undefined` for whatever is not the name of a stored file. */
  pathOf(name: string): string | undefined;
  has(name: string): boolean;
  /** Of all whole files. */
  names(): Promise<string[]>;
  /** Clears away what a killed process left half-written. */
  removeUnfinished(): void;
}

interface MediaStoreDeps {
  /** `DATA_DIR/media`; made if missing. */
  readonly directory: string;
  readonly clock: Clock;
  readonly openFile?: typeof open;
}

/** Files that this process is writing right now, in whichever folder. */
const inHand = new Set<string>();

/** Opens the folder and clears away what a killed process left half-written. */
export function createMediaStore(deps: MediaStoreDeps): MediaStore {
  const { directory, clock, openFile = open } = deps;
  makeDirectory();
  removeUnfinished(directory);

  /** Whoever takes it away takes pictures along, which are fetched again, and not the place for them. */
  function makeDirectory(): void {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
  }

  async function openWriter(): Promise<MediaWriter> {
    await withStorageErrors(async () => makeDirectory());
    // In the same directory, because a rename is only one step within a file system.
    const path = join(directory, `.unfinished-${process.pid}-${randomBytes(8).toString("hex")}`);
    const hash = createHash("sha256");
    inHand.add(path);
    const file = await withStorageErrors(() => openFile(path, "wx"));
    let isOpen = true;
    const close = async () => {
      if (!isOpen) return;
      isOpen = false;
      await file.close();
    };
    return {
      write: (chunk) =>
        withStorageErrors(async () => {
          hash.update(chunk);
          await file.writeFile(chunk);
        }),
      finish: (extension) =>
        withStorageErrors(async () => {
          const name = nameOf(hash.digest(), extension);
          await file.sync();
          await close();
          await markNew(path);
          await rename(path, join(directory, name));
          return name;
        }),
      discard: async () => {
        await close();
        await rm(path, { force: true });
        inHand.delete(path);
      },
    };
  }

  /** Sweeping spares young files, and the instant of a file has to be one of the same clock. */
  async function markNew(path: string): Promise<void> {
    const at = new Date(clock.now());
    await utimes(path, at, at);
  }

  return {
    directory,
    async put(bytes, extension) {
      const name = nameOf(sha256(bytes), extension);
      const path = join(directory, name);
      if (existsSync(path)) {
        await withStorageErrors(() => markNew(path));
        return name;
      }
      const writer = await openWriter();
      try {
        await writer.write(bytes);
        return await writer.finish(extension);
      } finally {
        await writer.discard();
      }
    },
    openWriter,
    settle: () => withStorageErrors(() => syncFolder(directory, openFile)),
    pathOf: (name) => (isStoredName(name) ? join(directory, name) : undefined),
    has: (name) => isStoredName(name) && existsSync(join(directory, name)),
    async names() {
      makeDirectory();
      return (await readdir(directory)).filter(isStoredName);
    },
    removeUnfinished() {
      makeDirectory();
      removeUnfinished(directory);
    },
  };
}

export function isStoredName(name: string): boolean {
  return STORED_NAME.test(name);
}

/** Whether what hashes to this is the file of this name. */
export function isNamedAfter(name: string, hash: Buffer): boolean {
  return name.startsWith(`${hash.toString("hex").slice(0, 32)}.`);
}

function nameOf(hash: Buffer, extension: StoredExtension): string {
  return `${hash.toString("hex").slice(0, 32)}.${extension}`;
}

async function withStorageErrors<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw storageErrorOf(error) ?? error;
  }
}

/** Spares what a living process writes: commands work beside a running server. */
function removeUnfinished(directory: string): void {
  for (const name of readdirSync(directory)) {
    const path = join(directory, name);
    const pid = Number(UNFINISHED_NAME.exec(name)?.[1]);
    if (!pid || inHand.has(path) || (pid !== process.pid && isProcessAlive(pid))) continue;
    rmSync(path, { force: true });
  }
}
