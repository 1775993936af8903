import { WindowboxFeed } from "./windowbox-feed.ts";

const NAME = "windowbox-feed";

/** Throws where the page lets nobody define elements; what it put inside stays in its place. */
export function defineElement(): void {
  // Twice on a page, or beside an older copy: the first one stays.
  if (!customElements.get(NAME)) customElements.define(NAME, WindowboxFeed);
}
