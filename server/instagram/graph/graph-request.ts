import {
  type Fetch,
  NetworkError,
  type OutgoingAnswer,
  sendRequest,
} from "../../http/send-request.ts";
import { causesOf, errorCode } from "../../shared/errors.ts";
import type { Clock } from "../../time/clock.ts";
import { reasonForAnswer, reasonForSituation } from "../errors/find-reason.ts";
import { InstagramError, type InstagramErrorFacts } from "../errors/instagram-error.ts";
import { namedFields, parseError } from "../errors/parse-error.ts";
import type { ApiName, CallContext } from "../types.ts";
import { parseJson } from "./parse-json.ts";
import { readRetryAfter, readUsage } from "./usage.ts";

const TIMEOUT_MS = 20_000;
/** Tokens, profiles and lists of Pages. */
export const SMALL_REPLY_BYTES = 1_000_000;
/** A hundred posts with twenty children each are about three. */
export const MEDIA_REPLY_BYTES = 8_000_000;

/** The part of a logger that is needed here. */
export interface InstagramLog {
  warn(facts: object, message: string): void;
}

export interface GraphDeps {
  readonly fetch: Fetch;
  readonly clock: Clock;
  readonly log?: InstagramLog | undefined;
}

export interface GraphCall<T> {
  readonly api: ApiName;
  /** Host and path. */
  readonly url: URL;
  /** Holds tokens and secrets, so it is added last and never shown. */
  readonly query?: Readonly<Record<string, string | undefined>>;
  /** Makes it a form-encoded POST. */
  readonly form?: Readonly<Record<string, string>>;
  readonly maxBytes: number;
  /** Fields the call can do without, looked for in a refusal. */
  readonly droppable?: readonly string[];
  /** `undefined` means that the answer has another shape. */
  parse(reply: unknown): T | undefined;
}

/**
 * One request and its checked answer. Throws an `InstagramError` for everything else. The token travels as
 * `access_token` in the query, the only form Meta documents, which is why no address is ever shown whole.
 */
export async function sendGraph<T>(
  deps: GraphDeps,
  call: GraphCall<T>,
  context: CallContext,
): Promise<T> {
  const where = whereOf(call, context);
  const answer = await send(deps, call, context);
  const now = deps.clock.now();
  const usage = readUsage(answer.headers, now);
  if (usage) context.onUsage?.(usage);

  const { status } = answer;
  const retryAfter = readRetryAfter(answer.headers, now);
  const reply = readReply(answer, { ...where, status, retryAt: retryAfter });
  const error = parseError(reply);
  if (error) {
    const refusedFields = namedFields(error.text, call.droppable ?? []);
    const reason = reasonForAnswer({
      ...error,
      api: call.api,
      status,
      namesField: refusedFields.length > 0,
    });
    const facts = { ...where, status, code: error.code, subcode: error.subcode, refusedFields };
    throw new InstagramError(reason, { ...facts, retryAt: usage?.regainAt ?? retryAfter });
  }
  if (status >= 400) throw refusalByStatus(status, { ...where, status, retryAt: retryAfter });
  const parsed = call.parse(reply);
  if (parsed === undefined) {
    throw new InstagramError(reasonForSituation("wrong-shape"), { ...where, status });
  }
  return parsed;
}

async function send<T>(
  deps: GraphDeps,
  call: GraphCall<T>,
  context: CallContext,
): Promise<OutgoingAnswer> {
  const url = new URL(call.url);
  for (const [name, value] of Object.entries(call.query ?? {})) {
    if (value !== undefined) url.searchParams.set(name, value);
  }
  context.onRequest?.();
  try {
    return await sendRequest(deps.fetch, url, {
      timeoutMs: TIMEOUT_MS,
      maxBytes: call.maxBytes,
      signal: context.signal,
      headers: { accept: "application/json" },
      ...(call.form && { method: "POST", body: new URLSearchParams(call.form) }),
    });
  } catch (error) {
    if (!(error instanceof NetworkError)) throw error;
    // The cause stays behind: what a fetch throws may quote the address, and with it the token.
    throw new InstagramError(reasonForSituation(error.failure), {
      ...whereOf(call, context),
      systemCode: systemCodeOf(error),
    });
  }
}

function readReply(answer: OutgoingAnswer, facts: InstagramErrorFacts & { status: number }) {
  if (answer.status >= 300 && answer.status < 400) {
    throw new InstagramError(reasonForSituation("redirect"), facts);
  }
  const text = new TextDecoder().decode(answer.body).trim();
  try {
    return parseJson(text);
  } catch {
    // Not passed on as the cause: the parser's messages quote what they could not read.
    if (answer.status === 429 || answer.status >= 500) throw refusalByStatus(answer.status, facts);
    throw new InstagramError(reasonForSituation(situationOfText(text)), facts);
  }
}

function situationOfText(text: string) {
  if (text === "") return "empty";
  return text.startsWith("<") ? "html" : "not-json";
}

function refusalByStatus(status: number, facts: InstagramErrorFacts): InstagramError {
  if (status === 429) return new InstagramError(reasonForSituation("status-429"), facts);
  const situation = status >= 500 ? "status-5xx" : "status-4xx";
  return new InstagramError(reasonForSituation(situation), facts);
}

function whereOf<T>(call: GraphCall<T>, { interactive }: CallContext) {
  const { host, pathname } = call.url;
  return { interactive, host, request: `${call.form ? "POST" : "GET"} ${host}${pathname}` };
}

/** `ECONNRESET` and its like, from the chain of causes; anything that is not such a code stays out. */
function systemCodeOf(error: Error): string | undefined {
  return causesOf(error)
    .map(errorCode)
    .find((code) => /^[A-Z_]{3,40}$/.test(code));
}
