import { omitAbsent } from "../../shared/omit-absent.ts";
import { askForCode } from "../graph/ask-for-code.ts";
import { type FieldSet, requestFields } from "../graph/field-request.ts";
import { type GraphDeps, MEDIA_REPLY_BYTES, SMALL_REPLY_BYTES } from "../graph/graph-request.ts";
import { keepLearning } from "../graph/learned-limits.ts";
import { EXISTENCE_FIELDS, isAnswered, parseExistence } from "../graph/media-existence.ts";
import { parseMediaPage } from "../graph/parse-media.ts";
import { parseProfile } from "../graph/parse-profile.ts";
import type { ParsedToken } from "../graph/parse-token.ts";
import { retry } from "../graph/retry.ts";
import { type InstagramHosts, joinUrl } from "../hosts.ts";
import type { ApiName, CallContext, InstagramApi, Profile, TokenResponse } from "../types.ts";
import {
  exchangeInstagramCode,
  exchangeShortToken,
  type InstagramTokens,
  refreshLongToken,
} from "./instagram-tokens.ts";

/** What tells the two APIs of graph.instagram.com apart. */
interface ApiDefinition {
  readonly name: ApiName;
  readonly authorizeUrl: URL;
  readonly scopes: readonly string[];
  /** Path segment of data calls; "" for none. */
  readonly version: string;
  readonly profileFields: FieldSet;
  readonly mediaFields: FieldSet;
}

/** Code, short token, long token, refresh: the exchange both APIs share. */
export function createInstagramHostApi(
  deps: GraphDeps,
  hosts: InstagramHosts,
  definition: ApiDefinition,
): InstagramApi {
  const api = definition.name;
  const tokens: InstagramTokens = { api, deps, hosts };

  async function fetchProfile(
    token: TokenResponse["credential"],
    context: CallContext,
  ): Promise<Profile> {
    return requestFields(
      deps,
      {
        api,
        url: joinUrl(hosts.instagramGraph, definition.version, "me"),
        query: () => ({ access_token: token.accessToken.reveal() }),
        fields: definition.profileFields,
        maxBytes: SMALL_REPLY_BYTES,
        parse: (reply) => parseProfile(reply, "app-scoped"),
      },
      context,
    );
  }

  return {
    name: api,
    scopes: definition.scopes,

    authorizeUrl({ app, redirectUri, state, signInAnew = false }) {
      const { authorizeUrl, scopes } = definition;
      const url = askForCode(authorizeUrl, { app, redirectUri, state, scopes });
      if (signInAnew && api === "instagram-login") url.searchParams.set("force_reauth", "true");
      return url;
    },

    async exchangeCode({ app, redirectUri, code }, callerContext) {
      const context = keepLearning({ ...callerContext, interactive: true });
      const short = await exchangeInstagramCode(tokens, { app, redirectUri, code }, context);
      // The code is used up now, so a passing failure from here on is worth one more try.
      const long = await retry(() => exchangeShortToken(tokens, app, short.token, context));
      const permissions = short.permissions ?? long.permissions;
      const tokenResponse = tokenResponseOf(omitAbsent<ParsedToken>({ ...long, permissions }));
      const profile = await retry(() => fetchProfile(tokenResponse.credential, context));
      return [{ tokenResponse, profile }];
    },

    async checkToken({ token }, callerContext) {
      const context = { ...callerContext, interactive: true };
      const tokenResponse = tokenResponseOf({ token });
      return [{ tokenResponse, profile: await fetchProfile(tokenResponse.credential, context) }];
    },

    async refresh({ credential }, context) {
      return tokenResponseOf(await refreshLongToken(tokens, credential.accessToken, context));
    },

    fetchProfile,

    async fetchMediaPage(credential, { after }, context) {
      return requestFields(
        deps,
        {
          api,
          url: joinUrl(hosts.instagramGraph, definition.version, "me", "media"),
          query: ({ pageSize }) => ({
            access_token: credential.accessToken.reveal(),
            limit: String(pageSize),
            after,
          }),
          fields: definition.mediaFields,
          paged: true,
          maxBytes: MEDIA_REPLY_BYTES,
          parse: (reply) => parseMediaPage(reply, after, deps.log),
        },
        context,
      );
    },

    hasMedia: (credential, mediaId, context) =>
      isAnswered(
        requestFields(
          deps,
          {
            api,
            url: joinUrl(hosts.instagramGraph, definition.version, mediaId),
            query: () => ({ access_token: credential.accessToken.reveal() }),
            fields: EXISTENCE_FIELDS,
            maxBytes: SMALL_REPLY_BYTES,
            parse: (reply) => parseExistence(reply, mediaId),
          },
          context,
        ),
      ),
  };
}

function tokenResponseOf({ token, expiresAt, permissions }: ParsedToken): TokenResponse {
  return omitAbsent<TokenResponse>({
    credential: { accessToken: token },
    expiresAt,
    expiryAssumed: expiresAt === undefined,
    permissions,
  });
}
