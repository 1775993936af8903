import { omitAbsent } from "../../shared/omit-absent.ts";
import type { Secret } from "../../shared/secret.ts";
import { InstagramError } from "../errors/instagram-error.ts";
import type { ParsedToken } from "../graph/parse-token.ts";
import type { AppCredentials, CallContext, Credential, TokenResponse } from "../types.ts";
import type { FacebookGraph } from "./facebook-graph.ts";
import { listPages, type PageListing, readOwnPage } from "./facebook-pages.ts";
import { debugToken, exchangeUserToken } from "./facebook-tokens.ts";

/** What `debug_token` says of the tokens of a connection; the user token only where it can be renewed. */
export type TokenInspection = Omit<TokenResponse, "credential"> & { readonly userToken?: Secret };

/** A user token of sixty days: the Page tokens made from it have no end. */
export async function inspectLongLivedToken(
  graph: FacebookGraph,
  app: AppCredentials,
  long: ParsedToken,
  context: CallContext,
): Promise<TokenInspection> {
  const facts = await debugToken(graph, app, long.token, context);
  return omitAbsent<TokenInspection>({
    userToken: long.token,
    expiryAssumed: false,
    userTokenExpiresAt: long.expiresAt ?? facts?.expiresAt,
    dataAccessExpiresAt: facts?.dataAccessExpiresAt,
    permissions: facts?.permissions,
    facebookUserId: facts?.facebookUserId,
  });
}

/** A pasted token that could not be made long-lived: it lives as Meta says, or as long as is assumed. */
export async function inspectPastedToken(
  graph: FacebookGraph,
  token: Secret,
  context: CallContext,
): Promise<TokenInspection> {
  const facts = context.app && (await debugToken(graph, context.app, token, context));
  if (!facts) return { expiryAssumed: true };
  return { expiryAssumed: false, ...facts };
}

/** A pasted user token made long-lived, or `undefined` where this app cannot (another app's, a Page's). */
export async function exchangePasted(
  graph: FacebookGraph,
  token: Secret,
  context: CallContext,
): Promise<ParsedToken | undefined> {
  if (!context.app) return undefined;
  try {
    return await exchangeUserToken(graph, context.app, token, context);
  } catch (error) {
    if (error instanceof InstagramError && isRefusal(error)) return undefined;
    throw error;
  }
}

/** The Pages of a user token; a Page token has no `accounts` (code 100) and is its own Page. */
export async function listPagesOf(
  graph: FacebookGraph,
  token: Secret,
  context: CallContext,
): Promise<PageListing> {
  try {
    return await listPages(graph, token, context);
  } catch (error) {
    if (!(error instanceof InstagramError) || error.code !== 100) throw error;
    return readOwnPage(graph, token, context);
  }
}

/** The Page's token anew; the old one where the Page is listed no more, which its next use will explain. */
export async function renewPageToken(
  graph: FacebookGraph,
  credential: Credential,
  userToken: Secret,
  context: CallContext,
): Promise<Secret> {
  try {
    const { linked } = await listPages(graph, userToken, context);
    const page = linked.find(({ pageId }) => pageId === credential.pageId);
    return page?.pageToken ?? credential.accessToken;
  } catch (error) {
    if (!(error instanceof InstagramError)) throw error;
    return credential.accessToken;
  }
}

function isRefusal(error: InstagramError): boolean {
  return error.kind === "rejected" || error.kind === "reconnect";
}
