import { feedUrl } from "../feed/feed-url.ts";
import { loadElement } from "./load-element.ts";

export type {
  FeedChild,
  FeedDocument,
  FeedMedia,
  FeedPost,
  FeedSettings,
} from "../../server/feed/document.ts";
export type {
  FeedErrorEvent,
  FeedEventMap,
  FeedLoadEvent,
  PostClickEvent,
} from "../element/events.ts";
export type { FeedFailure } from "../feed/load-feed.ts";
export type { WindowboxFeed, WindowboxFeedElement } from "../widget.ts";
export type { FeedProps } from "./feed-props.ts";

const HTML_TIMEOUT_MS = 3_000;

/**
 * Loads the element from a Windowbox server, once however often it is called, and nothing if a script tag or
 * `windowbox/element` has defined it. With a feed's id, the feed comes in the same answer.
 *
 * Rejects when the script cannot be loaded. For browsers only.
 */
export async function loadWindowbox(server: string, feedId = ""): Promise<void> {
  await loadElement(server, feedId);
}

/**
 * For rendering on a server: the feed as HTML, with its pictures and without a script, to be given to a wrapper's
 * `html`. Empty when there is none, so that the page goes on without.
 */
export async function fetchFeedHtml(
  server: string,
  feedId: string,
  init: RequestInit = {},
): Promise<string> {
  const url = feedUrl(feedId, server, server)?.replace(/json$/, "html");
  if (!url) return "";
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(HTML_TIMEOUT_MS), ...init });
    return response.ok ? await response.text() : "";
  } catch {
    return "";
  }
}
