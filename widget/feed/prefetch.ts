import { feedUrl } from "./feed-url.ts";
import { findPrefetched, storePrefetched } from "./prefetched-replies.ts";

/** Asks for a feed while the element's own script is still on its way; the element takes the reply over. */
export function prefetchFeed(feedId: string, server: string): void {
  const url = feedUrl(feedId, server, document.baseURI);
  const prefetched = findPrefetched() ?? new Map<string, Promise<Response>>();
  storePrefetched(prefetched);
  if (!url || !feedId || customElements.get("windowbox-feed") || prefetched.has(url)) return;
  const reply = fetch(url);
  // Whoever takes it waits only so long, and deals with a failure; until then it is not the page's.
  reply.catch(() => {});
  prefetched.set(url, reply);
}
