import type { FeedSettings } from "../../server/feed/document.ts";

/** The look of one element, every value checked: what templates may rely on. */
export interface Settings {
  readonly layout: "grid" | "masonry" | "carousel" | "highlight";
  readonly limit: number;
  readonly columns: number;
  readonly columnsTablet: number;
  readonly columnsMobile: number;
  /** CSS length; empty for the style sheet's own. */
  readonly gap: string;
  /** CSS `aspect-ratio` such as `4/5`; empty for each post's own shape. */
  readonly aspectRatio: string;
  readonly onClick: "lightbox" | "permalink" | "profile" | "none";
  readonly hover: "caption" | "counts" | "none";
  readonly header: boolean;
  readonly followButton: boolean;
  readonly captions: boolean;
  /** How many of the places it takes: none, or one. Never that of the only post. */
  readonly instagramTile: 0 | 1;
  readonly loadMore: "button" | "scroll" | "none";
  readonly theme: "auto" | "light" | "dark";
  /** Lower case, from `image`, `video`, `reel`, `carousel`; empty for all. */
  readonly types: readonly string[];
  /** Lower case, without `#`; empty for all. */
  readonly hashtags: readonly string[];
}

/** Settings as they come: attributes are strings, properties and documents may hold anything. */
export type RawSettings = { readonly [Name in keyof FeedSettings]?: unknown };

/** CSS pixels of the element, as in the style sheet's container queries. */
export const TABLET_BELOW_PX = 768;
export const MOBILE_BELOW_PX = 480;

const DEFAULT_LIMIT = 12;
const DEFAULT_COLUMNS = 3;
const DEFAULT_COLUMNS_MOBILE = 2;

/** What the browser takes as a gap cannot close the declaration and open another. */
const isLength = (value: string): boolean => CSS.supports("gap", value);

/**
 * The same default everywhere that the size of the grid must be known before the feed is. `width` of the element in
 * CSS pixels; 0 while nobody knows it, which counts as wide.
 */
export function readSettings(
  own: RawSettings,
  feed: RawSettings = {},
  width = 0,
  supports = isLength,
): Settings {
  /** The element's own value, else the feed's, else the fallback; what cannot be read counts as missing. */
  const first = <T>(
    name: keyof FeedSettings,
    read: (value: unknown) => T | undefined,
    fallback: T,
  ): T => read(own[name]) ?? read(feed[name]) ?? fallback;

  /** The same for an element of this width. */
  const here = <T>(
    name: "limit" | "gap" | "aspectRatio",
    read: (value: unknown) => T | undefined,
    fallback: T,
  ): T => {
    const wide = first(name, read, fallback);
    if (!width || width >= TABLET_BELOW_PX) return wide;
    const tablet = first(`${name}Tablet`, read, wide);
    return width < MOBILE_BELOW_PX ? first(`${name}Mobile`, read, tablet) : tablet;
  };

  const limit = here("limit", readCount, DEFAULT_LIMIT);
  const columns = first("columns", readCount, DEFAULT_COLUMNS);
  const columnsTablet = first("columnsTablet", readCount, Math.min(columns, DEFAULT_COLUMNS));
  return {
    layout: first("layout", oneOf("grid", "masonry", "carousel", "highlight"), "grid"),
    limit,
    columns,
    columnsTablet,
    columnsMobile: first(
      "columnsMobile",
      readCount,
      Math.min(columnsTablet, DEFAULT_COLUMNS_MOBILE),
    ),
    gap: here("gap", readLength(supports), ""),
    aspectRatio: here("aspectRatio", readRatio, "1/1"),
    onClick: first("onClick", oneOf("lightbox", "permalink", "profile", "none"), "lightbox"),
    hover: first("hover", oneOf("caption", "counts", "none"), "none"),
    header: first("header", readFlag, false),
    followButton: first("followButton", readFlag, false),
    captions: first("captions", readFlag, false),
    instagramTile: limit > 1 && first("instagramTile", readFlag, false) ? 1 : 0,
    loadMore: first("loadMore", oneOf("button", "scroll", "none"), "none"),
    theme: first("theme", oneOf("auto", "light", "dark"), "auto"),
    types: first("types", readWords, []),
    hashtags: first("hashtags", readWords, []),
  };
}

const clean = (value: unknown) => `${value ?? ""}`.trim().toLowerCase();

const oneOf =
  <T extends string>(...allowed: readonly T[]) =>
  (value: unknown): T | undefined =>
    allowed.find((word) => word === clean(value));

/** A whole number of tiles or columns. */
function readCount(value: unknown): number | undefined {
  const count = /^\d{1,3}$/.test(clean(value)) ? Number(clean(value)) : 0;
  return count && count <= 500 ? count : undefined;
}

/** A bare number means pixels. */
const readLength = (supports: typeof isLength) => (value: unknown) => {
  const length = clean(value).replace(/^\d*\.?\d+$/, "$&px");
  return length && supports(length) ? length : undefined;
};

function readRatio(value: unknown): string | undefined {
  const ratio = clean(value);
  const [, width, height] = /^(\d{1,4})[:/](\d{1,4})$/.exec(ratio) ?? [];
  if (ratio === "original") return "";
  return Number(width) && Number(height) ? `${width}/${height}` : undefined;
}

/** Like a boolean attribute, except that a feed's `true` can be taken back: `header="false"`. */
function readFlag(value: unknown): boolean | undefined {
  return value == null ? undefined : !/^(false|no|off|0)$/.test(clean(value));
}

/** Words parted by commas or spaces. */
function readWords(value: unknown): readonly string[] | undefined {
  const words = clean(value).match(/[^\s,#]+/g);
  return words ?? undefined;
}
