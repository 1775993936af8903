import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { readJson, startSandbox } from "./start.ts";

function start() {
  const started = startSandbox();
  const access_token = started.sandbox.control.issueToken("shop.one");
  const me = () => started.graph("/v26.0/me", { fields: "username", access_token });
  const media = () => started.graph("/v26.0/me/media", { access_token });
  return { ...started, control: started.sandbox.control, access_token, me, media };
}

test("writes down every request with what it was for, and how it ended", async () => {
  const { control, clock, me, media, access_token } = start();
  await me();
  control.answer("media", "empty-503");
  await media();
  expect(control.requests).toMatchObject([
    {
      at: clock.now(),
      method: "GET",
      host: "graph",
      endpoint: "profile",
      path: "/me",
      version: "v26.0",
      params: { fields: "username", access_token },
      token: access_token,
      status: 200,
    },
    { endpoint: "media", path: "/me/media", status: 503 },
  ]);
  control.clearRequests();
  expect(control.requests).toEqual([]);
});

test("records a form, urlencoded or multipart", async () => {
  const { control, sandbox, exchange } = start();
  await exchange("c0de");
  const form = new FormData();
  form.set("code", "c0de");
  await sandbox.fetch(`${sandbox.environment.INSTAGRAM_API_URL}/oauth/access_token`, {
    method: "POST",
    body: form,
  });
  expect(control.requestsTo("exchange-code").map(({ params }) => params.code)).toEqual([
    "c0de",
    "c0de",
  ]);
});

test("answers the next request otherwise, then as ever", async () => {
  const { control, me } = start();
  const rule = control.answer("profile", "token-expired");
  expect(await readJson(me())).toMatchObject({ error: { code: 190, error_subcode: 463 } });
  expect((await me()).status).toBe(200);
  expect(rule.used).toBe(1);
});

test("uses up several answers in the order they were given", async () => {
  const { control, me } = start();
  control.answer("profile", "empty-500");
  control.answer("profile", "empty-502", 2);
  const statuses = [];
  for (let i = 0; i < 4; i += 1) statuses.push((await me()).status);
  expect(statuses).toEqual([500, 502, 502, 200]);
});

test("changes only what fits every part of the match", async () => {
  const { control, me, media, access_token } = start();
  control.answer({ host: "graph", path: /media$/, params: { access_token } }, { status: 418 });
  control.answer({ endpoint: "media", params: { after: "x" } }, { status: 419 });
  expect((await me()).status).toBe(200);
  expect((await media()).status).toBe(418);
  expect((await media()).status).toBe(200);
});

test("answers every time until cancelled", async () => {
  const { control, me } = start();
  const rule = control.answer("profile", "empty-500", Number.POSITIVE_INFINITY);
  await me();
  expect((await me()).status).toBe(500);
  rule.cancel();
  expect((await me()).status).toBe(200);
});

test("takes a custom answer, bare big numbers and a function of the request", async () => {
  const { control, me } = start();
  control.answer("profile", {
    status: 201,
    json: { id: 17_900_000_000_000_001n },
    headers: { "x-a": "b" },
  });
  const custom = await me();
  expect([custom.status, custom.headers.get("x-a")]).toEqual([201, "b"]);
  expect(await custom.text()).toBe('{"id":17900000000000001}');
  control.answer("profile", (request) => ({ json: { asked: request.params.fields } }));
  expect(await readJson(me())).toEqual({ asked: "username" });
});

test("lays a change over the ordinary answer", async () => {
  const { control, me } = start();
  control.answer("profile", { rewrite: (json) => ({ data: [json] }) });
  expect(await readJson(me())).toEqual({
    data: [{ username: "shop.one", id: "26000000000000001" }],
  });
});

test("holds an answer back until a promise lets it go", async () => {
  const { control, me } = start();
  let letGo = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  control.answer("profile", { after: held, json: { late: true } });
  const answer = me();
  letGo();
  expect(await readJson(answer)).toEqual({ late: true });
});

test("is down for everything, then up again", async () => {
  const { control, me, media } = start();
  control.answer("profile", "html", 1);
  control.down();
  await expect(me()).rejects.toThrow("fetch failed");
  await expect(media()).rejects.toMatchObject({ cause: { code: "ECONNREFUSED" } });
  control.up();
  expect((await me()).headers.get("content-type")).toContain("text/html");
  control.down("empty-503");
  expect((await media()).status).toBe(503);
  control.up();
  expect((await media()).status).toBe(200);
});

test("names the usage it is told to, and none otherwise", async () => {
  const { control, me } = start();
  const quiet = await me();
  expect(quiet.headers.get("x-app-usage")).toBeNull();
  expect(quiet.headers.get("x-business-use-case-usage")).toBeNull();
  control.setUsage({ app: 80, business: 96, regainMinutes: 12 });
  const loud = await me();
  expect(JSON.parse(loud.headers.get("x-app-usage") ?? "")).toMatchObject({ call_count: 80 });
  expect(JSON.parse(loud.headers.get("x-business-use-case-usage") ?? "")).toMatchObject({
    "17841400000000001": [{ call_count: 96, estimated_time_to_regain_access: 12 }],
  });
});

test("kills tokens by password, by removal of the app, and by hand", async () => {
  const { control, me } = start();
  const other = control.issueToken("shop.two");
  const page = control.issueToken("shop.one", { api: "facebook-login", kind: "page" });
  control.changePassword("shop.one");
  expect(await readJson(me())).toMatchObject({ error: { code: 190, error_subcode: 460 } });
  expect([control.tokenAlive(page), control.tokenAlive(other)]).toEqual([false, true]);
  control.revokeToken(other);
  expect(control.tokenAlive(other)).toBe(false);
  const next = control.issueToken("shop.one");
  expect(control.tokenAlive(next)).toBe(true);
  control.removeApp("shop.one");
  expect(control.tokenAlive(next)).toBe(false);
});

test("answers code 10 once a permission is taken away", async () => {
  const { control, me } = start();
  control.revokePermission("shop.one", "instagram_business_basic");
  expect(await readJson(me())).toMatchObject({ error: { code: 10 } });
});

test("issues tokens of any age", async () => {
  const { control } = start();
  const day = 86_400_000;
  expect(control.tokenAlive(control.issueToken("shop.one", { ageMs: 60 * day - 1 }))).toBe(true);
  expect(control.tokenAlive(control.issueToken("shop.one", { ageMs: 60 * day }))).toBe(false);
});

test("blocks an account for longer the more it is asked", async () => {
  const { control, clock, me } = start();
  control.throttle("shop.one", 30);
  clock.pass(20 * 60_000);
  const blocked = await me();
  expect(blocked.status).toBe(429);
  expect(blocked.headers.get("x-business-use-case-usage")).toContain(
    '"estimated_time_to_regain_access":30',
  );
  expect(await blocked.json()).toMatchObject({ error: { code: 80_002 } });
  clock.pass(29 * 60_000);
  expect((await me()).status).toBe(429);
  clock.pass(30 * 60_000);
  expect((await me()).status).toBe(200);
});

test("signs a request as Meta does, with either app's secret and either id", () => {
  const { control, sandbox, clock } = start();
  const read = (form: URLSearchParams, secret = "") => {
    const [signature, payload = ""] = form.get("signed_request")?.split(".") ?? [];
    expect(signature).toBe(createHmac("sha256", secret).update(payload).digest("base64url"));
    return JSON.parse(Buffer.from(payload, "base64url").toString("utf8"));
  };
  const { INSTAGRAM_APP_SECRET, FACEBOOK_APP_SECRET } = sandbox.environment;
  expect(read(control.signedRequest("shop.one"), INSTAGRAM_APP_SECRET)).toEqual({
    user_id: "26000000000000001",
    algorithm: "HMAC-SHA256",
    issued_at: clock.now() / 1000,
  });
  const other = control.signedRequest("shop.one", { app: "facebook", id: "professional" });
  expect(read(other, FACEBOOK_APP_SECRET)).toMatchObject({ user_id: "17841400000000001" });
});
