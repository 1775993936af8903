import type { Sqlite } from "./database.ts";

/** `fragment` is `GET /feeds/ID.html`, `page` is `GET /embed/ID`. */
export type HtmlForm = "fragment" | "page";

/** A feed as HTML, made beforehand in every encoding it is served in. */
export interface HtmlPageRecord {
  readonly feedId: string;
  readonly form: HtmlForm;
  /** Quoted, as in the header. */
  readonly etag: string;
  readonly html: Buffer;
  readonly brotli: Buffer;
  readonly gzip: Buffer;
  /** What it was drawn from, and by what: nothing is drawn again while this is the same. */
  readonly source: string;
}

export interface HtmlPages {
  get(feedId: string, form: HtmlForm): HtmlPageRecord | undefined;
  /** What the feed's pages were drawn from. */
  sourceOf(feedId: string): string | undefined;
  put(page: HtmlPageRecord): void;
}

interface Row {
  feed_id: string;
  form: HtmlForm;
  etag: string;
  html: Buffer;
  brotli: Buffer;
  gzip: Buffer;
  source: string;
}

export function createHtmlPages(sqlite: Sqlite): HtmlPages {
  const select = sqlite.prepare<[string, string], Row>(
    "SELECT * FROM html_pages WHERE feed_id = ? AND form = ?",
  );
  const selectSource = sqlite
    .prepare<[string], string>("SELECT source FROM html_pages WHERE feed_id = ?")
    .pluck();
  const upsert = sqlite.prepare(
    `INSERT OR REPLACE INTO html_pages (feed_id, form, etag, html, brotli, gzip, source)
     VALUES (@feedId, @form, @etag, @html, @brotli, @gzip, @source)`,
  );
  return {
    get(feedId, form) {
      const row = select.get(feedId, form);
      if (!row) return undefined;
      const { feed_id: id, ...page } = row;
      return { feedId: id, ...page };
    },
    sourceOf: (feedId) => selectSource.get(feedId),
    put: (page) => void upsert.run(page),
  };
}
