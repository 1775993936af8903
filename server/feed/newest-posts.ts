import type { PostRecord } from "../db/posts.ts";

/** Ids are compared as text, as the database does. */
export function newestFirst(a: PostRecord, b: PostRecord): number {
  return b.postedAt - a.postedAt || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0);
}

/**
 * Those beyond the newest of their account, which no feed shows and nothing keeps. Those that Instagram may have deleted
 * take no other's place.
 *
 * @param options.isPinned such a post stays
 */
export function surplusOf(
  posts: readonly PostRecord[],
  {
    maxPosts,
    isPinned = () => false,
  }: { readonly maxPosts: number; isPinned?(id: string): boolean },
): PostRecord[] {
  const counts = new Map<string, number>();
  return posts.toSorted(newestFirst).filter(({ id, accountId, missingSince }) => {
    const count = counts.get(accountId) ?? 0;
    if (count >= maxPosts) return !isPinned(id);
    if (missingSince === undefined) counts.set(accountId, count + 1);
    return false;
  });
}
