import { promisify } from "node:util";
import {
  brotliCompress,
  brotliCompressSync,
  brotliDecompressSync,
  constants,
  gunzipSync,
  gzip,
  gzipSync,
} from "node:zlib";
import { DamagedError } from "../shared/errors.ts";
import { sha256 } from "../shared/sha256.ts";

/** What is kept beside the bytes of an answer, so that nothing has to be made while a visitor waits. */
export interface Precompressed {
  /** Quoted, as in the header. Weak: the encodings differ in bytes, not in what they say. */
  readonly etag: string;
  readonly brotli: Buffer;
  readonly gzip: Buffer;
}

/**
 * `quick` takes half the time and a few bytes more: for what is made by the dozen. An owner waits for both: from 7 to 9
 * is ten times as long, and makes a feed smaller by a five-hundredth.
 */
type Effort = "full" | "quick";
const BROTLI_QUALITY = { full: 7, quick: 5 } as const;
const GZIP_LEVEL = { full: 9, quick: 3 } as const;

export function precompress(bytes: Buffer, effort: Effort = "full"): Precompressed {
  const params = { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY[effort] };
  return {
    etag: etagOf(bytes),
    brotli: brotliCompressSync(bytes, { params }),
    gzip: gzipSync(bytes, { level: GZIP_LEVEL[effort] }),
  };
}

/** For what is compressed later: until then it is served as it is. */
export function leaveUncompressed(bytes: Buffer): Precompressed {
  const none = Buffer.alloc(0);
  return { etag: etagOf(bytes), brotli: none, gzip: none };
}

/**
 * Elsewhere, while visitors are served. `best` is the smallest form there is, which takes some twenty times as long as
 * `full`.
 */
export async function precompressAside(
  bytes: Buffer,
  effort: "full" | "best",
): Promise<Precompressed> {
  const quality = effort === "best" ? 11 : BROTLI_QUALITY.full;
  const [brotli, gzipped] = await Promise.all([
    promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } }),
    promisify(gzip)(bytes, { level: 9 }),
  ]);
  return { etag: etagOf(bytes), brotli, gzip: gzipped };
}

export function etagOf(bytes: Buffer): string {
  return `W/"${sha256(bytes).toString("base64url").slice(0, 22)}"`;
}

/** Of what was stored, that which is still what it was: a damaged disk gives other bytes without a word. */
export interface IntactBytes {
  readonly identity: Buffer;
  readonly brotli: Buffer | undefined;
  readonly gzip: Buffer | undefined;
}

/** Any whole encoding will do. Throws when there is none. */
export function intactBytes(stored: Buffer, { etag, brotli, gzip }: Precompressed): IntactBytes {
  const fromBrotli = unpacked(() => brotliDecompressSync(brotli));
  const fromGzip = unpacked(() => gunzipSync(gzip));
  const isIntact = (bytes: Buffer | undefined) => bytes !== undefined && etagOf(bytes) === etag;
  const identity = [stored, fromBrotli, fromGzip].find(isIntact);
  if (!identity) throw new DamagedError("what was stored is damaged in every encoding");
  return {
    identity,
    brotli: fromBrotli?.equals(identity) ? brotli : undefined,
    gzip: fromGzip?.equals(identity) ? gzip : undefined,
  };
}

function unpacked(unpack: () => Buffer): Buffer | undefined {
  try {
    return unpack();
  } catch {
    return undefined;
  }
}
