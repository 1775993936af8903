import type { FeedRecord } from "../db/feeds.ts";
import type { PostRecord } from "../db/posts.ts";
import { type Clock, utcDay } from "../time/clock.ts";
import { type Arrangement, arrangePosts } from "./arrange-posts.ts";
import type { BuildRenditions } from "./build-renditions.ts";
import { HOLD_MS } from "./cache.ts";
import { compressPages } from "./compress-pages.ts";
import { type ContentDeps, isStale, readContent, underAlias } from "./feed-content.ts";
import { type PageElsewhere, pagesElsewhere } from "./pages-elsewhere.ts";
import { saidFirst } from "./said-first.ts";
import { storePages } from "./store-pages.ts";

/** Told of what a feed shows, in the transaction that builds it. */
export type NoteShown = (
  feedId: string,
  posts: {
    /** As visitors see them. */
    readonly shown: readonly PostRecord[];
    /** Those of its accounts that are stored, also without pictures. */
    readonly all: readonly PostRecord[];
    /** Whose sync it was, if one. */
    readonly syncedAccountId?: string | undefined;
  },
) => void;

/** Makes what visitors are served. Everything happens at once, inside a transaction if there is one. */
export interface FeedBuilder {
  /**
   * Makes the feed's pages anew from what is stored, under each id that it answers to; says whether any of them
   * changed.
   */
  buildFeed(feedId: string): boolean;
  /** What becomes of each of the feed's posts, as it would be built now. */
  arrange(feed: FeedRecord): Arrangement;
  /** The same for every feed that shows this account. */
  buildFeedsOf(accountId: string): boolean;
  /**
   * The pages that are served under this id, first to last, with every address in them below `base` (no slash at its
   * end): they differ in nothing else. `undefined` where others would be served by now.
   */
  pagesAt(servedId: string, base: string): readonly PageElsewhere[] | undefined;
  /** At start: another PUBLIC_URL or a newer Windowbox may make other pages of the same posts. */
  buildAll(): void;
  /** Marks feeds whose last good sync is too long ago, and unmarks those that recovered. */
  noteStaleness(now: number): void;
  /** Shuffles anew what is shuffled every day. */
  noteDay(now: number): void;
  /** Does what nobody had to wait for, a little at a time, while visitors are served what there is. */
  perfect(signal: AbortSignal): Promise<void>;
  /** Forgets replaced pages that no cache can lead to any more. */
  forgetRetired(now: number): void;
}

interface FeedBuilderDeps extends ContentDeps {
  readonly clock: Clock;
  readonly buildRenditions: BuildRenditions;
  readonly noteShown?: NoteShown | undefined;
  /** Nothing, where no scripts are made. */
  readonly perfectScripts?: FeedBuilder["perfect"];
}

export function createFeedBuilder(deps: FeedBuilderDeps): FeedBuilder {
  const { db, clock } = deps;
  /** What is built at start is of that day. */
  let shuffledOn: string | undefined;

  function buildFeed(feedId: string): boolean {
    return db.transaction(() => {
      const feed = db.feeds.get(feedId);
      return feed ? build(deps, feed, clock.now()) : false;
    });
  }

  return {
    buildFeed,
    pagesAt: (servedId, base) =>
      db.transaction(() => pagesElsewhere(deps, servedId, base, clock.now())),
    arrange: (feed) => arrangePosts(readContent(deps, feed, clock.now())),
    buildFeedsOf: (accountId) =>
      db.transaction(() => {
        const now = clock.now();
        const feeds = db.feeds.ofAccount(accountId);
        return feeds.map((feed) => build(deps, feed, now, accountId)).includes(true);
      }),
    buildAll() {
      shuffledOn = utcDay(clock.now());
      forEach(db.feeds.all(), ({ id }) => buildFeed(id));
    },
    noteStaleness(now) {
      forEach(db.feeds.all(), (feed) => {
        const first = db.documents.get(feed.id, "");
        if (first && saidFirst(first.json).stale !== isStale(deps, feed, now)) buildFeed(feed.id);
      });
    },
    noteDay(now) {
      const day = utcDay(now);
      const isNew = shuffledOn !== undefined && shuffledOn !== day;
      shuffledOn = day;
      if (!isNew) return;
      const shuffled = db.feeds.all().filter(({ rules }) => rules.order === "shuffled");
      forEach(shuffled, ({ id }) => buildFeed(id));
    },
    async perfect(signal) {
      await deps.perfectScripts?.(signal);
      await compressPages(db, signal);
    },
    forgetRetired: (now) => db.documents.deleteRetired(now - HOLD_MS, now),
  };
}

/** Under every id that the feed answers to. */
function build(
  deps: FeedBuilderDeps,
  feed: FeedRecord,
  now: number,
  syncedAccountId?: string,
): boolean {
  const content = readContent(deps, feed, now);
  const arranged = arrangePosts(content);
  deps.noteShown?.(feed.id, { shown: arranged.shown, all: content.posts, syncedAccountId });
  const changes = deps.db.feeds
    .servedIds(feed.id)
    .map((id) => storePages(deps, id === feed.id ? content : underAlias(content, id), arranged));
  return changes.includes(true);
}

/** What cannot be read of one feed keeps no other from its new pages; it is thrown in the end. */
function forEach(feeds: readonly FeedRecord[], work: (feed: FeedRecord) => void): void {
  const errors: unknown[] = [];
  for (const feed of feeds) {
    try {
      work(feed);
    } catch (error) {
      errors.push(error);
    }
  }
  if (errors.length > 0) throw errors[0];
}
