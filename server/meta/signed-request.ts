import { createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { parseJson } from "../instagram/graph/parse-json.ts";
import { wireId } from "../instagram/graph/wire.ts";
import type { Secret } from "../shared/secret.ts";
import { sha256 } from "../shared/sha256.ts";
import { DAY_MS, HOUR_MS, SECOND_MS } from "../time/clock.ts";

/** What Meta signed: whom a request is about, and when it was made. */
export interface SignedRequest {
  /** Digits; larger than 2^53. */
  readonly userId: string;
  readonly issuedAt: number;
  /** Of the signature: the same for a request that is sent again, however it is spelt. */
  readonly hash: string;
}

export type Refusal =
  | "malformed"
  | "no-secret"
  | "wrong-signature"
  | "wrong-algorithm"
  | "too-old"
  | "from-the-future";

const MAX_AGE_MS = DAY_MS;
/** This server's clock may be behind; a request from tomorrow is none of Meta's. */
export const MAX_AHEAD_MS = HOUR_MS;
const MAX_LENGTH = 8192;
const SIGNATURE_BYTES = 32;

/** Both parts in base64url; Meta leaves the padding out, some libraries leave it in. */
const FORM = /^([\w-]+={0,2})\.([\w-]+={0,2})$/;

const payloadSchema = z.looseObject({
  algorithm: z.string(),
  user_id: wireId,
  issued_at: z.union([
    z.number(),
    z
      .string()
      .regex(/^\d{1,12}$/)
      .transform(Number),
  ]),
});

/**
 * Checks a `signed_request` as Meta's data-deletion and deauthorize callbacks send it: HMAC-SHA256 of the
 * second part as received, still encoded, keyed with the app's secret. Any of the secrets may have signed.
 */
export function readSignedRequest(
  text: string,
  secrets: readonly Secret[],
  now: number,
): SignedRequest | Refusal {
  const parts = text.length <= MAX_LENGTH ? FORM.exec(text) : null;
  const [, encodedSignature, encodedPayload] = parts ?? [];
  if (!encodedSignature || !encodedPayload) return "malformed";
  const signature = Buffer.from(encodedSignature, "base64url");
  if (signature.length !== SIGNATURE_BYTES) return "malformed";
  if (secrets.length === 0) return "no-secret";
  // All are tried, so that the time taken does not tell which one came close.
  const matches = secrets.map((secret) =>
    timingSafeEqual(signature, signatureOf(encodedPayload, secret)),
  );
  if (!matches.includes(true)) return "wrong-signature";
  const payload = parsePayload(encodedPayload);
  if (!payload) return "malformed";
  if (payload.algorithm.toUpperCase() !== "HMAC-SHA256") return "wrong-algorithm";
  const issuedAt = payload.issued_at * SECOND_MS;
  const age = now - issuedAt;
  if (age > MAX_AGE_MS) return "too-old";
  if (age < -MAX_AHEAD_MS) return "from-the-future";
  return {
    userId: payload.user_id,
    issuedAt,
    hash: sha256(signature).toString("base64url"),
  };
}

function signatureOf(encodedPayload: string, secret: Secret): Buffer {
  return createHmac("sha256", secret.reveal()).update(encodedPayload).digest();
}

function parsePayload(encoded: string) {
  try {
    const text = Buffer.from(encoded, "base64url").toString("utf8");
    return payloadSchema.safeParse(parseJson(text)).data;
  } catch {
    return undefined;
  }
}
