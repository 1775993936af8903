import { omitAbsent } from "../../shared/omit-absent.ts";
import { InstagramError } from "../errors/instagram-error.ts";
import { askForCode } from "../graph/ask-for-code.ts";
import type { FieldSet } from "../graph/field-request.ts";
import { type GraphDeps, MEDIA_REPLY_BYTES } from "../graph/graph-request.ts";
import { keepLearning } from "../graph/learned-limits.ts";
import { EXISTENCE_FIELDS, isAnswered, parseExistence } from "../graph/media-existence.ts";
import { parseMediaPage } from "../graph/parse-media.ts";
import { retry } from "../graph/retry.ts";
import { DATA_API_VERSION, type InstagramHosts, joinUrl } from "../hosts.ts";
import type { Credential, InstagramApi } from "../types.ts";
import { type FacebookGraph, readFacebook } from "./facebook-graph.ts";
import { listPages } from "./facebook-pages.ts";
import { exchangeFacebookCode, exchangeUserToken } from "./facebook-tokens.ts";
import { findCandidates } from "./find-candidates.ts";
import { fetchProfessionalProfile, professionalIdOf } from "./professional-profile.ts";
import {
  exchangePasted,
  inspectLongLivedToken,
  inspectPastedToken,
  listPagesOf,
  renewPageToken,
} from "./token-inspection.ts";

const SCOPES = ["instagram_basic", "pages_show_list", "pages_read_engagement"];

const MEDIA_FIELDS: FieldSet = {
  required: ["id", "media_type", "media_url", "timestamp"],
  optional: [
    "media_product_type",
    "is_shared_to_feed",
    "is_ai_generated",
    "username",
    "owner",
    "thumbnail_url",
    "permalink",
    "caption",
    "alt_text",
    "like_count",
    "comments_count",
  ],
  children: {
    required: ["id", "media_type", "media_url"],
    optional: ["thumbnail_url", "alt_text"],
  },
};

/**
 * Instagram API with Facebook Login: professional accounts that hang on a Facebook Page. Reads with the
 * Page's token, which has no end; the person's own token of sixty days is kept to make new ones from, and
 * is renewed by exchanging it again while it lives.
 */
export function createFacebookLogin(deps: GraphDeps, hosts: InstagramHosts): InstagramApi {
  const graph: FacebookGraph = { deps, hosts };

  return {
    name: "facebook-login",
    scopes: SCOPES,

    authorizeUrl({ app, redirectUri, state }) {
      const url = joinUrl(hosts.facebookWww, DATA_API_VERSION, "dialog", "oauth");
      return askForCode(url, { app, redirectUri, state, scopes: SCOPES });
    },

    async exchangeCode({ app, redirectUri, code }, callerContext) {
      const context = keepLearning({ ...callerContext, app, interactive: true });
      const short = await exchangeFacebookCode(graph, app, { redirectUri, code }, context);
      // The code is used up now, so a passing failure from here on is worth one more try.
      const long = await retry(() => exchangeUserToken(graph, app, short.token, context));
      const listing = await retry(() => listPages(graph, long.token, context));
      const inspection = await inspectLongLivedToken(graph, app, long, context);
      return findCandidates(graph, listing, inspection, context);
    },

    async checkToken({ token, app }, callerContext) {
      const context = keepLearning({
        ...callerContext,
        app: app ?? callerContext.app,
        interactive: true,
      });
      const long = await exchangePasted(graph, token, context);
      const listing = await listPagesOf(graph, long?.token ?? token, context);
      const inspection =
        context.app && long && listing.tokenOf === "person"
          ? await inspectLongLivedToken(graph, context.app, long, context)
          : await inspectPastedToken(graph, token, context);
      return findCandidates(graph, listing, inspection, context);
    },

    async refresh({ credential, app }, callerContext) {
      const context = keepLearning({ ...callerContext, app: app ?? callerContext.app });
      const { userToken, ...pageOnly } = credential;
      if (!userToken) return { credential, expiryAssumed: false };
      if (!context.app) throw new InstagramError("app-needed");
      try {
        const long = await exchangeUserToken(graph, context.app, userToken, context);
        const accessToken = await renewPageToken(graph, credential, long.token, context);
        const { userToken: renewed, ...inspection } = await inspectLongLivedToken(
          graph,
          context.app,
          long,
          context,
        );
        return {
          credential: omitAbsent<Credential>({ ...pageOnly, accessToken, userToken: renewed }),
          ...inspection,
        };
      } catch (error) {
        if (!(error instanceof InstagramError) || error.kind !== "reconnect") throw error;
        // The person's token is over; that ends nothing as long as the Page's own still reads.
        await fetchProfessionalProfile(graph, credential, context);
        return { credential: pageOnly, expiryAssumed: false };
      }
    },

    fetchProfile: (credential, context) => fetchProfessionalProfile(graph, credential, context),

    async fetchMediaPage(credential, { after }, context) {
      return readFacebook(
        graph,
        {
          path: [professionalIdOf(credential), "media"],
          token: credential.accessToken,
          fields: MEDIA_FIELDS,
          query: (pageSize) => ({ limit: String(pageSize), after }),
          paged: true,
          maxBytes: MEDIA_REPLY_BYTES,
          parse: (reply) => parseMediaPage(reply, after, deps.log),
        },
        context,
      );
    },

    hasMedia: (credential, mediaId, context) =>
      isAnswered(
        readFacebook(
          graph,
          {
            path: [mediaId],
            token: credential.accessToken,
            fields: EXISTENCE_FIELDS,
            parse: (reply) => parseExistence(reply, mediaId),
          },
          context,
        ),
      ),
  };
}
