import type { Media, MediaPage } from "../instagram/types.ts";

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
  has(id: string): boolean;
  /** How many posts were listed, those included that could not be understood. */
  count(): number;
  /**
   * What the pages so far prove: `complete` all there is, `truncated` the newest up to the limit,
   * `partial` nothing about posts that were not on them.
   */
  extent(): "complete" | "truncated" | "partial";
}

export function createListing(
  fetchPage: (after: string | undefined) => Promise<MediaPage>,
  maxPosts: number,
): Listing {
  const seen = new Set<string>();
  let unreadable = 0;
  let after: string | undefined;
  let ended = false;
  let emptyPages = 0;

  const isAtLimit = () => seen.size >= maxPosts;
  const hasMore = () => !ended && !isAtLimit() && emptyPages < MOST_EMPTY_PAGES;

  return {
    hasMore,
    hasFinished: () => ended || isAtLimit(),
    async nextPage() {
      if (!hasMore()) return undefined;
      const page = await fetchPage(after);
      unreadable += page.ignored - (page.ignoredIds?.length ?? 0);
      const fresh = page.items.filter(({ id }) => !seen.has(id)).slice(0, maxPosts - seen.size);
      for (const { id } of fresh) seen.add(id);
      // Not understood this time is not the same as gone.
      for (const id of page.ignoredIds ?? []) seen.add(id);
      emptyPages = fresh.length === 0 ? emptyPages + 1 : 0;
      ended = page.after === undefined;
      after = page.after;
      return fresh;
    },
    has: (id) => seen.has(id),
    count: () => seen.size + unreadable,
    extent() {
      if (unreadable > 0) return "partial";
      if (isAtLimit()) return "truncated";
      return ended ? "complete" : "partial";
    },
  };
}
