import { isIP } from "node:net";
import { getConnInfo } from "@hono/node-server/conninfo";
import type { Context } from "hono";
import { rateLimitKey } from "./rate-limit-key.ts";

/** Whose guesses are counted together: the peer, or whom the owner's own proxies name as theirs. */
export function clientAddress(c: Context, isTrustedProxy: (address: string) => boolean): string {
  const peer = peerAddress(c);
  if (!peer || !isTrustedProxy(peer)) return rateLimitKey(peer ?? "unknown");
  // Each proxy adds whom it saw at the end; what stands before the first that is not ours is the client's to invent.
  const named = (c.req.header("x-forwarded-for") ?? "").split(",").map(withoutPort);
  const client = named.findLast((address) => !isTrustedProxy(address)) ?? "";
  return rateLimitKey(isIP(client) ? client : peer);
}

/** Some proxies name the port, too: `203.0.113.9:4711`, `[2001:db8::1]:4711`. */
function withoutPort(entry: string): string {
  const [, inBrackets, v4] = /^(?:\[([^\]]+)\](?::\d+)?|([\d.]+):\d+)$/.exec(entry.trim()) ?? [];
  return inBrackets ?? v4 ?? entry.trim();
}

function peerAddress(c: Context): string | undefined {
  // Without a socket (a request handed to the app directly) there is nobody to tell apart.
  const bindings: unknown = c.env;
  const hasSocket = typeof bindings === "object" && bindings !== null && "incoming" in bindings;
  return hasSocket ? getConnInfo(c).remote.address : undefined;
}
