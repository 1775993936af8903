import type { PostRecord } from "../db/posts.ts";
import type { Listing } from "./listing.ts";

/**
 * What becomes of stored posts that a listing lacks. Only a listing that reached its end proves anything,
 * and one that is shorter than Instagram's own count has to be confirmed by the next.
 */
export function settleMissing(
  stored: readonly PostRecord[],
  listing: Pick<Listing, "has" | "count" | "extent">,
  facts: {
    readonly mediaCount: number | undefined;
    readonly maxPosts: number;
    readonly now: number;
  },
): { readonly changed: PostRecord[]; readonly gone: PostRecord[] } {
  const extent = listing.extent();
  const missing = stored.filter(({ id }) => !listing.has(id));
  const isTrusted =
    extent === "truncated" ||
    (extent === "complete" &&
      facts.mediaCount !== undefined &&
      facts.mediaCount <= listing.count());
  const isGone = (post: PostRecord) =>
    extent !== "partial" && (isTrusted || post.missingSince !== undefined);
  const newest = [...stored].sort((a, b) => b.postedAt - a.postedAt || (a.id < b.id ? 1 : -1));
  const surplus = new Set(newest.slice(facts.maxPosts));
  const gone = stored.filter(
    (post) => surplus.has(post) || (missing.includes(post) && isGone(post)),
  );
  const changed =
    extent === "complete" && !isTrusted
      ? missing
          .filter((post) => !gone.includes(post))
          .map((post) => ({ ...post, missingSince: facts.now }))
      : [];
  return { changed, gone };
}
