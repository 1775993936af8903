import { open } from "node:fs/promises";
import { syncsNoFolders } from "./weak-file-system.ts";

/** Resolves once it is on the disk. */
export async function syncFile(path: string, openFile = open): Promise<void> {
  const file = await openFile(path, "r");
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

/** The same of what was named and renamed in a folder, so that the power may go. */
export async function syncFolder(path: string, openFile = open): Promise<void> {
  await syncFile(path, openFile).catch((error: unknown) => {
    if (!syncsNoFolders(error)) throw error;
  });
}
