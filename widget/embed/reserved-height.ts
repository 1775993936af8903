import { MOBILE_BELOW_PX, type Settings, TABLET_BELOW_PX } from "../element/settings.ts";
import { isLarge } from "../layouts/highlight.ts";
import { range } from "../tile/range.ts";

/** As in the style sheet. */
const HEADER_EM = 6.3;
const CAPTION_EM = 3.16;
const DOTS_PX = 44;

/**
 * How high the element will be in a box so wide (CSS pixels), before anything of it is there: a CSS length. The same
 * widths as in the style sheet. Of masonry, whose pictures' shapes nobody knows yet, it is a guess.
 */
export function reservedHeight(width: number, settings: Settings): string {
  const { layout, limit, columns, columnsTablet, columnsMobile } = settings;
  const now =
    width < MOBILE_BELOW_PX ? columnsMobile : width < TABLET_BELOW_PX ? columnsTablet : columns;
  const between = settings.gap === "" ? 4 : Number.parseFloat(settings.gap);
  const [across = 1, down = 1] = (settings.aspectRatio || "1/1").split("/").map(Number);
  const indexes = range(limit, (index) => index);
  const large = layout === "highlight" ? indexes.filter((index) => isLarge(index, now)).length : 0;
  const rows = layout === "carousel" ? 1 : Math.ceil((limit + 3 * large) / now);
  const tile = (((width - (now - 1) * between) / now) * down) / across;
  const px = rows * tile + (rows - 1) * between + (layout === "carousel" ? DOTS_PX : 0);
  const em = (settings.header ? HEADER_EM : 0) + (settings.captions ? rows * CAPTION_EM : 0);
  return `calc(${px}px + ${em}em)`;
}
