import type { FeedDocument } from "../../server/feed/document.ts";
import { largeEvery } from "../../server/feed/layout-sizes.ts";
import { MOBILE_BELOW_PX, TABLET_BELOW_PX } from "../../server/feed/settings-table.ts";
import type { Settings } from "../element/settings.ts";
import { settingsAt } from "./static-view-model.ts";

const LARGE = "{grid-area:span 2/span 2}";

/** What the element does by measuring itself, as far as a style sheet can say it. */
export function staticStyles({ layout, columnsTablet, columnsMobile }: Settings): string {
  const large = (below: number, columns: number) =>
    `@container (width<${below}px){.highlight .large{grid-area:auto}${
      largeEvery(columns) ? `.highlight li:nth-child(${largeEvery(columns)}n + 1)${LARGE}` : ""
    }}`;
  return [
    // No script is there to show each picture when it has come.
    ".tile img:not(.loaded){opacity:1}",
    // Without a script no arrows will come: then it stays.
    "@media (scripting:enabled){.carousel .list{scrollbar-width:none}}",
    layout === "highlight"
      ? large(TABLET_BELOW_PX, columnsTablet) + large(MOBILE_BELOW_PX, columnsMobile)
      : "",
  ].join("");
}

/** Gap, shape and number of the tiles in narrower places, where the feed has its own for them. */
export function narrowStyles(feed: FeedDocument): string {
  const wide = settingsAt(feed, 0);
  const at = (below: number, range: string) => {
    const { gap, aspectRatio, limit, instagramTile } = settingsAt(feed, below - 1);
    const rules = [
      gap === wide.gap ? "" : `.list{--_gap:${gap}}`,
      aspectRatio === wide.aspectRatio ? "" : `.list{--_ratio:${aspectRatio || "initial"}}`,
      // The last tile leads to Instagram and stays.
      limit < wide.limit
        ? `.list>:nth-child(n + ${limit - instagramTile + 1})${instagramTile ? ":not(:last-child)" : ""}{display:none}`
        : "",
    ].join("");
    return rules && `@container ${range}{${rules}}`;
  };
  // Apart from each other: what a tablet has of its own is not a phone's.
  return (
    at(TABLET_BELOW_PX, `(${MOBILE_BELOW_PX}px<=width<${TABLET_BELOW_PX}px)`) +
    at(MOBILE_BELOW_PX, `(width<${MOBILE_BELOW_PX}px)`)
  );
}
