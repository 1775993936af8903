import { Hono, type MiddlewareHandler } from "hono";
import type { Database } from "../../db/database.ts";
import { BUILT_FILES } from "../../feed/built-files.ts";
import { IMMUTABLE_CACHE_CONTROL, SCRIPT_CACHE_CONTROL } from "../../feed/cache.ts";
import {
  type PreparedResponse,
  prepareStored,
  sendPrepared,
} from "../../http/prepared-response.ts";
import { cacheResponses } from "../../http/response-cache.ts";
import { readScripts, SCRIPT_TYPE } from "../../http/static-files.ts";
import type { Clock } from "../../time/clock.ts";

/** Names that pages hold: they are looked at again. */
const LOOKED_AT_AGAIN: readonly string[] = [
  BUILT_FILES.element,
  BUILT_FILES.embedPage,
  BUILT_FILES.hydrate,
  BUILT_FILES.instafeed,
];

/** Every site may load them. */
const OPEN = {
  "Cross-Origin-Resource-Policy": "cross-origin",
  "Access-Control-Allow-Origin": "*",
};

interface KeptChunksDeps {
  readonly db: Pick<Database, "keptChunks" | "version" | "commits">;
  readonly clock: Clock;
  /** Told of what could not be read. */
  onUnreadable(error: unknown): void;
}

/**
 * The element, and the chunks and languages it loads, compressed when they were built; chunks of older elements, which
 * scripts that were served before them load, from the database.
 */
export function createWidgetRoutes(widgetDir: string, deps?: KeptChunksDeps): Hono {
  const app = new Hono();
  const readKept = deps && readKeptChunks(deps);
  const files = new Map<string, PreparedResponse>();
  for (const { name, prepare } of readScripts(widgetDir)) {
    const cacheControl = LOOKED_AT_AGAIN.includes(name)
      ? SCRIPT_CACHE_CONTROL
      : IMMUTABLE_CACHE_CONTROL;
    files.set(`/${name}`, prepare({ ...OPEN, "Cache-Control": cacheControl }));
  }
  const sendFile: MiddlewareHandler = async (c, next) => {
    const file = files.get(c.req.path);
    return file ? sendPrepared(c, file) : next();
  };
  for (const name of LOOKED_AT_AGAIN) app.get(`/${name}`, sendFile);
  // What they import is named after the build.
  app.get("/assets/*", sendFile, async (c, next) => {
    const kept = readKept?.(c.req.path.slice("/assets/".length));
    return kept ? sendPrepared(c, kept) : next();
  });
  return app;
}

function readKeptChunks({ db, clock, onUnreadable }: KeptChunksDeps) {
  return cacheResponses(
    { clock, onUnreadable, version: db.version, commits: db.commits },
    {
      tagOf: (name: string) => db.keptChunks.tagOf(name),
      read(name) {
        const chunk = db.keptChunks.get(name);
        const own = { ...OPEN, "Cache-Control": IMMUTABLE_CACHE_CONTROL };
        return chunk && prepareStored(chunk.bytes, chunk, SCRIPT_TYPE, own);
      },
    },
  );
}
