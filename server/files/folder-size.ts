import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import pLimit from "p-limit";

/** So many files are looked at together. */
const FILES_AT_ONCE = 64;

/** Bytes of the files in a folder and below it, also of what is not finished yet: it takes room, too. */
export async function folderSize(directory: string): Promise<number> {
  const names = await readdir(directory, { recursive: true });
  const sizes = await pLimit(FILES_AT_ONCE).map(names, (name) => fileSize(join(directory, name)));
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** What was swept away meanwhile takes nothing. */
async function fileSize(path: string): Promise<number> {
  try {
    const file = await stat(path);
    return file.isFile() ? file.size : 0;
  } catch {
    return 0;
  }
}
