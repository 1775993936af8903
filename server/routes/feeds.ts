import { type Context, Hono } from "hono";
import { cors } from "hono/cors";
import type { Clock } from "../clock.ts";
import type { Database } from "../db/database.ts";
import type { DocumentRecord } from "../db/documents.ts";
import { FEED_CACHE } from "../feed/publish.ts";

export interface FeedRoutesDeps {
  readonly db: Database;
  readonly clock: Clock;
  isSignedIn(c: Context): Promise<boolean>;
}

/** How long a page may be served from memory before the file is asked whether another process wrote to it. */
const RECHECK_MS = 200;
const MOST_CACHED = 500;

const CACHE_CONTROL = `public, max-age=${FEED_CACHE.maxAgeS}, stale-while-revalidate=${FEED_CACHE.staleWhileRevalidateS}, stale-if-error=${FEED_CACHE.staleIfErrorS}`;

/** `GET /feeds/ID.json`: bytes that were made beforehand, and nothing else. */
export function createFeedRoutes(deps: FeedRoutesDeps): Hono {
  const readDocument = cachedDocuments(deps.db, deps.clock);
  const app = new Hono();
  app.use(cors({ origin: "*", allowMethods: ["GET", "HEAD"], exposeHeaders: ["ETag"] }));
  app.get("/:file{[^/]+\\.json}", async (c) => {
    const feedId = c.req.param("file").slice(0, -".json".length);
    const document = readDocument(feedId, c.req.query("after") ?? "");
    return document ? answerDocument(c, document) : answerUnknown(c, deps, feedId);
  });
  return app;
}

function answerDocument(c: Context, document: DocumentRecord): Response {
  const headers: Record<string, string> = {
    "Content-Type": "application/json; charset=utf-8",
    "Cache-Control": CACHE_CONTROL,
    "X-Content-Type-Options": "nosniff",
    ETag: document.etag,
    Vary: "Accept-Encoding",
  };
  if (matchesEtag(c.req.header("if-none-match"), document.etag)) return c.body(null, 304, headers);
  const accepted = c.req.header("accept-encoding") ?? "";
  if (accepts(accepted, "br")) {
    headers["Content-Encoding"] = "br";
    return c.body(bytesOf(document.brotli), 200, headers);
  }
  if (accepts(accepted, "gzip")) {
    headers["Content-Encoding"] = "gzip";
    return c.body(bytesOf(document.gzip), 200, headers);
  }
  return c.body(bytesOf(document.json), 200, headers);
}

async function answerUnknown(c: Context, deps: FeedRoutesDeps, feedId: string): Promise<Response> {
  const message = deps.db.feeds.get(feedId)
    ? "This page of the feed is gone: start again from the feed's address."
    : "There is no feed with this id.";
  const similar = (await deps.isSignedIn(c)) ? similarIds(deps.db, feedId) : undefined;
  return c.json({ error: { code: "unknown-feed", message }, ...(similar && { similar }) }, 404, {
    "Cache-Control": "no-store",
  });
}

/** Ids that share a beginning, or the most letters, best first. */
function similarIds(db: Database, feedId: string): string[] {
  const letters = new Set(feedId);
  const score = (id: string) => [...new Set(id)].filter((letter) => letters.has(letter)).length;
  return db.feeds
    .all()
    .map(({ id }) => id)
    .sort((a, b) => score(b) - score(a))
    .slice(0, 5);
}

/** Pages as they are in the database, read again once anything was committed there. */
function cachedDocuments(db: Database, clock: Clock) {
  const pages = new Map<string, DocumentRecord | undefined>();
  let version = -1;
  let checkedAt = Number.NEGATIVE_INFINITY;
  return (feedId: string, cursor: string): DocumentRecord | undefined => {
    const now = clock.now();
    if (now < checkedAt || now >= checkedAt + RECHECK_MS) {
      checkedAt = now;
      const current = db.version();
      if (current !== version) {
        version = current;
        pages.clear();
      }
    }
    const key = `${feedId} ${cursor}`;
    const cached = pages.get(key);
    if (cached) return cached;
    const document = db.documents.get(feedId, cursor);
    // Only what exists is kept: made-up ids must not fill the memory.
    if (document && pages.size < MOST_CACHED) pages.set(key, document);
    return document;
  };
}

/** Weak comparison (RFC 9110 §13.1.2): the page is the same in whichever encoding. */
export function matchesEtag(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  const bare = etag.replace(/^W\//, "");
  return ifNoneMatch
    .split(",")
    .some((tag) => tag.trim() === "*" || tag.trim().replace(/^W\//, "") === bare);
}

function accepts(acceptEncoding: string, encoding: string): boolean {
  return acceptEncoding.split(",").some((entry) => {
    const [name, ...parameters] = entry.split(";").map((part) => part.trim().toLowerCase());
    return name === encoding && !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter));
  });
}

/** better-sqlite3's buffers are plain memory of their own; Hono's types ask for that to be said. */
function bytesOf(buffer: Buffer): Uint8Array<ArrayBuffer> {
  return new Uint8Array(buffer.buffer as ArrayBuffer, buffer.byteOffset, buffer.byteLength);
}
