import type { Hono } from "hono";
import { FaultError, type NetworkFault } from "./answer.ts";

const MAX_REDIRECTS = 20;

/** Asked for a host that is not the sandbox: a test would have left the machine. */
class StrayRequestError extends Error {
  override readonly name = "StrayRequestError";
}

interface SandboxFetch {
  readonly fetch: typeof globalThis.fetch;
  /** Method, origin and path of everything that was asked of another host. */
  readonly strays: string[];
}

/** A `fetch` that answers for one origin from the app, without a socket, and behaves like undici's. */
export function createSandboxFetch(app: Hono, origin: string): SandboxFetch {
  const strays: string[] = [];

  async function send(request: Request, redirects: number): Promise<Response> {
    const url = new URL(request.url);
    if (url.origin !== origin) {
      strays.push(`${request.method} ${url.origin}${url.pathname}`);
      throw new StrayRequestError(`${request.method} ${url.origin}${url.pathname} is no sandbox.`);
    }
    const { signal } = request;
    signal.throwIfAborted();
    const response = await withAbort(answer(app, request.clone()), signal);
    const location = response.headers.get("location");
    if (request.redirect === "manual" || location === null || !isRedirect(response.status)) {
      return tieToSignal(response, signal, request.url, redirects > 0);
    }
    if (request.redirect === "error") throw fetchFailed("unexpected redirect");
    if (redirects >= MAX_REDIRECTS) throw fetchFailed("redirect count exceeded");
    return send(followed(request, response.status, new URL(location, url)), redirects + 1);
  }

  return { fetch: (input, init) => send(new Request(input, init), 0), strays };
}

async function answer(app: Hono, request: Request): Promise<Response> {
  try {
    return await app.fetch(request);
  } catch (error) {
    throw error instanceof FaultError ? undiciError(error.fault) : error;
  }
}

function isRedirect(status: number): boolean {
  return [301, 302, 303, 307, 308].includes(status);
}

function followed(request: Request, status: number, url: URL): Request {
  const keeps = status === 307 || status === 308 || request.method === "GET";
  return keeps
    ? new Request(url, request)
    : new Request(url, { headers: request.headers, signal: request.signal });
}

function withAbort<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    signal.addEventListener("abort", abort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", abort));
  });
}

/** The body, too, ends with the signal, and a break in it looks like undici's. */
function tieToSignal(
  response: Response,
  signal: AbortSignal,
  url: string,
  redirected: boolean,
): Response {
  const reader = response.body?.getReader();
  const body =
    reader &&
    new ReadableStream<Uint8Array>({
      async pull(controller) {
        try {
          const { done, value } = await withAbort(reader.read(), signal);
          if (done) controller.close();
          else controller.enqueue(value);
        } catch (error) {
          controller.error(error instanceof FaultError ? terminated(error.fault) : error);
          await reader.cancel().catch(() => undefined);
        }
      },
      cancel: (reason) => reader.cancel(reason),
    });
  const tied = new Response(body ?? null, response);
  Object.defineProperty(tied, "url", { value: url });
  Object.defineProperty(tied, "redirected", { value: redirected });
  return tied;
}

function fetchFailed(message: string): TypeError {
  return new TypeError("fetch failed", { cause: new Error(message) });
}

const FAULT_WORDS: Record<NetworkFault, string> = {
  ECONNRESET: "read ECONNRESET",
  ECONNREFUSED: "connect ECONNREFUSED 127.0.0.1:443",
  ENOTFOUND: "getaddrinfo ENOTFOUND graph.instagram.com",
  EAI_AGAIN: "getaddrinfo EAI_AGAIN graph.instagram.com",
  CERT_HAS_EXPIRED: "certificate has expired",
  UND_ERR_CONNECT_TIMEOUT: "Connect Timeout Error",
  UND_ERR_SOCKET: "other side closed",
  ERR_SSL_WRONG_VERSION_NUMBER: "SSL routines:ssl3_get_record:wrong version number",
};

function faultCause(fault: NetworkFault): Error {
  return Object.assign(new Error(FAULT_WORDS[fault]), { code: fault });
}

/** What Node's fetch throws when no answer came. */
function undiciError(fault: NetworkFault): TypeError {
  return new TypeError("fetch failed", { cause: faultCause(fault) });
}

/** What reading a body throws when the connection breaks meanwhile. */
function terminated(fault: NetworkFault): TypeError {
  return new TypeError("terminated", { cause: faultCause(fault) });
}
