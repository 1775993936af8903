import { isIP } from "node:net";
import {
  isPublicAddress,
  PrivateAddressError,
  publicLookup,
  type Resolve,
} from "./public-address.ts";
import type { Fetch } from "./send-request.ts";

interface PublicFetchOptions {
  /** What may be anywhere: an origin without its port, `http://127.0.0.1`. */
  readonly except?: readonly string[];
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
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof PrivateAddressError) return cause;
  }
  return undefined;
}

/** Loaded with the first request, because it takes 20 MB: a server at rest stays small. */
async function load({ except = [], resolve }: PublicFetchOptions) {
  const { Agent, buildConnector, fetch } = await import("undici");
  const connectAnywhere = buildConnector({});
  const connectToPublic = buildConnector({ lookup: publicLookup(resolve) });
  const dispatcher = new Agent({
    connect(target, callback) {
      const host = target.hostname.replace(/^\[|\]$/g, "");
      if (except.includes(`${target.protocol}//${target.hostname}`)) {
        connectAnywhere(target, callback);
      } else if (isIP(host) && !isPublicAddress(host)) {
        callback(new PrivateAddressError(host, host), null);
      } else {
        connectToPublic(target, callback);
      }
    },
  });
  return { fetch, dispatcher };
}
