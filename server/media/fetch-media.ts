import { boundedBody, discardBody } from "../http/bounded-body.ts";
import { privateAddressError } from "../http/public-fetch.ts";
import type { Fetch, FetchResponse } from "../http/send-request.ts";
import { withTimeout } from "../http/with-timeout.ts";
import { MB } from "../shared/format-bytes.ts";
import { MediaError } from "./media-failure.ts";
import { isAllowedMediaAddress } from "./media-hosts.ts";

const MAX_REDIRECTS = 5;

interface MediaSource {
  readonly fetch: Fetch;
  readonly mediaHosts: readonly string[];
}

export interface MediaRequest {
  /** For the owner's sentence. */
  readonly what: "picture" | "video";
  readonly maxBytes: number;
  /** Spans every hop and the whole body. */
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
  /** Called as bytes come in. */
  readonly onProgress?: (() => void) | undefined;
}

/**
 * Fetches a file and hands its bytes to `take` as they come, never holding more than one piece. Every
 * redirect hop must be an allowed host. Throws `MediaError`, or whatever `take` threw.
 */
export async function fetchMedia(
  source: MediaSource,
  address: string,
  request: MediaRequest,
  take: (chunk: Uint8Array) => void | Promise<void>,
): Promise<void> {
  const { signal, timeout } = withTimeout(request.timeoutMs, request.signal);
  const translate = (error: unknown) => {
    const { what } = request;
    if (request.signal?.aborted) {
      return new MediaError("stopped", `Fetching the ${what} was stopped.`, error);
    }
    if (timeout.aborted) {
      const seconds = Math.ceil(request.timeoutMs / 1000);
      return new MediaError(
        "timeout",
        `The ${what} did not come within ${seconds} seconds; it is tried again at the next sync.`,
        error,
      );
    }
    const refused = privateAddressError(error);
    if (refused) {
      return new MediaError(
        "private-address",
        `The ${what} lies on ${refused.host}, which leads into a private network; it is left out.`,
        error,
      );
    }
    return new MediaError(
      "unreachable",
      `Instagram's ${what} server could not be reached; it is tried again at the next sync.`,
      error,
    );
  };

  const response = await openMedia(source, address, request, signal, translate);
  const body = boundedBody(response, request.maxBytes, {
    tooLarge: () => mediaTooLarge(request),
    interrupted: translate,
  });
  for await (const piece of body) {
    request.onProgress?.();
    await take(piece);
  }
}

/** The whole file in memory: for pictures. */
export async function fetchBytes(
  source: MediaSource,
  address: string,
  request: MediaRequest,
): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  await fetchMedia(source, address, request, (chunk) => void chunks.push(chunk));
  return Buffer.concat(chunks);
}

/** Follows redirects by hand, because every hop has to be an allowed host. */
async function openMedia(
  { fetch, mediaHosts }: MediaSource,
  address: string,
  request: MediaRequest,
  signal: AbortSignal,
  translate: (error: unknown) => MediaError,
): Promise<FetchResponse> {
  const { what } = request;
  let url = parseAddress(address, undefined, what);
  for (let hop = 0; hop <= MAX_REDIRECTS; hop += 1) {
    if (!isAllowedMediaAddress(url, mediaHosts)) {
      throw new MediaError(
        "refused-host",
        `The ${what} lies on ${url.host || "no host"}, which MEDIA_HOSTS does not allow; it is left out.`,
      );
    }
    const response = await fetch(url, { redirect: "manual", signal }).catch((error: unknown) => {
      throw translate(error);
    });
    if (response.status === 200) return response;
    await discardBody(response);
    const location = response.headers.get("location");
    if (![301, 302, 303, 307, 308].includes(response.status) || location === null) {
      throw statusError(response.status, what);
    }
    url = parseAddress(location, url, what);
  }
  throw new MediaError(
    "too-many-redirects",
    `The ${what}'s address leads from one place to the next without end; it is left out.`,
  );
}

function parseAddress(address: string, base: URL | undefined, what: string): URL {
  if (URL.canParse(address, base?.href)) return new URL(address, base);
  throw new MediaError("bad-address", `Instagram gave no usable address for the ${what}.`);
}

function mediaTooLarge({ what, maxBytes }: MediaRequest): MediaError {
  const limit = Math.round(maxBytes / MB);
  return new MediaError("too-large", `The ${what} is larger than ${limit} MB and is left out.`);
}

/** Meta's servers answer 403, 404 or 410 once an address has expired. */
function statusError(status: number, what: string): MediaError {
  if ([403, 404, 410].includes(status)) {
    return new MediaError(
      "gone",
      `Instagram's address of the ${what} has expired (${status}); the next look for new posts brings a fresh one.`,
    );
  }
  return new MediaError(
    "unreachable",
    `Instagram's ${what} server answered ${status}; it is tried again at the next sync.`,
  );
}
