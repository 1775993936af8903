import { buildPages } from "./build-document.ts";
import type { FeedDocument } from "./document.ts";
import { type ContentDeps, readContent, underAlias } from "./feed-content.ts";
import { saidFirst } from "./said-first.ts";

/** A page of a feed as it would be served at another address. */
export interface PageElsewhere {
  /** What its address says after `/after/`; empty for the first. */
  readonly cursor: string;
  /** Of the page that is served here. */
  readonly etag: string;
  /** Names under `/media/` that it refers to. */
  readonly names: readonly string[];
  readonly document: FeedDocument;
}

/**
 * The pages that are served under this id, with every address in them below `base`; `undefined` where others would be
 * served by now.
 */
export function pagesElsewhere(
  deps: ContentDeps,
  servedId: string,
  base: string,
  now: number,
): PageElsewhere[] | undefined {
  const { db, publicUrl } = deps;
  const feed = db.feeds.resolve(servedId);
  const first = db.documents.get(servedId, "");
  if (!feed || !first) return undefined;
  const own = {
    ...readContent(deps, feed, now),
    stale: saidFirst(first.json).stale,
    publicUrl: baseOf(first.json) ?? publicUrl,
  };
  const content = servedId === feed.id ? own : underAlias(own, servedId);
  const here = buildPages(content);
  const pages = buildPages({ ...content, publicUrl: base }).flatMap((page, index) => {
    const served = db.documents.get(servedId, page.cursor);
    if (!served) return [];
    const { updatedAt } = saidFirst(served.json);
    const same = here[index]?.jsonAt(updatedAt);
    if (!same || !served.json.equals(same)) return [];
    const { cursor, names } = page;
    const document: FeedDocument = JSON.parse(page.jsonAt(updatedAt).toString("utf8"));
    return { cursor, names, etag: served.etag, document };
  });
  return pages.length === here.length ? pages : undefined;
}

/** Where everything in it lies, which is not here after PUBLIC_URL was changed; `undefined` where there is nothing. */
function baseOf(json: Buffer): string | undefined {
  const { posts, profilePictureUrl }: FeedDocument = JSON.parse(json.toString("utf8"));
  const address = profilePictureUrl ?? posts[0]?.sizes.small.mediaUrl;
  return address?.slice(0, address.lastIndexOf("/media/"));
}
