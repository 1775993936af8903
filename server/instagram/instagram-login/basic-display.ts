import type { GraphDeps } from "../graph/graph-request.ts";
import { type InstagramHosts, joinUrl } from "../hosts.ts";
import type { InstagramApi } from "../types.ts";
import { createInstagramHostApi } from "./instagram-host.ts";

/** Read by whoever is about to connect, before anything is tried. */
const SHUT_OFF_SENTENCE =
  "Instagram shut the Basic Display API off on 4 December 2024, so nothing can be connected this way: switch the account to a professional one in Instagram's settings, which is free, and connect it with Instagram Login.";

/**
 * Instagram Basic Display: the same exchange with its own scopes and fewer fields, personal accounts too.
 * For servers that still speak it; Meta's does not.
 */
export function createBasicDisplay(deps: GraphDeps, hosts: InstagramHosts): InstagramApi {
  return createInstagramHostApi(deps, hosts, {
    name: "basic-display",
    authorizeUrl: joinUrl(hosts.instagramApi, "oauth", "authorize"),
    scopes: ["user_profile", "user_media"],
    version: "",
    profileFields: {
      required: ["id", "username"],
      optional: ["account_type", "media_count"],
    },
    mediaFields: {
      required: ["id", "media_type", "media_url", "timestamp"],
      optional: ["caption", "is_shared_to_feed", "permalink", "thumbnail_url", "username"],
      children: { required: ["id", "media_type", "media_url"], optional: ["thumbnail_url"] },
    },
  });
}

/** Why connecting with Basic Display is pointless at these hosts, or `undefined` where it may work. */
export function basicDisplayShutOff(hosts: InstagramHosts): string | undefined {
  const asked = [hosts.instagramApi, hosts.instagramGraph];
  return asked.some(isMetaHost) ? SHUT_OFF_SENTENCE : undefined;
}

function isMetaHost(url: URL): boolean {
  return /(^|\.)instagram\.com$/.test(url.hostname.replace(/\.$/, ""));
}
