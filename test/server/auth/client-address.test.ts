import { Hono } from "hono";
import { expect, test } from "vitest";
import { clientAddress } from "../../../server/auth/client-address.ts";
import { rateLimitKey } from "../../../server/auth/rate-limit-key.ts";
import { parseTrustedProxies } from "../../../server/http/trusted-proxies.ts";
import { present } from "../../support/test-instance.ts";

/** As @hono/node-server hands it over. */
async function addressOf(
  peer: string | undefined,
  forwardedFor?: string,
  proxies = "loopback",
): Promise<string> {
  const isTrusted = present(parseTrustedProxies(proxies));
  const app = new Hono().get("/", (c) => c.text(clientAddress(c, isTrusted)));
  const headers = forwardedFor === undefined ? {} : { "x-forwarded-for": forwardedFor };
  const bindings = peer && { incoming: { socket: { remoteAddress: peer } } };
  return (await app.request("/", { headers }, bindings || {})).text();
}

test.each([
  ["198.51.100.1:4711", "198.51.100.1"],
  ["10.9.9.9, 198.51.100.1:4711", "198.51.100.1"],
  ["[2001:db8::1]:4711", "2001:db8:0:0::/64"],
  ["[2001:db8::1]", "2001:db8:0:0::/64"],
])("is read from %s, with the port that some proxies name", async (forwardedFor, address) => {
  expect(await addressOf("127.0.0.1", forwardedFor)).toBe(address);
});

test("is the socket's peer", async () => {
  expect(await addressOf("203.0.113.9")).toBe("203.0.113.9");
});

test("believes no X-Forwarded-For that comes from far away", async () => {
  expect(await addressOf("203.0.113.9", "198.51.100.1")).toBe("203.0.113.9");
});

test.each(["127.0.0.1", "::1", "::ffff:127.0.0.1"])(
  "is the last address that a proxy on %s names, not what the client put before it",
  async (loopback) => {
    expect(await addressOf(loopback, "10.9.9.9, 198.51.100.1")).toBe("198.51.100.1");
  },
);

test.each([
  ["172.20.0.3", "172.16.0.0/12"],
  ["::ffff:172.20.0.3", "loopback, 172.20.0.3"],
  ["fd00::3", "fd00::/8"],
  ["fe80::3%eth0", "fe80::/10"],
])("is the one that the owner’s proxy at %s names, where %s are trusted", async (peer, proxies) => {
  expect(await addressOf(peer, "198.51.100.1", proxies)).toBe("198.51.100.1");
  expect(await addressOf(peer, "198.51.100.1")).not.toBe("198.51.100.1");
});

test("is the last that is none of the owner’s proxies, where there are several in a row", async () => {
  const proxies = "loopback,172.16.0.0/12";
  const named = "10.9.9.9, 198.51.100.1, 172.20.0.3";
  expect(await addressOf("127.0.0.1", named, proxies)).toBe("198.51.100.1");
});

test.each(["", "proxy", "10.0.0.0/33", "10.0.0.0/8/8", "10.0.0.0/", "::1/129", "10.0.0.1,"])(
  "takes %j for no list of proxies",
  (list) => {
    expect(parseTrustedProxies(list)).toBeUndefined();
  },
);

test("falls back on the peer when the proxy names nothing sensible", async () => {
  expect(await addressOf("127.0.0.1", "unknown")).toBe("127.0.0.1");
  expect(await addressOf("127.0.0.1", "")).toBe("127.0.0.1");
  expect(await addressOf("127.0.0.1")).toBe("127.0.0.1");
});

test("counts everybody without a socket together", async () => {
  expect(await addressOf(undefined)).toBe("unknown");
});

test.each([
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["2001:0db8:0001:0002:ffff::9", "2001:db8:1:2::/64"],
  ["2001:db8::1", "2001:db8:0:0::/64"],
  ["fe80::1%eth0", "fe80:0:0:0::/64"],
  ["::ffff:203.0.113.9", "203.0.113.9"],
  ["203.0.113.9", "203.0.113.9"],
])("counts %s under %s", (address, guesser) => {
  expect(rateLimitKey(address)).toBe(guesser);
});
