import { feedUrl } from "../feed/feed-url.ts";

/** Where a server's element is; `undefined` when the address is none. */
export function scriptUrl(server: string, base: string): string | undefined {
  // The same reading of the address as for its feeds.
  const feed = feedUrl("-", server, base);
  return feed && new URL("../widget.js", feed).href;
}
