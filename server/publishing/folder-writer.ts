import { createHash, randomBytes } from "node:crypto";
import { createReadStream } from "node:fs";
import { chmod, lstat, mkdir, open, readdir, rename, rm, rmdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { syncFolder } from "../files/sync-file.ts";
import { hasNoModes } from "../files/weak-file-system.ts";
import { isNamedAfter } from "../media/media-store.ts";
import { isProcessAlive } from "../process/is-process-alive.ts";
import { errorCode } from "../shared/errors.ts";
import { PublishError, SourceError } from "./publish-error.ts";
import type { SiteFile } from "./site-file.ts";

/** Written beside its place: a rename is one step only within a file system. */
const UNFINISHED = /^\.windowbox-(\d+)-[0-9a-f]+\.part$/;
/** Whoever serves the folder is another user. */
const FILE_MODE = 0o644;
const FOLDER_MODE = 0o755;

/** Files that this process is writing right now, in whichever folder. */
const inHand = new Set<string>();

/**
 * Files below one folder, each there whole or not at all, whenever the power fails: written beside, synced, then given its
 * name; which names hold is settled with `settle`.
 */
export class FolderWriter {
  readonly #path: string;
  /** Folders in which a name was given or taken since they were synced. */
  readonly #touched = new Set<string>();
  readonly #made = new Set<string>();

  /** @param path absolute. */
  constructor(path: string) {
    this.#path = path;
  }

  async makeFolder(folder: string): Promise<void> {
    if (this.#made.has(folder)) return;
    const first = await mkdir(folder, { recursive: true, mode: FOLDER_MODE });
    for (let at = folder; first !== undefined; at = dirname(at)) {
      // Whatever this process's mask takes away.
      await chmod(at, FOLDER_MODE).catch(unlessWithoutModes);
      this.#touched.add(dirname(at));
      if (at === first) break;
    }
    await this.#refuseLinks(folder);
    this.#made.add(folder);
  }

  /** Gives the size that it has there, in bytes. */
  async write(to: string, content: SiteFile["content"]): Promise<number> {
    const unfinished = join(
      this.#path,
      `.windowbox-${process.pid}-${randomBytes(6).toString("hex")}.part`,
    );
    inHand.add(unfinished);
    try {
      await writeSynced(unfinished, content);
      await this.makeFolder(dirname(to));
      await rename(unfinished, to);
      this.#touched.add(dirname(to));
    } finally {
      await rm(unfinished, { force: true });
      inHand.delete(unfinished);
    }
    return content.kind === "text" ? content.bytes.length : content.size;
  }

  /** The file, and the folders that are empty then. */
  async delete(file: string): Promise<void> {
    await this.#refuseLinks(dirname(file)).catch(unlessGone);
    await rm(file, { force: true });
    for (let at = dirname(file); at !== this.#path; at = dirname(at)) {
      this.#touched.add(at);
      try {
        await rmdir(at);
        this.#made.delete(at);
      } catch {
        // Others are in it.
        break;
      }
    }
  }

  async settle(): Promise<void> {
    for (const folder of this.#touched) {
      this.#touched.delete(folder);
      // Emptied and removed meanwhile.
      await syncFolder(folder).catch(unlessGone);
    }
  }

  /** Deletes what killed processes left unfinished; gives what else lies in the folder. */
  async clear(): Promise<string[]> {
    const entries = await readdir(this.#path);
    for (const entry of entries) {
      const pid = Number(UNFINISHED.exec(entry)?.[1]);
      const file = join(this.#path, entry);
      if (!pid || inHand.has(file) || (pid !== process.pid && isProcessAlive(pid))) continue;
      await rm(file, { force: true });
    }
    return entries.filter((entry) => !UNFINISHED.test(entry));
  }

  /** What such a link leads to may be anybody's: also this server's own pictures. */
  async #refuseLinks(folder: string): Promise<void> {
    for (let at = folder; at !== this.#path; at = dirname(at)) {
      if (!(await lstat(at)).isSymbolicLink()) continue;
      throw new PublishError(
        `${at} is a link, and nothing is written or deleted behind it: put a folder in its place, or have the whole of ${this.#path} elsewhere.`,
      );
    }
  }
}

async function writeSynced(path: string, content: SiteFile["content"]): Promise<void> {
  const file = await open(path, "wx", FILE_MODE);
  try {
    await writeContent(file, content);
    await file.chmod(FILE_MODE).catch(unlessWithoutModes);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function writeContent(
  file: Awaited<ReturnType<typeof open>>,
  content: SiteFile["content"],
): Promise<void> {
  if (content.kind === "text") {
    await file.writeFile(content.bytes);
    return;
  }
  const hash = createHash("sha256");
  try {
    for await (const chunk of createReadStream(content.file)) {
      hash.update(chunk);
      await file.writeFile(chunk);
    }
  } catch (error) {
    if (errorCode(error) === "ENOENT") throw new SourceError(`${content.name} is not there`);
    throw error;
  }
  if (!isNamedAfter(content.name, hash.digest())) {
    throw new SourceError(`${content.name} is damaged`);
  }
}

function unlessWithoutModes(error: unknown): void {
  if (!hasNoModes(error)) throw error;
}

function unlessGone(error: unknown): void {
  if (errorCode(error) !== "ENOENT") throw error;
}
