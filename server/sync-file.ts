import { open } from "node:fs/promises";

/** Resolves once it is on the disk; of a folder, what was named and renamed in it, so that the power may go. */
export async function syncFile(path: string): Promise<void> {
  const file = await open(path, "r");
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
