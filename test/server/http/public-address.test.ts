import { expect, test } from "vitest";
import { isPublicAddress, publicLookup } from "../../../server/http/public-address.ts";

test.each([
  ["157.240.1.1", "of Instagram"],
  ["2a03:2880:f10d:83:face:b00c:0:25de", "of Instagram, in IPv6"],
  ["::ffff:157.240.1.1", "mapped"],
  ["64:ff9b::9df0:101", "translated"],
  ["172.15.255.255", "just below a private range"],
  ["172.32.0.0", "just above it"],
])("%s is public: %s", (address) => {
  expect(isPublicAddress(address)).toBe(true);
});

test.each([
  ["10.1.2.3", "private"],
  ["172.16.0.1", "private"],
  ["172.31.255.255", "private"],
  ["192.168.1.1", "private"],
  ["127.0.0.1", "loopback"],
  ["127.255.255.254", "loopback"],
  ["0.0.0.0", "this machine"],
  ["0.1.2.3", "this network"],
  ["169.254.169.254", "link-local: the clouds' metadata"],
  ["100.64.0.1", "shared by a provider's customers"],
  ["100.127.255.255", "shared by a provider's customers"],
  ["192.0.0.8", "protocol assignments"],
  ["192.0.2.1", "documentation"],
  ["198.18.0.1", "benchmarks"],
  ["224.0.0.1", "multicast"],
  ["239.255.255.255", "multicast"],
  ["240.0.0.1", "reserved"],
  ["255.255.255.255", "broadcast"],
  ["::", "unspecified"],
  ["::1", "loopback"],
  ["::7f00:1", "IPv4-compatible loopback"],
  ["::ffff:127.0.0.1", "mapped loopback"],
  ["::ffff:10.0.0.1", "mapped private"],
  ["::ffff:a9fe:a9fe", "mapped link-local"],
  ["64:ff9b::a00:1", "translated private"],
  ["64:ff9b:1::a00:1", "translated within one network"],
  ["2002:a00:1::", "6to4 of a private address"],
  ["2001:0:a00:1::", "Teredo"],
  ["2001:db8::1", "documentation"],
  ["fe80::1", "link-local"],
  ["fe80::1%eth0", "link-local with its interface"],
  ["fec0::1", "site-local"],
  ["fc00::1", "unique local"],
  ["fd12:3456::1", "unique local"],
  ["ff02::1", "multicast"],
  ["100::1", "discarded"],
  ["4000::1", "given out to nobody"],
  ["feed.example.com", "no address"],
  ["", "no address"],
])("%s is not public: %s", (address) => {
  expect(isPublicAddress(address)).toBe(false);
});

function lookUp(found: readonly string[], all: boolean): Promise<unknown> {
  const lookup = publicLookup((_host, _options, callback) =>
    callback(
      null,
      found.map((address) => ({ address, family: address.includes(":") ? 6 : 4 })),
    ),
  );
  return new Promise((resolve, reject) => {
    lookup("cdn.example.com", { all }, (error, address) => {
      if (error) reject(error);
      else resolve(address);
    });
  });
}

test("finds only the public addresses of a name, all or one", async () => {
  const found = ["10.0.0.1", "157.240.1.1", "::1", "2a03:2880::1"];
  expect(await lookUp(found, true)).toEqual([
    { address: "157.240.1.1", family: 4 },
    { address: "2a03:2880::1", family: 6 },
  ]);
  expect(await lookUp(found, false)).toBe("157.240.1.1");
});

test("finds nothing of a name that is private altogether, and says what it leads to", async () => {
  await expect(lookUp(["10.0.0.1", "::1"], true)).rejects.toThrow(
    "cdn.example.com leads to 10.0.0.1, ::1, which is no public address",
  );
});
