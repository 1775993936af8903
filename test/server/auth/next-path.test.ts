import { expect, test } from "vitest";
import { safeNextPath } from "../../../server/auth/next-path.ts";

test.each([
  ["/admin", "/admin"],
  ["/admin/connect?api=facebook-login", "/admin/connect?api=facebook-login"],
  ["/admin/accounts/a1/disconnect", "/admin/accounts/a1/disconnect"],
  ["/connect?api=instagram-login", "/admin/connect?api=instagram-login"],
])("leads on to %s", (next, path) => {
  expect(safeNextPath(next)).toBe(path);
});

test.each([
  undefined,
  "",
  "admin",
  "https://evil.example/admin",
  "//evil.example/admin",
  "/\\evil.example/admin",
  "\\\\evil.example",
  "/\t/evil.example",
  "javascript:alert(1)",
  "/admin/../../evil",
  "/admin/..//evil.example",
  "/administrator",
  "/feeds/harbour-bakery.json",
  "/connect/callback?code=secret&state=s",
  "/admin/login?next=/admin/login",
  "/admin/logout",
  "/admin/setup?token=t",
  "http://[",
])("leads to the dashboard's first page instead of %j", (next) => {
  expect(safeNextPath(next)).toBe("/admin");
});
