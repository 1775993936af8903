import { decodeJson, encodeJson } from "./json.ts";
import type { RecordedRequest } from "./requests.ts";

/** The ways in which a connection fails, by Node's names. */
export type NetworkFault =
  | "ECONNRESET"
  | "ECONNREFUSED"
  | "ENOTFOUND"
  | "EAI_AGAIN"
  | "CERT_HAS_EXPIRED"
  | "UND_ERR_CONNECT_TIMEOUT"
  | "UND_ERR_SOCKET"
  | "ERR_SSL_WRONG_VERSION_NUMBER";

type AnswerBody = string | Uint8Array | AsyncIterable<string | Uint8Array>;

/** Sent as it stands. */
interface PlainAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: AnswerBody;
  /** Instead of `body`; a `bigint` is written as a bare number. */
  readonly json?: unknown;
  /** The answer waits for it. */
  readonly after?: Promise<unknown>;
}

/** No answer at all. */
interface FaultAnswer {
  readonly fault: NetworkFault;
}

/** Nothing comes, until the caller gives up or `control.release()` cuts the connection. */
interface HangingAnswer {
  /** `body`: headers and a few bytes come first. */
  readonly hangs: "before-headers" | "in-body";
  readonly body?: string | Uint8Array;
}

/** The ordinary answer, but changed; the sandbox does what it was asked to do. */
interface RewrittenAnswer {
  readonly rewrite: (json: unknown, request: RecordedRequest) => unknown;
}

/** As above, on the text: for JSON that is none. */
interface RewrittenTextAnswer {
  readonly rewriteText: (text: string, request: RecordedRequest) => AnswerBody;
  readonly headers?: Readonly<Record<string, string>>;
  readonly status?: number;
}

/** As above, on bytes: for pictures. */
interface RewrittenBytesAnswer {
  readonly rewriteBytes: (bytes: Uint8Array, request: RecordedRequest) => AnswerBody;
  readonly headers?: Readonly<Record<string, string>>;
}

export type FixedAnswer =
  | PlainAnswer
  | FaultAnswer
  | HangingAnswer
  | RewrittenAnswer
  | RewrittenTextAnswer
  | RewrittenBytesAnswer;

/** `origin` is the sandbox's own. A promise holds the answer back until a test lets it go. */
export type AnswerMaker = (
  request: RecordedRequest,
  sandbox: { readonly origin: string; readonly now: number },
) => FixedAnswer | Promise<FixedAnswer>;

export type Answer = FixedAnswer | AnswerMaker;

/** Thrown where no answer leaves; sandbox.fetch and the socket make the real thing of it. */
export class FaultError extends Error {
  override readonly name = "FaultError";
  readonly fault: NetworkFault;

  constructor(fault: NetworkFault) {
    super(`the sandbox plays ${fault}`);
    this.fault = fault;
  }
}

interface AnswerContext {
  readonly request: RecordedRequest;
  /** Aborts when the caller gives up. */
  readonly signal: AbortSignal;
  /** Resolves when hanging answers are let go. */
  readonly released: Promise<void>;
  readonly origin: string;
  readonly now: number;
  /** What the sandbox would have said. */
  ordinary(): Promise<Response>;
}

export async function makeAnswer(answer: Answer, context: AnswerContext): Promise<Response> {
  if (typeof answer === "function") {
    const made = Promise.resolve(answer(context.request, context));
    return makeAnswer(await orGiveUp(made, context), context);
  }
  if ("fault" in answer) throw new FaultError(answer.fault);
  if ("hangs" in answer) return hang(answer, context);
  if ("rewrite" in answer) {
    const response = await context.ordinary();
    const text = await response.text();
    const changed = answer.rewrite(text === "" ? undefined : decodeJson(text), context.request);
    return copyResponse(response, encodeJson(changed));
  }
  if ("rewriteText" in answer) {
    const response = await context.ordinary();
    const body = answer.rewriteText(await response.text(), context.request);
    return copyResponse(response, toBody(body), answer.headers, answer.status);
  }
  if ("rewriteBytes" in answer) {
    const response = await context.ordinary();
    const bytes = new Uint8Array(await response.arrayBuffer());
    return copyResponse(
      response,
      toBody(answer.rewriteBytes(bytes, context.request)),
      answer.headers,
    );
  }
  if (answer.after) await orGiveUp(answer.after, context);
  const json = "json" in answer;
  const headers = new Headers({
    ...(json && { "content-type": "application/json; charset=UTF-8" }),
    ...answer.headers,
  });
  const body = json ? encodeJson(answer.json) : answer.body;
  // No body, rather than an empty one: 204 and 304 may have none.
  return new Response(body === undefined ? null : toBody(body), {
    status: answer.status ?? 200,
    headers,
  });
}

async function hang(answer: HangingAnswer, context: AnswerContext): Promise<Response> {
  if (answer.hangs === "before-headers") {
    await waitForEnd(context);
    throw new FaultError("ECONNRESET");
  }
  async function* drip() {
    yield answer.body ?? '{"data":[';
    await waitForEnd(context);
    throw new FaultError("ECONNRESET");
  }
  return new Response(toBody(drip()), { headers: { "content-type": "application/json" } });
}

async function orGiveUp<T>(promise: Promise<T>, context: AnswerContext): Promise<T> {
  const given = waitForEnd(context).then((): never => {
    throw new FaultError("ECONNRESET");
  });
  return Promise.race([promise, given]);
}

function waitForEnd({ signal, released }: AnswerContext): Promise<void> {
  const aborted = new Promise<void>((resolve) => {
    if (signal.aborted) return resolve();
    signal.addEventListener("abort", () => resolve(), { once: true });
  });
  return Promise.race([aborted, released]);
}

type ResponseBody = ConstructorParameters<typeof Response>[0];

/** Headers stay, except for those that speak of the old body. */
function copyResponse(
  response: Response,
  body: ResponseBody,
  extra: Readonly<Record<string, string>> = {},
  status = response.status,
): Response {
  const headers = new Headers(response.headers);
  headers.delete("content-length");
  for (const [name, value] of Object.entries(extra)) headers.set(name, value);
  return new Response(body, { status, headers });
}

function toBody(body: AnswerBody): ResponseBody {
  if (typeof body === "string") return body;
  if (body instanceof Uint8Array) return Uint8Array.from(body);
  const iterator = body[Symbol.asyncIterator]();
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await iterator.next();
      if (done) return controller.close();
      controller.enqueue(typeof value === "string" ? encoder.encode(value) : value);
    },
    async cancel() {
      await iterator.return?.();
    },
  });
}
