import type { GraphDeps } from "../graph/graph-request.ts";
import { DATA_API_VERSION, type InstagramHosts, joinUrl } from "../hosts.ts";
import type { InstagramApi } from "../types.ts";
import { createInstagramHostApi } from "./instagram-host.ts";

/**
 * Instagram API with Instagram Login: professional accounts, no Facebook Page needed. Long-lived tokens
 * live sixty days and are refreshed from their first day on.
 */
export function createInstagramLogin(deps: GraphDeps, hosts: InstagramHosts): InstagramApi {
  return createInstagramHostApi(deps, hosts, {
    name: "instagram-login",
    authorizeUrl: joinUrl(hosts.instagramWww, "oauth", "authorize"),
    scopes: ["instagram_business_basic"],
    version: DATA_API_VERSION,
    profileFields: {
      required: ["id", "username"],
      optional: [
        "user_id",
        "name",
        "account_type",
        "profile_picture_url",
        "followers_count",
        "follows_count",
        "media_count",
      ],
      // In the reference of the user node, but not on this login's own pages.
      unverified: ["biography", "website"],
    },
    mediaFields: {
      required: ["id", "media_type", "media_url", "timestamp"],
      optional: [
        "thumbnail_url",
        "permalink",
        "caption",
        "alt_text",
        "like_count",
        "comments_count",
        "username",
      ],
      // Marked "Facebook Login only" in the reference, and answered here all the same.
      unverified: ["media_product_type", "is_shared_to_feed", "is_ai_generated", "owner"],
      children: {
        required: ["id", "media_type", "media_url"],
        optional: ["thumbnail_url", "alt_text"],
      },
    },
  });
}
