import { openFolderLock, shareSoon } from "../data-folder/presence.ts";
import { freeBytes } from "../files/disk-space.ts";
import type { Secret } from "../shared/secret.ts";
import type { Clock } from "../time/clock.ts";
import { BackupError } from "./backup-error.ts";
import { readBackupSource } from "./backup-source.ts";
import { newestOf } from "./kept-backups.ts";
import type { NightlyBackups } from "./nightly-backups.ts";
import { mostUnpackedBytes, type RestoredBackup } from "./restore.ts";
import { openScratchFolder } from "./scratch-folder.ts";
import { databaseSize, refuseWithoutRoom } from "./write-backup.ts";

/** A backup that is on its way to a browser. */
interface BackupDownload {
  readonly name: string;
  readonly size: number;
  readonly body: ReadableStream<Uint8Array>;
}

export interface BackupState {
  /** Where one is made each night. */
  readonly folder: string | undefined;
  readonly newestAt: number | undefined;
  readonly keyFromEnvironment: boolean;
  /** The most that an upload may have. */
  readonly mostBytes: number;
  readonly freeBytes: number;
}

/** Backups as the dashboard takes and gives them. */
export interface DashboardBackups {
  state(): Promise<BackupState>;
  download(withKey: boolean): Promise<BackupDownload>;
  /** A folder for an upload, to be removed by the caller. */
  openScratch(): { readonly path: string; remove(): void };
  /** Resolves once the server works with what was restored. */
  restore(path: string, key: Secret | undefined): Promise<RestoredBackup>;
}

/** An upload and what is unpacked of it, and the database once more. */
const COPIES = 3;

export function createDashboardBackups(deps: {
  readonly dataDir: string;
  readonly backupDir: string | undefined;
  readonly secretFromEnvironment: boolean;
  readonly diskReserve: number;
  readonly mediaQuota: number;
  readonly clock: Clock;
  readonly nightly: Pick<NightlyBackups, "list">;
  restore: DashboardBackups["restore"];
}): DashboardBackups {
  const { dataDir, clock, diskReserve } = deps;
  return {
    async state() {
      const free = await freeBytes(dataDir);
      const room = Math.max(0, Math.floor((free - diskReserve) / COPIES));
      return {
        folder: deps.backupDir,
        newestAt: newestOf(await deps.nightly.list().catch(() => [])),
        keyFromEnvironment: deps.secretFromEnvironment,
        mostBytes: Math.min(mostUnpackedBytes(deps), room),
        freeBytes: free,
      };
    },
    async download(withKey) {
      await refuseWithoutRoom(dataDir, { diskReserve }, await databaseSize({ dataDir }));
      const pictures = openFolderLock(dataDir, "pictures");
      const scratch = openScratchFolder(dataDir);
      const done = () => {
        pictures.close();
        scratch.remove();
      };
      try {
        await shareSoon(pictures);
        const now = clock.now();
        const key = withKey ? "inside" : "left out";
        const source = await readBackupSource(
          {
            ...{ dataDir, now, media: "inside" },
            key: deps.secretFromEnvironment ? "environment" : key,
          },
          scratch.path,
        );
        const name = `windowbox-${new Date(now).toISOString().slice(0, 10)}.tar`;
        return { name, size: source.size, body: streamOf(source.pieces(), done) };
      } catch (error) {
        done();
        throw error;
      }
    },
    openScratch() {
      try {
        return openScratchFolder(dataDir);
      } catch (cause) {
        const error = new BackupError(
          "Nothing can be written to the data folder: see Health for what to do.",
        );
        error.cause = cause;
        throw error;
      }
    },
    restore: deps.restore,
  };
}

/** Calls `done` once, also where the reader goes away or nobody ever reads. */
function streamOf(pieces: AsyncGenerator<Buffer>, done: () => void): ReadableStream<Uint8Array> {
  let isDone = false;
  const finish = () => {
    if (!isDone) done();
    isDone = true;
  };
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const { done: isEnd, value } = await pieces.next();
          if (!isEnd) return controller.enqueue(new Uint8Array(value));
          controller.close();
        } catch (error) {
          // The browser sees that it is cut off: it knows how long it should be.
          controller.error(error);
        }
        finish();
      },
      async cancel() {
        await pieces.return(undefined);
        finish();
      },
    },
    { highWaterMark: 1 },
  );
}
