import type { FeedDocument, FeedMedia, FeedPost } from "../../server/feed/document.ts";

/*
 * Only what a feed cannot be rendered without is looked at here. Whatever else is amiss in a post shows when
 * its tile is rendered, and costs that tile.
 */

export function isFeed(value: unknown): value is FeedDocument {
  return Array.isArray(Object(value).posts);
}

export function isPost(value: unknown): value is FeedPost {
  const { id, sizes } = Object(value);
  return id !== undefined && sizes === Object(sizes);
}

/** A picture's own shape, width by height. */
export const shapeOf = ({ sizes: { large } }: FeedMedia) => large.width / large.height || 1;
