import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { sha256 } from "../sha256.ts";

/** What is kept beside the bytes of an answer, so that nothing has to be made while a visitor waits. */
export interface Precompressed {
  /** Quoted, as in the header. Weak: the encodings differ in bytes, not in what they say. */
  readonly etag: string;
  readonly brotli: Buffer;
  readonly gzip: Buffer;
}

const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };

export function precompress(bytes: Buffer): Precompressed {
  const hash = sha256(bytes).toString("base64url").slice(0, 22);
  return {
    etag: `W/"${hash}"`,
    brotli: brotliCompressSync(bytes, BROTLI),
    gzip: gzipSync(bytes, { level: 9 }),
  };
}
