import type { HttpBindings } from "@hono/node-server";
import type { Context } from "hono";
import { type ContentEncoding, preferredEncoding } from "./accept-encoding.ts";
import { matchesEtag } from "./etag.ts";
import { intactBytes, type Precompressed } from "./precompress.ts";

/** An answer with everything in it; nothing is put together while a visitor waits. */
export interface PreparedResponse {
  readonly etag: string;
  /** Of an answer without a body. */
  readonly headers: Record<string, string>;
  readonly identity: Representation;
  /** Where it was compressed beforehand. */
  readonly br: Representation | undefined;
  readonly gzip: Representation | undefined;
  /** What it takes in memory. */
  readonly size: number;
}

/** Bytes, and what `Response` takes beside them. */
interface Representation {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly status: 200;
  readonly headers: Record<string, string>;
}

interface Encodings {
  readonly identity: Buffer;
  readonly brotli?: Buffer | undefined;
  readonly gzip?: Buffer | undefined;
}

/** Of bytes that were compressed and stored beforehand. Throws when nothing of it can be read as it was. */
export function prepareStored(
  identity: Buffer,
  precompressed: Precompressed,
  type: string,
  own: Record<string, string>,
): PreparedResponse {
  const { etag } = precompressed;
  return prepareResponse(intactBytes(identity, precompressed), { etag, type, own });
}

export function prepareResponse(
  { identity, brotli, gzip }: Encodings,
  { etag, type, own }: { etag: string; type: string; own: Record<string, string> },
): PreparedResponse {
  const headers = {
    "X-Content-Type-Options": "nosniff",
    ...own,
    ETag: etag,
    Vary: "Accept-Encoding",
  };
  function represent(bytes: Buffer, encoding?: ContentEncoding): Representation {
    return {
      bytes: new Uint8Array(bytes),
      status: 200,
      headers: {
        ...headers,
        "Content-Type": type,
        ...(encoding && { "Content-Encoding": encoding }),
      },
    };
  }
  return {
    etag,
    headers,
    identity: represent(identity),
    br: brotli && represent(brotli, "br"),
    gzip: gzip && represent(gzip, "gzip"),
    size: identity.length + (brotli?.length ?? 0) + (gzip?.length ?? 0),
  };
}

export function sendPrepared(c: Context, prepared: PreparedResponse): Response {
  const ifNoneMatch = requestHeader(c, "if-none-match");
  if (ifNoneMatch !== undefined && matchesEtag(ifNoneMatch, prepared.etag)) {
    return new Response(null, { status: 304, headers: prepared.headers });
  }
  const encoding = preferredEncoding(requestHeader(c, "accept-encoding") ?? "");
  const representation = prepared[encoding] ?? prepared.identity;
  return new Response(representation.bytes, representation);
}

/** Of the request, read as cheaply as `sendPrepared` does. */
export function headerReader(c: Context): (name: Lowercase<string>) => string | undefined {
  return (name) => requestHeader(c, name);
}

/**
 * Read from Node's own request where there is one: making a whole `Headers` object for two of them takes longer
 * than everything else in this answer together (npm run bench).
 */
function requestHeader(c: Context, name: Lowercase<string>): string | undefined {
  const bindings: Partial<HttpBindings> | undefined = c.env;
  const value = bindings?.incoming ? bindings.incoming.headers[name] : c.req.header(name);
  return typeof value === "string" ? value : undefined;
}
