import { type LookupAddress, lookup } from "node:dns";
import { isIP, type LookupFunction } from "node:net";
import ipaddr from "ipaddr.js";

/** A host that leads into a network of its own: nothing is asked of what is not for everyone. */
export class PrivateAddressError extends Error {
  override readonly name = "PrivateAddressError";
  readonly host: string;

  constructor(host: string, address: string) {
    super(`${host} leads to ${address}, which is no public address`);
    this.host = host;
  }
}

/** All that IANA has given out to the public internet in IPv6; the rest is special or nobody's yet. */
const GLOBAL_IPV6 = ipaddr.IPv6.parseCIDR("2000::/3");
/** What a translator makes of an IPv4 address, in its last 32 bits (RFC 6052). */
const TRANSLATED_IPV4 = ipaddr.IPv6.parseCIDR("64:ff9b::/96");

/**
 * Whether anyone can reach it: not private, loopback, link-local, shared, multicast or reserved, in whatever wrapping.
 *
 * @internal For its test.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  // Takes an IPv4 address out of its mapping into IPv6.
  const parsed = ipaddr.process(address);
  if (parsed instanceof ipaddr.IPv4) return parsed.range() === "unicast";
  if (parsed.match(TRANSLATED_IPV4)) {
    return isPublicAddress(ipaddr.fromByteArray(parsed.toByteArray().slice(12)).toString());
  }
  return parsed.match(GLOBAL_IPV6) && parsed.range() === "unicast";
}

/** Why a host that is an address itself is not connected to; a name says nothing before it is looked up. */
export function literalRefusal(hostname: string): PrivateAddressError | undefined {
  const host = hostname.replace(/^\[|\]$/g, "");
  const isRefused = isIP(host) !== 0 && !isPublicAddress(host);
  return isRefused ? new PrivateAddressError(host, host) : undefined;
}

export type Resolve = (
  host: string,
  options: { readonly all: true },
  callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

/**
 * For `net.connect` and whatever hands its options on to it: finds only a host's public addresses. What it finds is what
 * is connected to, so that a name cannot change between the look and the connection. Never asked about a host that is an
 * address itself.
 */
export function publicLookup(resolve: Resolve = lookup): LookupFunction {
  return (host, options, callback) => {
    resolve(host, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, "");
      const found = addresses.filter(({ address }) => isPublicAddress(address));
      const [first] = found;
      if (!first) {
        const refused = addresses.map(({ address }) => address).join(", ") || "no address";
        return callback(new PrivateAddressError(host, refused), "");
      }
      if (options.all) callback(null, found);
      else callback(null, first.address, first.family);
    });
  };
}
