import type { FeedDocument, FeedPost } from "./document.ts";
import {
  CAPTION_EM,
  DOTS_PX,
  FOOTER_EM,
  HEADER_EM,
  largeEvery,
  TALLEST,
  USUAL_SHAPE,
  USUAL_TEXT_PX,
} from "./layout-sizes.ts";
import type { Look } from "./look.ts";
import { postKind } from "./post-kind.ts";
import { readSetting } from "./read-setting.ts";
import { SETTINGS, USUAL_GAP_PX } from "./settings-table.ts";

/** Wherever masonry has to be weighed against itself: of a column, in CSS pixels. */
const USUAL_COLUMN_PX = 300;
const USUAL_CAPTION_PX = CAPTION_EM * USUAL_TEXT_PX;

/** A height in parts that follow the element's width, its gap and its text. */
export interface Height {
  /** Of the element's width. */
  readonly widths: number;
  readonly gaps: number;
  readonly em: number;
  readonly px: number;
}

/** What a height is reckoned from: a feed's first document. */
export type PlacedFeed = Pick<FeedDocument, "id" | "settings" | "posts" | "next">;

/** How high the element is with its first posts in it, as its style sheets lay them out. */
export function heightOf(feed: PlacedFeed, look: Look): Height {
  const { settings = {} } = feed;
  const tiles = tilesOf(feed, look);
  const list =
    look.layout === "masonry" ? masonryHeight(tiles, look) : rowsHeight(arrange(tiles, look), look);
  const posts = chosenPosts(feed);
  const hasMore =
    (settings.loadMore ?? "none") !== "none" &&
    !(look.layout === "carousel" && settings.loadMore === "scroll") &&
    (posts.length > tiles.length || feed.next !== undefined);
  const hasFooter = hasMore || (settings.followButton === true && !look.header);
  return {
    ...list,
    em: list.em + (look.header ? HEADER_EM : 0) + (hasFooter ? FOOTER_EM : 0),
    px: look.layout === "carousel" ? DOTS_PX : 0,
  };
}

/** The tiles' heights by their width, as their pictures have them. A feed without posts will have some. */
function tilesOf(feed: PlacedFeed, { limit, tileHeight, layout }: Look): number[] {
  const posts = chosenPosts(feed);
  const wayOut = feed.settings?.instagramTile && limit > 1 ? 1 : 0;
  const isFull = posts.length === 0 || feed.next !== undefined;
  const count = isFull ? limit : Math.min(limit, posts.length + wayOut);
  const isOwn = tileHeight === 0 || layout === "masonry";
  return Array.from({ length: count }, (_, index) => {
    if (!isOwn) return tileHeight;
    if (wayOut && index === count - 1) return 1;
    const large = posts[index]?.sizes.large;
    return large ? large.height / large.width : 1 / USUAL_SHAPE;
  });
}

/** The posts of the feed's first page that its filters let through. */
function chosenPosts({ settings = {}, posts }: PlacedFeed): readonly FeedPost[] {
  const wanted = (name: "types" | "hashtags"): readonly string[] => {
    const items = readSetting(SETTINGS[name], settings[name]);
    return Array.isArray(items) ? items.map(String) : [];
  };
  const isAmong = (items: readonly string[], words: readonly string[]) =>
    items.length === 0 || words.some((word) => items.includes(word.toLowerCase()));
  const types = wanted("types");
  const hashtags = wanted("hashtags");
  return posts.filter(
    (post) => isAmong(types, [postKind(post)]) && isAmong(hashtags, post.hashtags),
  );
}

/** Row by row, how high each is; two that only a large tile stands in share its height. */
function arrange(tiles: readonly number[], { layout, columns }: Look): TileHeight[] {
  if (layout === "carousel") return [small(Math.max(...tiles))];
  const taken = new Set<string>();
  const rows: TileHeight[] = [];
  const larges: { row: number; height: number }[] = [];
  for (const [index, height] of tiles.entries()) {
    const isLarge = layout === "highlight" && columns > 1 && index % largeEvery(columns) === 0;
    const row = takePlace(taken, columns, isLarge ? 2 : 1);
    if (isLarge) larges.push({ row, height });
    else if (height > (rows[row]?.columns ?? 0)) rows[row] = small(height);
  }
  for (const { row, height } of larges) {
    // Twice as wide as a small one, and as much as lies between those.
    const lacking = [row, row + 1].filter((at) => rows[at] === undefined);
    const own = lacking.length === 2 ? NONE : small(height);
    const rest = {
      columns: 2 * height - own.columns,
      gaps: height - 1,
      captions: 1 - own.captions,
    };
    for (const [place, at] of lacking.entries()) rows[at] = place === 0 ? rest : NONE;
  }
  return rows;
}

/** In columns, gaps and captions. */
interface TileHeight {
  readonly columns: number;
  readonly gaps: number;
  readonly captions: number;
}

const NONE: TileHeight = { columns: 0, gaps: 0, captions: 0 };
const small = (height: number): TileHeight => ({ columns: height, gaps: 0, captions: 1 });

/** As a dense grid does: the first that is free, from the beginning each time. */
function takePlace(taken: Set<string>, columns: number, span: number): number {
  for (let row = 0; ; row++) {
    for (let column = 0; column + span <= columns; column++) {
      const cells = Array.from(
        { length: span * span },
        (_, at) => `${row + Math.floor(at / span)} ${column + (at % span)}`,
      );
      if (cells.some((cell) => taken.has(cell))) continue;
      for (const cell of cells) taken.add(cell);
      return row;
    }
  }
}

function rowsHeight(rows: readonly TileHeight[], { layout, columns, captions }: Look): Height {
  const sum = (part: keyof TileHeight) => rows.reduce((total, row) => total + row[part], 0);
  const tall = sum("columns");
  const between = layout === "carousel" ? 0 : rows.length - 1;
  return {
    widths: tall / columns,
    // A column is the width without what lies between columns, parted.
    gaps: between + sum("gaps") - (tall * (columns - 1)) / columns,
    em: captions ? sum("captions") * CAPTION_EM : 0,
    px: 0,
  };
}

/** Each tile in the shortest column so far; how high the tallest becomes. */
function masonryHeight(tiles: readonly number[], { columns, captions }: Look): Height {
  const below = (USUAL_GAP_PX + (captions ? USUAL_CAPTION_PX : 0)) / USUAL_COLUMN_PX;
  const all = Array.from({ length: columns }, () => ({ height: 0, tiles: 0 }));
  const total = (column: { height: number; tiles: number }) => column.height + column.tiles * below;
  for (const height of tiles) {
    const shortest = all.reduce((best, one) => (total(one) < total(best) ? one : best));
    shortest.height += Math.min(height, TALLEST);
    shortest.tiles++;
  }
  const tallest = all.reduce((best, one) => (total(one) > total(best) ? one : best));
  return {
    widths: tallest.height / columns,
    gaps: tallest.tiles - 1 - tallest.height * ((columns - 1) / columns),
    em: captions ? tallest.tiles * CAPTION_EM : 0,
    px: 0,
  };
}
