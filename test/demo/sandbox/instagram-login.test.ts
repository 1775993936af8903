import { expect, test } from "vitest";
import { connect, DAY_MS, HOUR_MS, readJson, startSandbox } from "./start.ts";

test("walks from the consent page to posts with the least scope", async () => {
  const { sandbox, authorizeUrl, exchange, graph } = startSandbox();
  const location = new URL(await sandbox.control.authorizeAs("shop.one", authorizeUrl()));
  expect(location.origin + location.pathname).toBe("https://feed.example/connect/callback");
  expect(location.searchParams.get("state")).toBe("st4te");
  expect(location.hash).toBe("#_");

  const short = await exchange(location.searchParams.get("code") ?? "");
  expect(short.status).toBe(200);
  const body = await short.text();
  expect(body).toContain('"user_id":26000000000000001,');
  expect(JSON.parse(body)).toMatchObject({ permissions: ["instagram_business_basic"] });

  const token = await connect(sandbox, "shop.one");
  expect(token).toMatch(/^IGAA/);
  const me = await readJson(graph("/me", { fields: "user_id,username", access_token: token }));
  expect(me).toEqual({
    id: "26000000000000001",
    user_id: "17841400000000001",
    username: "shop.one",
  });
  const page = await readJson(
    graph("/v26.0/me/media", { fields: "id,caption", limit: "2", access_token: token }),
  );
  expect(page).toMatchObject({
    data: [{ caption: "Post 1 #plain" }, { caption: "Post 2 #plain" }],
    paging: { next: expect.stringContaining(`access_token=${token}`) },
  });
});

test("lets a code live an hour and be used once", async () => {
  const { sandbox, authorizeUrl, exchange, clock } = startSandbox();
  const codeOf = async () =>
    new URL(await sandbox.control.authorizeAs("shop.one", authorizeUrl())).searchParams.get(
      "code",
    ) ?? "";
  const used = await codeOf();
  expect((await exchange(used)).status).toBe(200);
  const gone = {
    error_type: "OAuthException",
    code: 400,
    error_message: "Matching code was not found or was already used",
  };
  const again = await exchange(used);
  expect(again.status).toBe(400);
  expect(await again.json()).toEqual(gone);

  const late = await codeOf();
  clock.pass(HOUR_MS);
  expect(await (await exchange(late)).json()).toEqual(gone);
});

test("wants the redirect URI of the authorize request character for character", async () => {
  const { sandbox, authorizeUrl, exchange } = startSandbox();
  const location = await sandbox.control.authorizeAs("shop.one", authorizeUrl());
  const code = new URL(location).searchParams.get("code") ?? "";
  const refused = await exchange(code, { redirect_uri: "https://feed.example/connect/callback/" });
  expect(await refused.json()).toMatchObject({ error_message: "Invalid redirect_uri" });
  expect((await exchange(code)).status).toBe(200);
});

test("refuses another app's id and a wrong secret", async () => {
  const { exchange } = startSandbox();
  const app = await exchange("any", { client_id: "880000000000001" });
  expect(await app.json()).toMatchObject({ error_message: "Invalid platform app" });
  const secret = await exchange("any", { client_secret: "no" });
  expect(await secret.json()).toMatchObject({ error_message: "Error validating client secret" });
});

test("refreshes a token that is a day old, for sixty days from then", async () => {
  const { sandbox, graph, clock } = startSandbox();
  const token = sandbox.control.issueToken("shop.one");
  const refresh = (value: string) =>
    readJson(
      graph("/refresh_access_token", { grant_type: "ig_refresh_token", access_token: value }),
    );
  clock.pass(DAY_MS - 1);
  expect(await refresh(token)).toMatchObject({ error: { code: 100 } });
  clock.pass(1);
  const fresh = await refresh(token);
  expect(fresh).toMatchObject({ token_type: "bearer", expires_in: 60 * 24 * 3600 });
  expect(fresh.access_token).not.toBe(token);
  clock.pass(59 * DAY_MS);
  expect(sandbox.control.tokenAlive(token)).toBe(false);
  expect(sandbox.control.tokenAlive(String(fresh.access_token))).toBe(true);
  expect(await refresh(token)).toMatchObject({ error: { code: 190, error_subcode: 463 } });
});

test("prolongs the same string when told to", async () => {
  const { sandbox, graph, clock } = startSandbox();
  sandbox.control.refreshReturns("same");
  const token = sandbox.control.issueToken("shop.one");
  clock.pass(30 * DAY_MS);
  const fresh = await readJson(
    graph("/refresh_access_token", { grant_type: "ig_refresh_token", access_token: token }),
  );
  expect(fresh.access_token).toBe(token);
  clock.pass(59 * DAY_MS);
  expect(sandbox.control.tokenAlive(token)).toBe(true);
});

test("lets a short-lived token live an hour", async () => {
  const { sandbox, clock } = startSandbox();
  const token = sandbox.control.issueToken("shop.one", { kind: "short" });
  clock.pass(HOUR_MS - 1);
  expect(sandbox.control.tokenAlive(token)).toBe(true);
  clock.pass(1);
  expect(sandbox.control.tokenAlive(token)).toBe(false);
});

test("takes the token from the query or the Bearer header, and no Facebook token", async () => {
  const { sandbox, graph } = startSandbox();
  const token = sandbox.control.issueToken("shop.one");
  const bearer = await graph("/me", {}, { headers: { authorization: `Bearer ${token}` } });
  expect(bearer.status).toBe(200);
  expect(sandbox.control.requests.at(-1)).toMatchObject({
    token,
    endpoint: "profile",
    status: 200,
  });
  const facebook = sandbox.control.issueToken("shop.one", { api: "facebook-login" });
  const wrong = await graph("/me", { access_token: facebook });
  expect(wrong.status).toBe(401);
  expect(await wrong.json()).toMatchObject({
    error: { code: 190, message: "Invalid OAuth access token - Cannot parse access token" },
  });
});
