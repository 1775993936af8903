import type { buildConnector } from "undici";
import { causesOf } from "../shared/errors.ts";
import { type OutgoingProxy, proxyAgentOptions } from "./outgoing-proxy.ts";
import {
  literalRefusal,
  PrivateAddressError,
  publicLookup,
  type Resolve,
} from "./public-address.ts";
import type { Fetch } from "./send-request.ts";

interface PublicFetchOptions {
  /** What may be anywhere: an origin without its port, `http://127.0.0.1`. */
  readonly except?: readonly string[];
  /** Where requests go through one, names are looked up there: that none leads home is the proxy's to check. */
  readonly proxy?: OutgoingProxy | undefined;
  /** Finds the addresses of a name, when not the system. */
  readonly resolve?: Resolve;
}

/**
 * `fetch` that connects to public addresses only, redirects included: checked on each connection, where nothing can
 * change any more. What it refuses fails with a `PrivateAddressError` among the causes.
 */
export function createPublicFetch(options: PublicFetchOptions = {}): Fetch {
  let loading: ReturnType<typeof load> | undefined;
  return async (address, init) => {
    loading ??= load(options);
    const { fetch, dispatcher } = await loading;
    return await fetch(address, { ...init, dispatcher });
  };
}

/** The reason for which a public `fetch` made no connection, if it was that. */
export function privateAddressError(error: unknown): PrivateAddressError | undefined {
  return causesOf(error).find((cause) => cause instanceof PrivateAddressError);
}

/** Loaded with the first request, because it takes 20 MB: a server at rest stays small. */
async function load({ except = [], resolve, proxy }: PublicFetchOptions) {
  const { Agent, buildConnector, EnvHttpProxyAgent, fetch } = await import("undici");
  const connectAnywhere = buildConnector({});
  const connectToPublic = buildConnector({ lookup: publicLookup(resolve) });
  const isExcepted = ({ protocol, hostname }: { protocol: string; hostname: string }) =>
    except.includes(`${protocol}//${hostname}`);
  const connect: buildConnector.connector = (target, callback) => {
    if (isExcepted(target)) return connectAnywhere(target, callback);
    const refusal = literalRefusal(target.hostname);
    if (refusal) callback(refusal, null);
    else connectToPublic(target, callback);
  };
  if (!proxy) return { fetch, dispatcher: new Agent({ connect }) };
  // `connect` is for what goes around the proxy. An address written as a number is seen here, whichever way it goes.
  const agent = new EnvHttpProxyAgent({ ...proxyAgentOptions(proxy), connect });
  const dispatcher = agent.compose((dispatch) => (request, handler) => {
    const url = new URL(request.origin ?? "");
    const refusal = isExcepted(url) ? undefined : literalRefusal(url.hostname);
    if (refusal) throw refusal;
    return dispatch(request, handler);
  });
  return { fetch, dispatcher };
}
