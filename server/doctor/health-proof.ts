import { createHmac, timingSafeEqual } from "node:crypto";

/**
 * Lets a server prove that an address leads to it and to no other: whoever asks sends a nonce, and only who
 * holds the data folder's key can answer it. The key of the proof is used for nothing else, so answering
 * everybody gives nothing away.
 */
export interface HealthProof {
  /** `undefined` for what is no nonce. */
  prove(nonce: string): string | undefined;
  isProof(nonce: string, proof: unknown): boolean;
}

const NONCE = /^[\w-]{22,64}$/;

export function createHealthProof(signingKey: Buffer): HealthProof {
  const key = createHmac("sha256", signingKey).update("windowbox health").digest();
  const sign = (nonce: string) => createHmac("sha256", key).update(nonce).digest("base64url");
  return {
    prove: (nonce) => (NONCE.test(nonce) ? sign(nonce) : undefined),
    isProof(nonce, proof) {
      const expected = Buffer.from(sign(nonce));
      const given = Buffer.from(typeof proof === "string" ? proof : "");
      return given.length === expected.length && timingSafeEqual(given, expected);
    },
  };
}
