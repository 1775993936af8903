import { describe, expect, it } from "vitest";
import { Secret } from "../../../../server/shared/secret.ts";
import { APP, createContext, createStubMeta, NOW, PATHS } from "../stub-meta.ts";

const CREDENTIAL = { accessToken: new Secret("IGAAlong") };
const REDIRECT_URI = "https://feed.example.org/connect/callback";

const SHORT = { access_token: "IGAAshort", user_id: "26000000000000001" };
const LONG = { access_token: "IGAAlong", token_type: "bearer", expires_in: 5_183_944 };
const ME = {
  id: "26000000000000001",
  user_id: "17841400000000001",
  username: "harbour.bakery",
  name: "Harbour Bakery",
  account_type: "BUSINESS",
  profile_picture_url: "https://scontent.cdninstagram.com/v/1_n.jpg?oh=00_Ab&oe=6A2B3C4D",
  followers_count: 1204,
  follows_count: 310,
  media_count: 87,
};

function fieldRefusal(field: string) {
  const message = `(#100) Tried accessing nonexisting field (${field}) on node type (IGUser)`;
  return { status: 400, json: { error: { message, type: "IGApiException", code: 100 } } };
}

const TOO_MUCH = {
  status: 500,
  json: { error: { message: "Please reduce the amount of data you're asking for", code: 1 } },
};

describe("instagram-login: authorizing", () => {
  it("asks for nothing but reading the account's own posts", () => {
    const { apis } = createStubMeta();
    const url = apis["instagram-login"].authorizeUrl({
      app: APP,
      redirectUri: REDIRECT_URI,
      state: "s-1",
    });
    expect(url.origin + url.pathname).toBe("https://www.instagram.test/oauth/authorize");
    expect(Object.fromEntries(url.searchParams)).toEqual({
      client_id: APP.id,
      redirect_uri: REDIRECT_URI,
      response_type: "code",
      scope: "instagram_business_basic",
      state: "s-1",
    });
  });
});

describe("instagram-login: exchanging a code", () => {
  const ask = { app: APP, redirectUri: REDIRECT_URI, code: "AQB-code" };

  function createConnecting(short: unknown) {
    const meta = createStubMeta();
    meta.on(PATHS.code, typeof short === "string" ? { body: short } : { json: short });
    meta.on(PATHS.exchange, { json: LONG });
    meta.on(PATHS.me, { json: ME });
    return meta;
  }

  it("walks from the code over the short and the long token to the account", async () => {
    const meta = createConnecting(SHORT);
    const candidates = await meta.apis["instagram-login"].exchangeCode(ask, createContext());

    expect(candidates).toHaveLength(1);
    expect(candidates[0]?.tokenResponse.credential.accessToken.reveal()).toBe("IGAAlong");
    expect(candidates[0]?.tokenResponse).toMatchObject({
      expiresAt: NOW + 5_183_944_000,
      expiryAssumed: false,
    });
    expect(candidates[0]?.profile).toEqual({
      appScopedId: "26000000000000001",
      professionalId: "17841400000000001",
      username: "harbour.bakery",
      name: "Harbour Bakery",
      accountType: "BUSINESS",
      profilePictureUrl: ME.profile_picture_url,
      followersCount: 1204,
      followsCount: 310,
      mediaCount: 87,
    });
    expect(meta.requests.map(({ method, where }) => `${method} ${where}`)).toEqual([
      `POST ${PATHS.code}`,
      `GET ${PATHS.exchange}`,
      `GET ${PATHS.me}`,
    ]);
    expect(Object.fromEntries(meta.sent(PATHS.code)[0]?.form ?? [])).toEqual({
      client_id: APP.id,
      client_secret: APP.secret.reveal(),
      grant_type: "authorization_code",
      redirect_uri: REDIRECT_URI,
      code: "AQB-code",
    });
    expect(Object.fromEntries(meta.sent(PATHS.exchange)[0]?.query ?? [])).toEqual({
      grant_type: "ig_exchange_token",
      client_secret: APP.secret.reveal(),
      access_token: "IGAAshort",
    });
  });

  it.each([
    [
      "flat, id as a number over 2^53, permissions as an array",
      '{"access_token":"IGAAshort","user_id":26000000000000001,"permissions":["instagram_business_basic"]}',
    ],
    [
      "wrapped, all as text",
      '{"data":[{"access_token":"IGAAshort","user_id":"26000000000000001","permissions":"instagram_business_basic"}]}',
    ],
  ])("accepts the short token %s", async (_form, body) => {
    const meta = createConnecting(body);
    const [candidate] = await meta.apis["instagram-login"].exchangeCode(ask, createContext());
    expect(candidate?.tokenResponse.permissions).toEqual(["instagram_business_basic"]);
    expect(meta.sent(PATHS.exchange)[0]?.query.get("access_token")).toBe("IGAAshort");
  });

  it("accepts a short token without permissions", async () => {
    const meta = createConnecting(SHORT);
    const [candidate] = await meta.apis["instagram-login"].exchangeCode(ask, createContext());
    expect(candidate?.tokenResponse).not.toHaveProperty("permissions");
  });

  it("keeps every digit of ids that come as bare numbers, wrapped or flat", async () => {
    const meta = createConnecting(SHORT);
    meta.on(PATHS.me, {
      body: '{"data":[{"id":26000000000000001,"user_id":17841400000000003,"username":"harbour.bakery","account_type":"Media_Creator"}]}',
    });
    const [candidate] = await meta.apis["instagram-login"].exchangeCode(ask, createContext());
    expect(candidate?.profile).toEqual({
      appScopedId: "26000000000000001",
      professionalId: "17841400000000003",
      username: "harbour.bakery",
      accountType: "MEDIA_CREATOR",
    });
  });

  it("strips the #_ that a pasted address ends with", async () => {
    const meta = createConnecting(SHORT);
    await meta.apis["instagram-login"].exchangeCode({ ...ask, code: "AQB#_" }, createContext());
    expect(meta.sent(PATHS.code)[0]?.form.get("code")).toBe("AQB");
  });

  it("tries once more after a passing failure, because the code is used up", async () => {
    const meta = createConnecting(SHORT);
    meta.on(PATHS.exchange, { status: 502, body: "<html>" }, { json: LONG });
    meta.on(PATHS.me, { throws: new Error("socket hang up") }, { json: ME });
    const candidates = await meta.apis["instagram-login"].exchangeCode(ask, createContext());
    expect(candidates).toHaveLength(1);
    expect(meta.sent(PATHS.code)).toHaveLength(1);
  });

  it("gives up after the second passing failure", async () => {
    const meta = createConnecting(SHORT);
    meta.on(PATHS.exchange, { status: 502, body: "<html>" });
    const exchange = meta.apis["instagram-login"].exchangeCode(ask, createContext());
    await expect(exchange).rejects.toMatchObject({ kind: "transient", reason: "server-error" });
    expect(meta.sent(PATHS.exchange)).toHaveLength(2);
  });
});

describe("instagram-login: pasted tokens and refreshing", () => {
  it("checks a pasted token with /me and only assumes when it ends", async () => {
    const meta = createStubMeta();
    meta.on(PATHS.me, { json: ME });
    const [candidate] = await meta.apis["instagram-login"].checkToken(
      { token: new Secret("IGAApasted") },
      createContext(),
    );
    expect(candidate?.tokenResponse.expiryAssumed).toBe(true);
    expect(candidate?.tokenResponse).not.toHaveProperty("expiresAt");
    expect(meta.requests).toHaveLength(1);
  });

  it("refreshes without the app's secret and takes whatever token comes back", async () => {
    const meta = createStubMeta();
    meta.on(PATHS.refresh, { json: { ...LONG, access_token: "IGAAnewer" } });
    const tokenResponse = await meta.apis["instagram-login"].refresh(
      { credential: CREDENTIAL, app: APP },
      createContext(),
    );
    expect(tokenResponse.credential.accessToken.reveal()).toBe("IGAAnewer");
    expect(tokenResponse.expiresAt).toBe(NOW + 5_183_944_000);
    expect(Object.fromEntries(meta.sent(PATHS.refresh)[0]?.query ?? [])).toEqual({
      grant_type: "ig_refresh_token",
      access_token: "IGAAlong",
    });
  });

  it("assumes the life of a refreshed token that came without one", async () => {
    const meta = createStubMeta();
    meta.on(PATHS.refresh, { json: { access_token: "IGAAnewer" } });
    const tokenResponse = await meta.apis["instagram-login"].refresh(
      { credential: CREDENTIAL },
      createContext(),
    );
    expect(tokenResponse).toMatchObject({ expiryAssumed: true });
    expect(tokenResponse).not.toHaveProperty("expiresAt");
  });
});

describe("instagram-login: reading", () => {
  it("drops the fields that the host refuses one by one, and remembers them", async () => {
    const meta = createStubMeta();
    meta.on(PATHS.me, fieldRefusal("biography"), fieldRefusal("website"), { json: ME });
    const context = createContext();
    await meta.apis["instagram-login"].fetchProfile(CREDENTIAL, context);

    const asked = meta.sent(PATHS.me).map(({ query }) => query.get("fields")?.split(","));
    expect(asked[0]).toEqual(expect.arrayContaining(["biography", "website"]));
    expect(asked[2]).not.toContain("biography");
    expect(asked[2]).not.toContain("website");
    expect(context.learned.droppedFields).toEqual(["biography", "website"]);

    await meta.apis["instagram-login"].fetchProfile(CREDENTIAL, context);
    expect(meta.sent(PATHS.me)).toHaveLength(4);
  });

  it("tries without the unproven fields when code 100 names none", async () => {
    const meta = createStubMeta();
    const refusal = { status: 400, json: { error: { message: "Invalid parameter", code: 100 } } };
    meta.on(PATHS.me, refusal, { json: ME });
    const context = createContext();
    await meta.apis["instagram-login"].fetchProfile(CREDENTIAL, context);
    expect(context.learned.droppedFields).toEqual(["biography", "website"]);
  });

  it("remembers nothing when the unproven fields were not the reason", async () => {
    const meta = createStubMeta();
    meta.on(PATHS.me, {
      status: 400,
      json: { error: { message: "Invalid parameter", code: 100 } },
    });
    const context = createContext();
    await expect(
      meta.apis["instagram-login"].fetchProfile(CREDENTIAL, context),
    ).rejects.toMatchObject({ kind: "rejected", reason: "parameter-refused", code: 100 });
    expect(context.learned.droppedFields).toEqual([]);
    expect(meta.requests).toHaveLength(2);
  });

  it("never drops what it cannot do without", async () => {
    const meta = createStubMeta();
    meta.on(PATHS.media, fieldRefusal("media_url"));
    const context = createContext({
      learned: {
        pageSize: 25,
        droppedFields: ["media_product_type", "is_shared_to_feed", "is_ai_generated", "owner"],
      },
    });
    await expect(
      meta.apis["instagram-login"].fetchMediaPage(CREDENTIAL, {}, context),
    ).rejects.toMatchObject({ kind: "rejected" });
    expect(meta.requests).toHaveLength(1);
  });

  it("halves the page when Instagram asks for less, down to five posts, and remembers it", async () => {
    const meta = createStubMeta();
    meta.on(PATHS.media, TOO_MUCH, TOO_MUCH, { json: { data: [] } });
    const context = createContext();
    await meta.apis["instagram-login"].fetchMediaPage(CREDENTIAL, {}, context);
    expect(meta.sent(PATHS.media).map(({ query }) => query.get("limit"))).toEqual([
      "25",
      "12",
      "6",
    ]);
    expect(context.learned.pageSize).toBe(6);

    meta.on(PATHS.media, TOO_MUCH);
    await expect(
      meta.apis["instagram-login"].fetchMediaPage(CREDENTIAL, {}, context),
    ).rejects.toMatchObject({ kind: "transient", reason: "too-much-data" });
    expect(context.learned.pageSize).toBe(5);
  });

  it("takes a page that is too large to hold as a reason to ask for less", async () => {
    const meta = createStubMeta();
    meta.on(
      PATHS.media,
      { json: {}, headers: { "content-length": "900000000" } },
      { json: { data: [] } },
    );
    const context = createContext();
    await meta.apis["instagram-login"].fetchMediaPage(CREDENTIAL, {}, context);
    expect(context.learned.pageSize).toBe(12);
  });

  it("pages by cursor and never goes where next points", async () => {
    const meta = createStubMeta();
    meta.on(
      PATHS.media,
      {
        json: {
          data: [],
          paging: {
            cursors: { after: "QVFI" },
            next: "https://evil.test/?access_token=IGAAlong&after=WRONG",
          },
        },
      },
      { json: { data: [], paging: { cursors: { before: "QVFI", after: "QVFJ" } } } },
    );
    const api = meta.apis["instagram-login"];
    const first = await api.fetchMediaPage(CREDENTIAL, {}, createContext());
    expect(first).toEqual({ items: [], ignored: 0, after: "QVFI" });
    const second = await api.fetchMediaPage(CREDENTIAL, { after: first.after }, createContext());
    expect(second).toEqual({ items: [], ignored: 0 });
    expect(meta.sent(PATHS.media)[1]?.query.get("after")).toBe("QVFI");
  });

  it("counts every request that leaves and hands on the usage of every answer", async () => {
    const meta = createStubMeta();
    const usageHeader = { "x-app-usage": '{"call_count":12,"total_cputime":3,"total_time":40}' };
    meta.on(PATHS.me, { ...fieldRefusal("website"), headers: usageHeader }, { json: ME });
    let requests = 0;
    const context = createContext({
      onRequest: () => {
        requests += 1;
      },
    });
    await meta.apis["instagram-login"].fetchProfile(CREDENTIAL, context);
    expect(requests).toBe(2);
    expect(context.usages).toEqual([{ percent: 40 }]);
  });

  it("stops when told to", async () => {
    const meta = createStubMeta();
    meta.on(PATHS.me, { throws: new Error("aborted") });
    const stop = new AbortController();
    stop.abort();
    await expect(
      meta.apis["instagram-login"].fetchProfile(CREDENTIAL, createContext({ signal: stop.signal })),
    ).rejects.toMatchObject({ kind: "transient", reason: "aborted" });
  });
});
