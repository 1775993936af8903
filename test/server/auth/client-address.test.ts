import { Hono } from "hono";
import { expect, test } from "vitest";
import { clientAddress } from "../../../server/auth/client-address.ts";
import { rateLimitKey } from "../../../server/auth/rate-limit-key.ts";

/** As @hono/node-server hands it over. */
async function addressOf(peer: string | undefined, forwardedFor?: string): Promise<string> {
  const app = new Hono().get("/", (c) => c.text(clientAddress(c)));
  const headers = forwardedFor === undefined ? {} : { "x-forwarded-for": forwardedFor };
  const bindings = peer && { incoming: { socket: { remoteAddress: peer } } };
  return (await app.request("/", { headers }, bindings || {})).text();
}

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
