import type { Database } from "../db/database.ts";
import type { FeedRecord } from "../db/feeds.ts";
import { videoIdsOf } from "../db/posts.ts";
import type { FeedContent } from "./build-document.ts";

export interface ContentDeps {
  readonly db: Database;
  /** No slash at its end. */
  readonly publicUrl: string;
  /** The longest pause between two scheduled syncs. */
  readonly syncPeriodMs: number;
  /** Newest posts kept per account. */
  readonly maxPosts: number;
}

const STALE_AFTER_PERIODS = 3;

/** Whether the last good sync of one of its accounts is too long ago. */
export function isStale({ db, syncPeriodMs }: ContentDeps, feed: FeedRecord, now: number): boolean {
  const oldest = now - STALE_AFTER_PERIODS * syncPeriodMs;
  return feed.accountIds.some((id) => {
    const goodAt = db.syncStates.get(id).lastSuccessAt ?? db.accounts.get(id)?.connectedAt;
    return goodAt !== undefined && goodAt < oldest;
  });
}

/** Everything that the feed's pages are made of. */
export function readContent(deps: ContentDeps, feed: FeedRecord, now: number): FeedContent {
  const { db, publicUrl, maxPosts } = deps;
  const accounts = feed.accountIds.flatMap((id) => db.accounts.get(id) ?? []);
  const posts = accounts.flatMap(({ id }) => db.posts.ofAccount(id));
  return {
    feed,
    accounts,
    posts,
    tracks: db.videoTracks.ofMedia(posts.flatMap(videoIdsOf)),
    choices: db.postChoices.ofFeed(feed.id),
    publicUrl,
    stale: isStale(deps, feed, now),
    maxPosts,
    now,
  };
}

/** The same posts in the same order, as whoever asks under an old id is answered. */
export function underAlias(content: FeedContent, id: string): FeedContent {
  return { ...content, feed: { ...content.feed, id }, shuffledAs: content.feed.id };
}
