import { open } from "node:fs/promises";
import { syncsNoFolders } from "./weak-file-system.ts";

/** Resolves once it is on the disk. */
export async function syncFile(path: string): Promise<void> {
  const file = await open(path, "r");
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

/** The same of what was named and renamed in a folder, so that the power may go. */
export async function syncFolder(path: string): Promise<void> {
  await syncFile(path).catch((error: unknown) => {
    if (!syncsNoFolders(error)) throw error;
  });
}
