import type { FeedDocument } from "../../server/feed/document.ts";
import { isFeed } from "./is-feed.ts";
import { findEarlyReplies } from "./prefetched-replies.ts";
import { inTime } from "./with-timeout.ts";

/**
 * Why there is no feed: `not-found` (the server knows no such feed, or it was never connected), `network`
 * (no reply, or none in time), `server` (it replied with an error), `unexpected-reply` (not a feed document).
 */
export type FeedFailure = "not-found" | "network" | "server" | "unexpected-reply";

const RETRY_AFTER_MS = 700;
/** How long a document already read is good enough for an element that comes later. */
const FRESH_MS = 60_000;

interface SharedLoad {
  readonly result: Promise<FeedDocument | FeedFailure>;
  readonly stop: AbortController;
  readonly startedAt: number;
  waiting: number;
}

const loads = new Map<string, SharedLoad>();

/**
 * Reads a feed document; never rejects. Everyone who asks for the same address shares one request, which
 * ends early only when the last of them has given up.
 */
export function loadFeed(url: string, signal: AbortSignal): Promise<FeedDocument | FeedFailure> {
  const known = loads.get(url);
  const load = known && Date.now() - known.startedAt < FRESH_MS ? known : startLoad(url);
  load.waiting++;
  signal.addEventListener("abort", () => {
    if (--load.waiting) return;
    loads.delete(url);
    load.stop.abort();
  });
  return load.result;
}

function startLoad(url: string): SharedLoad {
  const stop = new AbortController();
  const result = requestTwice(url, stop.signal);
  const load = { result, stop, startedAt: Date.now(), waiting: 0 };
  loads.set(url, load);
  result.then((feed) => {
    if (typeof feed === "string" && loads.get(url) === load) loads.delete(url);
  });
  return load;
}

/** Phones lose a request now and then: what may pass by itself is tried once more. */
async function requestTwice(url: string, signal: AbortSignal): Promise<FeedDocument | FeedFailure> {
  const result = await request(url, signal);
  if ((result !== "network" && result !== "server") || signal.aborted) return result;
  await new Promise((resolve) => setTimeout(resolve, RETRY_AFTER_MS * (1 + Math.random())));
  return signal.aborted ? result : request(url, signal);
}

/** Signals are combined by hand: `AbortSignal.any` and `.timeout` are younger than the browsers that people have. */
async function request(url: string, stopped: AbortSignal): Promise<FeedDocument | FeedFailure> {
  const attempt = new AbortController();
  const stop = () => attempt.abort();
  stopped.addEventListener("abort", stop);
  try {
    return await inTime(read(url, attempt.signal));
  } catch (error) {
    stop();
    return error instanceof SyntaxError ? "unexpected-reply" : "network";
  }
}

async function read(url: string, signal: AbortSignal): Promise<FeedDocument | FeedFailure> {
  const early = findEarlyReplies()?.get(url);
  findEarlyReplies()?.delete(url);
  // fetch()'s own credentials mode, which sends nothing to another origin: with "omit", a page's
  // <link rel="preload" as="fetch" crossorigin> would not match and the document would come twice.
  const response = await (early ?? fetch(url, { signal }));
  if (!response.ok) return response.status === 404 ? "not-found" : "server";
  const feed: unknown = await response.json();
  return isFeed(feed) ? feed : "unexpected-reply";
}
