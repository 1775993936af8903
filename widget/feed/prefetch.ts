import { feedUrl } from "./feed-url.ts";
import { findEarlyReplies, leaveEarlyReplies } from "./prefetched-replies.ts";

/** Asks for a feed while the element's own script is still on its way; the element takes the reply over. */
export function askEarly(feedId: string, server: string): void {
  const url = feedUrl(feedId, server, document.baseURI);
  const early = findEarlyReplies() ?? new Map<string, Promise<Response>>();
  leaveEarlyReplies(early);
  if (!url || !feedId || customElements.get("windowbox-feed") || early.has(url)) return;
  const reply = fetch(url);
  // Whoever takes it waits only so long, and deals with a failure; until then it is not the page's.
  reply.catch(() => {});
  early.set(url, reply);
}
