import type { HttpBindings } from "@hono/node-server";
import type { Context } from "hono";
import type { Clock } from "../clock.ts";
import { type ContentEncoding, preferredEncoding } from "./accept-encoding.ts";
import { matchesEtag } from "./etag.ts";
import type { Precompressed } from "./precompress.ts";

/** How long an answer may come from memory before the file is asked whether another process wrote to it. */
const RECHECK_MS = 200;
/** The least recently used goes first. */
const MOST_CACHED = 500;

/** An answer with everything in it; nothing is put together while a visitor waits. */
export interface PreparedResponse {
  readonly etag: string;
  /** Of an answer without a body. */
  readonly headers: Record<string, string>;
  readonly representations: Readonly<Record<ContentEncoding, Representation>>;
}

/** Bytes, and what `Response` takes beside them. */
interface Representation {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly status: 200;
  readonly headers: Record<string, string>;
}

/** Of bytes that were compressed beforehand, with the headers of their answer. */
export function prepareResponse(
  identity: Buffer,
  { etag, brotli, gzip }: Precompressed,
  type: string,
  own: Record<string, string>,
): PreparedResponse {
  const headers = {
    "X-Content-Type-Options": "nosniff",
    ...own,
    ETag: etag,
    Vary: "Accept-Encoding",
  };
  const represent = (bytes: Buffer, encoding?: ContentEncoding): Representation => ({
    bytes: new Uint8Array(bytes),
    status: 200,
    headers: {
      ...headers,
      "Content-Type": type,
      ...(encoding && { "Content-Encoding": encoding }),
    },
  });
  return {
    etag,
    headers,
    representations: {
      br: represent(brotli, "br"),
      gzip: represent(gzip, "gzip"),
      identity: represent(identity),
    },
  };
}

export function sendPrepared(c: Context, prepared: PreparedResponse): Response {
  const ifNoneMatch = requestHeader(c, "if-none-match");
  if (ifNoneMatch !== undefined && matchesEtag(ifNoneMatch, prepared.etag)) {
    return new Response(null, { status: 304, headers: prepared.headers });
  }
  const encoding = preferredEncoding(requestHeader(c, "accept-encoding") ?? "");
  const representation = prepared.representations[encoding];
  return new Response(representation.bytes, representation);
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

/** Another number once anything was committed, by whichever process. */
interface Versioned {
  version(): number;
}

/** Answers from what is in the database, read again once anything was committed there. */
export function cacheResponses<Key extends readonly string[]>(
  db: Versioned,
  clock: Pick<Clock, "now">,
  read: (...key: Key) => PreparedResponse | undefined,
): (...key: Key) => PreparedResponse | undefined {
  const cache = new Map<string, PreparedResponse>();
  let version = -1;
  let checkedAt = Number.NEGATIVE_INFINITY;
  return (...key) => {
    const now = clock.now();
    if (now < checkedAt || now >= checkedAt + RECHECK_MS) {
      checkedAt = now;
      const current = db.version();
      if (current !== version) {
        version = current;
        cache.clear();
      }
    }
    const name = key.join(" ");
    const cached = cache.get(name);
    const response = cached ?? read(...key);
    // Only what exists is kept: made-up ids must not fill the memory.
    if (!response) return undefined;
    // A map lists what was set first first: set anew, it is the last to go. Not before anything has to go, for it costs.
    if (cached && cache.size < MOST_CACHED) return cached;
    cache.delete(name);
    cache.set(name, response);
    if (cache.size > MOST_CACHED) cache.delete(cache.keys().next().value ?? name);
    return response;
  };
}
