import type { HttpBindings } from "@hono/node-server";
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
  const readPage = cachedPages(deps.db, deps.clock);
  const app = new Hono();
  app.get("/:file{[^/]+\\.json}", (c) => {
    const feedId = c.req.param("file").slice(0, -".json".length);
    const page = readPage(feedId, c.req.query("after") ?? "");
    return page ? answerPage(c, page) : answerUnknown(c, deps, feedId);
  });
  app.options("*", cors({ origin: "*", allowMethods: ["GET", "HEAD"] }));
  return app;
}

function answerPage(c: Context, page: ServedPage): Response {
  const ifNoneMatch = requestHeader(c, "if-none-match");
  if (ifNoneMatch !== undefined && matchesEtag(ifNoneMatch, page.etag)) {
    return new Response(null, { status: 304, headers: page.headers });
  }
  const form = page.forms[preferredEncoding(requestHeader(c, "accept-encoding") ?? "")];
  return new Response(form.bytes, form);
}

/**
 * Read from Node's own request where there is one: making a whole `Headers` object for two of them takes longer
 * than everything else in this answer together (npm run bench).
 */
function requestHeader(c: Context, name: "if-none-match" | "accept-encoding"): string | undefined {
  const bindings: Partial<HttpBindings> | undefined = c.env;
  const value = bindings?.incoming ? bindings.incoming.headers[name] : c.req.header(name);
  return typeof value === "string" ? value : undefined;
}

async function answerUnknown(c: Context, deps: FeedRoutesDeps, feedId: string): Promise<Response> {
  const message = deps.db.feeds.get(feedId)
    ? "This page of the feed is gone: start again from the feed's address."
    : "There is no feed with this id.";
  const similar = (await deps.isSignedIn(c)) ? similarIds(deps.db, feedId) : undefined;
  return c.json({ error: { code: "unknown-feed", message }, ...(similar && { similar }) }, 404, {
    // Pages on other sites read this answer, too: it tells them to show their fallback.
    "Access-Control-Allow-Origin": "*",
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

/** A page with everything that an answer needs; nothing is put together while a visitor waits. */
interface ServedPage {
  readonly etag: string;
  /** Of an answer without a body. */
  readonly headers: Record<string, string>;
  readonly forms: Readonly<Record<Encoding, ServedForm>>;
}

/** Bytes, and what `Response` takes beside them. */
interface ServedForm {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly status: 200;
  readonly headers: Record<string, string>;
}

type Encoding = "br" | "gzip" | "identity";

function servedPage(document: DocumentRecord): ServedPage {
  const headers = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag",
    // A page that was replaced is there for caches that still lead to it; kept anew it would outlive its files.
    "Cache-Control": document.retiredAt === undefined ? CACHE_CONTROL : "no-store",
    "X-Content-Type-Options": "nosniff",
    ETag: document.etag,
    Vary: "Accept-Encoding",
  };
  const form = (bytes: Buffer, encoding?: Encoding): ServedForm => ({
    bytes: new Uint8Array(bytes),
    status: 200,
    headers: {
      ...headers,
      "Content-Type": "application/json; charset=utf-8",
      ...(encoding && { "Content-Encoding": encoding }),
    },
  });
  return {
    etag: document.etag,
    headers,
    forms: {
      br: form(document.brotli, "br"),
      gzip: form(document.gzip, "gzip"),
      identity: form(document.json),
    },
  };
}

/** Pages as they are in the database, read again once anything was committed there. */
function cachedPages(db: Database, clock: Clock) {
  const pages = new Map<string, ServedPage>();
  let version = -1;
  let checkedAt = Number.NEGATIVE_INFINITY;
  return (feedId: string, cursor: string): ServedPage | undefined => {
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
    if (!document) return undefined;
    const page = servedPage(document);
    // Only what exists is kept: made-up ids must not fill the memory.
    if (pages.size < MOST_CACHED) pages.set(key, page);
    return page;
  };
}

/** Weak comparison (RFC 9110 §13.1.2): the page is the same in whichever encoding. */
export function matchesEtag(ifNoneMatch: string, etag: string): boolean {
  const bare = etag.replace(/^W\//, "");
  return ifNoneMatch
    .split(",")
    .some((tag) => tag.trim() === "*" || tag.trim().replace(/^W\//, "") === bare);
}

/** Browsers send one of a handful of headers, so what was understood once is remembered. */
const understood = new Map<string, Encoding>();
const MOST_UNDERSTOOD = 100;

function preferredEncoding(acceptEncoding: string): Encoding {
  const known = understood.get(acceptEncoding);
  if (known) return known;
  const encoding = accepts(acceptEncoding, "br")
    ? "br"
    : accepts(acceptEncoding, "gzip")
      ? "gzip"
      : "identity";
  if (understood.size < MOST_UNDERSTOOD) understood.set(acceptEncoding, encoding);
  return encoding;
}

/** `br;q=0` is a refusal (RFC 9110 §12.5.3). */
function accepts(acceptEncoding: string, encoding: Encoding): boolean {
  if (!acceptEncoding.includes(encoding)) return false;
  return acceptEncoding.split(",").some((entry) => {
    const [name, ...parameters] = entry.split(";").map((part) => part.trim().toLowerCase());
    return name === encoding && !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter));
  });
}
