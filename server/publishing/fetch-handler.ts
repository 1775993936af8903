import { Readable } from "node:stream";
import { boundedBody } from "../http/bounded-body.ts";
import type { Fetch } from "../http/send-request.ts";
import { withTimeout } from "../http/with-timeout.ts";
import { MINUTE_MS } from "../time/clock.ts";

/** Of a request that the S3 client has signed, what is sent. */
interface BucketRequest {
  readonly method: string;
  readonly protocol: string;
  readonly hostname: string;
  readonly port?: number;
  readonly path: string;
  readonly query?: Readonly<Record<string, string | string[] | null>>;
  readonly headers: Record<string, string>;
  readonly body?: string | Uint8Array<ArrayBuffer> | Readable;
}

/** Spans the whole of it: a video, over a slow line. */
const TIMEOUT_MS = 15 * MINUTE_MS;
/** A list of many feeds. */
const MAX_ANSWER_BYTES = 256_000_000;

/**
 * Has the S3 client send its requests as everything else here is sent: through the proxy where there is one, and ended
 * with the rest. Nothing is sent twice: whoever asked decides on that.
 */
export function createFetchHandler(fetch: Fetch, signal: AbortSignal | undefined) {
  return {
    async handle(request: BucketRequest) {
      const { method, headers, body } = request;
      const isStream = body instanceof Readable;
      const answer = await fetch(addressOf(request), {
        method,
        headers,
        redirect: "manual",
        signal: withTimeout(TIMEOUT_MS, signal).signal,
        ...(body !== undefined && { body: isStream ? streamOf(body) : body }),
        ...(isStream && { duplex: "half" }),
      });
      const pieces: Uint8Array[] = [];
      const whole = boundedBody(answer, MAX_ANSWER_BYTES, {
        tooLarge: () => new Error("the answer is too large"),
        interrupted: (cause) => new Error("the answer broke off", { cause }),
      });
      for await (const piece of whole) pieces.push(piece);
      return {
        response: {
          statusCode: answer.status,
          headers: Object.fromEntries(answer.headers.entries()),
          body: Readable.from([Buffer.concat(pieces)]),
        },
      };
    },
  };
}

function addressOf({ protocol, hostname, port, path, query = {} }: BucketRequest): URL {
  const url = new URL(`${protocol}//${hostname}${port === undefined ? "" : `:${port}`}${path}`);
  for (const [name, value] of Object.entries(query)) {
    for (const one of [value].flat()) url.searchParams.append(name, one ?? "");
  }
  return url;
}

function streamOf(file: Readable): ReadableStream<Uint8Array> {
  const pieces: AsyncIterator<Uint8Array> = file[Symbol.asyncIterator]();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: () => void file.destroy(),
  });
}
