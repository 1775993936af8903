import { expect, test } from "vitest";
import { createKnownOwners } from "../../../server/auth/known-owners.ts";
import { DAY_MS } from "../../../server/time/clock.ts";
import { START } from "../../support/fake-clock.ts";

test("the newest fifty addresses that somebody signed in from are known, for ninety days, and stored as no address", () => {
  const stored = new Map<string, Buffer>();
  const owners = createKnownOwners({
    namedValues: {
      get: (name) => stored.get(name),
      set: (name, value) => void stored.set(name, Buffer.from(value)),
      delete: (name) => void stored.delete(name),
    },
    publicUrl: "https://feed.example.com",
    signingKey: Buffer.alloc(32, 7),
  });
  const addresses = Array.from({ length: 51 }, (_, index) => `198.51.100.${index}`);
  for (const [index, address] of addresses.entries()) {
    owners.rememberAddress(address, START + index);
  }
  const now = START + 1000;
  expect(addresses.filter((address) => !owners.hasSignedInFrom(address, now))).toEqual([
    "198.51.100.0",
  ]);
  expect([...stored.values()].join()).not.toContain("198.51");
  expect(owners.hasSignedInFrom("198.51.100.50", START + 50 + 90 * DAY_MS - 1)).toBe(true);
  expect(owners.hasSignedInFrom("198.51.100.50", START + 50 + 90 * DAY_MS)).toBe(false);
});
