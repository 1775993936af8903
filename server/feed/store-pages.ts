import type { Database } from "../db/database.ts";
import type { NewDocument } from "../db/documents.ts";
import { leaveUncompressed, type Precompressed, precompress } from "../http/precompress.ts";
import type { Arrangement } from "./arrange-posts.ts";
import { type BuiltPage, buildPages, type FeedContent, isoInstant } from "./build-document.ts";
import type { BuildRenditions } from "./build-renditions.ts";
import { HOLD_MS } from "./cache.ts";
import { saidFirst } from "./said-first.ts";
import { MOST_PAGES_READ } from "./settings-table.ts";

interface StoreDeps {
  readonly db: Pick<Database, "documents" | "withheldFiles">;
  readonly buildRenditions: BuildRenditions;
}

/** Makes these the pages of the feed, with all renditions of them; says whether any of them is another than before. */
export function storePages(
  { db, buildRenditions }: StoreDeps,
  content: FeedContent,
  arranged: Arrangement,
): boolean {
  const { feed, now } = content;
  const built = buildPages(content, arranged);
  const served = new Set(db.documents.cursors(feed.id));
  const changed: NewDocument[] = [];
  const unchanged: string[] = [];
  const present: Buffer[] = [];
  for (const [at, page] of built.entries()) {
    const before = served.has(page.cursor) ? db.documents.json(feed.id, page.cursor) : undefined;
    const json = serialise(page, before, now);
    if (json === before) unchanged.push(page.cursor);
    else changed.push(recordOf(feed.id, page, at, json, now));
    present.push(json);
  }
  buildRenditions(feed.id, present);
  if (changed.length === 0 && unchanged.length === served.size) return false;
  db.withheldFiles.release(changed.flatMap(({ names }) => names));
  db.documents.replace(feed.id, { changed, unchanged }, now, now + HOLD_MS);
  return true;
}

/**
 * The page's JSON; the served one itself if that says the same. `updatedAt` tells when what it shows
 * changed, so it stays through a mere change of `stale`.
 */
function serialise(page: BuiltPage, served: Buffer | undefined, now: number): Buffer {
  if (!served) return page.jsonAt(isoInstant(now));
  const { updatedAt, stale } = saidFirst(served);
  const same = page.jsonAt(updatedAt);
  if (served.equals(same)) return served;
  const isMerelyStale = page.jsonAt(updatedAt, stale).equals(served);
  return isMerelyStale ? same : page.jsonAt(isoInstant(now));
}

function recordOf(
  feedId: string,
  { cursor, names }: BuiltPage,
  at: number,
  json: Buffer,
  madeAt: number,
): NewDocument {
  return { feedId, cursor, json, ...compressPage(json, at), names, madeAt };
}

/** An owner waits for it: what no element reads is compressed later. */
function compressPage(json: Buffer, at: number): Precompressed {
  if (at >= MOST_PAGES_READ) return leaveUncompressed(json);
  return precompress(json, at === 0 ? "full" : "quick");
}
