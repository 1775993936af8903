import { randomBytes } from "node:crypto";
import { z } from "zod";
import { isLoopback } from "../http/is-loopback.ts";
import {
  type Fetch,
  NetworkError,
  type OutgoingAnswer,
  sendRequest,
} from "../http/send-request.ts";
import { bad, type Finding, LONGEST_ANSWER_MS, ok, warn } from "./finding.ts";
import type { HealthProof } from "./health-proof.ts";
import { networkMessages } from "./network-messages.ts";

export interface AddressDeps {
  /** Reaches this server's own addresses. */
  readonly fetch: Fetch;
  /** Without a trailing slash. */
  readonly publicUrl: string;
  /** Where the server listens, as seen from this machine. */
  readonly localUrl: string;
  readonly healthProof: HealthProof;
}

const MAX_BYTES = 100_000;
const PROXY_TODO = "Check the reverse proxy, and that PUBLIC_URL is the address browsers use.";

const healthReply = z.object({ proof: z.string(), host: z.enum(["expected", "other"]) });

/** What Meta and browsers have to find this server by. */
export async function examineAddresses(deps: AddressDeps): Promise<Finding[]> {
  return [examineRedirectUri(deps.publicUrl), await examinePublicAddress(deps)];
}

function examineRedirectUri(publicUrl: string): Finding {
  const name = "Redirect URI";
  const uri = `${publicUrl}/connect/callback`;
  const { protocol, hostname } = new URL(publicUrl);
  const todo =
    "Get a certificate (a reverse proxy such as Caddy does it by itself) and set PUBLIC_URL to the https address. A pasted token works without.";
  if (protocol !== "https:") {
    return isLoopback(hostname)
      ? warn(name, `${uri} is for trying things out: Meta wants an https address.`, todo)
      : bad(name, `${uri} is not https, and Meta accepts nothing else.`, todo);
  }
  return ok(name, `Register exactly this at Meta, without a slash at its end: ${uri}`);
}

async function examinePublicAddress(deps: AddressDeps): Promise<Finding> {
  const name = "Public address";
  const { publicUrl } = deps;
  const problem = await tryAddress(deps, publicUrl);
  if (!problem) {
    return isLoopback(new URL(publicUrl).hostname)
      ? warn(
          name,
          `${publicUrl} leads here, but only on this machine: visitors cannot reach it.`,
          "Once the server has a name of its own, set PUBLIC_URL to its https address.",
        )
      : ok(name, `${publicUrl} leads to this server.`);
  }
  if (problem.status === "warn") return { ...problem, name };
  // Nothing can be said about the way to a server that is not there.
  if (!(await leadsHere(deps, deps.localUrl))) {
    return warn(
      name,
      `${publicUrl} could not be tried, because no server runs on this data folder at ${deps.localUrl}.`,
      "Start it with: npx windowbox serve",
    );
  }
  return { ...problem, name };
}

/** `undefined` when the address leads to this very server, under the right name. */
async function tryAddress(deps: AddressDeps, baseUrl: string): Promise<Finding | undefined> {
  const { host } = new URL(baseUrl);
  const nonce = randomBytes(24).toString("base64url");
  try {
    const answer = await askHealth(deps, baseUrl, nonce);
    const reply = parseReply(answer);
    if (reply && deps.healthProof.isProof(nonce, reply.proof)) {
      if (reply.host === "expected") return undefined;
      return warn(
        host,
        `${baseUrl} leads to this server, but the proxy does not pass the host name on.`,
        "In nginx: proxy_set_header Host $host; in Apache: ProxyPreserveHost On",
      );
    }
    return explainAnswer(baseUrl, answer, reply !== undefined);
  } catch (error) {
    if (!(error instanceof NetworkError)) throw error;
    const [sentence, todo] = networkMessages(host, error.failure);
    const elsewhere =
      "If the address opens on your phone, all is well: then only this machine cannot see itself from outside.";
    return bad(host, sentence, `${todo} ${elsewhere}`);
  }
}

async function leadsHere(deps: AddressDeps, baseUrl: string): Promise<boolean> {
  const nonce = randomBytes(24).toString("base64url");
  try {
    const reply = parseReply(await askHealth(deps, baseUrl, nonce));
    return deps.healthProof.isProof(nonce, reply?.proof);
  } catch (error) {
    if (error instanceof NetworkError) return false;
    throw error;
  }
}

function askHealth(deps: AddressDeps, baseUrl: string, nonce: string): Promise<OutgoingAnswer> {
  const url = new URL(`${baseUrl}/healthz`);
  url.searchParams.set("nonce", nonce);
  return sendRequest(deps.fetch, url, { timeoutMs: LONGEST_ANSWER_MS, maxBytes: MAX_BYTES });
}

function parseReply({ body }: OutgoingAnswer) {
  try {
    return healthReply.safeParse(JSON.parse(new TextDecoder().decode(body))).data;
  } catch {
    return undefined;
  }
}

function explainAnswer(baseUrl: string, answer: OutgoingAnswer, isWindowbox: boolean): Finding {
  const { host } = new URL(baseUrl);
  const { status, headers } = answer;
  const location = headers.get("location");
  if (status >= 300 && status < 400 && location && URL.canParse(location, baseUrl)) {
    const { origin } = new URL(location, baseUrl);
    return bad(
      host,
      `${baseUrl} sends browsers on to ${origin}.`,
      `If that is where the server is to be found, set PUBLIC_URL to ${origin}.`,
    );
  }
  if (isWindowbox) {
    return bad(
      host,
      `${baseUrl} leads to another Windowbox, with another data folder.`,
      PROXY_TODO,
    );
  }
  return status === 200 || status === 404
    ? bad(host, `Something answers at ${baseUrl}, but it is not this server.`, PROXY_TODO)
    : bad(host, `${baseUrl} answers with status ${status} instead of this server.`, PROXY_TODO);
}
