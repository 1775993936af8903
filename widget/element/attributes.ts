/** One property and one attribute each, `columnsTablet` being `columns-tablet`. */
export const NAMES = [
  "feedId",
  "server",
  "layout",
  "limit",
  "limitTablet",
  "limitMobile",
  "columns",
  "columnsTablet",
  "columnsMobile",
  "gap",
  "gapTablet",
  "gapMobile",
  "aspectRatio",
  "aspectRatioTablet",
  "aspectRatioMobile",
  "onClick",
  "hover",
  "header",
  "followButton",
  "captions",
  "instagramTile",
  "loadMore",
  "theme",
  "types",
  "hashtags",
] as const;

/** The property of each attribute. */
export const ATTRIBUTES = new Map<string, string>(
  NAMES.map((name) => [name.replace(/[A-Z]/g, "-$&").toLowerCase(), name]),
);
