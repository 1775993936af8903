import { blob, text, textOf } from "./codecs.ts";
import type { Sqlite } from "./sqlite.ts";
import { prepareTable, type RowOf, table } from "./table.ts";

/** `fragment` is `GET /feeds/ID.html`, `page` is `GET /embed/ID`. */
export type HtmlRendition = "fragment" | "page";

const HTML_PAGES = table("html_pages", ["feedId", "rendition"], {
  feedId: text,
  rendition: textOf<HtmlRendition>(),
  /** Quoted, as in the header. */
  etag: text,
  html: blob,
  brotli: blob,
  gzip: blob,
  /** What it was rendered from, and by what: nothing is rendered again while this is the same. */
  source: text,
});

/** A feed as HTML, made beforehand in every encoding it is served in. */
export type HtmlPageRecord = RowOf<typeof HTML_PAGES>;

export interface HtmlPages {
  get(feedId: string, rendition: HtmlRendition): HtmlPageRecord | undefined;
  /** Another one once that page is another. */
  tagOf(feedId: string, rendition: HtmlRendition): string | undefined;
  /** What the feed's pages were rendered from. */
  sourceOf(feedId: string): string | undefined;
  put(page: HtmlPageRecord): void;
  deleteOfFeed(feedId: string): void;
}

export function createHtmlPages(sqlite: Sqlite): HtmlPages {
  const pages = prepareTable(sqlite, HTML_PAGES);
  const selectSource = sqlite
    .prepare<[string], string>("SELECT source FROM html_pages WHERE feed_id = ?")
    .pluck();
  const removeOfFeed = sqlite.prepare("DELETE FROM html_pages WHERE feed_id = ?");
  const selectTag = sqlite
    .prepare<[string, HtmlRendition], string>(
      "SELECT etag FROM html_pages WHERE feed_id = ? AND rendition = ?",
    )
    .pluck();
  return {
    get: pages.one<[string, HtmlRendition]>(
      "SELECT * FROM html_pages WHERE feed_id = ? AND rendition = ?",
    ),
    tagOf: (feedId, rendition) => selectTag.get(feedId, rendition),
    sourceOf: (feedId) => selectSource.get(feedId),
    put: pages.upsert(),
    deleteOfFeed: (feedId) => void removeOfFeed.run(feedId),
  };
}
