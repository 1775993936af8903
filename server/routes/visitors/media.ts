import { stat } from "node:fs/promises";
import { join } from "node:path";
import { serveStatic } from "@hono/node-server/serve-static";
import { Hono } from "hono";
import { IMMUTABLE_CACHE_CONTROL } from "../../feed/cache.ts";
import { matchesEtag } from "../../http/etag.ts";
import { mediaTypeOf } from "../../http/media-type.ts";
import { isStoredName } from "../../media/media-store.ts";

interface MediaRoutesOptions {
  /** Not to be had, though it is here. */
  readonly isWithheld?: (name: string) => boolean;
  /** For nobody else: no cache that others share may keep it. */
  readonly owner?: boolean;
}

/** `GET /media/NAME`: stored pictures, videos and captions, named after their content and so never changing. */
export function createMediaRoutes(
  mediaDir: string,
  { isWithheld = () => false, owner = false }: MediaRoutesOptions = {},
): Hono {
  const cacheControl = owner ? PRIVATE : IMMUTABLE_CACHE_CONTROL;
  const app = new Hono();
  app.use(async (c, next) => {
    await next();
    // Whatever the bytes are, nothing in them may run.
    c.header("Content-Security-Policy", "default-src 'none'; sandbox");
    c.header("X-Content-Type-Options", "nosniff");
    c.header("Cross-Origin-Resource-Policy", owner ? "same-origin" : "cross-origin");
    if (!owner) c.header("Access-Control-Allow-Origin", "*");
  });
  app.get(
    "/:name",
    async (c, next) => {
      const name = c.req.param("name");
      if (!isStoredName(name) || isWithheld(name)) return c.notFound();
      const etag = `"${name}"`;
      const condition = c.req.header("if-none-match");
      // A condition on what is not there is no answer: it is a 404 like any other.
      if (
        condition !== undefined &&
        matchesEtag(condition, etag) &&
        (await isFile(mediaDir, name))
      ) {
        return c.body(null, 304, { ETag: etag, "Cache-Control": cacheControl });
      }
      const range = c.req.header("range");
      if (range !== undefined && !isOnePart(range, c.req.header("if-range"), etag)) {
        c.req.raw.headers.delete("range");
      }
      await next();
      if (!c.res.ok) return;
      c.header("Content-Type", mediaTypeOf(name));
      c.header("ETag", etag);
      c.header("Cache-Control", cacheControl);
      c.header("Accept-Ranges", "bytes");
    },
    serveStatic({
      root: mediaDir,
      rewriteRequestPath: (path) => path.slice(path.lastIndexOf("/")),
    }),
  );
  return app;
}

/**
 * Whether a part is wanted, and one that can be given: several, other units and what is no range at all are to be
 * ignored, and so is one of another version of the file (RFC 9110 §13.1.5, §14.2). A date in `If-Range` is always the
 * right one: what has this name never changes.
 */
function isOnePart(range: string, ifRange: string | undefined, etag: string): boolean {
  const [, first, last] = /^bytes=\s*(\d*)-(\d*)\s*$/i.exec(range) ?? [];
  if (!first && !last) return false;
  if (first && last && Number(first) > Number(last)) return false;
  return ifRange === undefined || !/^(W\/)?"/.test(ifRange) || ifRange === etag;
}

async function isFile(directory: string, name: string): Promise<boolean> {
  const found = await stat(join(directory, name)).catch(() => undefined);
  return found?.isFile() ?? false;
}

const PRIVATE = "private, max-age=31536000, immutable";
