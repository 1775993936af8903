import { causesOf, errorCode } from "../shared/errors.ts";
import { omitAbsent } from "../shared/omit-absent.ts";
import { boundedBody, type ResponseWithBody } from "./bounded-body.ts";
import { withTimeout } from "./with-timeout.ts";

/** What is used of the platform's `fetch`, so that others can stand in for it. */
export type Fetch = (address: string | URL, init?: FetchInit) => Promise<FetchResponse>;

interface FetchInit {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string | URLSearchParams | Uint8Array<ArrayBuffer> | ReadableStream;
  /** With a stream: it is read while the answer comes. */
  readonly duplex?: "half";
  readonly redirect?: "follow" | "manual" | "error";
  readonly signal?: AbortSignal;
}

export type FetchResponse = ResponseWithBody &
  Pick<Response, "status" | "headers" | "json" | "text">;

/** Why no whole answer came. */
export type NetworkFailure = "timeout" | "dns" | "tls" | "connection" | "too-large" | "aborted";

/** No whole answer. The message names method, host and path, never the query: tokens travel there. */
export class NetworkError extends Error {
  override readonly name = "NetworkError";
  readonly failure: NetworkFailure;

  constructor(failure: NetworkFailure, request: string, cause?: unknown) {
    super(`${request}: ${failure}`, { cause });
    this.failure = failure;
  }
}

interface OutgoingRequest {
  readonly method?: "GET" | "POST";
  readonly headers?: Record<string, string>;
  readonly body?: URLSearchParams;
  /** Spans connecting, headers and the whole body. */
  readonly timeoutMs: number;
  readonly maxBytes: number;
  readonly signal?: AbortSignal | undefined;
}

export interface OutgoingAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Uint8Array;
}

/** Sends one request, redirects not followed, and reads the whole answer within the limits. Throws `NetworkError`. */
export async function sendRequest(
  fetch: Fetch,
  url: URL,
  request: OutgoingRequest,
): Promise<OutgoingAnswer> {
  const method = request.method ?? "GET";
  const label = `${method} ${url.host}${url.pathname}`;
  const { signal, timeout } = withTimeout(request.timeoutMs, request.signal);
  const translate = (error: unknown) => {
    if (timeout.aborted) return new NetworkError("timeout", label, error);
    if (request.signal?.aborted) return new NetworkError("aborted", label, error);
    return new NetworkError(networkFailureOf(error), label, error);
  };
  const init = omitAbsent<FetchInit>({
    method,
    redirect: "manual",
    signal,
    headers: request.headers,
    body: request.body,
  });
  const response = await fetch(url, init).catch((error: unknown) => {
    throw translate(error);
  });
  const pieces: Uint8Array[] = [];
  const body = boundedBody(response, request.maxBytes, {
    tooLarge: () => new NetworkError("too-large", label),
    interrupted: translate,
  });
  for await (const piece of body) pieces.push(piece);
  return { status: response.status, headers: response.headers, body: Buffer.concat(pieces) };
}

/** undici hides the reason in a chain of causes with Node's error codes. */
function networkFailureOf(error: unknown): NetworkFailure {
  for (const code of causesOf(error).map(errorCode)) {
    if (/^(ENOTFOUND|EAI_)/.test(code)) return "dns";
    if (/TIMEOUT|ETIMEDOUT/.test(code)) return "timeout";
    if (/CERT|TLS|SSL|SELF_SIGNED|UNABLE_TO_|HOSTNAME_MISMATCH/.test(code)) return "tls";
  }
  return "connection";
}
