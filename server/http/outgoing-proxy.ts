import type { Secret } from "../shared/secret.ts";
import type { Fetch } from "./send-request.ts";

/** What requests to the outside go through, as `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY` say it everywhere. */
export interface OutgoingProxy {
  /** Addresses, which may hold a password. */
  readonly https: Secret | undefined;
  readonly http: Secret | undefined;
  /** Comma-separated hosts that are asked directly. */
  readonly noProxy: string;
}

const THIS_MACHINE = "localhost,127.0.0.1,[::1]";

/** `fetch` through the proxy. */
export function createProxiedFetch(proxy: OutgoingProxy): Fetch {
  let loading: ReturnType<typeof load> | undefined;
  return async (address, init) => {
    loading ??= load(proxy);
    const { fetch, dispatcher } = await loading;
    return await fetch(address, { ...init, dispatcher });
  };
}

async function load(proxy: OutgoingProxy) {
  const { EnvHttpProxyAgent, fetch } = await import("undici");
  return { fetch, dispatcher: new EnvHttpProxyAgent(proxyAgentOptions(proxy)) };
}

/** For undici's `EnvHttpProxyAgent`, which would look into the process's environment for what is left out. */
export function proxyAgentOptions({ https, http, noProxy }: OutgoingProxy) {
  return {
    httpsProxy: https?.reveal() ?? "",
    httpProxy: http?.reveal() ?? "",
    // No proxy leads back to the machine that asks it.
    noProxy: noProxy === "*" ? noProxy : `${noProxy},${THIS_MACHINE}`,
  };
}

/** Where Instagram is asked through, without user and password: host and port. */
export function proxyHost({ https, http }: OutgoingProxy): string | undefined {
  const address = https ?? http;
  return address && new URL(address.reveal()).host;
}
