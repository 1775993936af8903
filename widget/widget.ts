import type {
  FeedErrorEvent,
  FeedListeners,
  FeedLoadEvent,
  PostClickEvent,
} from "./element/events.ts";
import { reportOnce } from "./element/report-once.ts";
import { WindowboxFeed } from "./element/windowbox-feed.ts";

const NAME = "windowbox-feed";

try {
  // Twice on a page, or beside an older copy: the first one stays.
  if (!customElements.get(NAME)) customElements.define(NAME, WindowboxFeed);
} catch (error) {
  // What the page put inside stays in its place.
  reportOnce(error);
}

export type { FeedErrorEvent, FeedLoadEvent, PostClickEvent };
export { WindowboxFeed };

/** As `querySelector("windowbox-feed")` and its like give it. */
export type WindowboxFeedElement = FeedListeners & WindowboxFeed;

declare global {
  interface HTMLElementTagNameMap {
    "windowbox-feed": WindowboxFeedElement;
  }
}
