import { isIP, isIPv6 } from "node:net";
import { getConnInfo } from "@hono/node-server/conninfo";
import type { Context } from "hono";

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

/** One IPv6 customer owns at least a /64, so its first four groups stand for all its addresses. */
export function rateLimitKey(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  if (mapped?.[1]) return mapped[1];
  const [bare = ""] = address.split("%");
  if (!isIPv6(bare)) return address;
  const [head = "", tail] = bare.toLowerCase().split("::");
  const front = head ? head.split(":") : [];
  const back = tail ? tail.split(":") : [];
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - front.length - back.length);
  const groups = [...front, ...Array<string>(zeros).fill("0"), ...back];
  const network = groups.slice(0, 4).map((group) => group.replace(/^0+(?=.)/, ""));
  return `${network.join(":")}::/64`;
}
