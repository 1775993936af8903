import { existsSync } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { IncidentReporter } from "../alerts/incidents.ts";
import { MEDIA_NAME } from "../data-folder/names.ts";
import { openFileLock } from "../db/file-lock.ts";
import { isWithin } from "../files/is-within.ts";
import type { Log } from "../logging/log.ts";
import { ownerSentence } from "../shared/errors.ts";
import { type Clock, HOUR_MS } from "../time/clock.ts";
import { createCron } from "../time/cron.ts";
import { BackupError } from "./backup-error.ts";
import { copyBeside } from "./copy-beside.ts";
import { forgetUnnamed, type KeptBackup, listBackups, nameAt } from "./kept-backups.ts";
import { writeBackup } from "./write-backup.ts";

export interface NightlyBackups {
  /** Makes a backup when one is due. Trouble becomes an incident: never throws for it. */
  runDue(signal?: AbortSignal): Promise<void>;
  /** The newest whole one, the oldest last; none where no folder is set. */
  list(): Promise<readonly KeptBackup[]>;
  /** Whether every backup that is kept was made after that instant, as far as is known; `true` where none is made. */
  hasReached(instant: number): boolean;
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

export function createNightlyBackups(deps: NightlyDeps): NightlyBackups {
  const { backupDir, clock, log, incidents } = deps;
  const cron = createCron(NIGHTLY, clock.now());
  let retryAt = Number.NEGATIVE_INFINITY;
  /** When the oldest was made; unknown until it was looked for. */
  let oldestAt = Number.NEGATIVE_INFINITY;

  const list = async () =>
    backupDir === undefined ? [] : await listBackups(backupDir, clock.now());

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
          const path = await makeBackup(deps, backupDir, now, signal);
          await forgetOld(backupDir, now);
          log.info({ path }, "a backup was made and checked");
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

/** Where there is none of this minute yet. Gives its path. */
async function makeBackup(
  deps: NightlyDeps,
  folder: string,
  now: number,
  signal: AbortSignal | undefined,
): Promise<string> {
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
  return path;
}
