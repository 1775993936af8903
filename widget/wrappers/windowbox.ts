import { askEarly } from "../ask-early.ts";
import { feedUrl } from "../feed-url.ts";
import { scriptUrl } from "./script-url.ts";

export type {
  FeedChild,
  FeedDocument,
  FeedMedia,
  FeedPost,
  FeedSettings,
} from "../../server/feed/document.ts";
export type { FeedErrorEvent, FeedEventMap, FeedLoadEvent, PostClickEvent } from "../events.ts";
export type { FeedFailure } from "../load-feed.ts";
export type { WindowboxFeed, WindowboxFeedElement } from "../widget.ts";
export type { FeedProps } from "./feed-props.ts";

const NAME = "windowbox-feed";
const HTML_TIMEOUT_MS = 3_000;

/**
 * Loads the element from a Windowbox server, once however often it is called, and nothing if a script tag or
 * `windowbox/element` has defined it. With a feed's id, the feed is asked for at the same time.
 *
 * Rejects when the script cannot be loaded. For browsers only.
 */
export async function loadWindowbox(server: string, feedId?: string): Promise<void> {
  if (customElements.get(NAME)) return;
  const url = scriptUrl(server, document.baseURI);
  if (!url) throw new TypeError(`"${server}" is not the address of a Windowbox server.`);
  if (feedId) askEarly(feedId, server);
  // Bundlers are to leave it alone: it is the server's own, so that both are always of one version.
  await import(/* webpackIgnore: true */ /* turbopackIgnore: true */ /* @vite-ignore */ url);
  await customElements.whenDefined(NAME);
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
