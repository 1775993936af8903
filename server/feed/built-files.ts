/** What the build leaves in `dist/widget` for pages and for the server, by name; chunks are named after the build. */
export const BUILT_FILES = {
  element: "widget.js",
  embedPage: "embed-page.js",
  hydrate: "hydrate.js",
  instafeed: "instafeed.js",
  /** Which the scripts of feeds are made from. */
  feedScript: "feed-script.js",
  htmlRenderer: "render-html.cjs",
} as const;

/** The names in `feedScript` that stand for what is written in for one feed. */
export const FEED_SCRIPT_PLACES = {
  server: "WINDOWBOX_SERVER",
  feed: "WINDOWBOX_FEED",
  dates: "WINDOWBOX_DATES",
} as const;
