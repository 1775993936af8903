import { blob, integer, optional, text } from "./codecs.ts";
import type { Sqlite } from "./sqlite.ts";
import { prepareTable, type RowOf, table } from "./table.ts";

const FEED_HOOKS = table("feed_hooks", ["feedId"], {
  feedId: text,
  /** Address, signing key and authorization; the address alone is as good as a password. */
  sealed: blob,
  /** Attempts that failed since the last good one. */
  failures: integer,
  /** Nothing is tried before this instant. */
  retryAt: optional(integer),
  lastSentAt: optional(integer),
  /** A sentence for the owner, until a call goes well. */
  lastError: optional(text),
});

/** Where a feed's new posts are told, and how the last call went. */
export type FeedHookRecord = RowOf<typeof FEED_HOOKS>;

export interface FeedHooks {
  all(): FeedHookRecord[];
  get(feedId: string): FeedHookRecord | undefined;
  has(feedId: string): boolean;
  put(hook: FeedHookRecord): void;
  delete(feedId: string): void;
}

export function createFeedHooks(sqlite: Sqlite): FeedHooks {
  const hooks = prepareTable(sqlite, FEED_HOOKS);
  const selectHas = sqlite
    .prepare<[string], number>("SELECT 1 FROM feed_hooks WHERE feed_id = ?")
    .pluck();
  const remove = sqlite.prepare("DELETE FROM feed_hooks WHERE feed_id = ?");
  return {
    all: hooks.all<[]>("SELECT * FROM feed_hooks ORDER BY feed_id"),
    get: hooks.one<[string]>("SELECT * FROM feed_hooks WHERE feed_id = ?"),
    has: (feedId) => selectHas.get(feedId) !== undefined,
    put: hooks.upsert(),
    delete: (feedId) => void remove.run(feedId),
  };
}
