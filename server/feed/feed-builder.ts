import type { Database } from "../db/database.ts";
import type { NewDocument } from "../db/documents.ts";
import type { FeedRecord } from "../db/feeds.ts";
import { type PostRecord, videoIdsOf } from "../db/posts.ts";
import { leaveUncompressed, type Precompressed, precompress } from "../http/precompress.ts";
import { type Clock, utcDay } from "../time/clock.ts";
import { type Arrangement, arrangePosts } from "./arrange-posts.ts";
import { type BuiltPage, buildPages, type FeedContent, isoInstant } from "./build-document.ts";
import type { BuildRenditions } from "./build-renditions.ts";
import { HOLD_MS } from "./cache.ts";
import { compressPages } from "./compress-pages.ts";
import type { FeedDocument } from "./document.ts";
import { MOST_PAGES_READ } from "./settings-table.ts";

/** A page of a feed as it would be served at another address. */
interface PageElsewhere {
  /** What its address says after `/after/`; empty for the first. */
  readonly cursor: string;
  /** Of the page that is served here. */
  readonly etag: string;
  /** Names under `/media/` that it refers to. */
  readonly names: readonly string[];
  readonly document: FeedDocument;
}

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

interface FeedBuilderDeps {
  readonly db: Database;
  readonly clock: Clock;
  /** No slash at its end. */
  readonly publicUrl: string;
  /** The longest pause between two scheduled syncs. */
  readonly syncPeriodMs: number;
  /** Newest posts kept per account. */
  readonly maxPosts: number;
  readonly buildRenditions: BuildRenditions;
  readonly noteShown?: NoteShown | undefined;
  /** Nothing, where no scripts are made. */
  readonly perfectScripts?: FeedBuilder["perfect"];
}

const STALE_AFTER_PERIODS = 3;

export function createFeedBuilder(deps: FeedBuilderDeps): FeedBuilder {
  const { db, clock, publicUrl, syncPeriodMs, maxPosts, buildRenditions, noteShown } = deps;

  function isStale(feed: FeedRecord, now: number): boolean {
    const oldest = now - STALE_AFTER_PERIODS * syncPeriodMs;
    return feed.accountIds.some((id) => {
      const goodAt = db.syncStates.get(id).lastSuccessAt ?? db.accounts.get(id)?.connectedAt;
      return goodAt !== undefined && goodAt < oldest;
    });
  }

  function contentOf(feed: FeedRecord, now: number): FeedContent {
    const accounts = feed.accountIds.flatMap((id) => db.accounts.get(id) ?? []);
    const posts = accounts.flatMap(({ id }) => db.posts.ofAccount(id));
    return {
      feed,
      accounts,
      posts,
      tracks: db.videoTracks.ofMedia(posts.flatMap(videoIdsOf)),
      choices: db.postChoices.ofFeed(feed.id),
      publicUrl,
      stale: isStale(feed, now),
      maxPosts,
      now,
    };
  }

  function build(feed: FeedRecord, now: number, syncedAccountId?: string): boolean {
    const content = contentOf(feed, now);
    const arranged = arrangePosts(content);
    noteShown?.(feed.id, { shown: arranged.shown, all: content.posts, syncedAccountId });
    const changes = db.feeds
      .servedIds(feed.id)
      .map((id) => storePages(id === feed.id ? content : underAlias(content, id), arranged));
    return changes.includes(true);
  }

  function storePages(content: FeedContent, arranged: Arrangement): boolean {
    const { feed, now } = content;
    const built = buildPages(content, arranged);
    const served = new Set(db.documents.cursors(feed.id));
    const changed: NewDocument[] = [];
    const unchanged: string[] = [];
    const present: Buffer[] = [];
    for (const [at, page] of built.entries()) {
      const before = served.has(page.cursor) ? db.documents.json(feed.id, page.cursor) : undefined;
      const json = serialise(page, before, now);
      if (json === before) unchanged.push(page.cursor);
      else changed.push(recordOf(feed.id, page, at, json, now));
      present.push(json);
    }
    buildRenditions(feed.id, present);
    if (changed.length === 0 && unchanged.length === served.size) return false;
    db.withheldFiles.release(changed.flatMap(({ names }) => names));
    db.documents.replace(feed.id, { changed, unchanged }, now, now + HOLD_MS);
    return true;
  }

  function buildFeed(feedId: string): boolean {
    return db.transaction(() => {
      const feed = db.feeds.get(feedId);
      return feed ? build(feed, clock.now()) : false;
    });
  }

  function pagesAt(servedId: string, base: string): PageElsewhere[] | undefined {
    const feed = db.feeds.resolve(servedId);
    const first = db.documents.get(servedId, "");
    if (!feed || !first) return undefined;
    const own = {
      ...contentOf(feed, clock.now()),
      stale: saidFirst(first.json).stale,
      publicUrl: baseOf(first.json) ?? publicUrl,
    };
    const content = servedId === feed.id ? own : underAlias(own, servedId);
    const here = buildPages(content);
    const pages = buildPages({ ...content, publicUrl: base }).flatMap((page, index) => {
      const served = db.documents.get(servedId, page.cursor);
      if (!served) return [];
      const { updatedAt } = saidFirst(served.json);
      const same = here[index]?.jsonAt(updatedAt);
      if (!same || !served.json.equals(same)) return [];
      const { cursor, names } = page;
      const document: FeedDocument = JSON.parse(page.jsonAt(updatedAt).toString("utf8"));
      return { cursor, names, etag: served.etag, document };
    });
    return pages.length === here.length ? pages : undefined;
  }

  /** What is built at start is of that day. */
  let shuffledOn: string | undefined;

  return {
    buildFeed,
    pagesAt: (feedId, base) => db.transaction(() => pagesAt(feedId, base)),
    arrange: (feed) => arrangePosts(contentOf(feed, clock.now())),
    buildFeedsOf: (accountId) =>
      db.transaction(() => {
        const now = clock.now();
        const changes = db.feeds.ofAccount(accountId).map((feed) => build(feed, now, accountId));
        return changes.includes(true);
      }),
    buildAll() {
      shuffledOn = utcDay(clock.now());
      forEach(db.feeds.all(), ({ id }) => buildFeed(id));
    },
    noteStaleness(now) {
      forEach(db.feeds.all(), (feed) => {
        const first = db.documents.get(feed.id, "");
        if (first && saidFirst(first.json).stale !== isStale(feed, now)) buildFeed(feed.id);
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

/** The same posts in the same order, as whoever asks under an old id is answered. */
function underAlias(content: FeedContent, id: string): FeedContent {
  return { ...content, feed: { ...content.feed, id }, shuffledAs: content.feed.id };
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

/**
 * The page's JSON; the served one itself if that says the same. `updatedAt` tells when what it shows
 * changed, so it stays through a mere change of `stale`.
 */
function serialise(page: BuiltPage, served: Buffer | undefined, now: number): Buffer {
  if (!served) return page.jsonAt(isoInstant(now));
  const { updatedAt, stale } = saidFirst(served);
  const same = page.jsonAt(updatedAt);
  if (served.equals(same)) return served;
  const isMerelyStale = page.jsonAt(updatedAt, stale).equals(served);
  return isMerelyStale ? same : page.jsonAt(isoInstant(now));
}

/** Further than these members stand, whatever the feed is called. */
const FIRST_BYTES = 500;

/** Without reading all the posts behind it. */
function saidFirst(json: Buffer): Pick<FeedDocument, "updatedAt" | "stale"> {
  const found = /,"updatedAt":"([^"]*)","stale":(true|false)/.exec(
    json.toString("latin1", 0, FIRST_BYTES),
  );
  if (!found?.[1]) return JSON.parse(json.toString("utf8"));
  return { updatedAt: found[1], stale: found[2] === "true" };
}

/** Where everything in it lies, which is not here after PUBLIC_URL was changed; `undefined` where there is nothing. */
function baseOf(json: Buffer): string | undefined {
  const { posts, profilePictureUrl }: FeedDocument = JSON.parse(json.toString("utf8"));
  const address = profilePictureUrl ?? posts[0]?.sizes.small.mediaUrl;
  return address?.slice(0, address.lastIndexOf("/media/"));
}

function recordOf(
  feedId: string,
  { cursor, names }: BuiltPage,
  at: number,
  json: Buffer,
  madeAt: number,
): NewDocument {
  return { feedId, cursor, json, ...compressPage(json, at), names, madeAt };
}

/** An owner waits for it: what no element reads is compressed later. */
function compressPage(json: Buffer, at: number): Precompressed {
  if (at >= MOST_PAGES_READ) return leaveUncompressed(json);
  return precompress(json, at === 0 ? "full" : "quick");
}
