import { isIP } from "node:net";
import { getConnInfo } from "@hono/node-server/conninfo";
import type { Context } from "hono";
import { rateLimitKey } from "./rate-limit-key.ts";

/** Whose guesses are counted together: the peer, or whom the owner's own proxies name as theirs. */
export function clientAddress(c: Context, isTrustedProxy: (address: string) => boolean): string {
  const peer = peerAddress(c);
  if (!peer || !isTrustedProxy(peer)) return rateLimitKey(peer ?? "unknown");
  // Each proxy adds whom it saw at the end; what stands before the first that is not ours is the client's to invent.
  const named = (c.req.header("x-forwarded-for") ?? "").split(",").map((entry) => entry.trim());
  const client = named.findLast((address) => !isTrustedProxy(address)) ?? "";
  return rateLimitKey(isIP(client) ? client : peer);
}

function peerAddress(c: Context): string | undefined {
  // Without a socket (a request handed to the app directly) there is nobody to tell apart.
  const bindings: unknown = c.env;
  const hasSocket = typeof bindings === "object" && bindings !== null && "incoming" in bindings;
  return hasSocket ? getConnInfo(c).remote.address : undefined;
}
