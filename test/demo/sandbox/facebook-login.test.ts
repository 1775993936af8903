import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { connectFacebook, DAY_MS, facebookUrl, HOUR_MS, readJson, startSandbox } from "./start.ts";

const PAGE_FIELDS = "id,name,access_token,instagram_business_account{id,username}";

test("walks from the dialog to a Page token that never expires", async () => {
  const { sandbox, facebook, clock } = startSandbox();
  const user = await connectFacebook(sandbox, "shop.one");
  const pages = await readJson(
    facebook("/v26.0/me/accounts", { fields: PAGE_FIELDS, access_token: user }),
  );
  expect(pages.data).toEqual([
    {
      id: expect.any(String),
      name: "Shop One Page",
      access_token: expect.stringMatching(/^EAA/),
      instagram_business_account: { id: "17841400000000001", username: "shop.one" },
    },
    expect.objectContaining({ name: "Shop Two Page" }),
  ]);
  const pageToken = tokenOf(pages, 0);
  clock.pass(80 * DAY_MS);
  expect(sandbox.control.tokenAlive(user)).toBe(false);
  expect(sandbox.control.tokenAlive(pageToken)).toBe(true);
  const profile = await readJson(
    facebook("/17841400000000001", { fields: "username,followers_count", access_token: pageToken }),
  );
  expect(profile).toEqual({ id: "17841400000000001", username: "shop.one", followers_count: 12 });
});

test("lists a Page without an Instagram account without the key", async () => {
  const { sandbox, facebook } = startSandbox({ pages: [{ name: "Just a Page" }] });
  const user = sandbox.control.issueToken("shop.one", { api: "facebook-login" });
  const pages = await readJson(
    facebook("/me/accounts", { fields: PAGE_FIELDS, access_token: user }),
  );
  const data = Array.isArray(pages.data) ? pages.data : [];
  expect(data).toHaveLength(3);
  expect(data[2]).toEqual({
    id: expect.any(String),
    name: "Just a Page",
    access_token: expect.any(String),
  });
});

test("pages through Pages, with the token in the next address", async () => {
  const { sandbox, facebook } = startSandbox();
  const user = sandbox.control.issueToken("shop.one", { api: "facebook-login" });
  const first = await readJson(
    facebook("/me/accounts", { fields: "name", limit: "1", access_token: user }),
  );
  expect(first).toMatchObject({
    data: [{ name: "Shop One Page" }],
    paging: { next: expect.stringContaining(user) },
  });
  const second = await readJson(
    facebook("/me/accounts", {
      fields: "name",
      limit: "1",
      after: cursorOf(first),
      access_token: user,
    }),
  );
  expect(second).toMatchObject({ data: [{ name: "Shop Two Page" }] });
  expect(second.paging).not.toHaveProperty("next");
});

test("grants only the Pages that were ticked", async () => {
  const { sandbox, facebook } = startSandbox();
  const user = await connectFacebook(sandbox, "shop.two", { pages: ["Shop Two Page"] });
  const pages = await readJson(facebook("/me/accounts", { fields: "name", access_token: user }));
  expect(pages.data).toEqual([{ id: expect.any(String), name: "Shop Two Page" }]);
  const other = await facebook("/17841400000000001/media", { access_token: user });
  expect(await other.json()).toMatchObject({ error: { code: 100, error_subcode: 33 } });

  const none = await connectFacebook(sandbox, "shop.two", { pages: [] });
  expect(await readJson(facebook("/me/accounts", { access_token: none }))).toEqual({ data: [] });
});

test("exchanges a living long-lived token again and no expired one", async () => {
  const { sandbox, facebook, clock } = startSandbox();
  const token = sandbox.control.issueToken("shop.one", { api: "facebook-login" });
  const again = () => facebook("/oauth/access_token", exchangeParams(sandbox.environment, token));
  clock.pass(59 * DAY_MS);
  expect(await readJson(again())).toMatchObject({ expires_in: 60 * 24 * 3600 });
  expect(sandbox.control.requests.at(-1)).toMatchObject({ endpoint: "refresh" });
  clock.pass(DAY_MS);
  expect(await readJson(again())).toMatchObject({ error: { code: 190, error_subcode: 463 } });
});

test("stops data access ninety days after consent, however fresh the token", async () => {
  const { sandbox, facebook, clock } = startSandbox();
  const token = await connectFacebook(sandbox, "shop.one");
  clock.pass(50 * DAY_MS);
  const fresh = await readJson(
    facebook("/oauth/access_token", exchangeParams(sandbox.environment, token)),
  );
  const value = String(fresh.access_token);
  const { FACEBOOK_APP_ID, FACEBOOK_APP_SECRET } = sandbox.environment;
  const debugged = await readJson(
    facebook("/debug_token", {
      input_token: value,
      access_token: `${FACEBOOK_APP_ID}|${FACEBOOK_APP_SECRET}`,
    }),
  );
  const end = Math.floor((clock.now() + 40 * DAY_MS) / 1000);
  expect(debugged).toMatchObject({ data: { is_valid: true, data_access_expires_at: end } });
  clock.pass(40 * DAY_MS - 1);
  expect((await facebook("/17841400000000001", { access_token: value })).status).toBe(200);
  clock.pass(1);
  const late = await facebook("/17841400000000001", { access_token: value });
  expect(await late.json()).toMatchObject({ error: { code: 10 } });
});

test("checks appsecret_proof where it is sent, and wants it where it is required", async () => {
  const { sandbox, facebook } = startSandbox();
  const token = sandbox.control.issueToken("shop.one", { api: "facebook-login" });
  const proof = createHmac("sha256", sandbox.environment.FACEBOOK_APP_SECRET ?? "")
    .update(token)
    .digest("hex");
  const ask = (extra: Record<string, string>) => facebook("/me", { access_token: token, ...extra });
  expect((await ask({ appsecret_proof: proof })).status).toBe(200);
  expect(await (await ask({ appsecret_proof: "f00d" })).json()).toMatchObject({
    error: { code: 100, message: "Invalid appsecret_proof provided in the API argument" },
  });
  sandbox.control.requireAppSecretProof();
  expect(await (await ask({})).json()).toMatchObject({ error: { code: 100 } });
  expect((await ask({ appsecret_proof: proof })).status).toBe(200);
});

test("answers 190/492 with a Page token once the role is lost", async () => {
  const { sandbox, facebook } = startSandbox();
  const token = sandbox.control.issueToken("shop.one", { api: "facebook-login", kind: "page" });
  expect((await facebook("/17841400000000001", { access_token: token })).status).toBe(200);
  sandbox.control.losePageRole("Shop One Page");
  expect(await readJson(facebook("/17841400000000001", { access_token: token }))).toMatchObject({
    error: { code: 190, error_subcode: 492 },
  });
});

test("tells a used, a late and a misdirected code apart", async () => {
  const { sandbox, facebook, clock } = startSandbox();
  const { environment } = sandbox;
  const codeOf = async () =>
    new URL(await sandbox.control.authorizeAs("shop.one", facebookUrl(sandbox))).searchParams.get(
      "code",
    ) ?? "";
  const swap = (code: string, redirect_uri = "https://feed.example/connect/callback") =>
    readJson(
      facebook("/oauth/access_token", {
        client_id: environment.FACEBOOK_APP_ID ?? "",
        client_secret: environment.FACEBOOK_APP_SECRET ?? "",
        redirect_uri,
        code,
      }),
    );
  const code = await codeOf();
  expect(await swap(code, "https://feed.example/other")).toMatchObject({
    error: { code: 100, error_subcode: 36_008 },
  });
  expect(await swap(code)).toMatchObject({ token_type: "bearer", expires_in: 3600 });
  expect(await swap(code)).toMatchObject({ error: { code: 100, error_subcode: 36_009 } });
  const late = await codeOf();
  clock.pass(HOUR_MS);
  expect(await swap(late)).toMatchObject({ error: { code: 100, error_subcode: 36_007 } });
});

function exchangeParams(environment: Record<string, string>, token: string) {
  return {
    grant_type: "fb_exchange_token",
    client_id: environment.FACEBOOK_APP_ID ?? "",
    client_secret: environment.FACEBOOK_APP_SECRET ?? "",
    fb_exchange_token: token,
  };
}

function tokenOf(pages: Record<string, unknown>, index: number): string {
  const page: unknown = Array.isArray(pages.data) ? pages.data[index] : undefined;
  if (typeof page !== "object" || page === null || !("access_token" in page)) return "";
  return String(page.access_token);
}

function cursorOf(page: Record<string, unknown>): string {
  return /"after":"([^"]+)"/.exec(JSON.stringify(page.paging))?.[1] ?? "";
}
