import type { Secret } from "../../shared/secret.ts";
import { type GraphDeps, SMALL_REPLY_BYTES, sendGraph } from "../graph/graph-request.ts";
import { type ParsedToken, parseToken } from "../graph/parse-token.ts";
import { type InstagramHosts, joinUrl } from "../hosts.ts";
import type { ApiName, AppCredentials, CallContext } from "../types.ts";

/** Where one of the two APIs gives its tokens. */
export interface InstagramTokens {
  readonly api: ApiName;
  readonly deps: GraphDeps;
  readonly hosts: InstagramHosts;
}

/** Gives a token of an hour. */
export function exchangeInstagramCode(
  { api, deps, hosts }: InstagramTokens,
  { app, redirectUri, code }: { app: AppCredentials; redirectUri: string; code: string },
  context: CallContext,
): Promise<ParsedToken> {
  return sendGraph(
    deps,
    {
      api,
      url: joinUrl(hosts.instagramApi, "oauth", "access_token"),
      form: codeForm(app, redirectUri, code),
      maxBytes: SMALL_REPLY_BYTES,
      parse: (reply) => parseToken(reply, deps.clock.now()),
    },
    context,
  );
}

/** Gives one of sixty days. */
export function exchangeShortToken(
  tokens: InstagramTokens,
  app: AppCredentials,
  short: Secret,
  context: CallContext,
): Promise<ParsedToken> {
  const query = {
    grant_type: "ig_exchange_token",
    client_secret: app.secret.reveal(),
    access_token: short.reveal(),
  };
  return requestToken(tokens, "access_token", query, context);
}

export function refreshLongToken(
  tokens: InstagramTokens,
  long: Secret,
  context: CallContext,
): Promise<ParsedToken> {
  const query = { grant_type: "ig_refresh_token", access_token: long.reveal() };
  return requestToken(tokens, "refresh_access_token", query, context);
}

function requestToken(
  { api, deps, hosts }: InstagramTokens,
  path: string,
  query: Record<string, string>,
  context: CallContext,
): Promise<ParsedToken> {
  return sendGraph(
    deps,
    {
      api,
      url: joinUrl(hosts.instagramGraph, path),
      query,
      maxBytes: SMALL_REPLY_BYTES,
      parse: (reply) => parseToken(reply, deps.clock.now()),
    },
    context,
  );
}

/** A person who pastes the address of the redirect brings its `#_` along, which is not part of the code. */
function codeForm(app: AppCredentials, redirectUri: string, code: string) {
  return {
    client_id: app.id,
    client_secret: app.secret.reveal(),
    grant_type: "authorization_code",
    redirect_uri: redirectUri,
    code: code.replace(/#_$/, ""),
  };
}
