import { createHmac } from "node:crypto";

interface SignedRequestParts {
  /** As JSON text where numbers over 2^53 matter, else as an object. */
  readonly payload: string | Readonly<Record<string, unknown>>;
  readonly secret: string;
  readonly padded?: boolean;
}

/** A `signed_request` as Meta makes it. */
export function signRequest({ payload, secret, padded = false }: SignedRequestParts): string {
  const text = typeof payload === "string" ? payload : JSON.stringify(payload);
  const encoded = padded ? pad(Buffer.from(text).toString("base64url")) : base64url(text);
  const signature = createHmac("sha256", secret).update(encoded).digest("base64url");
  return `${padded ? pad(signature) : signature}.${encoded}`;
}

function base64url(text: string): string {
  return Buffer.from(text).toString("base64url");
}

function pad(encoded: string): string {
  return encoded + "=".repeat((4 - (encoded.length % 4)) % 4);
}
