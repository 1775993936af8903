import { BlockList, isIP } from "node:net";

/** Whether this address is a proxy of the owner's, whose word about visitors is believed. */
export type IsTrustedProxy = (address: string) => boolean;

const LOOPBACK = ["127.0.0.0/8", "::1"];

/** @param list addresses and ranges, comma-separated; `loopback` for this machine. */
export function parseTrustedProxies(list: string): IsTrustedProxy | undefined {
  const trusted = new BlockList();
  const entries = list.split(",").map((entry) => entry.trim());
  for (const entry of entries.flatMap((name) => (name === "loopback" ? LOOPBACK : name))) {
    if (!add(trusted, entry)) return undefined;
  }
  return (address) => {
    const [, mapped] = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address) ?? [];
    const bare = mapped ?? address.split("%")[0] ?? "";
    const version = isIP(bare);
    return version !== 0 && trusted.check(bare, familyOf(version));
  };
}

function add(trusted: BlockList, entry: string): boolean {
  const [address = "", bits, ...rest] = entry.split("/");
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return false;
  if (bits === undefined) {
    trusted.addAddress(address, familyOf(version));
    return true;
  }
  if (!/^\d{1,3}$/.test(bits) || Number(bits) > (version === 4 ? 32 : 128)) return false;
  trusted.addSubnet(address, Number(bits), familyOf(version));
  return true;
}

function familyOf(version: number): "ipv4" | "ipv6" {
  return version === 6 ? "ipv6" : "ipv4";
}
