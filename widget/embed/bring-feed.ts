import type { BroughtFeed } from "../feed/brought-feeds.ts";
import { feedUrl } from "../feed/feed-url.ts";

/** Leaves a feed where elements look for it. */
export function bringFeed(feedId: string, feed: BroughtFeed): void {
  globalThis.windowboxFeeds ??= new Map();
  const url = feedUrl(feedId, feed.server, document.baseURI);
  if (url) globalThis.windowboxFeeds.set(feedId, feed).set(url, feed);
}
