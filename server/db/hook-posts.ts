import { integer, optional, text } from "./codecs.ts";
import type { Sqlite } from "./sqlite.ts";
import { prepareTable, type RowOf, table } from "./table.ts";

const HOOK_POSTS = table("hook_posts", ["feedId", "postId"], {
  feedId: text,
  postId: text,
  /** Goes with its account. */
  accountId: text,
  postedAt: integer,
  /** Since when it is to be told; `undefined` once it was, or where it never had to be. */
  waitingSince: optional(integer),
});

/** A post that a feed's hook knows: it is never told as a new one again. */
type HookPostRecord = RowOf<typeof HOOK_POSTS>;

export interface HookPosts {
  isKnown(feedId: string, postId: string): boolean;
  /** When the newest known one of the account was posted. */
  newestOf(feedId: string, accountId: string): number | undefined;
  /** What is known already stays as it is. */
  insert(post: HookPostRecord): void;
  /** Ids of those that are to be told. */
  waiting(feedId: string): string[];
  /** They are told, or need not be. */
  settle(feedId: string, postIds: readonly string[]): void;
  /** After a restore: nothing of it is news. */
  settleAll(): void;
  deleteOfFeed(feedId: string): void;
}

export function createHookPosts(sqlite: Sqlite): HookPosts {
  const posts = prepareTable(sqlite, HOOK_POSTS);
  const insert = posts.insert("ON CONFLICT DO NOTHING");
  const selectKnown = sqlite
    .prepare<[string, string], number>("SELECT 1 FROM hook_posts WHERE feed_id = ? AND post_id = ?")
    .pluck();
  const selectNewest = sqlite
    .prepare<[string, string], number | null>(
      "SELECT max(posted_at) FROM hook_posts WHERE feed_id = ? AND account_id = ?",
    )
    .pluck();
  const selectWaiting = sqlite
    .prepare<[string], string>(
      `SELECT post_id FROM hook_posts WHERE feed_id = ? AND waiting_since IS NOT NULL
       ORDER BY posted_at DESC, post_id DESC`,
    )
    .pluck();
  const settle = sqlite.prepare(
    "UPDATE hook_posts SET waiting_since = NULL WHERE feed_id = ? AND post_id = ?",
  );
  const settleAll = sqlite.prepare("UPDATE hook_posts SET waiting_since = NULL");
  const removeOfFeed = sqlite.prepare("DELETE FROM hook_posts WHERE feed_id = ?");
  return {
    isKnown: (feedId, postId) => selectKnown.get(feedId, postId) !== undefined,
    newestOf: (feedId, accountId) => selectNewest.get(feedId, accountId) ?? undefined,
    insert: (post) => void insert(post),
    waiting: (feedId) => selectWaiting.all(feedId),
    settle(feedId, postIds) {
      for (const id of postIds) settle.run(feedId, id);
    },
    settleAll: () => void settleAll.run(),
    deleteOfFeed: (feedId) => void removeOfFeed.run(feedId),
  };
}
