import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { createHealthProof } from "../../../server/doctor/health-proof.ts";
import { startTestServer } from "../../support/test-server.ts";

const KEY = Buffer.alloc(32, 5);
const NONCE = "n".repeat(32);

describe("the proof that an address leads to this server", () => {
  it("is made by whoever holds the key, and by nobody else", () => {
    const ours = createHealthProof(KEY);
    const proof = ours.prove(NONCE);
    expect(ours.isProof(NONCE, proof)).toBe(true);
    expect(createHealthProof(KEY).isProof(NONCE, proof)).toBe(true);
    expect(createHealthProof(Buffer.alloc(32, 6)).isProof(NONCE, proof)).toBe(false);
    expect(ours.isProof("m".repeat(32), proof)).toBe(false);
    for (const nothing of [undefined, "", 1, {}]) expect(ours.isProof(NONCE, nothing)).toBe(false);
  });

  it("is never a signature that the dashboard's cookies would pass with", () => {
    const cookieSignature = createHmac("sha256", KEY).update(NONCE);
    expect(createHealthProof(KEY).prove(NONCE)).not.toBe(cookieSignature.digest("base64url"));
  });

  it("is given by /healthz for a nonce only, and only to it", async () => {
    const server = await startTestServer();
    const ask = async (query: string) => {
      const answer = await fetch(`${server.url}/healthz${query}`);
      expect(answer.status).toBe(200);
      expect(answer.headers.get("cache-control")).toBe("no-store");
      return (await answer.json()) as Record<string, string>;
    };
    expect(await ask("")).toEqual({ status: "ok" });
    for (const odd of ["short", "x".repeat(65), "<script>".repeat(4), ""]) {
      expect(await ask(`?nonce=${encodeURIComponent(odd)}`)).toEqual({ status: "ok" });
    }
    const first = await ask(`?nonce=${NONCE}`);
    expect(first).toEqual({
      status: "ok",
      proof: expect.stringMatching(/^[\w-]{43}$/),
      host: "expected",
    });
    expect((await ask(`?nonce=${NONCE}x`)).proof).not.toBe(first.proof);
  });
});
