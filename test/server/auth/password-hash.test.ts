import { expect, test } from "vitest";
import { scryptHashing } from "../../../server/auth/password-hash.ts";
import { Secret } from "../../../server/shared/secret.ts";

const password = new Secret("three quiet words");

test("knows the password again, and no other", async () => {
  const hash = await scryptHashing.hash(password);
  expect(await scryptHashing.matches(password, hash)).toBe(true);
  expect(await scryptHashing.matches(new Secret("three quiet word"), hash)).toBe(false);
  expect(await scryptHashing.matches(new Secret(""), hash)).toBe(false);
});

test("stores neither the password nor the same hash twice", async () => {
  const [one, other] = [await scryptHashing.hash(password), await scryptHashing.hash(password)];
  expect(one).not.toBe(other);
  expect(one).not.toContain("quiet");
  expect(one).toMatch(/^scrypt\$14\$8\$5\$/);
});

test("takes an umlaut from any keyboard", async () => {
  const hash = await scryptHashing.hash(new Secret("Bäckerei am Hafen".normalize("NFC")));
  expect(await scryptHashing.matches(new Secret("Bäckerei am Hafen".normalize("NFD")), hash)).toBe(
    true,
  );
});

test.each(["", "scrypt", "scrypt$14$8$5$c2FsdA", "plain$three quiet words"])(
  "matches nothing against the unreadable hash %j",
  async (stored) => {
    expect(await scryptHashing.matches(password, stored)).toBe(false);
  },
);
