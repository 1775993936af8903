import type { FeedDocument } from "../../server/feed/document.ts";
import { isFeed } from "./is-feed.ts";
import { withDeadline } from "./with-deadline.ts";

/**
 * Why there is no feed: `not-found` (the server knows no such feed, or it was never connected), `network`
 * (no reply, or none in time), `server` (it replied with an error), `unexpected-reply` (not a feed document).
 */
export type FeedFailure = "not-found" | "network" | "server" | "unexpected-reply";

const RETRY_AFTER_MS = 700;
/** How long a document already read is good enough for an element that comes later. */
const FRESH_MS = 60_000;

/** A request, or its second try, that may be given up. */
interface SharedLoad {
  readonly startedAt: number;
  /** Of the try that is under way. */
  stop?: AbortController;
  /** How many want its result. */
  waiting: number;
  result?: Promise<FeedDocument | FeedFailure>;
}

const loads = new Map<string, SharedLoad>();

/**
 * Reads a feed document; never rejects. Everyone who asks for the same address shares one request, which
 * ends early only when the last of them has given up.
 */
export function loadFeed(url: string, signal: AbortSignal): Promise<FeedDocument | FeedFailure> {
  let load = loads.get(url);
  if (!load || Date.now() - load.startedAt >= FRESH_MS) {
    load = { startedAt: Date.now(), waiting: 0 };
    loads.set(url, load);
  }
  const shared = load;
  shared.waiting++;
  signal.addEventListener("abort", () => {
    if (--shared.waiting) return;
    loads.delete(url);
    shared.stop?.abort();
  });
  shared.result ??= tryTwice(url, shared).then((feed) => {
    if (typeof feed === "string" && loads.get(url) === shared) loads.delete(url);
    return feed;
  });
  return shared.result;
}

/** Phones lose a request now and then: what may pass by itself is tried once more. */
async function tryTwice(url: string, request: SharedLoad): Promise<FeedDocument | FeedFailure> {
  const result = await tryOnce(url, request);
  if ((result !== "network" && result !== "server") || !request.waiting) return result;
  try {
    await new Promise((resolve) => setTimeout(resolve, RETRY_AFTER_MS * (1 + Math.random())));
  } catch {
    // A page without timers: the second try is made at once.
  }
  return request.waiting ? tryOnce(url, request) : result;
}

async function tryOnce(url: string, request: SharedLoad): Promise<FeedDocument | FeedFailure> {
  // `AbortSignal.any` and `.timeout` are younger than the browsers that people have.
  const stop = new AbortController();
  request.stop = stop;
  try {
    return await withDeadline(read(url, stop.signal));
  } catch (error) {
    stop.abort();
    return error instanceof SyntaxError ? "unexpected-reply" : "network";
  }
}

async function read(url: string, signal: AbortSignal): Promise<FeedDocument | FeedFailure> {
  // fetch()'s own credentials mode, which sends nothing to another origin: with "omit", a page's
  // <link rel="preload" as="fetch" crossorigin> would not match and the document would come twice.
  const response = await fetch(url, { signal });
  if (!response.ok) return response.status === 404 ? "not-found" : "server";
  const feed: unknown = await response.json();
  return isFeed(feed) ? feed : "unexpected-reply";
}
