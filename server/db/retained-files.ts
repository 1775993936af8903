import type { Sqlite } from "./sqlite.ts";

/** Files that a cached page may still show although no page names them any more. */
export interface RetainedFiles {
  names(now: number): string[];
  /** Until then, or later where that was said before. */
  retain(name: string, untilAt: number, feedId: string): void;
  /** What a clock wrote that was set back since is not to last for as long as it was ahead. */
  limitTo(latest: number): void;
  releaseExpired(now: number): void;
  /** For a deletion, whatever a cache may still hold. */
  release(names: readonly string[]): void;
  ofFeed(feedId: string): string[];
}

export function prepareRetainedFiles(sqlite: Sqlite): RetainedFiles {
  const select = sqlite
    .prepare<[number], string>("SELECT name FROM retained_files WHERE until_at > ?")
    .pluck();
  const retain = sqlite.prepare(
    `INSERT INTO retained_files (name, until_at, feed_id) VALUES (?, ?, ?)
     ON CONFLICT (name) DO UPDATE
     SET until_at = max(until_at, excluded.until_at), feed_id = excluded.feed_id`,
  );
  const limit = sqlite.prepare(
    "UPDATE retained_files SET until_at = @latest WHERE until_at > @latest",
  );
  const releaseExpired = sqlite.prepare("DELETE FROM retained_files WHERE until_at <= ?");
  const release = sqlite.prepare("DELETE FROM retained_files WHERE name = ?");
  const selectOfFeed = sqlite
    .prepare<[string], string>("SELECT name FROM retained_files WHERE feed_id = ?")
    .pluck();
  return {
    names: (now) => select.all(now),
    retain: (name, untilAt, feedId) => void retain.run(name, untilAt, feedId),
    limitTo: (latest) => void limit.run({ latest }),
    releaseExpired: (now) => void releaseExpired.run(now),
    release(names) {
      for (const name of names) release.run(name);
    },
    ofFeed: (feedId) => selectOfFeed.all(feedId),
  };
}
