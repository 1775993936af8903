import { expect, test } from "vitest";
import { Secret } from "../../../server/secret.ts";
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
