import { RequestError } from "../shared/errors.ts";
import type { Clock } from "../time/clock.ts";
import type { PreparedResponse } from "./prepared-response.ts";
import { createRecheck } from "./recheck.ts";

/** How long an answer may come from memory before the file is asked whether another process wrote to it. */
const RECHECK_MS = 200;
/** The least recently used goes first. */
const MOST_CACHED = 500;
const MOST_BYTES = 32_000_000;

interface ResponseSource<Key extends readonly string[]> {
  /** Changes with what `read` gives: spares reading all of it again after every commit. */
  tagOf(...key: Key): string | undefined;
  read(...key: Key): PreparedResponse | undefined;
}

interface ResponseCacheDeps {
  readonly clock: Pick<Clock, "now">;
  /** Another number once anything was committed, by whichever process. */
  version(): number;
  /** The same of this process alone, for nothing: what it committed is in its next answer. */
  commits(): number;
  /** Told of what could not be read. */
  onUnreadable(error: unknown): void;
}

interface Entry {
  readonly response: PreparedResponse;
  readonly tag: string;
  /** As which it was last looked at. */
  version: number;
}

/**
 * Answers from what is in the database, looked at again once anything was committed there. What cannot be read any
 * more is served as it was, what never could be from the copy; what is not there either is a 503.
 */
export function cacheResponses<Key extends readonly string[]>(
  { clock, version: currentVersion, commits, onUnreadable }: ResponseCacheDeps,
  source: ResponseSource<Key>,
  copy?: ResponseSource<Key>,
): (...key: Key) => PreparedResponse | undefined {
  const cache = new Map<string, Entry>();
  let bytes = 0;
  let version = -1;
  const isToBeChecked = createRecheck({ clock, commits }, RECHECK_MS);

  function recheck(): void {
    try {
      version = currentVersion();
    } catch (error) {
      onUnreadable(error);
    }
  }

  function drop(name: string): void {
    bytes -= cache.get(name)?.response.size ?? 0;
    cache.delete(name);
  }

  /** A map lists what was set first first: set anew, it is the last to go. */
  function keep(name: string, entry: Entry): void {
    drop(name);
    cache.set(name, entry);
    bytes += entry.response.size;
    for (const oldest of cache.keys()) {
      if ((cache.size <= MOST_CACHED && bytes <= MOST_BYTES) || oldest === name) return;
      drop(oldest);
    }
  }

  function lookAgain(name: string, key: Key, cached: Entry | undefined) {
    try {
      const tag = source.tagOf(...key);
      if (cached && tag === cached.tag) {
        cached.version = version;
        return cached.response;
      }
      const response = tag === undefined ? undefined : source.read(...key);
      // Only what exists is kept: made-up ids must not fill the memory.
      if (tag !== undefined && response) keep(name, { response, tag, version });
      else drop(name);
      return response;
    } catch (error) {
      onUnreadable(error);
      if (!cached) return readCopy(name, key, error);
      cached.version = version;
      return cached.response;
    }
  }

  function readCopy(name: string, key: Key, cause: unknown): PreparedResponse {
    let response: PreparedResponse | undefined;
    try {
      response = copy?.read(...key);
    } catch (error) {
      onUnreadable(error);
    }
    if (!response) throw unreadableResponse(cause);
    keep(name, { response, tag: response.etag, version });
    return response;
  }

  return (...key) => {
    if (isToBeChecked()) recheck();
    const name = key.join(" ");
    const cached = cache.get(name);
    if (cached?.version !== version) return lookAgain(name, key, cached);
    // Not before anything may have to go, for it costs.
    if (cache.size >= MOST_CACHED || bytes >= MOST_BYTES / 2) keep(name, cached);
    return cached.response;
  };
}

function unreadableResponse(cause: unknown): RequestError {
  const message = "This cannot be read just now: please try again in a minute.";
  const error = new RequestError(503, "unreadable", message);
  error.cause = cause;
  return error;
}
