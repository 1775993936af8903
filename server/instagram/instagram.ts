import { createFacebookLogin } from "./facebook-login/facebook-login.ts";
import type { GraphDeps } from "./graph/graph-request.ts";
import type { InstagramHosts } from "./hosts.ts";
import { createBasicDisplay } from "./instagram-login/basic-display.ts";
import { createInstagramLogin } from "./instagram-login/instagram-login.ts";
import type { InstagramApis } from "./types.ts";

interface InstagramDeps extends GraphDeps {
  readonly hosts: InstagramHosts;
}

/** The three APIs behind one interface. Sends nothing by itself. */
export function createInstagram(deps: InstagramDeps): InstagramApis {
  return {
    "instagram-login": createInstagramLogin(deps, deps.hosts),
    "facebook-login": createFacebookLogin(deps, deps.hosts),
    "basic-display": createBasicDisplay(deps, deps.hosts),
  };
}
