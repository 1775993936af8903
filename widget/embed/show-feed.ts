import type { FeedDocument } from "../../server/feed/document.ts";
import { defineElement } from "../element/define-element.ts";
import { askForPictures } from "./ask-for-pictures.ts";
import { type BroughtDates, bringDates } from "./bring-dates.ts";
import { bringFeed } from "./bring-feed.ts";
import { expectFeeds } from "./expect-feeds.ts";
import { findPlace } from "./find-place.ts";
import { whenLoaded, whenParsed } from "./page-state.ts";
import { warnAuthor } from "./warn-author.ts";

/** How long after the page somebody may still put the element on it. */
const LATEST_MS = 1_000;

/**
 * Shows a feed on whatever page this runs on, however it came there: `server` (with a slash at its end) and the feed
 * are all that it needs. Every element of the feed finds what was brought here by itself, those that come later, too; a
 * page without any gets one where the script's own tag says.
 */
export function showFeed(server: string, feed: FeedDocument, dates: BroughtDates): void {
  const { id } = feed;
  let isTaken = false;
  let isSettled = false;
  bringFeed(id, {
    server,
    get document() {
      isTaken = true;
      if (!isSettled) place.giveWay();
      return feed;
    },
  });
  const place = findPlace(server, id);
  const elements = place.take(document.readyState !== "loading");
  const isFirst = !customElements.get("windowbox-feed");
  if (isFirst) expectFeeds();
  // Before anything of the element runs: its work then hides behind theirs.
  const sights = isFirst ? elements.map((element) => askForPictures(feed, element)) : [];
  bringDates(dates);
  defineElement();
  elements.forEach((element, index) => {
    const known = Object(element);
    const sight = sights[index];
    if (sight) known.expect?.(...sight);
    // Where another server's script has defined it, it may have asked that one.
    known.requestUpdate?.();
  });
  let isPlaced = elements.length > 0;
  if (!isPlaced) {
    whenParsed(() => {
      isPlaced = place.take(true).length > 0;
    });
  }
  whenLoaded(() => setTimeout(settle, LATEST_MS));

  function settle(): void {
    isSettled = true;
    if (isPlaced || isTaken) return;
    warnAuthor(
      `the feed "${id}" has no place on this page. Put <windowbox-feed feed-id="${id}"></windowbox-feed> where it should be.`,
    );
  }
}
