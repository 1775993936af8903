import { describe, expect, it } from "vitest";
import { boundedBody } from "../../../server/http/bounded-body.ts";

const ERRORS = {
  tooLarge: () => new Error("too large"),
  interrupted: (cause: unknown) => new Error("interrupted", { cause }),
};

/** A body of pieces of four bytes, which knows whether anybody still listens. */
function answer(pieces: number, init?: ResponseInit) {
  const state = { sent: 0, cancelled: false };
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        if (state.sent === pieces) return controller.close();
        state.sent += 1;
        controller.enqueue(new Uint8Array(4));
      },
      cancel() {
        state.cancelled = true;
      },
    },
    { highWaterMark: 0 },
  );
  return { state, response: new Response(body, init) };
}

async function sizeOf(response: Response, maxBytes: number): Promise<number> {
  let size = 0;
  for await (const piece of boundedBody(response, maxBytes, ERRORS)) size += piece.byteLength;
  return size;
}

describe("a body that is read within bounds", () => {
  it("comes whole when it is exactly as large as it may be", async () => {
    expect(await sizeOf(answer(3).response, 12)).toBe(12);
    expect(await sizeOf(new Response(null), 0)).toBe(0);
  });

  it("is given up at the first byte too many", async () => {
    const { response, state } = answer(100);
    await expect(sizeOf(response, 11)).rejects.toThrow("too large");
    expect(state).toEqual({ sent: 3, cancelled: true });
  });

  it("is not begun when it says itself that it is too large", async () => {
    const { response, state } = answer(100, { headers: { "content-length": "400" } });
    await expect(sizeOf(response, 399)).rejects.toThrow("too large");
    expect(state).toEqual({ sent: 0, cancelled: true });
  });

  it("is ended when its reader has had enough", async () => {
    const { response, state } = answer(100);
    for await (const piece of boundedBody(response, 400, ERRORS)) {
      expect(piece.byteLength).toBe(4);
      break;
    }
    expect(state).toEqual({ sent: 1, cancelled: true });
  });

  it("that breaks off says so, and why", async () => {
    const cause = new Error("socket closed");
    const body = new ReadableStream({ pull: () => Promise.reject(cause) });
    await expect(sizeOf(new Response(body), 400)).rejects.toMatchObject({
      message: "interrupted",
      cause,
    });
  });
});
