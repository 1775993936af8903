import { open, rename } from "node:fs/promises";
import { join } from "node:path";
import { MEDIA_NAME } from "../data-folder/names.ts";
import { isNamedAfter } from "../media/media-store.ts";
import { BackupError } from "./backup-error.ts";
import { type BackupSource, Changed } from "./backup-source.ts";
import { openScratchFolder } from "./scratch-folder.ts";
import { readThrough } from "./tar-file.ts";
import { refuseWithoutRoom } from "./write-backup.ts";

interface CopyDeps {
  readonly dataDir: string;
  readonly diskReserve: number;
}

/**
 * Copies a backup's pictures into the folder that all backups share: each once, under its name; one that is damaged there
 * is copied again. Gives those that were there whole.
 */
export async function copyBeside(
  { dataDir, diskReserve }: CopyDeps,
  folder: string,
  source: BackupSource,
  signal: AbortSignal | undefined,
): Promise<ReadonlySet<string>> {
  const whole = new Set<string>();
  const absent: [string, number][] = [];
  for (const [name, size] of source.media) {
    signal?.throwIfAborted();
    if (await isWhole(join(folder, MEDIA_NAME, name), name)) whole.add(name);
    else absent.push([name, size]);
  }
  const needed = absent.reduce((sum, [, size]) => sum + size, source.size);
  await refuseWithoutRoom(folder, { diskReserve }, needed);
  const scratch = openScratchFolder(folder);
  try {
    for (const [name, size] of absent) {
      signal?.throwIfAborted();
      const copied = join(scratch.path, name);
      await copyWhole(join(dataDir, MEDIA_NAME, name), copied, name, size);
      await rename(copied, join(folder, MEDIA_NAME, name));
    }
  } finally {
    scratch.remove();
  }
  return whole;
}

async function copyWhole(from: string, to: string, name: string, size: number): Promise<void> {
  const file = await open(from, "r").catch(() => {
    throw new Changed(`${name} went while the backup was being made.`);
  });
  try {
    const { hash } = await readThrough(file, { name, start: 0, size }, { copyTo: to });
    if (isNamedAfter(name, hash)) return;
    throw new BackupError(
      `The picture ${from} is damaged: delete that file, and it is fetched again within the hour.`,
    );
  } finally {
    await file.close();
  }
}

async function isWhole(path: string, name: string): Promise<boolean> {
  const file = await open(path, "r").catch(() => undefined);
  if (!file) return false;
  try {
    const { size } = await file.stat();
    return isNamedAfter(name, (await readThrough(file, { name, start: 0, size })).hash);
  } finally {
    await file.close();
  }
}
