import type { FeedDocument } from "../../server/feed/document.ts";

/** What the script of a feed has brought to the page, or is about to. */
export interface BroughtFeed {
  /** As an element's `server`. */
  readonly server: string;
  /** Nothing, where the script does not come after all. */
  readonly document: FeedDocument | Promise<FeedDocument | undefined>;
}

/** By a feed's id, and by the address of its document, as two servers may have feeds of one name. */
export type BroughtFeeds = Map<string, BroughtFeed>;

/** Where every script of a feed leaves it, and every element looks, of whichever version they are: no name of the page's. */
export const BROUGHT_FEEDS = Symbol.for("windowbox");

export const findBrought = (idOrUrl: string): BroughtFeed | undefined => {
  const feeds: BroughtFeeds | undefined = Object(globalThis)[BROUGHT_FEEDS];
  return feeds?.get(idOrUrl);
};
