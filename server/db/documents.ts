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

/** What tells whether a page that is made anew differs from the one that is published. */
type PublishedPage = Pick<DocumentRecord, "cursor" | "json">;

interface Documents {
  /** Retired pages too: a cached first page may still lead to them. */
  get(feedId: string, cursor: string): DocumentRecord | undefined;
  /** Another one once anything of that page is another. */
  tagOf(feedId: string, cursor: string): string | undefined;
  /** The present pages of all feeds, by feed and then in no order. */
  summaries(): PageSummary[];
  /** The feed's present pages, in no order. */
  published(feedId: string): PublishedPage[];
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
      "SELECT etag || ifnull(retired_at, '') FROM documents WHERE feed_id = ? AND cursor = ?",
    )
    .pluck();
  const selectPublished = sqlite.prepare<[string], PublishedPage>(
    "SELECT cursor, json FROM documents WHERE feed_id = ? AND retired_at IS NULL",
  );
  const selectSummaries = sqlite.prepare<[], Omit<PageSummary, "names"> & { names: string }>(
    `SELECT feed_id AS feedId, cursor, etag, names FROM documents WHERE retired_at IS NULL
     ORDER BY feed_id, cursor`,
  );
  const retire = sqlite.prepare(
    `UPDATE documents SET retired_at = coalesce(retired_at, @now) WHERE feed_id = @feedId
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
    published: (feedId) => selectPublished.all(feedId),
    replace(feedId, { changed, unchanged }, now, retainUntil) {
      const before = selectNamesOfFeed.all(feedId);
      retire.run({ feedId, now, unchanged: JSON.stringify(unchanged) });
      for (const page of changed) upsert({ ...page, retiredAt: undefined });
      // Retired pages are still there and keep theirs by themselves.
      const after = new Set(selectNamesOfFeed.all(feedId));
      for (const name of before) if (!after.has(name)) retainFile.run(name, retainUntil, feedId);
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
