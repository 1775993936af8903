import { boundedBody, discardBody } from "../http/bounded-body.ts";
import { createPublicFetch, privateAddressError } from "../http/public-fetch.ts";
import type { Fetch, FetchResponse } from "../http/send-request.ts";
import { withTimeout } from "../http/with-timeout.ts";
import { type Clock, SECOND_MS } from "../time/clock.ts";
import type { Webhook } from "./alert-settings.ts";
import { certificateProblem } from "./certificate-problem.ts";
import { type Delivery, failed, quoted, SENT } from "./delivery.ts";
import { privateHostSentence } from "./public-host.ts";

/** Never throws: what went wrong is for the owner to read. */
export type SendWebhook = (
  webhook: Webhook,
  /** JSON, or what is to be written as JSON. */
  body: object | string,
  options: WebhookOptions,
) => Promise<Delivery>;

interface WebhookOptions {
  readonly tries: number;
  readonly signal?: AbortSignal | undefined;
  readonly headers?: Readonly<Record<string, string>>;
  /** The setting that takes an address of the owner's own network; alerts have one. */
  readonly variable?: "ALERT_WEBHOOK";
}

const TIMEOUT_MS = 10 * SECOND_MS;
/** Before the second and the third try. */
const PAUSES_MS = [2 * SECOND_MS, 5 * SECOND_MS] as const;
const FIRST_LINE_BYTES = 1000;
/** No piece of an answer is as long. */
const MAX_BYTES = 1_000_000;
/** What may be another answer a moment later. */
const PASSING = [408, 425, 429];

export function createSendWebhook(deps: {
  readonly clock: Clock;
  /** For the environment's address, which may be private. */
  readonly fetch: Fetch;
  /** Connects to public addresses only. */
  readonly publicFetch?: Fetch | undefined;
}): SendWebhook {
  const { clock } = deps;
  const publicFetch = deps.publicFetch ?? createPublicFetch();

  async function send({ url, mayBePrivate }: Webhook, body: string, options: WebhookOptions) {
    const { host } = url;
    const { signal, variable } = options;
    const { address, headers } = signedIn(url);
    try {
      const response = await (mayBePrivate ? deps.fetch : publicFetch)(address, {
        method: "POST",
        headers: { ...options.headers, ...headers, "Content-Type": "application/json" },
        body,
        redirect: "manual",
        signal: withTimeout(TIMEOUT_MS, signal).signal,
      });
      return await judge(host, response);
    } catch (error) {
      if (privateAddressError(error)) {
        return { delivery: failed(privateHostSentence(host, variable)), isFinal: true };
      }
      return { delivery: failed(explainWebhookFailure(host, error)), isFinal: false };
    }
  }

  return async (webhook, body, options) => {
    const { tries, signal } = options;
    const text = typeof body === "string" ? body : JSON.stringify(body);
    for (let attempt = 1; ; attempt++) {
      const { delivery, isFinal } = await send(webhook, text, options);
      if (isFinal || attempt >= tries || signal?.aborted) return delivery;
      await clock.sleep(PAUSES_MS[attempt - 1] ?? 0, signal);
    }
  };
}

/** `fetch` takes no address with a user and password in it. */
function signedIn(url: URL): { readonly address: URL; readonly headers: Record<string, string> } {
  if (url.username === "" && url.password === "") return { address: url, headers: {} };
  const address = new URL(url);
  address.username = "";
  address.password = "";
  const pair = `${decoded(url.username)}:${decoded(url.password)}`;
  return {
    address,
    headers: { Authorization: `Basic ${Buffer.from(pair).toString("base64")}` },
  };
}

/** Where a percent sign is only that, it stays. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function explainWebhookFailure(host: string, error: unknown): string {
  if (error instanceof Error && error.name === "TimeoutError") {
    return `${host} did not answer within ten seconds.`;
  }
  const certificate = certificateProblem(error);
  return certificate === undefined
    ? `${host} cannot be reached: check the address.`
    : `No secure connection to ${host}: ${certificate}.`;
}

async function judge(
  host: string,
  response: FetchResponse,
): Promise<{ readonly delivery: Delivery; readonly isFinal: boolean }> {
  const { status } = response;
  if (status >= 200 && status < 300) {
    await discardBody(response);
    return { delivery: SENT, isFinal: true };
  }
  if (status >= 300 && status < 400) {
    await discardBody(response);
    const sentence = `${host} leads to another address (status ${status}), which is not followed: enter the one it leads to.`;
    return { delivery: failed(sentence), isFinal: true };
  }
  const sentence = `${host} answers with status ${status}${quoted(await firstLine(response))}.`;
  return { delivery: failed(sentence), isFinal: status < 500 && !PASSING.includes(status) };
}

async function firstLine(response: FetchResponse): Promise<string> {
  const never = () => new Error("the rest is not read");
  let line = Buffer.alloc(0);
  try {
    const body = boundedBody({ headers: new Headers(), body: response.body }, MAX_BYTES, {
      tooLarge: never,
      interrupted: never,
    });
    for await (const piece of body) {
      line = Buffer.concat([line, piece]).subarray(0, FIRST_LINE_BYTES);
      if (line.includes("\n") || line.length === FIRST_LINE_BYTES) break;
    }
  } catch {
    // What came until then is enough.
  }
  return line.toString("utf8");
}
