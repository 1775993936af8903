import type { HttpBindings } from "@hono/node-server";
import type { Context } from "hono";
import type { Clock } from "../clock.ts";
import type { Database } from "../db/database.ts";
import type { ServedBytes } from "../feed/precompress.ts";

/** How long a page may be served from memory before the file is asked whether another process wrote to it. */
const RECHECK_MS = 200;
const MOST_CACHED = 500;

/** A page with everything that an answer needs; nothing is put together while a visitor waits. */
export interface ServedPage {
  readonly etag: string;
  /** Of an answer without a body. */
  readonly headers: Record<string, string>;
  readonly forms: Readonly<Record<Encoding, ServedForm>>;
}

/** Bytes, and what `Response` takes beside them. */
interface ServedForm {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly status: 200;
  readonly headers: Record<string, string>;
}

type Encoding = "br" | "gzip" | "identity";

/** Bytes that were made beforehand, with the headers of their answer. */
export function servedPage(
  identity: Buffer,
  { etag, brotli, gzip }: ServedBytes,
  type: string,
  own: Record<string, string>,
): ServedPage {
  const headers = {
    "X-Content-Type-Options": "nosniff",
    ...own,
    ETag: etag,
    Vary: "Accept-Encoding",
  };
  const form = (bytes: Buffer, encoding?: Encoding): ServedForm => ({
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
    forms: { br: form(brotli, "br"), gzip: form(gzip, "gzip"), identity: form(identity) },
  };
}

export function answerPage(c: Context, page: ServedPage): Response {
  const ifNoneMatch = requestHeader(c, "if-none-match");
  if (ifNoneMatch !== undefined && matchesEtag(ifNoneMatch, page.etag)) {
    return new Response(null, { status: 304, headers: page.headers });
  }
  const form = page.forms[preferredEncoding(requestHeader(c, "accept-encoding") ?? "")];
  return new Response(form.bytes, form);
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

/** Pages as they are in the database, read again once anything was committed there. */
export function cachedPages<Key extends readonly string[]>(
  db: Database,
  clock: Clock,
  read: (...key: Key) => ServedPage | undefined,
): (...key: Key) => ServedPage | undefined {
  const pages = new Map<string, ServedPage>();
  let version = -1;
  let checkedAt = Number.NEGATIVE_INFINITY;
  return (...key) => {
    const now = clock.now();
    if (now < checkedAt || now >= checkedAt + RECHECK_MS) {
      checkedAt = now;
      const current = db.version();
      if (current !== version) {
        version = current;
        pages.clear();
      }
    }
    const name = key.join(" ");
    const cached = pages.get(name);
    if (cached) return cached;
    const page = read(...key);
    // Only what exists is kept: made-up ids must not fill the memory.
    if (page && pages.size < MOST_CACHED) pages.set(name, page);
    return page;
  };
}

/** Weak comparison (RFC 9110 §13.1.2): the page is the same in whichever encoding. */
export function matchesEtag(ifNoneMatch: string, etag: string): boolean {
  const bare = etag.replace(/^W\//, "");
  return ifNoneMatch
    .split(",")
    .some((tag) => tag.trim() === "*" || tag.trim().replace(/^W\//, "") === bare);
}

/** Browsers send one of a handful of headers, so what was understood once is remembered. */
const understood = new Map<string, Encoding>();
const MOST_UNDERSTOOD = 100;

function preferredEncoding(acceptEncoding: string): Encoding {
  const known = understood.get(acceptEncoding);
  if (known) return known;
  const encoding = accepts(acceptEncoding, "br")
    ? "br"
    : accepts(acceptEncoding, "gzip")
      ? "gzip"
      : "identity";
  if (understood.size < MOST_UNDERSTOOD) understood.set(acceptEncoding, encoding);
  return encoding;
}

/** `br;q=0` is a refusal (RFC 9110 §12.5.3). */
function accepts(acceptEncoding: string, encoding: Encoding): boolean {
  if (!acceptEncoding.includes(encoding)) return false;
  return acceptEncoding.split(",").some((entry) => {
    const [name, ...parameters] = entry.split(";").map((part) => part.trim().toLowerCase());
    return name === encoding && !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter));
  });
}
