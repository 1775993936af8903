import { Secret } from "../shared/secret.ts";
import { USUAL_APP_SECRET } from "./app-credentials.ts";
import type { ErrorReason } from "./errors/error-table.ts";
import { InstagramError } from "./errors/instagram-error.ts";
import { findPastedToken } from "./pasted-text.ts";
import type { ApiName, AppCredentials, CallContext, Candidate, InstagramApis } from "./types.ts";

/** Where a pasted token belongs, and what can be read with it. */
export interface FoundApi {
  readonly api: ApiName;
  readonly candidates: readonly Candidate[];
  /** One sentence for the owner. */
  readonly note: string;
}

interface TokenSearch {
  readonly token: Secret;
  /** The app configured for an API, where there is one. */
  appOf(api: ApiName): AppCredentials | undefined;
}

/** A token of no known account: what its answers teach is nobody's to keep. */
type SearchContext = Omit<CallContext, "learned" | "onLearned">;

type GraphHost = "instagram" | "facebook";

const API_OF: Readonly<Record<GraphHost, ApiName>> = {
  instagram: "instagram-login",
  facebook: "facebook-login",
};

/** Seen on tokens, promised nowhere: they say where to ask first and nothing more. */
const PREFIXES: readonly (readonly [RegExp, GraphHost])[] = [
  [/^IG/, "instagram"],
  [/^EAA/, "facebook"],
];

/** Told by a host that did not even recognise the token, which is how a wrong host looks. */
const STRANGER_REASONS: readonly ErrorReason[] = ["token-unreadable", "token-dead"];

/**
 * The token in what an owner pasted. Throws an `InstagramError` for what is plainly something else: nothing is sent
 * anywhere then.
 */
export function parsePastedToken(text: string): Secret {
  const token = findPastedToken(text);
  // An app's secret is 32 hexadecimal digits, an id only digits; both lie next to the token at Meta.
  const isSomethingElse = USUAL_APP_SECRET.test(token) || /^\d*$/.test(token);
  if (isSomethingElse || !/^[\w.~|%-]{8,4096}$/.test(token))
    throw new InstagramError("not-a-token", { interactive: true });
  return new Secret(token);
}

/**
 * Finds the API of a pasted token by asking: the host its prefix suggests, then the other, because a wrong
 * host answers as if the token were broken. Basic Display is not tried; it has to be asked for by name.
 */
export async function findApiOfToken(
  apis: InstagramApis,
  search: TokenSearch,
  context: SearchContext,
): Promise<FoundApi> {
  const suggested = suggestedHost(search.token);
  const first: GraphHost = suggested ?? "instagram";
  const second: GraphHost = first === "instagram" ? "facebook" : "instagram";
  try {
    return await checkHost(apis, search, first, suggested, context);
  } catch (error) {
    if (!(error instanceof InstagramError) || !isWorthAnotherHost(error)) throw error;
    return await checkOtherHost(
      apis,
      search,
      { first, second, suggested, refusal: error },
      context,
    );
  }
}

async function checkOtherHost(
  apis: InstagramApis,
  search: TokenSearch,
  course: {
    first: GraphHost;
    second: GraphHost;
    suggested: GraphHost | undefined;
    refusal: InstagramError;
  },
  context: SearchContext,
): Promise<FoundApi> {
  try {
    return await checkHost(apis, search, course.second, course.suggested, context);
  } catch (error) {
    if (!(error instanceof InstagramError)) throw error;
    throw decisive(course.refusal, error);
  }
}

async function checkHost(
  apis: InstagramApis,
  search: TokenSearch,
  host: GraphHost,
  suggested: GraphHost | undefined,
  context: SearchContext,
): Promise<FoundApi> {
  const api = API_OF[host];
  const app = search.appOf(api);
  const candidates = await apis[api].checkToken({ token: search.token, app }, context);
  return { api, candidates, note: noteOn(host, suggested, candidates) };
}

/** A host that knows the token but finds it ended, or knows the account but lacks a Page, has the last word. */
function isWorthAnotherHost(error: InstagramError): boolean {
  return error.kind === "reconnect"
    ? STRANGER_REASONS.includes(error.reason)
    : error.kind !== "rejected" || error.reason === "parameter-refused";
}

/** Of two refusals the one that says more: a host that knows the token, then one that could not say. */
function decisive(first: InstagramError, second: InstagramError): InstagramError {
  const refusals = [first, second];
  return (
    refusals.find((error) => !isWorthAnotherHost(error)) ??
    refusals.find((error) => error.kind !== "reconnect") ??
    refusals.find((error) => error.reason !== "token-unreadable") ??
    new InstagramError("unknown-token", { interactive: true })
  );
}

function suggestedHost(token: Secret): GraphHost | undefined {
  return PREFIXES.find(([prefix]) => prefix.test(token.reveal()))?.[1];
}

function noteOn(
  host: GraphHost,
  suggested: GraphHost | undefined,
  candidates: readonly Candidate[],
): string {
  const kind = host === "instagram" ? "an Instagram token" : "a Facebook token";
  const surprise =
    suggested !== undefined && suggested !== host ? ", though it looks otherwise" : "";
  const names = candidates.map(({ profile }) => `@${profile.username}`).join(", ");
  return `This is ${kind}${surprise}; it opens ${names}.`;
}
