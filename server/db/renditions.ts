import { blob, text, textOf } from "./codecs.ts";
import type { Sqlite } from "./sqlite.ts";
import { prepareTable, type RowOf, table } from "./table.ts";

/** `fragment` is `GET /feeds/ID.html`, `page` is `GET /embed/ID`, `oembed` what `GET /oembed` answers from, `script` is `GET /feeds/ID.js`. */
export type RenditionName = "fragment" | "page" | "rss" | "json-feed" | "oembed" | "script";

export const RENDITIONS = table("renditions", ["feedId", "name"], {
  feedId: text,
  name: textOf<RenditionName>(),
  /** Quoted, as in the header. */
  etag: text,
  bytes: blob,
  brotli: blob,
  gzip: blob,
  /** What it was rendered from, and by what, where rendering takes long: not done again while this is the same. */
  source: text,
});

/** A feed in another form than its document, made beforehand in every encoding it is served in. */
export type RenditionRecord = RowOf<typeof RENDITIONS>;

export interface Renditions {
  get(feedId: string, name: RenditionName): RenditionRecord | undefined;
  /** Another one once that rendition is another. */
  tagOf(feedId: string, name: RenditionName): string | undefined;
  sourceOf(feedId: string, name: RenditionName): string | undefined;
  put(rendition: RenditionRecord): void;
  deleteOfFeed(feedId: string): void;
}

export function createRenditions(sqlite: Sqlite): Renditions {
  const renditions = prepareTable(sqlite, RENDITIONS);
  const selectSource = sqlite
    .prepare<[string, RenditionName], string>(
      "SELECT source FROM renditions WHERE feed_id = ? AND name = ?",
    )
    .pluck();
  const removeOfFeed = sqlite.prepare("DELETE FROM renditions WHERE feed_id = ?");
  const selectTag = sqlite
    .prepare<[string, RenditionName], string>(
      "SELECT etag FROM renditions WHERE feed_id = ? AND name = ?",
    )
    .pluck();
  return {
    get: renditions.one<[string, RenditionName]>(
      "SELECT * FROM renditions WHERE feed_id = ? AND name = ?",
    ),
    tagOf: (feedId, name) => selectTag.get(feedId, name),
    sourceOf: (feedId, name) => selectSource.get(feedId, name),
    put: renditions.upsert(),
    deleteOfFeed: (feedId) => void removeOfFeed.run(feedId),
  };
}
