import type { FeedDocument } from "../../server/feed/document.ts";
import { HEADER_EM, USUAL_TEXT_PX } from "../../server/feed/layout-sizes.ts";
import {
  MOBILE_BELOW_PX,
  TABLET_BELOW_PX,
  USUAL_GAP_PX,
} from "../../server/feed/settings-table.ts";
import type { Sight } from "../element/measure.ts";
import { readSettings } from "../element/settings.ts";
import { shapeOf } from "../feed/is-feed.ts";
import { isLarge } from "../layouts/highlight.ts";
import { pictureSources } from "../tile/picture.ts";

/**
 * Sends for the pictures that the element's first tiles in sight will show, while it is not even defined: by the same
 * `srcset` and `sizes`, so that the browser chooses the same, and the tiles find them under way. Tells what it has
 * measured for that; nothing where the element has no place yet.
 */
export function askForPictures(feed: FeedDocument, element: Element): Sight | undefined {
  const own: Record<string, string> = {};
  for (const { name, value } of element.attributes) {
    own[name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())] = value;
  }
  const width = widthOf(element);
  const settings = readSettings(own, feed.settings, width);
  const { layout, columns, columnsTablet, columnsMobile, types, hashtags, header } = settings;
  // Which posts a filter lets through is not worth being found out here.
  if (!width || types[0] || hashtags[0]) return undefined;
  const across =
    width < MOBILE_BELOW_PX ? columnsMobile : width < TABLET_BELOW_PX ? columnsTablet : columns;
  const gap = settings.gap ? Number.parseFloat(settings.gap) : USUAL_GAP_PX;
  const tileWidth = (width - (across - 1) * gap) / across;
  const bottoms = new Array<number>(across).fill(
    element.getBoundingClientRect().top + (header ? HEADER_EM * USUAL_TEXT_PX : 0),
  );
  const posts = feed.posts.slice(0, settings.limit - settings.instagramTile);
  let inSight = 0;
  // Not by entries(), of which Prototype.js makes something else.
  for (let index = 0; ; index++) {
    const post = posts[index];
    const top = Math.min(...bottoms);
    if (!post || top > innerHeight || (layout === "carousel" && index >= across)) break;
    const span = layout === "highlight" && isLarge(index, across) ? 2 : 1;
    const boxWidth = tileWidth * span + gap * (span - 1);
    const sources = pictureSources({ media: post, boxWidth, aspectRatio: settings.aspectRatio });
    if (!sources) break;
    const height = tileWidth / (layout === "masonry" ? shapeOf(post) : sources.shape);
    if (top + height > 0) {
      const image = document.createElement("img");
      image.sizes = sources.sizes;
      image.srcset = sources.srcset;
      inSight++;
    }
    const column = bottoms.indexOf(top);
    for (let at = column; at < column + span && at < across; at++) {
      bottoms[at] = top + span * (height + gap);
    }
  }
  return [{ width: Math.round(width), tileWidth, gap, captionHeight: 0, columns: across }, inSight];
}

/** CSS pixels; of what is not laid out as a box yet, those that are there for it. */
function widthOf(element: Element): number {
  const { parentElement } = element;
  if (!parentElement || getComputedStyle(element).display !== "inline") {
    return element.getBoundingClientRect().width;
  }
  const { paddingLeft, paddingRight } = getComputedStyle(parentElement);
  return (
    parentElement.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight)
  );
}
