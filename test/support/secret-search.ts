/** A piece so long is found wherever it lies; shorter ones could be chance. */
const PIECE = 16;

/** Looks for pieces of secrets, as they are and as base64, base64url, hexadecimal or percent-encoded text. */
interface SecretSearch {
  readonly pieces: number;
  /** Where the first piece of a secret lies and what stands before it, without the piece itself. */
  find(bytes: Uint8Array | string): string | undefined;
}

export function createSecretSearch(secrets: Iterable<string>): SecretSearch {
  const pieces = new Set<string>();
  for (const secret of secrets) {
    if (secret.length < PIECE) throw new Error("this secret is too short to be looked for");
    for (const form of formsOf(secret)) {
      for (let at = 0; at + PIECE <= form.length; at += 1) pieces.add(form.slice(at, at + PIECE));
    }
  }
  return {
    pieces: pieces.size,
    find(bytes) {
      const text = typeof bytes === "string" ? bytes : Buffer.from(bytes).toString("latin1");
      for (const { 0: run, index } of text.matchAll(/[\w+/=%.~-]{16,}/g)) {
        for (let at = 0; at + PIECE <= run.length; at += 1) {
          if (!pieces.has(run.slice(at, at + PIECE))) continue;
          const place = index + at;
          return `at ${place}, after ${JSON.stringify(text.slice(Math.max(0, place - 80), place))}`;
        }
      }
      return undefined;
    },
  };
}

function formsOf(secret: string): string[] {
  const bytes = Buffer.from(secret);
  const hex = bytes.toString("hex");
  // Base64 looks different with each offset of three; the letters at its ends belong to the neighbours, too.
  const shifted = [0, 1, 2].map((offset) =>
    Buffer.concat([Buffer.alloc(offset), bytes])
      .toString("base64")
      .slice(offset === 0 ? 0 : offset + 1, -4),
  );
  return [
    secret,
    encodeURIComponent(secret),
    hex,
    hex.toUpperCase(),
    ...shifted,
    ...shifted.map((text) => text.replaceAll("+", "-").replaceAll("/", "_")),
  ];
}
