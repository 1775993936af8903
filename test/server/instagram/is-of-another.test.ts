import { expect, test } from "vitest";
import { isOfAnother } from "../../../server/instagram/is-of-another.ts";

const ACCOUNT = { appScopedId: "2600", professionalId: "1784" };

test.each([
  ["both ids", ACCOUNT, ACCOUNT, false],
  [
    "one id, and another under the second name",
    ACCOUNT,
    { ...ACCOUNT, appScopedId: "2700" },
    false,
  ],
  ["the one that the answer has", ACCOUNT, { professionalId: "1784" }, false],
  ["an id under the other's name", ACCOUNT, { appScopedId: "1784" }, false],
  ["an id of a kind that is not known", { professionalId: "1784" }, { appScopedId: "2600" }, false],
  ["no id at all", ACCOUNT, {}, false],
  ["two other ids", ACCOUNT, { appScopedId: "2700", professionalId: "1785" }, true],
  ["another id of a known kind", { appScopedId: "2600" }, { appScopedId: "2700" }, true],
])("an answer with %s: is it somebody else's?", (_what, account, profile, isAnother) => {
  expect(isOfAnother(account, profile)).toBe(isAnother);
});
