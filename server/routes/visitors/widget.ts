import { serveStatic } from "@hono/node-server/serve-static";
import { Hono, type MiddlewareHandler } from "hono";
import { etag } from "hono/etag";

const LOOKED_AT_AGAIN = [
  "/widget.js",
  "/embed.js",
  "/embed-page.js",
  "/hydrate.js",
  "/locales/*",
] as const;

/** The element, the one-tag embed, and the chunks and languages they load, compressed when they were built. */
export function createWidgetRoutes(widgetDir: string): Hono {
  const app = new Hono();
  const files = serveStatic({ root: widgetDir, precompressed: true });
  const headers: MiddlewareHandler = async (c, next) => {
    await next();
    c.header("X-Content-Type-Options", "nosniff");
    c.header("Cross-Origin-Resource-Policy", "cross-origin");
    c.header("Access-Control-Allow-Origin", "*");
    c.header("Vary", "Accept-Encoding");
    if (!c.res.ok && c.res.status !== 304) return;
    // Names that pages hold are looked at again; what they import is named after its content, or asked for
    // with a hash of it.
    const { pathname, search } = new URL(c.req.url);
    const hashed = pathname.startsWith("/assets/") || (pathname.startsWith("/locales/") && search);
    c.header(
      "Cache-Control",
      hashed
        ? "public, max-age=31536000, immutable"
        : "public, max-age=300, stale-while-revalidate=86400, stale-if-error=604800",
    );
  };
  for (const path of LOOKED_AT_AGAIN) app.get(path, headers, etag({ weak: true }), files);
  app.get("/assets/*", headers, files);
  return app;
}
