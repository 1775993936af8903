import { isIP } from "node:net";
import { getConnInfo } from "@hono/node-server/conninfo";
import type { Context } from "hono";
import { rateLimitKey } from "./rate-limit-key.ts";

/** Whose guesses are counted together: the peer, or whom a proxy on this machine names as its peer. */
export function clientAddress(c: Context): string {
  const peer = peerAddress(c);
  if (!peer || !isLoopback(peer)) return rateLimitKey(peer ?? "unknown");
  // Only the last entry was written by our own proxy; the ones before are the client's to invent.
  const forwarded = c.req.header("x-forwarded-for")?.split(",").at(-1)?.trim() ?? "";
  return rateLimitKey(isIP(forwarded) ? forwarded : peer);
}

function peerAddress(c: Context): string | undefined {
  // Without a socket (a request handed to the app directly) there is nobody to tell apart.
  const bindings: unknown = c.env;
  const hasSocket = typeof bindings === "object" && bindings !== null && "incoming" in bindings;
  return hasSocket ? getConnInfo(c).remote.address : undefined;
}

function isLoopback(address: string): boolean {
  return /^(::1|(::ffff:)?127(\.\d{1,3}){3})$/i.test(address);
}
