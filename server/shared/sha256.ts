import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";

/** Of all parts, one after the other. */
export function sha256(...parts: readonly (string | Uint8Array)[]): Buffer {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest();
}

/** Of a file, piece by piece. Rejects where it cannot be read. */
export async function sha256OfFile(path: string): Promise<Buffer> {
  const hash = createHash("sha256");
  for await (const piece of createReadStream(path)) hash.update(piece);
  return hash.digest();
}
