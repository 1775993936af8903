import { z } from "zod";
import { blob, integer, json, text } from "./codecs.ts";
import { prepareRetainedFiles } from "./retained-files.ts";
import type { Sqlite } from "./sqlite.ts";
import { prepareTable, type RowOf, table } from "./table.ts";

export const DOCUMENTS = table("documents", ["feedId", "cursor"], {
  feedId: text,
  /** What its address says after `/after/`; empty for the first page. */
  cursor: text,
  /** Quoted, as in the header. */
  etag: text,
  json: blob,
  brotli: blob,
  gzip: blob,
  /** Names under `/media/` that it refers to. */
  names: json<readonly string[]>(z.array(z.string())),
  madeAt: integer,
});

/** When a page was replaced. Apart from its bytes, which would all be written anew with it. */
export const RETIRED_PAGES = table("retired_pages", ["feedId", "cursor"], {
  feedId: text,
  cursor: text,
  retiredAt: integer,
});

/** One page of a feed, made beforehand in every encoding it is served in. */
export type NewDocument = RowOf<typeof DOCUMENTS>;

export interface DocumentRecord extends NewDocument {
  /** When it was replaced: only for visitors who came with an older first page. */
  readonly retiredAt: number | undefined;
}

/** What is known of a present page without reading it. */
export type PageSummary = Pick<DocumentRecord, "feedId" | "cursor" | "etag" | "names">;

interface Documents {
  /** Retired pages too: a cached first page may still lead to them. */
  get(feedId: string, cursor: string): DocumentRecord | undefined;
  /** Another one once anything of that page is another. */
  tagOf(feedId: string, cursor: string): string | undefined;
  /** The present pages of all feeds, by feed and then in no order. */
  summaries(): PageSummary[];
  /** Of the feed's present pages, in no order. */
  cursors(feedId: string): string[];
  /** Present pages that are stored as they are. */
  uncompressed(): Pick<DocumentRecord, "feedId" | "cursor" | "etag">[];
  /** Puts the encodings beside a page, where it is still the same. */
  setEncodings(page: Pick<DocumentRecord, "feedId" | "cursor" | "etag" | "brotli" | "gzip">): void;
  /** The bytes of a page, retired ones too. */
  json(feedId: string, cursor: string): Buffer | undefined;
  /**
   * Makes `changed` and `unchanged` (cursors of present pages) the feed's pages. The others retire; files that
   * the old pages referred to are retained until `retainUntil`, because a cached page may still show them.
   */
  replace(
    feedId: string,
    pages: { readonly changed: readonly NewDocument[]; readonly unchanged: readonly string[] },
    now: number,
    retainUntil: number,
  ): void;
  /** Names that served, retired or recently replaced pages refer to. */
  fileNames(now: number): Set<string>;
  /** Forgets what no cache can hold any more. */
  deleteRetired(retiredBefore: number, now: number): void;
  /** For a deletion: whatever a cache may still hold, these files are retained no longer. */
  releaseFiles(names: readonly string[]): void;
  /**
   * For a deletion: every page of the feed, retired ones too, and what is retained for them. Gives the names that
   * they referred to.
   */
  deleteOfFeed(feedId: string): string[];
}

const IS_PRESENT = `NOT EXISTS (SELECT 1 FROM retired_pages
  WHERE retired_pages.feed_id = documents.feed_id AND retired_pages.cursor = documents.cursor)`;

export function createDocuments(sqlite: Sqlite): Documents {
  const documents = prepareTable(sqlite, DOCUMENTS);
  const retained = prepareRetainedFiles(sqlite);
  const upsert = documents.upsert();
  const selectNames = sqlite
    .prepare<[], string>("SELECT DISTINCT value FROM documents, json_each(documents.names)")
    .pluck();
  const selectNamesOfFeed = sqlite
    .prepare<[string], string>(
      "SELECT DISTINCT value FROM documents, json_each(documents.names) WHERE feed_id = ?",
    )
    .pluck();
  const selectOne = documents.one<[string, string]>(
    "SELECT * FROM documents WHERE feed_id = ? AND cursor = ?",
  );
  const selectRetiredAt = sqlite
    .prepare<[string, string], number>(
      "SELECT retired_at FROM retired_pages WHERE feed_id = ? AND cursor = ?",
    )
    .pluck();
  const selectTag = sqlite
    .prepare<[string, string], string>(
      `SELECT etag || ifnull(retired_at, '') || iif(length(brotli) = 0, ' as it is', '')
       FROM documents LEFT JOIN retired_pages USING (feed_id, cursor)
       WHERE feed_id = ? AND cursor = ?`,
    )
    .pluck();
  const selectCursors = sqlite
    .prepare<[string], string>(`SELECT cursor FROM documents WHERE feed_id = ? AND ${IS_PRESENT}`)
    .pluck();
  const selectUncompressed = sqlite.prepare<[], Pick<DocumentRecord, "feedId" | "cursor" | "etag">>(
    `SELECT feed_id AS feedId, cursor, etag FROM documents
     WHERE length(brotli) = 0 AND ${IS_PRESENT}`,
  );
  const updateEncodings = sqlite.prepare(
    `UPDATE documents SET brotli = @brotli, gzip = @gzip
     WHERE feed_id = @feedId AND cursor = @cursor AND etag = @etag`,
  );
  const selectJson = sqlite
    .prepare<[string, string], Buffer>(
      "SELECT json FROM documents WHERE feed_id = ? AND cursor = ?",
    )
    .pluck();
  const selectNamesOfPage = sqlite
    .prepare<[string, string], string>(
      "SELECT names FROM documents WHERE feed_id = ? AND cursor = ?",
    )
    .pluck();
  const selectSummaries = sqlite.prepare<[], Omit<PageSummary, "names"> & { names: string }>(
    `SELECT feed_id AS feedId, cursor, etag, names FROM documents WHERE ${IS_PRESENT}
     ORDER BY feed_id, cursor`,
  );
  const retire = sqlite.prepare(
    `INSERT OR IGNORE INTO retired_pages (feed_id, cursor, retired_at)
     SELECT feed_id, cursor, @now FROM documents WHERE feed_id = @feedId
     AND cursor NOT IN (SELECT value FROM json_each(@present))`,
  );
  const revive = sqlite.prepare(
    `DELETE FROM retired_pages WHERE feed_id = @feedId
     AND cursor IN (SELECT value FROM json_each(@present))`,
  );
  const deleteRetired = sqlite.prepare(
    `DELETE FROM documents WHERE (feed_id, cursor) IN
     (SELECT feed_id, cursor FROM retired_pages WHERE retired_at < ?)`,
  );
  // By a clock that was set back since: what was hidden then is not to be had until that time comes again.
  const datePages = sqlite.prepare(
    "UPDATE retired_pages SET retired_at = @now WHERE retired_at > @now",
  );
  const deleteOfFeed = sqlite.prepare("DELETE FROM documents WHERE feed_id = ?");
  return {
    get(feedId, cursor) {
      const found = selectOne(feedId, cursor);
      return found && { ...found, retiredAt: selectRetiredAt.get(feedId, cursor) };
    },
    tagOf: (feedId, cursor) => selectTag.get(feedId, cursor),
    summaries: () =>
      selectSummaries
        .all()
        .map((row) => ({ ...row, names: DOCUMENTS.columns.names.read(row.names) })),
    cursors: (feedId) => selectCursors.all(feedId),
    uncompressed: () => selectUncompressed.all(),
    setEncodings: (page) => void updateEncodings.run(page),
    json: (feedId, cursor) => selectJson.get(feedId, cursor),
    replace(feedId, { changed, unchanged }, now, retainUntil) {
      // Retired pages are still there and keep their files by themselves.
      const overwritten = changed.flatMap(({ cursor }) => {
        const names = selectNamesOfPage.get(feedId, cursor);
        return names === undefined ? [] : DOCUMENTS.columns.names.read(names);
      });
      const cursors = [...changed.map(({ cursor }) => cursor), ...unchanged];
      const present = JSON.stringify(cursors);
      retire.run({ feedId, now, present });
      revive.run({ feedId, present });
      for (const page of changed) upsert(page);
      const shown = new Set(changed.flatMap(({ names }) => names));
      for (const name of new Set(overwritten)) {
        if (!shown.has(name)) retained.retain(name, retainUntil, feedId);
      }
    },
    fileNames: (now) => new Set([...selectNames.all(), ...retained.names(now)]),
    deleteRetired(retiredBefore, now) {
      datePages.run({ now });
      // What is retained now is so for as long as a page that retires now.
      retained.limitTo(now + (now - retiredBefore));
      deleteRetired.run(retiredBefore);
      retained.releaseExpired(now);
    },
    releaseFiles: retained.release,
    deleteOfFeed(feedId) {
      const names = [...selectNamesOfFeed.all(feedId), ...retained.ofFeed(feedId)];
      deleteOfFeed.run(feedId);
      retained.release(names);
      return names;
    },
  };
}
