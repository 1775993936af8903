import type { FeedDocument, FeedPost } from "../server/feed/document.ts";
import type { FeedFailure } from "./load-feed.ts";

/** `load`: posts are there. Does not bubble, like a picture's own. */
export type FeedLoadEvent = CustomEvent<{ readonly feed: FeedDocument }>;

/** `error`: no feed; what was shown before stays. Does not bubble, like a picture's own. */
export type FeedErrorEvent = CustomEvent<{ readonly reason: FeedFailure }>;

/**
 * `postclick`: a visitor chose a post. Bubbles; cancelling it keeps the link or the lightbox from opening.
 * `cause` is the click itself.
 */
export type PostClickEvent = CustomEvent<{ readonly post: FeedPost; readonly cause: MouseEvent }>;
