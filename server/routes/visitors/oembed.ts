import { type Context, Hono } from "hono";
import type { Database } from "../../db/database.ts";
import { FEED_CACHE_CONTROL } from "../../feed/cache.ts";
import { meantFeedId } from "../../feed/feed-id.ts";
import { fitOembed } from "../../feed/formats/oembed.ts";

interface OembedRoutesDeps {
  readonly db: Pick<Database, "renditions">;
  /** Without a trailing slash. */
  readonly publicUrl: string;
}

/** `GET /oembed?url=`: how a page that was given the address of `/embed/ID` puts the feed into itself. */
export function createOembedRoutes({ db, publicUrl }: OembedRoutesDeps): Hono {
  // What the page itself takes for the feed's id is taken here, too: its address was pasted as somebody wrote it.
  const readStored = (feedId: string) =>
    db.renditions.get(feedId, "oembed") ??
    db.renditions.get(meantFeedId(feedId) ?? feedId, "oembed");
  const app = new Hono();
  app.get("/oembed", (c) => {
    const { url, format, maxwidth, maxheight } = c.req.query();
    if (format && format.toLowerCase() !== "json") {
      return refuseOembed(
        c,
        501,
        "unknown-format",
        "This server answers in JSON only: ask with format=json.",
      );
    }
    const feedId = feedIdOf(url ?? "", publicUrl);
    const stored = feedId === undefined ? undefined : readStored(feedId);
    if (!stored) {
      return refuseOembed(
        c,
        404,
        "unknown-feed",
        `There is no feed at this address: those of this server begin with ${publicUrl}/embed/.`,
      );
    }
    const limits = { maxWidth: pixelsOf(maxwidth), maxHeight: pixelsOf(maxheight) };
    return c.json(fitOembed(stored.bytes.toString("utf8"), limits), 200, {
      ...OPEN,
      "Cache-Control": FEED_CACHE_CONTROL,
      "X-Content-Type-Options": "nosniff",
    });
  });
  return app;
}

/** Editors that run in the browser ask, too. */
const OPEN = { "Access-Control-Allow-Origin": "*" };

function refuseOembed(c: Context, status: 404 | 501, code: string, message: string): Response {
  return c.json({ error: { code, message } }, status, { ...OPEN, "Cache-Control": "no-store" });
}

/** With whatever options behind it, and by whichever of `http:` and `https:` it was pasted. */
function feedIdOf(url: string, publicUrl: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { protocol, host, pathname } = new URL(url);
  const own = new URL(`${publicUrl}/embed/`);
  if (!/^https?:$/.test(protocol) || host !== own.host) return undefined;
  return pathname.startsWith(own.pathname)
    ? /^([^/]+)\/?$/.exec(pathname.slice(own.pathname.length))?.[1]
    : undefined;
}

function pixelsOf(text: string | undefined): number | undefined {
  return text !== undefined && /^[1-9]\d{0,4}$/.test(text) ? Number(text) : undefined;
}
