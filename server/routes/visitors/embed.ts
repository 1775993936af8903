import { type Context, Hono } from "hono";
import { html } from "hono/html";
import type { Database } from "../../db/database.ts";
import type { RenditionRecord } from "../../db/renditions.ts";
import type { ServedTables } from "../../db/served-copy.ts";
import { FEED_CACHE_CONTROL } from "../../feed/cache.ts";
import { meantFeedId } from "../../feed/feed-id.ts";
import type { Sightings } from "../../feed/sightings.ts";
import {
  headerReader,
  type PreparedResponse,
  prepareStored,
  sendPrepared,
} from "../../http/prepared-response.ts";
import { cacheResponses } from "../../http/response-cache.ts";
import { styleHashes } from "../../http/style-hashes.ts";
import { readerOf, speakReadersLanguage } from "../../pages/frame/reader-language.ts";
import type { Clock } from "../../time/clock.ts";

interface EmbedRoutesDeps {
  /** Which site shows a feed. */
  readonly sightings: Pick<Sightings, "note">;
  readonly db: Database;
  /** For what is damaged there. */
  readonly copy?: ServedTables | undefined;
  readonly clock: Clock;
  readonly publicUrl: string;
  /** Told of what could not be read. */
  onUnreadable(error: unknown): void;
}

/** `GET /embed/ID`: a whole page with the feed, for sites that take nothing but an iframe. */
export function createEmbedRoutes(deps: EmbedRoutesDeps): Hono {
  const { db, copy, clock, publicUrl, onUnreadable, sightings } = deps;
  const pagesOf = ({ renditions }: ServedTables) => ({
    tagOf: (feedId: string) => renditions.tagOf(feedId, "page"),
    read(feedId: string) {
      const page = renditions.get(feedId, "page");
      return page && embedPage(page, new URL(publicUrl).origin);
    },
  });
  const cache = { clock, onUnreadable, version: db.version, commits: db.commits };
  const readPage = cacheResponses(cache, pagesOf(db), copy && pagesOf(copy));
  const app = new Hono();
  app.get("/:id", (c) => {
    const written = c.req.param("id");
    const meant = meantFeedId(written) ?? written;
    const page = readPage(written) ?? readPage(meant);
    if (page) {
      sightings.note(meant, headerReader(c));
      return sendPrepared(c, page);
    }
    return sayUnknown(c);
  });
  return app;
}

/** Pages that isolate themselves (COEP) take only iframes that say both; all that is in this one is from here. */
const ISOLATED = {
  "Cross-Origin-Embedder-Policy": "require-corp",
  "Cross-Origin-Resource-Policy": "cross-origin",
};

/** A stranger sees it, so it is in the stranger's language. */
async function sayUnknown(c: Context): Promise<Response> {
  await speakReadersLanguage(c, async () => undefined);
  const { language, messages } = readerOf(c);
  const { dir, noFeed } = messages;
  const page = html`<!doctype html>
<html lang="${language}"${dir ? html` dir="${dir}"` : ""}>
<title>${noFeed}</title>
<main><p>${noFeed}</p></main>
</html>
`;
  return c.html(page, 404, { "Cache-Control": "no-store", ...ISOLATED });
}

/** Any site may have it in an iframe; what is in it may use this server and nothing else. */
function embedPage(page: RenditionRecord, origin: string): PreparedResponse {
  const policy = [
    "default-src 'none'",
    ...["script-src", "connect-src", "img-src", "media-src"].map((name) => `${name} ${origin}`),
    `style-src ${styleHashes(page.bytes.toString("utf8")).join(" ")}`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types lit-html",
  ];
  return prepareStored(page.bytes, page, "text/html; charset=utf-8", {
    "Cache-Control": FEED_CACHE_CONTROL,
    "Content-Security-Policy": policy.join("; "),
    "Referrer-Policy": "strict-origin-when-cross-origin",
    ...ISOLATED,
  });
}

/** As CSP 3 lets single style sheets through: by the SHA-256 of what stands between their tags. */
