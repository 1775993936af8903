import type { FeedDocument, FeedPost } from "../../server/feed/document.ts";
import type { FeedFailure } from "../feed/load-feed.ts";

/** `load`: posts are there. Does not bubble, like a picture's own. */
export type FeedLoadEvent = CustomEvent<{ readonly feed: FeedDocument }>;

/** `error`: the feed, or more of it, could not be loaded; what was shown before stays. Does not bubble, like a picture's own. */
export type FeedErrorEvent = CustomEvent<{ readonly reason: FeedFailure }>;

/**
 * `postclick`: a visitor chose a post. Bubbles; cancelling it keeps the link or the lightbox from opening.
 * `cause` is the click itself.
 */
export type PostClickEvent = CustomEvent<{ readonly post: FeedPost; readonly cause: MouseEvent }>;

/** The element's own events, by name. */
export interface FeedEventMap {
  load: FeedLoadEvent;
  error: FeedErrorEvent;
  postclick: PostClickEvent;
}

/** The element's listeners know what its events carry. */
export interface FeedListeners {
  addEventListener<Name extends keyof FeedEventMap>(
    name: Name,
    listener: (event: FeedEventMap[Name]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  removeEventListener<Name extends keyof FeedEventMap>(
    name: Name,
    listener: (event: FeedEventMap[Name]) => void,
    options?: boolean | EventListenerOptions,
  ): void;
}
