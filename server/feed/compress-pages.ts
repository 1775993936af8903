import type { Database } from "../db/database.ts";
import { etagOf, precompressAside } from "../http/precompress.ts";

/** Pages that were stored as they are are compressed, one at a time. */
export async function compressPages(
  db: Pick<Database, "documents" | "write">,
  signal: AbortSignal,
): Promise<void> {
  for (const { feedId, cursor, etag } of db.documents.uncompressed()) {
    if (signal.aborted) return;
    const json = db.documents.json(feedId, cursor);
    // Replaced meanwhile, or damaged: nothing is made of that.
    if (!json || etagOf(json) !== etag) continue;
    const { brotli, gzip } = await precompressAside(json, "full");
    await db.write(() => db.documents.setEncodings({ feedId, cursor, etag, brotli, gzip }));
  }
}
