import { reportOnce } from "./report-once.ts";
import { WindowboxFeed } from "./windowbox-feed.ts";

const NAME = "windowbox-feed";

export function defineElement(): void {
  try {
    // Twice on a page, or beside an older copy: the first one stays.
    if (!customElements.get(NAME)) customElements.define(NAME, WindowboxFeed);
  } catch (error) {
    // What the page put inside stays in its place.
    reportOnce(error);
  }
}
