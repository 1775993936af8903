import { InstagramError } from "./errors.ts";
import type { GraphDeps } from "./graph-request.ts";
import { DATA_API_VERSION, type InstagramHosts, joinUrl } from "./hosts.ts";
import type { InstagramApi } from "./types.ts";

export function createFacebookLogin(_deps: GraphDeps, hosts: InstagramHosts): InstagramApi {
  const refuse = () => Promise.reject(new InstagramError("app-needed"));
  return {
    name: "facebook-login",
    authorizeUrl: () => joinUrl(hosts.facebookWww, DATA_API_VERSION, "dialog", "oauth"),
    exchangeCode: refuse,
    checkToken: refuse,
    refresh: refuse,
    fetchProfile: refuse,
    fetchMediaPage: refuse,
  };
}
