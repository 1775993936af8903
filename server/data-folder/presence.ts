import { join } from "node:path";
import { type FileLock, openFileLock } from "../db/file-lock.ts";

/** The claims on a data folder, honoured by every process that works on it. */
const LOCKS = {
  /** Shared by all who have the database open; whoever replaces it needs it alone. */
  inUse: ".in-use.lock",
  /** Taken by who is about to replace the database: others let it go and wait. */
  replacing: ".replacing.lock",
  /** One restore at a time, from its first look at the file. */
  restore: ".restore.lock",
  /** Taken by the server: a second one would answer under another address, and write that into every feed. */
  serving: ".serving.lock",
  /** Shared by backups and restores that work on pictures: no sweep meanwhile. */
  pictures: ".pictures.lock",
} as const;

/** @param folder is there. */
export function openFolderLock(folder: string, name: keyof typeof LOCKS): FileLock {
  return openFileLock(join(folder, LOCKS[name]));
}

/** Whether a server works on the folder. @param folder is there. */
export function isServed(folder: string): boolean {
  const serving = openFolderLock(folder, "serving");
  try {
    return serving.isTaken();
  } finally {
    serving.close();
  }
}

/** What is said by this process of itself: it has the database open, or has let it go for a restore. */
export interface Presence {
  /** A restore waits for this process to let the database go. */
  isAskedToLeave(): boolean;
  leave(): void;
  /** Says whether the database is there again to be opened. @param waitMs blocks for as long at the most. */
  comeBack(waitMs?: number): boolean;
  /** Does nothing while a backup or a restore works on the pictures. */
  withPicturesAlone<T>(work: () => Promise<T>): Promise<T | undefined>;
  close(): void;
}

const LOOK_MS = 20;

/** Waits for whoever has it alone, which is never for long. */
export async function shareSoon(lock: FileLock): Promise<void> {
  while (!lock.shared()) await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
}

/** Away at first: `comeBack` before the database is opened. */
export function createPresence(folder: string): Presence {
  const inUse = openFolderLock(folder, "inUse");
  const replacing = openFolderLock(folder, "replacing");
  const pictures = openFolderLock(folder, "pictures");
  return {
    isAskedToLeave: () => replacing.isTaken(),
    leave: () => inUse.release(),
    comeBack(waitMs = 0) {
      // Held while the other is taken: nobody can begin to replace it between the two.
      if (!replacing.shared(waitMs)) return false;
      try {
        return inUse.shared(waitMs);
      } finally {
        replacing.release();
      }
    },
    async withPicturesAlone(work) {
      if (!pictures.exclusive()) return undefined;
      try {
        return await work();
      } finally {
        pictures.release();
      }
    },
    close() {
      pictures.close();
      inUse.close();
      replacing.close();
    },
  };
}
