import { defineElement } from "./element/define-element.ts";
import type {
  FeedErrorEvent,
  FeedListeners,
  FeedLoadEvent,
  PostClickEvent,
} from "./element/events.ts";
import { WindowboxFeed } from "./element/windowbox-feed.ts";

defineElement();

export type { FeedErrorEvent, FeedLoadEvent, PostClickEvent };
export { WindowboxFeed };

/** As `querySelector("windowbox-feed")` and its like give it. */
export type WindowboxFeedElement = FeedListeners & WindowboxFeed;

declare global {
  interface HTMLElementTagNameMap {
    "windowbox-feed": WindowboxFeedElement;
  }
}
