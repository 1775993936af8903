import { DOCUMENTS, type NewDocument, RETIRED_PAGES } from "./documents.ts";
import { RENDITIONS, type RenditionRecord } from "./renditions.ts";
import type { Sqlite } from "./sqlite.ts";
import { prepareTable, type RowOf } from "./table.ts";

/** All that visitors are served of one feed. */
interface ServedFeed {
  readonly documents: readonly NewDocument[];
  readonly retiredPages: readonly RowOf<typeof RETIRED_PAGES>[];
  readonly renditions: readonly RenditionRecord[];
}

/** What visitors are served, feed by feed, so that it can be copied. */
interface Served {
  /** By feed; another one once anything of it is another. */
  tags(): Map<string, string>;
  of(feedId: string): ServedFeed;
  /** Puts it in the place of what is there, with a feed that has nothing else. */
  replace(feedId: string, served: ServedFeed): void;
  delete(feedId: string): void;
}

export function createServed(sqlite: Sqlite): Served {
  const documents = prepareTable(sqlite, DOCUMENTS);
  const retiredPages = prepareTable(sqlite, RETIRED_PAGES);
  const renditions = prepareTable(sqlite, RENDITIONS);
  const selectTags = sqlite.prepare<[], { feedId: string; tag: string }>(
    `SELECT feed_id AS feedId, 'd' || cursor || etag || ifnull(retired_at, '') || (length(brotli) > 0) AS tag
     FROM documents LEFT JOIN retired_pages USING (feed_id, cursor)
     UNION ALL SELECT feed_id, 'r' || name || etag FROM renditions ORDER BY feedId, tag`,
  );
  const documentsOf = documents.all<[string]>("SELECT * FROM documents WHERE feed_id = ?");
  const retiredPagesOf = retiredPages.all<[string]>(
    "SELECT * FROM retired_pages WHERE feed_id = ?",
  );
  const renditionsOf = renditions.all<[string]>("SELECT * FROM renditions WHERE feed_id = ?");
  const insertFeed = sqlite.prepare<[string]>(
    "INSERT INTO feeds (id, settings, created_at) VALUES (?, '{}', 0)",
  );
  const insertDocument = documents.insert();
  const insertRetiredPage = retiredPages.insert();
  const insertRendition = renditions.insert();
  const deleteFeed = sqlite.prepare<[string]>("DELETE FROM feeds WHERE id = ?");
  return {
    tags() {
      const tags = new Map<string, string>();
      for (const { feedId, tag } of selectTags.all()) {
        tags.set(feedId, `${tags.get(feedId) ?? ""} ${tag}`);
      }
      return tags;
    },
    of: (feedId) => ({
      documents: documentsOf(feedId),
      retiredPages: retiredPagesOf(feedId),
      renditions: renditionsOf(feedId),
    }),
    replace(feedId, served) {
      // Its documents and renditions go with it.
      deleteFeed.run(feedId);
      insertFeed.run(feedId);
      for (const document of served.documents) insertDocument(document);
      for (const page of served.retiredPages) insertRetiredPage(page);
      for (const rendition of served.renditions) insertRendition(rendition);
    },
    delete: (feedId) => void deleteFeed.run(feedId),
  };
}
