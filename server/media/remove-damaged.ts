import { rm, stat } from "node:fs/promises";
import { errorCode } from "../shared/errors.ts";
import { sha256OfFile } from "../shared/sha256.ts";
import { isNamedAfter, type MediaStore } from "./media-store.ts";

/** So much is read through with each look: a cheap disk does it in seconds, and comes round within days. */
const READ_AT_ONCE_BYTES = 200_000_000;

/**
 * Deletes those of these files that are not what their name says, so that they are fetched again: what a disk or a crash left
 * empty at once, anything else as its turn comes to be read through. Gives how many.
 */
export function createRemoveDamaged({
  pathOf,
}: Pick<MediaStore, "pathOf">): (names: Iterable<string>) => Promise<number> {
  /** The last that was read through. */
  let last = "";
  return async (names) => {
    const all = [...names].sort();
    const inTurn = [...all.filter((name) => name > last), ...all.filter((name) => name <= last)];
    let bytes = 0;
    let removed = 0;
    for (const name of inTurn) {
      const path = pathOf(name);
      const found = path === undefined ? undefined : await stat(path).catch(() => undefined);
      if (path === undefined || !found) continue;
      const isRead = bytes < READ_AT_ONCE_BYTES;
      if (isRead) {
        bytes += found.size;
        last = name;
      }
      const isWhole =
        found.isFile() && found.size > 0 && (!isRead || (await isNamedRight(path, name)));
      if (isWhole) continue;
      await rm(path, { recursive: true, force: true });
      removed += 1;
    }
    return removed;
  };
}

async function isNamedRight(path: string, name: string): Promise<boolean> {
  try {
    return isNamedAfter(name, await sha256OfFile(path));
  } catch (error) {
    // Another's file, or one that the disk does not give any more; anything else says nothing of the file.
    return !/^(EACCES|EPERM|EIO)$/.test(errorCode(error));
  }
}
