import { expect, test } from "vitest";
import { openTestDatabase } from "../../support/database.ts";
import { accountRecord } from "../feed/records.ts";

test("an account is found by its username, however it is written", () => {
  const { accounts } = openTestDatabase();
  accounts.insert(accountRecord({ profile: { username: "harbour.Bakery" } }));
  expect(accounts.findByUsername("Harbour.Bakery")?.id).toBe("a1");
  expect(accounts.findByUsername("harbour.baker")).toBeUndefined();
});

test("where two accounts have the same number, the professional one's own id goes before an app's", () => {
  const { accounts } = openTestDatabase();
  accounts.insert(accountRecord({ id: "a1", appScopedId: "17", professionalId: undefined }));
  accounts.insert(accountRecord({ id: "a2", appScopedId: undefined, professionalId: "17" }));
  expect(accounts.findByInstagramId("17")?.id).toBe("a2");
});
