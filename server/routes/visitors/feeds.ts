import { type Context, Hono } from "hono";
import { cors } from "hono/cors";
import type { Database } from "../../db/database.ts";
import type { DocumentRecord } from "../../db/documents.ts";
import type { RenditionRecord } from "../../db/renditions.ts";
import type { ServedTables } from "../../db/served-copy.ts";
import { FEED_CACHE_CONTROL } from "../../feed/cache.ts";
import { FEED_FILES, type FeedFile, feedFileType, feedFileUrl } from "../../feed/feed-addresses.ts";
import { meantFeedId } from "../../feed/feed-id.ts";
import type { Sightings } from "../../feed/sightings.ts";
import {
  headerReader,
  type PreparedResponse,
  prepareStored,
  sendPrepared,
} from "../../http/prepared-response.ts";
import { cacheResponses } from "../../http/response-cache.ts";
import type { Clock } from "../../time/clock.ts";

interface FeedFileRoutesDeps {
  readonly db: Database;
  /** For what is damaged there. */
  readonly copy?: ServedTables | undefined;
  readonly clock: Clock;
  /** Without a trailing slash. */
  readonly publicUrl: string;
  /** Told of what could not be read. */
  onUnreadable(error: unknown): void;
  isSignedIn(c: Context): Promise<boolean>;
  /** Which site shows a feed. */
  readonly sightings: Pick<Sightings, "note">;
}

/** Every site may read them. */
const OPEN = {
  "Access-Control-Allow-Origin": "*",
  "Access-Control-Expose-Headers": "ETag",
};

const FILES = Object.values(FEED_FILES);

/** The feed's document is no rendition of it. */
type RenderedFile = Exclude<FeedFile, "document">;

/** `GET /feeds/ID.json`, its further pages `/feeds/ID/after/CURSOR.json`, and its other forms: bytes that were made beforehand, and nothing else. */
export function createFeedFileRoutes(deps: FeedFileRoutesDeps): Hono {
  const { db, copy, clock, publicUrl, onUnreadable, sightings } = deps;
  const cache = { clock, onUnreadable, version: db.version, commits: db.commits };
  const documentsOf = ({ documents }: ServedTables) => ({
    tagOf: (feedId: string, cursor: string) => documents.tagOf(feedId, cursor),
    read(feedId: string, cursor: string) {
      const document = documents.get(feedId, cursor);
      return document && documentPage(document);
    },
  });
  const renditionsOf = ({ renditions }: ServedTables) => ({
    tagOf: (feedId: string, name: RenderedFile) => renditions.tagOf(feedId, name),
    read(feedId: string, name: RenderedFile) {
      const rendition = renditions.get(feedId, name);
      return rendition && renditionPage(rendition, name, publicUrl);
    },
  });
  const readDocument = cacheResponses(cache, documentsOf(db), copy && documentsOf(copy));
  const readRendition = cacheResponses(cache, renditionsOf(db), copy && renditionsOf(copy));
  const app = new Hono();
  app.get("/:id/after/:page{[^/]+\\.json}", (c) => {
    const feedId = c.req.param("id");
    const page = readDocument(feedId, c.req.param("page").slice(0, -".json".length));
    return page ? sendPrepared(c, page) : answerUnknown(c, deps, feedId);
  });
  app.get("/:file{[^/]+\\.(json|html|rss|js)}", (c) => {
    const file = c.req.param("file");
    const { name, ending } = FILES.find((one) => file.endsWith(one.ending)) ?? FEED_FILES.document;
    const feedId = file.slice(0, -ending.length);
    const read = (id: string) =>
      name === "document" ? readDocument(id, "") : readRendition(id, name);
    const found = read(feedId);
    const meant = found ? undefined : meantFeedId(feedId);
    const page = found ?? (meant === undefined ? undefined : read(meant));
    if (!page) {
      return name === "script"
        ? answerUnknownScript(c, deps, feedId)
        : answerUnknown(c, deps, feedId);
    }
    sightings.note(meant ?? feedId, headerReader(c));
    return sendPrepared(c, page);
  });
  app.options("*", cors({ origin: "*", allowMethods: ["GET", "HEAD"] }));
  return app;
}

function documentPage(document: DocumentRecord): PreparedResponse {
  return prepareStored(document.json, document, feedFileType("document"), {
    ...OPEN,
    // A page that was replaced is there for caches that still lead to it; kept anew it would outlive its files.
    "Cache-Control": document.retiredAt === undefined ? FEED_CACHE_CONTROL : "no-store",
  });
}

function renditionPage(
  rendition: RenditionRecord,
  name: RenderedFile,
  publicUrl: string,
): PreparedResponse {
  const { feedId, bytes } = rendition;
  return prepareStored(bytes, rendition, feedFileType(name), {
    ...OPEN,
    "Cache-Control": FEED_CACHE_CONTROL,
    // Pages that isolate themselves (COEP) take only scripts that say so.
    ...(name === "script" && { "Cross-Origin-Resource-Policy": "cross-origin" }),
    // It is for others to read; opened by itself it is not a page of this server.
    "Content-Security-Policy": "sandbox",
    // The fragment ends up inside other pages, which have a head of their own: it is said beside it.
    ...(name === "fragment" && { Link: alternatesOf(publicUrl, feedId) }),
  });
}

function alternatesOf(publicUrl: string, feedId: string): string {
  return [FEED_FILES["json-feed"], FEED_FILES.rss]
    .map(
      ({ name, type }) =>
        `<${feedFileUrl(publicUrl, feedId, name)}>; rel="alternate"; type="${type}"`,
    )
    .join(", ");
}

/**
 * Browsers run no script that comes with an error, and the console is where whoever pasted the id looks: to what asks
 * for a script, and says so, this is one.
 */
async function answerUnknownScript(
  c: Context,
  deps: FeedFileRoutesDeps,
  feedId: string,
): Promise<Response> {
  const similar = (await deps.isSignedIn(c)) ? similarIds(deps.db, feedId) : [];
  const alike =
    similar.length > 0
      ? `Alike are: ${similar.join(", ")}.`
      : `Which are alike is said at ${feedFileUrl(deps.publicUrl, encodeURIComponent(feedId), "document")}, to who is signed in to the dashboard.`;
  const message = `Windowbox: there is no feed "${feedId}" on this server. ${alike}`;
  return c.body(
    `console.warn(${JSON.stringify(message)});\n`,
    c.req.header("sec-fetch-dest") === "script" ? 200 : 404,
    {
      "Content-Type": feedFileType("script"),
      "X-Content-Type-Options": "nosniff",
      "Access-Control-Allow-Origin": "*",
      "Cross-Origin-Resource-Policy": "cross-origin",
      "Cache-Control": "no-store",
      Vary: "Sec-Fetch-Dest",
    },
  );
}

async function answerUnknown(
  c: Context,
  deps: FeedFileRoutesDeps,
  feedId: string,
): Promise<Response> {
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
