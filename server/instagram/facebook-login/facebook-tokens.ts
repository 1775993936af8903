import { z } from "zod";
import { omitAbsent } from "../../shared/omit-absent.ts";
import type { Secret } from "../../shared/secret.ts";
import { SECOND_MS } from "../../time/clock.ts";
import { InstagramError } from "../errors/instagram-error.ts";
import { SMALL_REPLY_BYTES, sendGraph } from "../graph/graph-request.ts";
import { type ParsedToken, parseToken } from "../graph/parse-token.ts";
import { optionalId } from "../graph/wire.ts";
import type { AppCredentials, CallContext } from "../types.ts";
import { type FacebookGraph, facebookUrl } from "./facebook-graph.ts";

/** What Meta says about a token. */
interface DebugTokenData {
  /** Missing where it never ends. */
  readonly expiresAt?: number;
  readonly dataAccessExpiresAt?: number;
  readonly permissions?: readonly string[];
  /** The person behind the token, as this app knows them. */
  readonly facebookUserId?: string;
}

/** The end of the year 9999. */
const LAST_INSTANT_SECONDS = 253_402_300_799;

/** 0 stands for "never". */
const instantOfSeconds = z
  .number()
  .int()
  .positive()
  .max(LAST_INSTANT_SECONDS)
  .transform((seconds) => seconds * SECOND_MS)
  .optional()
  .catch(undefined);

const debugReply = z.object({
  data: z.object({
    is_valid: z.literal(true),
    expires_at: instantOfSeconds,
    data_access_expires_at: instantOfSeconds,
    scopes: z.array(z.string()).optional().catch(undefined),
    user_id: optionalId,
  }),
});

/** The code of the dialog becomes a user token of an hour or two. */
export function exchangeFacebookCode(
  graph: FacebookGraph,
  app: AppCredentials,
  grant: { readonly redirectUri: string; readonly code: string },
  context: CallContext,
): Promise<ParsedToken> {
  const query = { redirect_uri: grant.redirectUri, code: grant.code.replace(/#_(=_)?$/, "") };
  return requestUserToken(graph, app, query, context);
}

/**
 * A living user token, short or long, becomes one of sixty days. This is also the only refresh there is:
 * an expired one cannot be exchanged.
 */
export function exchangeUserToken(
  graph: FacebookGraph,
  app: AppCredentials,
  userToken: Secret,
  context: CallContext,
): Promise<ParsedToken> {
  const query = { grant_type: "fb_exchange_token", fb_exchange_token: userToken.reveal() };
  return requestUserToken(graph, app, query, context);
}

/** Lifetime and permissions of a token, from Meta's `debug_token`; `undefined` where it does not tell, which stops nothing. */
export async function debugToken(
  graph: FacebookGraph,
  app: AppCredentials,
  token: Secret,
  context: CallContext,
): Promise<DebugTokenData | undefined> {
  try {
    return await sendGraph(
      graph.deps,
      {
        api: "facebook-login",
        url: facebookUrl(graph, "debug_token"),
        query: {
          input_token: token.reveal(),
          access_token: `${app.id}|${app.secret.reveal()}`,
        },
        maxBytes: SMALL_REPLY_BYTES,
        parse: parseDebugReply,
      },
      context,
    );
  } catch (error) {
    if (!(error instanceof InstagramError)) throw error;
    graph.deps.log?.warn({ request: error.detail }, "Facebook did not tell how long a token lives");
    return undefined;
  }
}

function requestUserToken(
  graph: FacebookGraph,
  app: AppCredentials,
  query: Readonly<Record<string, string>>,
  context: CallContext,
): Promise<ParsedToken> {
  return sendGraph(
    graph.deps,
    {
      api: "facebook-login",
      url: facebookUrl(graph, "oauth", "access_token"),
      query: { ...query, client_id: app.id, client_secret: app.secret.reveal() },
      maxBytes: SMALL_REPLY_BYTES,
      parse: (reply) => parseToken(reply, graph.deps.clock.now()),
    },
    context,
  );
}

function parseDebugReply(reply: unknown): DebugTokenData | undefined {
  const parsed = debugReply.safeParse(reply);
  if (!parsed.success) return undefined;
  const { expires_at, data_access_expires_at, scopes, user_id } = parsed.data.data;
  return omitAbsent<DebugTokenData>({
    expiresAt: expires_at,
    dataAccessExpiresAt: data_access_expires_at,
    permissions: scopes,
    facebookUserId: user_id,
  });
}
