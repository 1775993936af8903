import { type Context, Hono, type MiddlewareHandler } from "hono";
import { IMMUTABLE_CACHE_CONTROL, SCRIPT_CACHE_CONTROL } from "../../feed/cache.ts";
import { type PreparedResponse, sendPrepared } from "../../http/prepared-response.ts";
import { readScripts } from "../../http/static-files.ts";

/** Names that pages hold: they are looked at again. */
const LOOKED_AT_AGAIN = ["widget.js", "embed.js", "embed-page.js", "hydrate.js", "instafeed.js"];

/** Every site may load them. */
const OPEN = {
  "Cross-Origin-Resource-Policy": "cross-origin",
  "Access-Control-Allow-Origin": "*",
};

/** The element, the one-tag embed, and the chunks and languages they load, compressed when they were built. */
export function createWidgetRoutes(widgetDir: string): Hono {
  const app = new Hono();
  const momentary = new Map<string, PreparedResponse>();
  const lasting = new Map<string, PreparedResponse>();
  for (const { name, prepare } of readScripts(widgetDir)) {
    momentary.set(`/${name}`, prepare({ ...OPEN, "Cache-Control": SCRIPT_CACHE_CONTROL }));
    lasting.set(`/${name}`, prepare({ ...OPEN, "Cache-Control": IMMUTABLE_CACHE_CONTROL }));
  }
  const from =
    (choose: (c: Context) => ReadonlyMap<string, PreparedResponse>): MiddlewareHandler =>
    async (c, next) => {
      const file = choose(c).get(c.req.path);
      return file ? sendPrepared(c, file) : next();
    };
  for (const name of LOOKED_AT_AGAIN) {
    app.get(
      `/${name}`,
      from(() => momentary),
    );
  }
  // What they import is named after its content, or asked for with a hash of it.
  app.get(
    "/assets/*",
    from(() => lasting),
  );
  app.get(
    "/locales/*",
    from((c) => (new URL(c.req.url).search ? lasting : momentary)),
  );
  return app;
}
