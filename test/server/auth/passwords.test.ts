import { expect, test } from "vitest";
import { createPasswords } from "../../../server/auth/passwords.ts";
import { Secret } from "../../../server/shared/secret.ts";
import { openTestDatabase } from "../../support/database.ts";
import { openDashboard, PASSWORD } from "../routes/admin/dashboard.ts";

test("the environment's password wins over the stored one", async () => {
  const stored = openDashboard({ adminPassword: undefined });
  await stored.auth.setPassword(new Secret("the stored password"));
  const { auth } = stored.restart({ adminPassword: PASSWORD });
  expect(await auth.verifyPassword(new Secret(PASSWORD))).toBe(true);
  expect(await auth.verifyPassword(new Secret("the stored password"))).toBe(false);
  expect(await stored.restart().auth.verifyPassword(new Secret("the stored password"))).toBe(true);
});

test("setting a password that could not take effect says where to change it", async () => {
  const { auth } = openDashboard();
  await expect(auth.setPassword(new Secret("a fine long password"))).rejects.toThrow(
    "The password comes from ADMIN_PASSWORD in the environment: change it there and restart.",
  );
});

test("a short password is refused in a friendly sentence", async () => {
  const { auth } = openDashboard({ adminPassword: undefined });
  await expect(auth.setPassword(new Secret("ninechars"))).rejects.toThrow(
    "Please choose a password of at least 10 characters",
  );
  await auth.setPassword(new Secret("ten chars!"));
  expect(auth.passwordSource()).toBe("stored");
});

test("nothing is right while there is no password", async () => {
  const { auth } = openDashboard({ adminPassword: undefined });
  expect(auth.passwordSource()).toBe("none");
  expect(await auth.verifyPassword(new Secret(""))).toBe(false);
});

test("however many passwords come at once, only one is hashed at a time", async () => {
  let underWay = 0;
  let most = 0;
  const hashes = async <T>(result: T): Promise<T> => {
    underWay += 1;
    most = Math.max(most, underWay);
    await new Promise(setImmediate);
    underWay -= 1;
    return result;
  };
  const passwords = createPasswords({
    db: openTestDatabase(),
    adminPassword: undefined,
    signingKey: Buffer.from("signs"),
    hashing: { hash: () => hashes("a hash"), matches: () => hashes(true) },
  });
  passwords.store("a hash");
  const password = new Secret("three quiet words");
  const all = Array.from({ length: 10 }, () => [
    passwords.verify(password),
    passwords.hash(password),
  ]);
  expect((await Promise.all(all.flat())).filter((result) => result === true)).toHaveLength(10);
  expect(most).toBe(1);
});
