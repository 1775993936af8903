import type { FeedPost } from "../../server/feed/document.ts";

const PREFIX = "#windowbox=";

/** The post that the page's address names, among these. */
export function findLinkedPost(posts: readonly FeedPost[]): FeedPost | undefined {
  return posts.find((post) => location.hash === fragmentOf(post));
}

/** Writes a post into the page's address, or nothing; no entry in the history, and no scrolling. */
export function writeLink(post: FeedPost | undefined): void {
  // Not "#…" alone, which a <base> on the page would send elsewhere. An empty one is none.
  const url = new URL(location.href);
  url.hash = post ? fragmentOf(post) : "";
  try {
    history.replaceState(history.state, "", url.href);
  } catch {
    // Sandboxed frames have no address of their own, and Safari refuses too many changes at once.
  }
}

function fragmentOf({ id }: FeedPost): string {
  return PREFIX + encodeURIComponent(id);
}
