import { expect, test } from "vitest";
import { facebookUrl, REDIRECT_URI, startSandbox } from "./start.ts";

test("says that it is a sandbox, who asks, and for what", async () => {
  const { sandbox, authorizeUrl } = startSandbox();
  const html = await (await sandbox.fetch(authorizeUrl())).text();
  expect(html).toContain("No real account is involved");
  expect(html).toContain("feed.example");
  expect(html).toContain(sandbox.environment.INSTAGRAM_APP_ID);
  expect(html).toContain("instagram_business_basic");
});

test("offers the account that is signed in first, and no personal one", async () => {
  const { sandbox, authorizeUrl } = startSandbox();
  sandbox.control.signIn("shop.two");
  const html = await (await sandbox.fetch(authorizeUrl())).text();
  expect(html).toMatch(/value="shop\.two"[^>]*checked/);
  expect(html).not.toMatch(/value="shop\.one"[^>]*checked/);
  expect(html).not.toContain('value="only.me"');
});

test.each([
  ["Invalid platform app", { client_id: "1" }],
  ["Invalid redirect_uri", { redirect_uri: "javascript:alert(1)" }],
  ["Invalid response_type", { response_type: "token" }],
  ["Invalid scope: business_basic", { scope: "business_basic" }],
  ["Invalid scope: none given", { scope: "" }],
])("shows Meta's own page and redirects nowhere: %s", async (words, change) => {
  const { sandbox, authorizeUrl } = startSandbox();
  const response = await sandbox.fetch(authorizeUrl(change));
  expect(response.status).toBe(400);
  expect(await response.text()).toContain(words);
  await expect(sandbox.control.authorizeAs("shop.one", authorizeUrl(change))).rejects.toThrow(
    words,
  );
});

test("takes only registered redirect URIs once some are", async () => {
  const { sandbox, authorizeUrl } = startSandbox();
  sandbox.control.registerRedirectUris(`${REDIRECT_URI}/`);
  await expect(sandbox.control.authorizeAs("shop.one", authorizeUrl())).rejects.toThrow(
    "Invalid redirect_uri",
  );
  sandbox.control.registerRedirectUris(REDIRECT_URI);
  expect(await sandbox.control.authorizeAs("shop.one", authorizeUrl())).toContain("code=");
});

test("tells a denial in Meta's three parameters, with the state", async () => {
  const { sandbox, authorizeUrl } = startSandbox();
  for (const url of [authorizeUrl(), facebookUrl(sandbox)]) {
    const location = new URL(await sandbox.control.authorizeAs("shop.one", url, { deny: true }));
    expect(Object.fromEntries(location.searchParams)).toEqual({
      error: "access_denied",
      error_reason: "user_denied",
      error_description: "The user denied your request",
      state: "st4te",
    });
  }
});

test("keeps the query of the redirect URI", async () => {
  const { sandbox, authorizeUrl } = startSandbox();
  const url = authorizeUrl({ redirect_uri: `${REDIRECT_URI}?api=instagram-login` });
  const location = new URL(await sandbox.control.authorizeAs("shop.one", url));
  expect(location.searchParams.get("api")).toBe("instagram-login");
  expect(location.searchParams.get("code")).not.toBeNull();
});

test("sends no state back where none came", async () => {
  const { sandbox, authorizeUrl } = startSandbox();
  const url = new URL(authorizeUrl());
  url.searchParams.delete("state");
  const location = new URL(await sandbox.control.authorizeAs("shop.one", url));
  expect(location.searchParams.has("state")).toBe(false);
});

test("refuses an account without a role in both forms", async () => {
  const { sandbox, authorizeUrl } = startSandbox();
  sandbox.control.insufficientDeveloperRole("shop.one", "redirect");
  const location = new URL(await sandbox.control.authorizeAs("shop.one", authorizeUrl()));
  expect(Object.fromEntries(location.searchParams)).toEqual({
    error: "access_denied",
    error_description: "Insufficient developer role",
    state: "st4te",
  });
  sandbox.control.insufficientDeveloperRole("shop.one", "page");
  await expect(sandbox.control.authorizeAs("shop.one", authorizeUrl())).rejects.toThrow(
    "Insufficient developer role",
  );
  expect(await sandbox.control.authorizeAs("shop.two", authorizeUrl())).toContain("code=");
});

test("shows texts of accounts and apps as text", async () => {
  const hostile = '<script>alert("1")</script>';
  const { sandbox, authorizeUrl } = startSandbox({
    accounts: [{ username: "shop.one", name: hostile, page: hostile }],
  });
  for (const url of [authorizeUrl({ scope: hostile }), authorizeUrl(), facebookUrl(sandbox)]) {
    expect(await (await sandbox.fetch(url)).text()).not.toContain(hostile);
  }
});
