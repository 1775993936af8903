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
}

export interface Documents {
  /** Retired pages too: a cached first page may still lead to them. */
  get(feedId: string, cursor: string): DocumentRecord | undefined;
  /**
   * Makes `pages` the feed's pages. Pages that are no longer among them retire; names that the old pages
   * referred to are kept until `keepUntil`, because a cached page may still show them.
   */
  replace(feedId: string, pages: readonly DocumentRecord[], now: number, keepUntil: number): void;
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
  const keepNamesOfFeed = sqlite.prepare(
    `INSERT INTO kept_names (name, until_at)
     SELECT DISTINCT value, @keepUntil FROM documents, json_each(documents.names) WHERE feed_id = @feedId
     ON CONFLICT (name) DO UPDATE SET until_at = max(until_at, excluded.until_at)`,
  );
  const retire = sqlite.prepare(
    "UPDATE documents SET retired_at = coalesce(retired_at, @now) WHERE feed_id = @feedId",
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
    replace(feedId, pages, now, keepUntil) {
      keepNamesOfFeed.run({ feedId, keepUntil });
      retire.run({ feedId, now });
      for (const page of pages) upsert.run({ ...page, names: JSON.stringify(page.names) });
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
  };
}
