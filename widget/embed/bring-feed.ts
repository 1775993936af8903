import { BROUGHT_FEEDS, type BroughtFeed, type BroughtFeeds } from "../feed/brought-feeds.ts";
import { feedUrl } from "../feed/feed-url.ts";

/** Leaves a feed where elements look for it. */
export function bringFeed(feedId: string, feed: BroughtFeed): void {
  const known: BroughtFeeds | undefined = Object(globalThis)[BROUGHT_FEEDS];
  const feeds = known ?? new Map<string, BroughtFeed>();
  Object.assign(globalThis, { [BROUGHT_FEEDS]: feeds });
  const url = feedUrl(feedId, feed.server, document.baseURI);
  if (url) feeds.set(feedId, feed).set(url, feed);
}
