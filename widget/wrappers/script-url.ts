import { feedUrl } from "../feed/feed-url.ts";

/** Where a server's element is; `undefined` when the address is none. */
export function elementUrl(server: string, base: string): string | undefined {
  // The same reading of the address as for its feeds.
  const feed = feedUrl("-", server, base);
  return feed && new URL("../widget.js", feed).href;
}

/** Where a feed's own script is, which brings the element and the feed in one answer. */
export function feedScriptUrl(feedId: string, server: string, base: string): string | undefined {
  return feedUrl(feedId, server, base)?.replace(/json$/, "js");
}
