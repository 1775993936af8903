import { rmSync, statSync } from "node:fs";
import { stat } from "node:fs/promises";
import type { Database } from "../db/database.ts";
import { SPARE_YOUNGER_THAN_MS } from "../feed/cache.ts";
import type { FeedBuilder } from "../feed/feed-builder.ts";
import type { Log } from "../logging/log.ts";
import type { Clock } from "../time/clock.ts";
import type { MediaStore } from "./media-store.ts";
import { filesInUse, namedFiles } from "./named-files.ts";
import { ATTEMPTS_KEPT_MS } from "./picture-opener.ts";
import { createRemoveDamaged } from "./remove-damaged.ts";
import { repairPosts } from "./repair-posts.ts";
import { withholdHidden } from "./withhold-hidden.ts";

/** Keeps stored files and what names them together. */
export interface Sweeper {
  /** Deletes damaged files and repairs what named them, then deletes files that nothing names and that are older than an hour, once there is or was an account; says how many. */
  sweep(): Promise<number>;
  /** Deletes those of these files that nothing else names, whatever their age. */
  deleteFilesOf(names: readonly string[]): Promise<void>;
  /**
   * Of posts whose files are missing on the disk, other sizes stand in where there are some, else the posts wait outside
   * the feed; the feeds are made anew, and the next sync, which is due at once, fetches what is missing. Says how many
   * posts.
   */
  repair(): Promise<number>;
  /** How many files are named, and how many of these are not there. */
  countFiles(): Promise<{ readonly named: number; readonly missing: number }>;
}

interface SweeperDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly log: Log;
  readonly mediaStore: MediaStore;
  readonly feedBuilder: FeedBuilder;
}

export function createSweeper(deps: SweeperDeps): Sweeper {
  const { db, clock, log, mediaStore, feedBuilder } = deps;
  const removeDamaged = createRemoveDamaged(mediaStore);

  /** Inside a transaction, so that no sync names a file between the look and its end. */
  function deleteUnused(names: readonly string[], isSpared: (path: string) => boolean): number {
    return db.transaction(() => {
      const used = filesInUse(db, clock.now());
      const paths = names
        .filter((name) => !used.has(name))
        .flatMap((name) => mediaStore.pathOf(name) ?? [])
        .filter((path) => !isSpared(path));
      for (const path of paths) rmSync(path, { force: true });
      return paths.length;
    });
  }

  /** A file from the future was written under a wrong clock and is no younger for it. */
  function isYoung(path: string): boolean {
    const modifiedAt = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
    return Math.abs(clock.now() - modifiedAt) < SPARE_YOUNGER_THAN_MS;
  }

  return {
    async sweep() {
      feedBuilder.forgetRetired(clock.now());
      db.videoTracks.forgetFilesOfAbsent();
      withholdHidden(db, clock.now());
      mediaStore.removeUnfinished();
      db.pictureAttempts.deleteBefore(clock.now() - ATTEMPTS_KEPT_MS);
      // Where there never was an account, the database is more likely to be the wrong one than all pictures are.
      if (!db.accounts.hadAny()) return 0;
      const damaged = await removeDamaged(namedFiles(db));
      if (damaged > 0) log.warn({ damaged }, "files of pictures and videos were damaged");
      await repairPosts(deps);
      const deleted = deleteUnused(await mediaStore.names(), isYoung);
      if (deleted > 0) log.info({ deleted }, "files that nothing names were swept");
      return deleted;
    },
    async deleteFilesOf(names) {
      deleteUnused(names, () => false);
    },
    async countFiles() {
      const named = namedFiles(db);
      const there = new Set(await mediaStore.names());
      let missing = 0;
      // One after the other, so that visitors' files are not behind thousands of others.
      for (const name of named) {
        if (!there.has(name) || !(await isFilled(mediaStore.pathOf(name)))) missing += 1;
      }
      return { named: named.size, missing };
    },
    repair: () => repairPosts(deps),
  };
}

async function isFilled(path: string | undefined): Promise<boolean> {
  const found = path === undefined ? undefined : await stat(path).catch(() => undefined);
  return found?.isFile() === true && found.size > 0;
}
