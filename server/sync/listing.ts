import type { Media, MediaOwner, MediaPage } from "../instagram/types.ts";

/** Pages in a row that bring nothing new (empty or repeated) before the listing is given up. */
const MOST_EMPTY_PAGES = 5;

/** An account's posts, read page by page, newest first, up to a limit. */
export interface Listing {
  /** The next page's posts that no earlier page had; `undefined` when there is nothing more to read. */
  nextPage(): Promise<readonly Media[] | undefined>;
  /** Whether pages are left that could be read. */
  hasMore(): boolean;
  /** Whether the end or the limit was reached. */
  hasFinished(): boolean;
  /** Whether the post was named, understood or not. */
  has(id: string): boolean;
  /** Whether it is a complete list of `mediaCount` posts, each of them understood and this account's. */
  understands(mediaCount: number): boolean;
  /** Whether it has not one post that was understood and this account's, and some that were not. */
  understandsNothing(): boolean;
  /** Whether no post came. */
  isEmpty(): boolean;
  /** When the oldest of the listed posts was published. */
  oldestAt(): number;
  /**
   * How far the pages reached: to the `complete` list's end, `truncated` at the limit, or `partial`, which
   * says nothing about posts that were not on them.
   */
  extent(): "complete" | "truncated" | "partial";
}

interface ListingOptions {
  readonly maxPosts: number;
  /** Whether a post is of the account that was asked for. */
  readonly isOwn: (owner: MediaOwner) => boolean;
}

export function createListing(
  fetchPage: (after: string | undefined) => Promise<MediaPage>,
  { maxPosts, isOwn }: ListingOptions,
): Listing {
  /** Named on a page, whatever came of it. */
  const named = new Set<string>();
  let understood = 0;
  let left = 0;
  let oldestAt = Number.POSITIVE_INFINITY;
  let after: string | undefined;
  let ended = false;
  let emptyPages = 0;

  const isAtLimit = () => understood >= maxPosts;
  const hasMore = () => !ended && !isAtLimit() && emptyPages < MOST_EMPTY_PAGES;

  return {
    hasMore,
    hasFinished: () => ended || isAtLimit(),
    async nextPage() {
      if (!hasMore()) return undefined;
      const page = await fetchPage(after);
      const own = page.items.filter(({ owner }) => owner === undefined || isOwn(owner));
      left += page.ignored + page.items.length - own.length;
      const unnamed = own.filter(({ id }) => !named.has(id));
      const fresh = [...new Map(unnamed.map((media) => [media.id, media])).values()].slice(
        0,
        maxPosts - understood,
      );
      for (const { id, timestamp } of fresh) {
        named.add(id);
        oldestAt = Math.min(oldestAt, timestamp);
      }
      understood += fresh.length;
      // Not understood this time is not the same as gone.
      for (const id of page.ignoredIds ?? []) named.add(id);
      emptyPages = fresh.length === 0 ? emptyPages + 1 : 0;
      ended = page.after === undefined;
      after = page.after;
      return fresh;
    },
    has: (id) => named.has(id),
    understands: (mediaCount) => ended && left === 0 && understood === mediaCount,
    understandsNothing: () => understood === 0 && left > 0,
    isEmpty: () => understood === 0 && left === 0,
    oldestAt: () => oldestAt,
    extent() {
      if (isAtLimit()) return "truncated";
      return ended ? "complete" : "partial";
    },
  };
}
