import { createHash, randomBytes } from "node:crypto";
import { createReadStream } from "node:fs";
import {
  chmod,
  lstat,
  mkdir,
  open,
  readdir,
  readFile,
  rename,
  rm,
  rmdir,
  stat,
} from "node:fs/promises";
import { dirname, join } from "node:path";
import { isWithin } from "../files/is-within.ts";
import { syncFolder } from "../files/sync-file.ts";
import { hasNoModes } from "../files/weak-file-system.ts";
import { isNamedAfter } from "../media/media-store.ts";
import { isProcessAlive } from "../process/is-process-alive.ts";
import { errorCode, isDiskFull } from "../shared/errors.ts";
import { PassingError, PublishError, SourceError } from "./publish-error.ts";
import { LIST_PATH } from "./published-folder.ts";
import type { SiteFile } from "./site-file.ts";
import type { PublishTarget } from "./target.ts";

/** Written beside its place: a rename is one step only within a file system. */
const UNFINISHED = /^\.windowbox-(\d+)-[0-9a-f]+\.part$/;
/** What hosts, version control and disks put into a folder that is otherwise empty. */
const NOBODYS = [
  ".DS_Store",
  ".git",
  ".gitattributes",
  ".gitignore",
  ".nojekyll",
  "CNAME",
  "lost+found",
];
/** Whoever serves the folder is another user. */
const FILE_MODE = 0o644;
const FOLDER_MODE = 0o755;

/** What is nobody's but the owner's: neither is in or around a folder that is published to. */
interface OwnFolders {
  readonly dataDir: string;
  readonly backupDir: string | undefined;
}

/** @param path absolute. */
export function createFolderTarget(path: string, own: OwnFolders): PublishTarget {
  const name = `the folder ${path}`;
  /** Folders in which a name was given or taken since they were synced. */
  const touched = new Set<string>();
  const made = new Set<string>();

  async function attempt<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw explain(error, path);
    }
  }

  async function makeFolder(folder: string): Promise<void> {
    if (made.has(folder)) return;
    const first = await mkdir(folder, { recursive: true, mode: FOLDER_MODE });
    for (let at = folder; first !== undefined; at = dirname(at)) {
      // Whatever this process's mask takes away.
      await chmod(at, FOLDER_MODE).catch(unlessWithoutModes);
      touched.add(dirname(at));
      if (at === first) break;
    }
    await refuseLinks(folder);
    made.add(folder);
  }

  /** What such a link leads to may be anybody's: also this server's own pictures. */
  async function refuseLinks(folder: string): Promise<void> {
    for (let at = folder; at !== path; at = dirname(at)) {
      if (!(await lstat(at)).isSymbolicLink()) continue;
      throw new PublishError(
        `${at} is a link, and nothing is written or deleted behind it: put a folder in its place, or have the whole of ${path} elsewhere.`,
      );
    }
  }

  async function write(to: string, content: SiteFile["content"]): Promise<number> {
    const unfinished = join(
      path,
      `.windowbox-${process.pid}-${randomBytes(6).toString("hex")}.part`,
    );
    inHand.add(unfinished);
    try {
      const file = await open(unfinished, "wx", FILE_MODE);
      try {
        await fill(file, content);
        await file.chmod(FILE_MODE).catch(unlessWithoutModes);
        await file.sync();
      } finally {
        await file.close();
      }
      await makeFolder(dirname(to));
      await rename(unfinished, to);
      touched.add(dirname(to));
    } finally {
      await rm(unfinished, { force: true });
      inHand.delete(unfinished);
    }
    return content.kind === "text" ? content.bytes.length : content.size;
  }

  return {
    name,
    open: () =>
      attempt(async () => {
        refuseAround(path, own);
        await makeFolder(path);
        const entries = await readdir(path);
        for (const entry of entries) {
          const pid = Number(UNFINISHED.exec(entry)?.[1]);
          const file = join(path, entry);
          if (!pid || inHand.has(file) || (pid !== process.pid && isProcessAlive(pid))) continue;
          await rm(file, { force: true });
        }
        if (entries.includes(LIST_PATH)) return;
        const other = entries.find((one) => !UNFINISHED.test(one) && !NOBODYS.includes(one));
        if (other === undefined) return;
        throw new PublishError(
          `${path} holds other things already (${other}): name a folder that is empty, or not there yet.`,
        );
      }),
    readList: () =>
      attempt(async () => {
        try {
          return await readFile(join(path, LIST_PATH), "utf8");
        } catch (error) {
          if (errorCode(error) === "ENOENT") return undefined;
          throw error;
        }
      }),
    writeList: (text) =>
      attempt(async () => {
        await write(join(path, LIST_PATH), { kind: "text", bytes: Buffer.from(text) });
        await syncFolder(path);
      }),
    sizesOf: (paths) =>
      attempt(async () => {
        const sizes = new Map<string, number>();
        for (const one of paths) {
          try {
            sizes.set(one, (await stat(join(path, one))).size);
          } catch (error) {
            if (!/^(ENOENT|ENOTDIR)$/.test(errorCode(error))) throw error;
          }
        }
        return sizes;
      }),
    put: (file) => attempt(() => write(join(path, file.path), file.content)),
    async settle() {
      await attempt(async () => {
        for (const folder of touched) {
          touched.delete(folder);
          await syncFolder(folder).catch((error: unknown) => {
            // Emptied and removed meanwhile.
            if (errorCode(error) !== "ENOENT") throw error;
          });
        }
      });
    },
    delete: (one) =>
      attempt(async () => {
        await refuseLinks(dirname(join(path, one))).catch((error: unknown) => {
          if (errorCode(error) !== "ENOENT") throw error;
        });
        await rm(join(path, one), { force: true });
        for (let at = dirname(join(path, one)); at !== path; at = dirname(at)) {
          touched.add(at);
          try {
            await rmdir(at);
            made.delete(at);
          } catch {
            // Others are in it.
            break;
          }
        }
      }),
    close: async () => undefined,
  };
}

function unlessWithoutModes(error: unknown): void {
  if (!hasNoModes(error)) throw error;
}

/** Files that this process is writing right now, in whichever folder. */
const inHand = new Set<string>();

async function fill(
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

/** Links followed: of a folder that is not there yet, those of the folders that are. */
function refuseAround(path: string, { dataDir, backupDir }: OwnFolders): void {
  if (isWithin(dataDir, path)) {
    throw new PublishError(
      `${path} is the data folder or has it in it, and would show its key to everybody: name a folder of its own.`,
    );
  }
  if (isWithin(path, dataDir)) {
    throw new PublishError(`${path} is inside the data folder: name a folder outside of it.`);
  }
  if (backupDir !== undefined && (isWithin(backupDir, path) || isWithin(path, backupDir))) {
    throw new PublishError(
      `${path} and BACKUP_DIR are inside one another, and backups hold the accounts' tokens: name a folder of its own.`,
    );
  }
}

function explain(error: unknown, path: string): unknown {
  if (isDiskFull(error)) {
    return new PassingError(
      `The disk that ${path} is on is full: free some space there. What is published stays as it is.`,
    );
  }
  const code = errorCode(error);
  if (/^(EACCES|EPERM|EROFS)$/.test(code)) {
    return new PublishError(
      `${path} cannot be written (${code}): make that folder writable for the user who runs Windowbox.`,
    );
  }
  if (/^(ENOTDIR|EEXIST)$/.test(code)) {
    return new PublishError(`${path} is no folder, or a file stands where one has to be.`);
  }
  if (/^(ENOENT|ELOOP)$/.test(code)) {
    return new PublishError(
      `${path} cannot be made: a link on the way to it leads nowhere, or somebody deletes it meanwhile. Put the link right, or name another folder.`,
    );
  }
  if (/^(EIO|EMFILE|ENFILE|ESTALE|ETIMEDOUT|EBUSY)$/.test(code)) {
    return new PassingError(`${path} could not be written (${code}): the next run tries again.`);
  }
  return error;
}
