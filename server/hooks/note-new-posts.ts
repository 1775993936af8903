import type { Database } from "../db/database.ts";
import type { PostRecord } from "../db/posts.ts";
import type { NoteShown } from "../feed/feed-builder.ts";
import { type Clock, DAY_MS } from "../time/clock.ts";

/** Older than the newest known one by more than this, a post that turns up is no news: it was brought back, or MAX_POSTS raised. */
const NEWS_MS = 7 * DAY_MS;

/**
 * Finds the posts that a feed's hook has to tell of, in the transaction that publishes them: what is published is told,
 * whenever the server is killed.
 */
export function createNoteNewPosts(deps: {
  readonly db: Pick<Database, "feedHooks" | "hookPosts" | "quietAccounts">;
  readonly clock: Clock;
}): NoteShown {
  const { db, clock } = deps;

  function note(feedId: string, { id, accountId, postedAt }: PostRecord, isNews: boolean): void {
    const waitingSince = isNews ? clock.now() : undefined;
    db.hookPosts.insert({ feedId, postId: id, accountId, postedAt, waitingSince });
  }

  return (feedId, { shown, all, syncedAccountId }) => {
    if (!db.feedHooks.has(feedId)) return;
    const isQuiet = syncedAccountId !== undefined && db.quietAccounts.has(syncedAccountId);
    if (isQuiet) {
      // Also what has no pictures yet: it is of the same sync.
      for (const post of all) if (post.accountId === syncedAccountId) note(feedId, post, false);
    }
    const newest = syncedAccountId && db.hookPosts.newestOf(feedId, syncedAccountId);
    // Dates that have yet to come make no news old.
    const newsSince = Math.min(Number(newest ?? 0), clock.now()) - NEWS_MS;
    for (const post of shown) {
      if (db.hookPosts.isKnown(feedId, post.id)) continue;
      // What an owner brought to light by a rule or a choice was there before.
      const isOfSync = !isQuiet && post.accountId === syncedAccountId;
      note(feedId, post, isOfSync && post.postedAt > newsSince);
    }
  };
}
