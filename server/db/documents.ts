import type { Sqlite } from "./database.ts";

/** One page of a feed, made beforehand in every form it is served in. */
export interface DocumentRecord {
  readonly feedId: string;
  /** `after=` of its address; empty for the first page. */
  readonly cursor: string;
  /** Quoted, as in the header. */
  readonly etag: string;
  readonly json: Buffer;
  readonly brotli: Buffer;
  readonly gzip: Buffer;
  /** Names under `/media/` that it refers to. */
  readonly names: readonly string[];
  readonly madeAt: number;
  /** When it was replaced: only for visitors who came with an older first page. */
  readonly retiredAt?: number;
}

/** What tells whether a page that is made anew differs from the one that is served. */
export type ServedPage = Pick<DocumentRecord, "cursor" | "json">;

export interface Documents {
  /** Retired pages too: a cached first page may still lead to them. */
  get(feedId: string, cursor: string): DocumentRecord | undefined;
  /** The feed's present pages, in no order. */
  served(feedId: string): ServedPage[];
  /**
   * Makes `changed` and `unchanged` (cursors of present pages) the feed's pages. The others retire; names that
   * the old pages referred to are kept until `keepUntil`, because a cached page may still show them.
   */
  replace(
    feedId: string,
    pages: { readonly changed: readonly DocumentRecord[]; readonly unchanged: readonly string[] },
    now: number,
    keepUntil: number,
  ): void;
  /** Names that served, retired or recently replaced pages refer to. */
  fileNames(now: number): Set<string>;
  /** Forgets what no cache can hold any more. */
  deleteRetired(retiredBefore: number, now: number): void;
  /** For a deletion: whatever a cache may still hold, these names are kept no longer. */
  dropKeptNames(names: readonly string[]): void;
}

interface Row {
  feed_id: string;
  cursor: string;
  etag: string;
  json: Buffer;
  brotli: Buffer;
  gzip: Buffer;
  names: string;
  made_at: number;
  retired_at: number | null;
}

export function createDocuments(sqlite: Sqlite): Documents {
  const select = sqlite.prepare<[string, string], Row>(
    "SELECT * FROM documents WHERE feed_id = ? AND cursor = ?",
  );
  const selectNames = sqlite
    .prepare<[], string>("SELECT DISTINCT value FROM documents, json_each(documents.names)")
    .pluck();
  const selectKept = sqlite
    .prepare<[number], string>("SELECT name FROM kept_names WHERE until_at > ?")
    .pluck();
  const selectNamesOfFeed = sqlite
    .prepare<[string], string>(
      "SELECT DISTINCT value FROM documents, json_each(documents.names) WHERE feed_id = ?",
    )
    .pluck();
  const keepName = sqlite.prepare(
    `INSERT INTO kept_names (name, until_at) VALUES (?, ?)
     ON CONFLICT (name) DO UPDATE SET until_at = max(until_at, excluded.until_at)`,
  );
  const selectServed = sqlite.prepare<[string], ServedPage>(
    "SELECT cursor, json FROM documents WHERE feed_id = ? AND retired_at IS NULL",
  );
  const retire = sqlite.prepare(
    `UPDATE documents SET retired_at = coalesce(retired_at, @now) WHERE feed_id = @feedId
     AND cursor NOT IN (SELECT value FROM json_each(@unchanged))`,
  );
  const upsert = sqlite.prepare(
    `INSERT OR REPLACE INTO documents (feed_id, cursor, etag, json, brotli, gzip, names, made_at, retired_at)
     VALUES (@feedId, @cursor, @etag, @json, @brotli, @gzip, @names, @madeAt, NULL)`,
  );
  const deleteRetired = sqlite.prepare("DELETE FROM documents WHERE retired_at < ?");
  const deleteKept = sqlite.prepare("DELETE FROM kept_names WHERE until_at <= ?");
  const deleteKeptName = sqlite.prepare("DELETE FROM kept_names WHERE name = ?");
  return {
    get(feedId, cursor) {
      const row = select.get(feedId, cursor);
      return row && fromRow(row);
    },
    served: (feedId) => selectServed.all(feedId),
    replace(feedId, { changed, unchanged }, now, keepUntil) {
      const before = selectNamesOfFeed.all(feedId);
      retire.run({ feedId, now, unchanged: JSON.stringify(unchanged) });
      for (const page of changed) upsert.run({ ...page, names: JSON.stringify(page.names) });
      // Retired pages are still there and keep theirs by themselves.
      const after = new Set(selectNamesOfFeed.all(feedId));
      for (const name of before) if (!after.has(name)) keepName.run(name, keepUntil);
    },
    fileNames: (now) => new Set([...selectNames.all(), ...selectKept.all(now)]),
    deleteRetired(retiredBefore, now) {
      deleteRetired.run(retiredBefore);
      deleteKept.run(now);
    },
    dropKeptNames(names) {
      for (const name of names) deleteKeptName.run(name);
    },
  };
}

function fromRow(row: Row): DocumentRecord {
  return {
    feedId: row.feed_id,
    cursor: row.cursor,
    etag: row.etag,
    json: row.json,
    brotli: row.brotli,
    gzip: row.gzip,
    names: JSON.parse(row.names),
    madeAt: row.made_at,
    ...(row.retired_at !== null && { retiredAt: row.retired_at }),
  };
}
