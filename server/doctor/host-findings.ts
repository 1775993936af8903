import { type Fetch, NetworkError, sendRequest } from "../http/send-request.ts";
import { DATA_API_VERSION, type InstagramHosts, joinUrl } from "../instagram/hosts.ts";
import { type Clock, MINUTE_MS } from "../time/clock.ts";
import { bad, type Finding, LONGEST_ANSWER_MS, ok, warn } from "./finding.ts";
import { networkMessages } from "./network-messages.ts";

export interface HostDeps {
  readonly fetch: Fetch;
  readonly clock: Clock;
  readonly hosts: InstagramHosts;
  /** Of the proxy that they are asked through. */
  readonly proxyHost: string | undefined;
  /** Whether Facebook's host is needed, too. */
  readonly usesFacebook: boolean;
}

const MAX_BYTES = 1_000_000;
/** Codes, signatures and tokens are dated: with more than this, things fail for no visible reason. */
const MAX_CLOCK_OFFSET_MS = 5 * MINUTE_MS;

interface Visit {
  readonly finding: Finding;
  /** How far this machine's clock is ahead of the host's. */
  readonly offsetMs: number | undefined;
}

/** Asks every host that this server talks to for nothing in particular, without a token. */
export async function examineHosts(deps: HostDeps): Promise<Finding[]> {
  const { instagramApi, instagramGraph, facebookGraph } = deps.hosts;
  const addresses = [
    joinUrl(instagramApi, "oauth", "access_token"),
    joinUrl(instagramGraph, DATA_API_VERSION, "me"),
    ...(deps.usesFacebook ? [joinUrl(facebookGraph, DATA_API_VERSION, "me")] : []),
  ];
  const visits = await Promise.all(addresses.map((address) => visit(deps, address)));
  const findings = new Map(visits.map(({ finding }) => [finding.name, finding]));
  return [...examineProxy(deps), ...findings.values(), examineClock(visits)];
}

function examineProxy({ proxyHost }: HostDeps): Finding[] {
  if (proxyHost === undefined) return [];
  const sentence = `Instagram is asked, and its pictures are fetched, through ${proxyHost}. What names lead to is seen there alone: let it connect to public addresses only.`;
  return [ok("Outgoing proxy", sentence)];
}

async function visit({ fetch, clock, proxyHost }: HostDeps, address: URL): Promise<Visit> {
  const { host } = address;
  try {
    const askedAt = clock.now();
    const answer = await sendRequest(fetch, address, {
      timeoutMs: LONGEST_ANSWER_MS,
      maxBytes: MAX_BYTES,
    });
    const between = (askedAt + clock.now()) / 2;
    const hostTime = Date.parse(answer.headers.get("date") ?? "");
    return {
      // A refusal is what a request without a token deserves.
      finding:
        answer.status < 500
          ? ok(host, "It answers.")
          : warn(host, `It answers, but with an error of its own (status ${answer.status}).`),
      offsetMs: Number.isNaN(hostTime) ? undefined : between - hostTime,
    };
  } catch (error) {
    if (!(error instanceof NetworkError)) throw error;
    const [sentence, todo] = networkMessages(host, error.failure);
    const alsoProxy = proxyHost
      ? ` It is asked through ${proxyHost} (HTTPS_PROXY): try there, too.`
      : "";
    return { finding: bad(host, sentence, todo + alsoProxy), offsetMs: undefined };
  }
}

function examineClock(visits: readonly Visit[]): Finding {
  const offsets = visits.flatMap(({ offsetMs }) => offsetMs ?? []);
  const name = "Clock";
  if (offsets.length === 0) {
    return warn(name, "It could not be compared, because no host of Instagram told the time.");
  }
  // One host may be wrong; a clock that is right agrees with at least one.
  const offset = offsets.reduce((a, b) => (Math.abs(b) < Math.abs(a) ? b : a));
  if (Math.abs(offset) <= MAX_CLOCK_OFFSET_MS) return ok(name, "It agrees with Instagram's.");
  const minutes = Math.round(Math.abs(offset) / MINUTE_MS);
  return bad(
    name,
    `It is ${minutes} minutes ${offset > 0 ? "ahead of" : "behind"} Instagram's.`,
    "Turn on time synchronisation, on most systems with: timedatectl set-ntp true",
  );
}
