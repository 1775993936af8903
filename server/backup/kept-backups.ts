import { existsSync } from "node:fs";
import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { MEDIA_NAME } from "../data-folder/names.ts";
import { isStoredName } from "../media/media-store.ts";
import { HOUR_MS } from "../time/clock.ts";
import { openBackup } from "./open-backup.ts";

export interface KeptBackup {
  readonly path: string;
  /** Before all others where the clock ran ahead: nobody knows how old it is. */
  readonly createdAt: number;
}

/** A clock that is set right by less makes no backup one of the future. */
const AHEAD_MS = HOUR_MS;
const BACKUP_NAME = /^windowbox-(\d{4})-(\d\d)-(\d\d)-(\d\d)(\d\d)\.tar$/;

/** Those of a folder, the newest first. */
export async function listBackups(folder: string, now: number): Promise<KeptBackup[]> {
  if (!existsSync(folder)) return [];
  const until = now + AHEAD_MS;
  const found = (await readdir(folder)).flatMap((name) => {
    const match = BACKUP_NAME.exec(name);
    if (!match) return [];
    const [year = 0, month = 1, day = 1, hour = 0, minute = 0] = match.slice(1).map(Number);
    const createdAt = Date.UTC(year, month - 1, day, hour, minute);
    const path = join(folder, name);
    return [{ path, createdAt: createdAt > until ? Number.NEGATIVE_INFINITY : createdAt }];
  });
  return found.sort((a, b) => b.createdAt - a.createdAt);
}

/** `undefined` where there is none. */
export function newestOf(kept: readonly KeptBackup[]): number | undefined {
  const createdAt = kept[0]?.createdAt;
  return Number.isFinite(createdAt) ? createdAt : undefined;
}

/** What a backup that is made at that minute is called. */
export function nameAt(now: number): string {
  const minute = new Date(now).toISOString().slice(0, 16).replace("T", "-").replace(":", "");
  return `windowbox-${minute}.tar`;
}

/** Deletes pictures that no backup names; none while one of them cannot be asked. */
export async function forgetUnnamed(folder: string, backups: readonly KeptBackup[]): Promise<void> {
  const named = new Set<string>();
  for (const { path } of backups) {
    const backup = await openBackup(path);
    for (const name of backup.beside?.names ?? []) named.add(name);
    await backup.close();
  }
  for (const name of await readdir(join(folder, MEDIA_NAME))) {
    if (isStoredName(name) && !named.has(name)) {
      await rm(join(folder, MEDIA_NAME, name), { force: true });
    }
  }
}
