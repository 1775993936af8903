import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { loadFeed } from "../../../widget/feed/load-feed.ts";

const DOCUMENT = { version: 1, id: "a", posts: [] };

const found = () => Response.json(DOCUMENT);
const lost = () => {
  throw new TypeError("Failed to fetch");
};
const status = (code: number) => () => new Response("{}", { status: code });

let signals: AbortSignal[];
/** Each test's own: what was read before is kept. */
let url = "";
let tests = 0;

beforeEach(() => {
  vi.useFakeTimers();
  signals = [];
  url = `https://posts.example/feeds/${tests++}.json`;
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** The server's answers in their order, the last one again and again. */
function answers(...replies: readonly (() => Response | Promise<Response>)[]): void {
  vi.stubGlobal("fetch", async (_url: string, { signal }: RequestInit) => {
    if (signal) signals.push(signal);
    return replies[Math.min(signals.length, replies.length) - 1]?.();
  });
}

function load() {
  const stop = new AbortController();
  const state: { result?: unknown } = {};
  void loadFeed(url, stop.signal).then((result) => {
    state.result = result;
  });
  return { state, stop };
}

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

describe("a request that is lost", () => {
  it.each([
    ["on its way", lost],
    ["in the middle of the document", () => new Response(brokenOff())],
    ["in a server that is too busy", status(503)],
  ])("%s is made once more, after a moment", async (_where, failure) => {
    vi.spyOn(Math, "random").mockReturnValue(0);
    answers(failure, found);
    const { state } = load();
    await pass(699);
    expect(signals).toHaveLength(1);
    await pass(1);
    expect(signals).toHaveLength(2);
    expect(state.result).toEqual(DOCUMENT);
  });

  it("is not made again by all visitors at the same moment", async () => {
    vi.spyOn(Math, "random").mockReturnValue(0.5);
    answers(lost, found);
    load();
    await pass(1049);
    expect(signals).toHaveLength(1);
    await pass(1);
    expect(signals).toHaveLength(2);
  });

  it.each([
    ["network", lost],
    ["server", status(500)],
  ])("twice is not made a third time: %s", async (reason, failure) => {
    answers(failure);
    const { state } = load();
    await pass(60_000);
    expect(signals).toHaveLength(2);
    expect(state.result).toBe(reason);
  });

  it.each([
    ["not-found", status(404)],
    ["unexpected-reply", () => new Response("<!doctype html>")],
    ["unexpected-reply", () => Response.json({ posts: 7 })],
  ])("is another thing than an answer: %s", async (reason, answer) => {
    answers(answer);
    const { state } = load();
    await pass(60_000);
    expect(signals).toHaveLength(1);
    expect(state.result).toBe(reason);
  });

  it("is not made again for those who have left", async () => {
    answers(lost);
    const { stop } = load();
    await pass(0);
    stop.abort();
    await pass(60_000);
    expect(signals.filter(({ aborted }) => !aborted)).toEqual([]);
  });
});

describe("who asks for the same feed", () => {
  it("shares the request, which ends when the last of them has left", async () => {
    answers(() => new Promise(() => {}));
    const [one, other] = [load(), load()];
    await pass(0);
    expect(signals).toHaveLength(1);
    one.stop.abort();
    expect(signals[0]?.aborted).toBe(false);
    other.stop.abort();
    expect(signals[0]?.aborted).toBe(true);
  });

  it("later, shares the document for a minute", async () => {
    answers(found);
    load();
    await pass(59_999);
    const { state } = load();
    await pass(0);
    expect(state.result).toEqual(DOCUMENT);
    expect(signals).toHaveLength(1);
    await pass(1);
    load();
    await pass(0);
    expect(signals).toHaveLength(2);
  });

  it("after a failure, asks anew at once", async () => {
    answers(status(404), found);
    load();
    await pass(0);
    const { state } = load();
    await pass(0);
    expect(state.result).toEqual(DOCUMENT);
  });
});

function brokenOff(): ReadableStream {
  return new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode('{"posts":['));
      controller.error(new TypeError("network error"));
    },
  });
}
