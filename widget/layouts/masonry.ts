import { TALLEST, USUAL_SHAPE } from "../../server/feed/layout-sizes.ts";
import { css } from "../element/css.ts";
import type { Layout } from "../element/view-model.ts";

/** Rows per column width: how finely a tile can follow its picture's shape. */
const STEPS = 60;
/** As little is cut off a picture, or added to its height, without anyone seeing it. */
const MOST_FIT = 0.12;

/**
 * Every tile in its picture's shape, each in the shortest column so far, in reading order. Rows in a
 * fraction of the column's width keep the shapes at every width without a script. Where the page has kept a place, as
 * high as the posts were when its rule was copied, all tiles together are made to fit into that: nothing below moves.
 */
export const masonry: Layout = {
  styles: css`
    .masonry .list {
      --_column: calc((100cqi - (var(--_now) - 1) * var(--_gap)) / var(--_now));
      grid-auto-rows: calc(var(--_column) / 60 * var(--_fit, 1));
      row-gap: 0;
      /* Each item brings its gap along, the last ones too. */
      margin-block-end: calc(-1 * var(--_gap));
      align-items: stretch;
    }
    .masonry li {
      padding-block-end: var(--_gap);
    }
    .masonry .tile {
      aspect-ratio: auto;
    }
  `,
  itemStyle(shape, { tileWidth, gap, captionHeight }) {
    const height = Math.min(1 / (shape || USUAL_SHAPE), TALLEST);
    const below = tileWidth && (gap + captionHeight) / tileWidth;
    return `grid-row:span ${Math.round(STEPS * (height + below))}`;
  },
  updated({ loading, place, settings, tileWidth, captionHeight }, root) {
    const base = root.querySelector(".base");
    const list = root.querySelector<HTMLElement>(".list");
    if (!base || !list || list.style.getPropertyValue("--_fit")) return;
    if (loading || !place || !tileWidth || (settings.captions && !captionHeight)) return;
    const px = Number.parseFloat;
    const { height, paddingTop, paddingBottom } = getComputedStyle(base);
    const lacking = place - (px(height) - px(paddingTop) - px(paddingBottom));
    const fit = 1 + lacking / list.clientHeight;
    list.style.setProperty("--_fit", `${Math.abs(fit - 1) < MOST_FIT ? fit : 1}`);
  },
};

/** Rows that follow a column's width need its unit: below Chrome 105, Safari 16 and Firefox 110 it stays a grid. */
export const createLayout = (): Layout | undefined =>
  CSS.supports("width", "1cqi") ? masonry : undefined;
