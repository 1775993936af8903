import type { Fetch } from "../../../server/http/send-request.ts";
import { NOTHING_LEARNED } from "../../../server/instagram/graph/learned-limits.ts";
import type { InstagramHosts } from "../../../server/instagram/hosts.ts";
import { createInstagram } from "../../../server/instagram/instagram.ts";
import type {
  CallContext,
  InstagramApis,
  LearnedLimits,
  Usage,
} from "../../../server/instagram/types.ts";
import { Secret } from "../../../server/shared/secret.ts";
import type { Clock } from "../../../server/time/clock.ts";

export const NOW = Date.UTC(2026, 4, 4, 10);

export const APP = { id: "1230000000000001", secret: new Secret("app-secret-7f3a") };

export const HOSTS: InstagramHosts = {
  instagramWww: new URL("https://www.instagram.test"),
  instagramApi: new URL("https://api.instagram.test/"),
  instagramGraph: new URL("https://meta.test/graph-instagram"),
  facebookWww: new URL("https://www.facebook.test"),
  facebookGraph: new URL("https://meta.test/graph-facebook/"),
};

/** What the stand-in answers once; a thrown error stands for a broken network. */
export interface StubReply {
  readonly status?: number;
  readonly json?: unknown;
  readonly body?: string;
  readonly headers?: Record<string, string>;
  readonly throws?: Error;
}

interface StubRequest {
  readonly method: string;
  /** Host and path. */
  readonly where: string;
  readonly query: URLSearchParams;
  readonly form: URLSearchParams;
  readonly signal: AbortSignal | undefined;
}

interface StubMeta {
  readonly fetch: Fetch;
  readonly requests: readonly StubRequest[];
  readonly logged: object[];
  readonly apis: InstagramApis;
  /** Queues answers for a path; the last one is given for good. Paths that nobody queued are an error. */
  on(where: string, ...replies: StubReply[]): void;
  /** What was asked of a path, oldest first. */
  sent(where: string): StubRequest[];
}

export const fixedClock: Clock = { now: () => NOW, sleep: () => Promise.resolve() };

/** A stand-in for Meta's hosts that knows nothing but what a test tells it. */
export function createStubMeta(): StubMeta {
  const queues = new Map<string, StubReply[]>();
  const requests: StubRequest[] = [];
  const logged: object[] = [];

  const fetch: Fetch = async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    const where = `${url.host}${url.pathname}`;
    const form = init?.body instanceof URLSearchParams ? init.body : new URLSearchParams();
    const signal = init?.signal ?? undefined;
    requests.push({ method: init?.method ?? "GET", where, query: url.searchParams, form, signal });
    const queue = queues.get(where);
    const reply = queue && (queue.length > 1 ? queue.shift() : queue[0]);
    if (!reply) throw new Error(`the stand-in has no answer for ${where}`);
    if (reply.throws) throw reply.throws;
    const body = reply.body ?? JSON.stringify(reply.json);
    return new Response(reply.status === 204 ? null : body, {
      status: reply.status ?? 200,
      headers: reply.headers ?? {},
    });
  };

  const log = {
    warn(facts: object, message: string) {
      logged.push({ ...facts, message });
    },
  };
  return {
    fetch,
    requests,
    logged,
    apis: createInstagram({ fetch, clock: fixedClock, hosts: HOSTS, log }),
    on(where, ...replies) {
      queues.set(where, replies);
    },
    sent: (where) => requests.filter((request) => request.where === where),
  };
}

interface RecordingContext extends CallContext {
  readonly learned: LearnedLimits;
  readonly usages: Usage[];
}

export function createContext(overrides: Partial<CallContext> = {}): RecordingContext {
  const usages: Usage[] = [];
  const { learned: known, ...others } = overrides;
  let learned = known ?? NOTHING_LEARNED;
  return {
    get learned() {
      return learned;
    },
    onLearned: (latest) => {
      learned = latest;
    },
    usages,
    onUsage: (usage) => usages.push(usage),
    ...others,
  };
}

export const PATHS = {
  code: "api.instagram.test/oauth/access_token",
  exchange: "meta.test/graph-instagram/access_token",
  refresh: "meta.test/graph-instagram/refresh_access_token",
  me: "meta.test/graph-instagram/v26.0/me",
  media: "meta.test/graph-instagram/v26.0/me/media",
  basicMe: "meta.test/graph-instagram/me",
  basicMedia: "meta.test/graph-instagram/me/media",
  facebookToken: "meta.test/graph-facebook/v26.0/oauth/access_token",
  debug: "meta.test/graph-facebook/v26.0/debug_token",
  pages: "meta.test/graph-facebook/v26.0/me/accounts",
  ownPage: "meta.test/graph-facebook/v26.0/me",
  account: "meta.test/graph-facebook/v26.0/17841400000000001",
  accountMedia: "meta.test/graph-facebook/v26.0/17841400000000001/media",
} as const;
