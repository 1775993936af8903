import { existsSync } from "node:fs";
import { mkdir, open, readdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import type { IncidentReporter } from "../alerts/incidents.ts";
import { MEDIA_NAME } from "../data-folder/names.ts";
import { openFileLock } from "../db/file-lock.ts";
import { isWithin } from "../files/is-within.ts";
import type { Log } from "../logging/log.ts";
import { isNamedAfter, isStoredName } from "../media/media-store.ts";
import { ownerSentence } from "../shared/errors.ts";
import { type Clock, HOUR_MS } from "../time/clock.ts";
import { createCron } from "../time/cron.ts";
import { BackupError } from "./backup-error.ts";
import { type BackupSource, Changed } from "./backup-source.ts";
import { openBackup } from "./open-backup.ts";
import { openScratchFolder } from "./scratch-folder.ts";
import { readThrough } from "./tar-file.ts";
import { refuseWithoutRoom, writeBackup } from "./write-backup.ts";

export interface NightlyBackups {
  /** Makes a backup when one is due. Trouble becomes an incident: never throws for it. */
  runDue(signal?: AbortSignal): Promise<void>;
  /** The newest whole one, the oldest last; none where no folder is set. */
  list(): Promise<readonly KeptBackup[]>;
  /** Whether every backup that is kept was made after that instant, as far as is known; `true` where none is made. */
  hasReached(instant: number): boolean;
}

interface KeptBackup {
  readonly path: string;
  /** Before all others where the clock ran ahead: nobody knows how old it is. */
  readonly createdAt: number;
}

interface NightlyDeps {
  readonly dataDir: string;
  /** `undefined`: none are made. */
  readonly backupDir: string | undefined;
  readonly backupKeep: number;
  readonly secretFromEnvironment: boolean;
  readonly diskReserve: number;
  /** When a person's data was last deleted for their sake; `undefined`: never. */
  lastDeletionAt(now: number): number | undefined;
  readonly clock: Clock;
  readonly log: Log;
  readonly incidents: IncidentReporter;
}

/** Of this machine's clock, after the tokens were refreshed. */
const NIGHTLY = "41 4 * * *";
const RETRY_MS = HOUR_MS;
/** A clock that is set right by less makes no backup one of the future. */
const AHEAD_MS = HOUR_MS;
const NAME = /^windowbox-(\d{4})-(\d\d)-(\d\d)-(\d\d)(\d\d)\.tar$/;

export function createNightlyBackups(deps: NightlyDeps): NightlyBackups {
  const { backupDir, clock, log, incidents } = deps;
  const cron = createCron(NIGHTLY, clock.now());
  let retryAt = Number.NEGATIVE_INFINITY;
  /** When the oldest was made; unknown until it was looked for. */
  let oldestAt = Number.NEGATIVE_INFINITY;

  async function list(): Promise<KeptBackup[]> {
    if (backupDir === undefined || !existsSync(backupDir)) return [];
    const until = clock.now() + AHEAD_MS;
    const found = (await readdir(backupDir)).flatMap((name) => {
      const match = NAME.exec(name);
      if (!match) return [];
      const [year = 0, month = 1, day = 1, hour = 0, minute = 0] = match.slice(1).map(Number);
      const createdAt = Date.UTC(year, month - 1, day, hour, minute);
      const path = join(backupDir, name);
      return [{ path, createdAt: createdAt > until ? Number.NEGATIVE_INFINITY : createdAt }];
    });
    return found.sort((a, b) => b.createdAt - a.createdAt);
  }

  /** What a person had deleted is in older backups, which are not kept for longer than the next one takes. */
  function forgottenAt(now: number): number {
    return deps.lastDeletionAt(now) ?? Number.NEGATIVE_INFINITY;
  }

  async function isDue(now: number): Promise<boolean> {
    const kept = await list();
    oldestAt = kept.at(-1)?.createdAt ?? Number.POSITIVE_INFINITY;
    if (now < retryAt && retryAt <= now + RETRY_MS) return false;
    const [newest] = kept;
    if (!newest || !Number.isFinite(newest.createdAt)) return true;
    // Names have minutes only: one of the same minute may have been made before.
    const holdsForgotten = (kept.at(-1)?.createdAt ?? now) < forgottenAt(now);
    return holdsForgotten || now >= cron.next(newest.createdAt);
  }

  async function run(folder: string, now: number, signal: AbortSignal | undefined): Promise<void> {
    if (isWithin(folder, deps.dataDir)) {
      throw new BackupError(
        "BACKUP_DIR leads into the data folder, and would be lost together with it: name a folder outside, best on another disk.",
      );
    }
    await mkdir(join(folder, MEDIA_NAME), { recursive: true, mode: 0o700 });
    const path = join(folder, nameAt(now));
    if (!existsSync(path)) {
      await writeBackup(path, {
        ...{ dataDir: deps.dataDir, now, media: "beside", diskReserve: deps.diskReserve },
        key: deps.secretFromEnvironment ? "environment" : "inside",
        putBeside: (source) => copyBeside(deps, folder, source, signal),
        ...(signal && { signal }),
      });
    }
    await forgetOld(folder, now);
    log.info({ path }, "a backup was made and checked");
  }

  async function forgetOld(folder: string, now: number): Promise<void> {
    const kept = await list();
    const forgotten = forgottenAt(now);
    const isKept = ({ createdAt }: KeptBackup, index: number) =>
      index === 0 || (index < deps.backupKeep && createdAt >= forgotten);
    for (const [index, backup] of kept.entries()) {
      if (!isKept(backup, index)) await rm(backup.path, { force: true });
    }
    const left = await list();
    await forgetUnnamed(folder, left);
    oldestAt = left.at(-1)?.createdAt ?? Number.POSITIVE_INFINITY;
  }

  return {
    list,
    hasReached: (instant) => backupDir === undefined || oldestAt >= instant,
    async runDue(signal) {
      const now = clock.now();
      if (backupDir === undefined || signal?.aborted) return;
      try {
        if (!(await isDue(now))) return;
        await mkdir(backupDir, { recursive: true, mode: 0o700 });
        const lock = openFileLock(join(backupDir, ".backup.lock"));
        try {
          // Another server on the same data is at it.
          if (!lock.exclusive()) return;
          await run(backupDir, now, signal);
        } finally {
          lock.close();
        }
        retryAt = Number.NEGATIVE_INFINITY;
        incidents.clear("backup-failed", "");
      } catch (error) {
        if (signal?.aborted) return;
        retryAt = now + RETRY_MS;
        log.error({ err: error }, "the backup failed");
        const otherwise = `No backup could be written to ${backupDir}: the log says why. It is tried again within the hour.`;
        incidents.raise({
          ...{ kind: "backup-failed", subject: "" },
          sentence: ownerSentence(error, otherwise),
        });
      }
    },
  };
}

/** `undefined` where there is none. */
export function newestOf(kept: readonly KeptBackup[]): number | undefined {
  const createdAt = kept[0]?.createdAt;
  return Number.isFinite(createdAt) ? createdAt : undefined;
}

function nameAt(now: number): string {
  const minute = new Date(now).toISOString().slice(0, 16).replace("T", "-").replace(":", "");
  return `windowbox-${minute}.tar`;
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

/** Each once, under its name; one that is damaged there is copied again. Gives those that were there whole. */
async function copyBeside(
  { dataDir, diskReserve }: NightlyDeps,
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
      const file = await open(join(dataDir, MEDIA_NAME, name), "r").catch(() => {
        throw new Changed(`${name} went while the backup was being made.`);
      });
      try {
        const entry = { name, start: 0, size };
        const { hash } = await readThrough(file, entry, { copyTo: copied });
        if (!isNamedAfter(name, hash)) {
          throw new BackupError(
            `The picture ${join(dataDir, MEDIA_NAME, name)} is damaged: delete that file, and it is fetched again within the hour.`,
          );
        }
      } finally {
        await file.close();
      }
      await rename(copied, join(folder, MEDIA_NAME, name));
    }
  } finally {
    scratch.remove();
  }
  return whole;
}

/** Deletes pictures that no backup names; none while one of them cannot be asked. */
async function forgetUnnamed(folder: string, backups: readonly KeptBackup[]): Promise<void> {
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
