import { z } from "zod";
import { blob, integer, json, optional, text } from "./codecs.ts";
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
  /** When it was replaced: only for visitors who came with an older first page. */
  retiredAt: optional(integer),
});

/** One page of a feed, made beforehand in every encoding it is served in. */
export type DocumentRecord = RowOf<typeof DOCUMENTS>;

export type NewDocument = Omit<DocumentRecord, "retiredAt">;

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

export function createDocuments(sqlite: Sqlite): Documents {
  const documents = prepareTable(sqlite, DOCUMENTS);
  const upsert = documents.upsert();
  const selectNames = sqlite
    .prepare<[], string>("SELECT DISTINCT value FROM documents, json_each(documents.names)")
    .pluck();
  const selectNamesOfFeed = sqlite
    .prepare<[string], string>(
      "SELECT DISTINCT value FROM documents, json_each(documents.names) WHERE feed_id = ?",
    )
    .pluck();
  const selectTag = sqlite
    .prepare<[string, string], string>(
      `SELECT etag || ifnull(retired_at, '') || iif(length(brotli) = 0, ' as it is', '') FROM documents
       WHERE feed_id = ? AND cursor = ?`,
    )
    .pluck();
  const selectCursors = sqlite
    .prepare<[string], string>(
      "SELECT cursor FROM documents WHERE feed_id = ? AND retired_at IS NULL",
    )
    .pluck();
  const selectUncompressed = sqlite.prepare<[], Pick<DocumentRecord, "feedId" | "cursor" | "etag">>(
    `SELECT feed_id AS feedId, cursor, etag FROM documents
     WHERE length(brotli) = 0 AND retired_at IS NULL`,
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
    `SELECT feed_id AS feedId, cursor, etag, names FROM documents WHERE retired_at IS NULL
     ORDER BY feed_id, cursor`,
  );
  const retire = sqlite.prepare(
    `UPDATE documents SET retired_at = @now WHERE feed_id = @feedId AND retired_at IS NULL
     AND cursor NOT IN (SELECT value FROM json_each(@unchanged))`,
  );
  const deleteRetired = sqlite.prepare("DELETE FROM documents WHERE retired_at < ?");
  const selectRetained = sqlite
    .prepare<[number], string>("SELECT name FROM retained_files WHERE until_at > ?")
    .pluck();
  const retainFile = sqlite.prepare(
    `INSERT INTO retained_files (name, until_at, feed_id) VALUES (?, ?, ?)
     ON CONFLICT (name) DO UPDATE
     SET until_at = max(until_at, excluded.until_at), feed_id = excluded.feed_id`,
  );
  const releaseExpired = sqlite.prepare("DELETE FROM retained_files WHERE until_at <= ?");
  const releaseFile = sqlite.prepare("DELETE FROM retained_files WHERE name = ?");
  const deleteOfFeed = sqlite.prepare("DELETE FROM documents WHERE feed_id = ?");
  const selectRetainedOfFeed = sqlite
    .prepare<[string], string>("SELECT name FROM retained_files WHERE feed_id = ?")
    .pluck();
  return {
    get: documents.one<[string, string]>(
      "SELECT * FROM documents WHERE feed_id = ? AND cursor = ?",
    ),
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
      const present = new Set(changed.flatMap(({ names }) => names));
      retire.run({ feedId, now, unchanged: JSON.stringify(unchanged) });
      for (const page of changed) upsert({ ...page, retiredAt: undefined });
      for (const name of new Set(overwritten)) {
        if (!present.has(name)) retainFile.run(name, retainUntil, feedId);
      }
    },
    fileNames: (now) => new Set([...selectNames.all(), ...selectRetained.all(now)]),
    deleteRetired(retiredBefore, now) {
      deleteRetired.run(retiredBefore);
      releaseExpired.run(now);
    },
    releaseFiles(names) {
      for (const name of names) releaseFile.run(name);
    },
    deleteOfFeed(feedId) {
      const names = [...selectNamesOfFeed.all(feedId), ...selectRetainedOfFeed.all(feedId)];
      deleteOfFeed.run(feedId);
      for (const name of names) releaseFile.run(name);
      return names;
    },
  };
}
