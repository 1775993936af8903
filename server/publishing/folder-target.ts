import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { syncFolder } from "../files/sync-file.ts";
import { errorCode } from "../shared/errors.ts";
import { explainFolderError, type OwnFolders, refuseAround } from "./folder-refusals.ts";
import { FolderWriter } from "./folder-writer.ts";
import { PublishError } from "./publish-error.ts";
import { LIST_PATH } from "./published-folder.ts";
import type { PublishTarget } from "./target.ts";

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
/** @param path absolute. */
export function createFolderTarget(path: string, own: OwnFolders): PublishTarget {
  const writer = new FolderWriter(path);

  async function attempt<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw explainFolderError(error, path);
    }
  }

  return {
    name: `the folder ${path}`,
    open: () =>
      attempt(async () => {
        refuseAround(path, own);
        await writer.makeFolder(path);
        const entries = await writer.clear();
        if (entries.includes(LIST_PATH)) return;
        const other = entries.find((one) => !NOBODYS.includes(one));
        if (other === undefined) return;
        throw new PublishError(
          `${path} holds other things already (${other}): name a folder that is empty, or not there yet.`,
        );
      }),
    readList: () => attempt(() => readList(path)),
    writeList: (text) =>
      attempt(async () => {
        await writer.write(join(path, LIST_PATH), { kind: "text", bytes: Buffer.from(text) });
        await syncFolder(path);
      }),
    sizesOf: (paths) => attempt(() => sizesBelow(path, paths)),
    put: (file) => attempt(() => writer.write(join(path, file.path), file.content)),
    settle: () => attempt(() => writer.settle()),
    delete: (one) => attempt(() => writer.delete(join(path, one))),
    close: async () => undefined,
  };
}

async function readList(path: string): Promise<string | undefined> {
  try {
    return await readFile(join(path, LIST_PATH), "utf8");
  } catch (error) {
    if (errorCode(error) === "ENOENT") return undefined;
    throw error;
  }
}

async function sizesBelow(path: string, paths: readonly string[]): Promise<Map<string, number>> {
  const sizes = new Map<string, number>();
  for (const one of paths) {
    try {
      sizes.set(one, (await stat(join(path, one))).size);
    } catch (error) {
      if (!/^(ENOENT|ENOTDIR)$/.test(errorCode(error))) throw error;
    }
  }
  return sizes;
}
