import { brotliCompressSync, constants } from "node:zlib";
import type { Context } from "hono";

const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };

interface CompressedText {
  readonly plain: Uint8Array<ArrayBuffer>;
  readonly brotli: Uint8Array<ArrayBuffer>;
}

export function compressText(text: string): CompressedText {
  const plain = new TextEncoder().encode(text);
  return { plain, brotli: new Uint8Array(brotliCompressSync(plain, BROTLI)) };
}

/** As well compressed as Windowbox's own answers. */
export function sendText(
  c: Context,
  { plain, brotli }: CompressedText,
  type: string,
  caching: string,
): Response {
  const compressed = /\bbr\b/.test(c.req.header("accept-encoding") ?? "");
  c.header("Content-Type", type);
  c.header("Cache-Control", caching);
  c.header("Vary", "Accept-Encoding");
  if (compressed) c.header("Content-Encoding", "br");
  return c.body(compressed ? brotli : plain);
}
