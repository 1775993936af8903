import { type Context, Hono } from "hono";
import { cors } from "hono/cors";
import type { Clock } from "../../clock.ts";
import type { Database } from "../../db/database.ts";
import type { DocumentRecord } from "../../db/documents.ts";
import type { HtmlPageRecord } from "../../db/html-pages.ts";
import { FEED_CACHE_CONTROL } from "../../feed/cache.ts";
import {
  type PreparedResponse,
  prepareStored,
  sendPrepared,
} from "../../http/prepared-response.ts";
import { cacheResponses } from "../../http/response-cache.ts";

interface FeedRoutesDeps {
  readonly db: Database;
  readonly clock: Clock;
  /** Told of what could not be read. */
  onUnreadable(error: unknown): void;
  isSignedIn(c: Context): Promise<boolean>;
}

/** Every site may read them. */
const OPEN = {
  "Access-Control-Allow-Origin": "*",
  "Access-Control-Expose-Headers": "ETag",
};

/** `GET /feeds/ID.json`, its further pages `/feeds/ID/after/CURSOR.json`, and `GET /feeds/ID.html`: bytes that were made beforehand, and nothing else. */
export function createFeedRoutes(deps: FeedRoutesDeps): Hono {
  const { db, clock, onUnreadable } = deps;
  const cache = { clock, onUnreadable, version: db.version };
  const readDocument = cacheResponses(cache, {
    tagOf: (feedId: string, cursor: string) => db.documents.tagOf(feedId, cursor),
    read(feedId, cursor) {
      const document = db.documents.get(feedId, cursor);
      return document && documentPage(document);
    },
  });
  const readFragment = cacheResponses(cache, {
    tagOf: (feedId: string) => db.htmlPages.tagOf(feedId, "fragment"),
    read(feedId) {
      const fragment = db.htmlPages.get(feedId, "fragment");
      return fragment && fragmentPage(fragment);
    },
  });
  const app = new Hono();
  app.get("/:id/after/:page{[^/]+\\.json}", (c) => {
    const feedId = c.req.param("id");
    const page = readDocument(feedId, c.req.param("page").slice(0, -".json".length));
    return page ? sendPrepared(c, page) : answerUnknown(c, deps, feedId);
  });
  app.get("/:file{[^/]+\\.(json|html)}", (c) => {
    const file = c.req.param("file");
    const feedId = file.slice(0, -".json".length);
    const page = file.endsWith(".html") ? readFragment(feedId) : readDocument(feedId, "");
    return page ? sendPrepared(c, page) : answerUnknown(c, deps, feedId);
  });
  app.options("*", cors({ origin: "*", allowMethods: ["GET", "HEAD"] }));
  return app;
}

function documentPage(document: DocumentRecord): PreparedResponse {
  return prepareStored(document.json, document, "application/json; charset=utf-8", {
    ...OPEN,
    // A page that was replaced is there for caches that still lead to it; kept anew it would outlive its files.
    "Cache-Control": document.retiredAt === undefined ? FEED_CACHE_CONTROL : "no-store",
  });
}

function fragmentPage(fragment: HtmlPageRecord): PreparedResponse {
  return prepareStored(fragment.html, fragment, "text/html; charset=utf-8", {
    ...OPEN,
    "Cache-Control": FEED_CACHE_CONTROL,
    // It is for other pages to include; opened by itself it is not a page of this server.
    "Content-Security-Policy": "sandbox",
  });
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

/** The ids that share the most letters with what was asked for, best first. */
function similarIds(db: Database, feedId: string): string[] {
  const letters = new Set(feedId);
  const score = (id: string) => [...new Set(id)].filter((letter) => letters.has(letter)).length;
  return db.feeds
    .all()
    .map(({ id }) => id)
    .sort((a, b) => score(b) - score(a))
    .slice(0, 5);
}
