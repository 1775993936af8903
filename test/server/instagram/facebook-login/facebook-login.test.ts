import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { Secret } from "../../../../server/shared/secret.ts";
import { APP, createContext, createStubMeta, NOW, PATHS, type StubReply } from "../stub-meta.ts";

const DAY_MS = 24 * 60 * 60 * 1000;
const REDIRECT_URI = "https://feed.example.org/connect/callback";
const ASK = { app: APP, redirectUri: REDIRECT_URI, code: "AQD-code" };

const SHORT = { access_token: "EAAshort", token_type: "bearer", expires_in: 5183 };
const LONG = { access_token: "EAAlong", token_type: "bearer", expires_in: 5_183_944 };
const DEBUG = {
  data: {
    app_id: APP.id,
    is_valid: true,
    type: "USER",
    expires_at: (NOW + 60 * DAY_MS) / 1000,
    data_access_expires_at: (NOW + 90 * DAY_MS) / 1000,
    scopes: ["instagram_basic", "pages_show_list", "pages_read_engagement"],
  },
};

const CREDENTIAL = {
  accessToken: new Secret("EAApage"),
  userToken: new Secret("EAAlong"),
  professionalId: "17841400000000001",
  pageId: "100000000000001",
};

function page(
  number: number,
  account: object | undefined = { id: `1784140000000000${number}`, username: `shop.${number}` },
) {
  return {
    id: `10000000000000${number}`,
    name: `Shop ${number}`,
    access_token: `EAApage${number}`,
    tasks: ["MANAGE"],
    ...(account && { instagram_business_account: account }),
  };
}

function refusal(code: number, message: string, subcode?: number): StubReply {
  const error = { message, type: "OAuthException", code, error_subcode: subcode };
  return { status: 400, json: { error } };
}

function proofOf(token: string) {
  return createHmac("sha256", APP.secret.reveal()).update(token).digest("hex");
}

function createConnecting(...lists: StubReply[]) {
  const meta = createStubMeta();
  meta.on(PATHS.facebookToken, { json: SHORT }, { json: LONG });
  meta.on(PATHS.debug, { json: DEBUG });
  meta.on(PATHS.pages, ...lists);
  return meta;
}

describe("facebook-login: authorizing", () => {
  it("opens the dialog with the scopes that list Pages and read posts", () => {
    const { apis } = createStubMeta();
    const url = apis["facebook-login"].authorizeUrl({
      app: APP,
      redirectUri: REDIRECT_URI,
      state: "s",
    });
    expect(url.origin + url.pathname).toBe("https://www.facebook.test/v26.0/dialog/oauth");
    expect(Object.fromEntries(url.searchParams)).toEqual({
      client_id: APP.id,
      redirect_uri: REDIRECT_URI,
      response_type: "code",
      scope: "instagram_basic,pages_show_list,pages_read_engagement",
      state: "s",
    });
  });
});

describe("facebook-login: exchanging a code", () => {
  it("walks from the code over the person's tokens to every Page's account", async () => {
    const meta = createConnecting({ json: { data: [page(1), page(2)] } });
    const candidates = await meta.apis["facebook-login"].exchangeCode(ASK, createContext());

    expect(candidates.map(({ pageName, profile }) => [pageName, profile])).toEqual([
      ["Shop 1", { professionalId: "17841400000000001", username: "shop.1" }],
      ["Shop 2", { professionalId: "17841400000000002", username: "shop.2" }],
    ]);
    const tokenResponse = candidates[1]?.tokenResponse;
    expect(tokenResponse?.credential.accessToken.reveal()).toBe("EAApage2");
    expect(tokenResponse?.credential.userToken?.reveal()).toBe("EAAlong");
    expect(tokenResponse?.credential).toMatchObject({
      professionalId: "17841400000000002",
      pageId: "100000000000002",
    });
    expect(tokenResponse).toMatchObject({
      expiryAssumed: false,
      userTokenExpiresAt: NOW + 5_183_944_000,
      dataAccessExpiresAt: NOW + 90 * DAY_MS,
      permissions: DEBUG.data.scopes,
    });
    expect(tokenResponse, "a Page's token has no end").not.toHaveProperty("expiresAt");

    const [short, long] = meta.sent(PATHS.facebookToken);
    expect(Object.fromEntries(short?.query ?? [])).toEqual({
      client_id: APP.id,
      client_secret: APP.secret.reveal(),
      redirect_uri: REDIRECT_URI,
      code: "AQD-code",
    });
    expect(Object.fromEntries(long?.query ?? [])).toEqual({
      client_id: APP.id,
      client_secret: APP.secret.reveal(),
      grant_type: "fb_exchange_token",
      fb_exchange_token: "EAAshort",
    });
    expect(meta.sent(PATHS.pages)[0]?.query.get("appsecret_proof")).toBe(proofOf("EAAlong"));
    expect(meta.sent(PATHS.debug)[0]?.query.get("access_token")).toBe(
      `${APP.id}|${APP.secret.reveal()}`,
    );
  });

  it("reads long lists of Pages by cursor, never going where next points", async () => {
    const next = "https://evil.test/me/accounts?access_token=EAAlong&after=WRONG";
    const meta = createConnecting(
      { json: { data: [page(1)], paging: { cursors: { after: "MTI" }, next } } },
      { json: { data: [], paging: { cursors: { after: "MTM" }, next } } },
      { json: { data: [page(2)], paging: { cursors: { after: "MTQ" } } } },
    );
    const candidates = await meta.apis["facebook-login"].exchangeCode(ASK, createContext());
    expect(candidates.map(({ pageName }) => pageName)).toEqual(["Shop 1", "Shop 2"]);
    expect(meta.sent(PATHS.pages).map(({ query }) => query.get("after"))).toEqual([
      null,
      "MTI",
      "MTM",
    ]);
  });

  it("stops at a list of Pages that leads back to itself", async () => {
    const again = {
      data: [page(1)],
      paging: { cursors: { after: "MTI" }, next: "https://meta.test/" },
    };
    const meta = createConnecting({ json: again });
    await meta.apis["facebook-login"].exchangeCode(ASK, createContext());
    expect(meta.sent(PATHS.pages)).toHaveLength(2);
  });

  it("skips Pages without an account, without a token, and what is no Page", async () => {
    const { access_token: _token, ...withoutToken } = page(3);
    const meta = createConnecting({
      json: {
        data: [
          { ...page(2), instagram_business_account: undefined },
          withoutToken,
          null,
          { id: {} },
          page(1),
        ],
      },
    });
    const candidates = await meta.apis["facebook-login"].exchangeCode(ASK, createContext());
    expect(candidates.map(({ pageName }) => pageName)).toEqual(["Shop 1"]);
  });

  it("asks for the profile where the list of Pages left the name out", async () => {
    const meta = createConnecting({
      body: '{"data":[{"id":"100000000000001","access_token":"EAApage1","instagram_business_account":{"id":17841400000000001}}]}',
    });
    meta.on(PATHS.account, { json: { id: "17841400000000001", username: "harbour.bakery" } });
    const [candidate] = await meta.apis["facebook-login"].exchangeCode(ASK, createContext());
    expect(candidate?.profile.username).toBe("harbour.bakery");
    expect(candidate).not.toHaveProperty("pageName");
    expect(meta.sent(PATHS.account)[0]?.query.get("access_token")).toBe("EAApage1");
  });

  it("connects the others where one Page's account may not be read, and says why where none may", async () => {
    const unnamed = page(1, { id: "17841400000000001" });
    const meta = createConnecting({ json: { data: [unnamed, page(2)] } });
    meta.on(PATHS.account, refusal(10, "(#10) Application does not have permission"));
    const candidates = await meta.apis["facebook-login"].exchangeCode(ASK, createContext());
    expect(candidates.map(({ pageName }) => pageName)).toEqual(["Shop 2"]);

    const alone = createConnecting({ json: { data: [unnamed] } });
    alone.on(PATHS.account, refusal(10, "(#10) Application does not have permission"));
    await expect(
      alone.apis["facebook-login"].exchangeCode(ASK, createContext()),
    ).rejects.toMatchObject({ code: 10 });
  });

  it("tells apart that no Page was ticked and that none has an account", async () => {
    const none = createConnecting({ json: { data: [] } });
    await expect(
      none.apis["facebook-login"].exchangeCode(ASK, createContext()),
    ).rejects.toMatchObject({ kind: "rejected", reason: "no-page" });

    const bare = createConnecting({
      json: { data: [{ id: "1", name: "Shop", access_token: "EAAp" }] },
    });
    await expect(
      bare.apis["facebook-login"].exchangeCode(ASK, createContext()),
    ).rejects.toMatchObject({ kind: "rejected", reason: "no-linked-account" });
  });

  it("blames an unticked permission where that is why nothing is listed", async () => {
    const meta = createConnecting({
      json: { data: [{ id: "1", name: "Shop", access_token: "EAAp" }] },
    });
    meta.on(PATHS.debug, { json: { data: { is_valid: true, scopes: ["pages_show_list"] } } });
    await expect(
      meta.apis["facebook-login"].exchangeCode(ASK, createContext()),
    ).rejects.toMatchObject({ reason: "permission-missing" });
  });

  it("connects without knowing the 90-day limit when Facebook does not tell it", async () => {
    const meta = createConnecting({ json: { data: [page(1)] } });
    meta.on(PATHS.debug, refusal(190, "Invalid OAuth access token"));
    const [candidate] = await meta.apis["facebook-login"].exchangeCode(ASK, createContext());
    expect(candidate?.tokenResponse).not.toHaveProperty("dataAccessExpiresAt");
    expect(meta.logged).toHaveLength(1);
  });

  it.each([
    ["This authorization code has been used.", "code-used"],
    [
      "Error validating verification code. Please make sure your redirect_uri is identical to the one you used",
      "wrong-redirect-uri",
    ],
    ["Error validating application. Invalid application ID.", "wrong-app"],
    ["Error validating client secret.", "wrong-app-secret"],
  ])("explains %s", async (message, reason) => {
    const meta = createStubMeta();
    meta.on(PATHS.facebookToken, refusal(1, message));
    await expect(
      meta.apis["facebook-login"].exchangeCode(ASK, createContext()),
    ).rejects.toMatchObject({ kind: "rejected", reason });
  });
});

describe("facebook-login: pasted tokens", () => {
  const token = new Secret("EAApasted");

  it("makes a person's token long-lived before it lists the Pages", async () => {
    const meta = createStubMeta();
    meta.on(PATHS.facebookToken, { json: LONG });
    meta.on(PATHS.debug, { json: DEBUG });
    meta.on(PATHS.pages, { json: { data: [page(1)] } });
    const [candidate] = await meta.apis["facebook-login"].checkToken(
      { token, app: APP },
      createContext(),
    );
    expect(candidate?.tokenResponse.credential.userToken?.reveal()).toBe("EAAlong");
    expect(candidate?.tokenResponse.expiryAssumed).toBe(false);
    expect(meta.sent(PATHS.pages)[0]?.query.get("access_token")).toBe("EAAlong");
  });

  it("only assumes how long it lives without an app, and signs nothing", async () => {
    const meta = createStubMeta();
    meta.on(PATHS.pages, { json: { data: [page(1)] } });
    const [candidate] = await meta.apis["facebook-login"].checkToken({ token }, createContext());
    expect(candidate?.tokenResponse.expiryAssumed).toBe(true);
    expect(candidate?.tokenResponse.credential).not.toHaveProperty("userToken");
    expect(meta.requests).toHaveLength(1);
    expect(meta.sent(PATHS.pages)[0]?.query.has("appsecret_proof")).toBe(false);
  });

  it("takes a Page's own token, which has no list of Pages", async () => {
    const meta = createStubMeta();
    meta.on(PATHS.facebookToken, refusal(190, "The token is not a user token"));
    meta.on(
      PATHS.pages,
      refusal(100, "(#100) Tried accessing nonexisting field (accounts) on node type (Page)"),
    );
    meta.on(PATHS.ownPage, { json: page(1) });
    meta.on(PATHS.debug, {
      json: {
        data: {
          is_valid: true,
          type: "PAGE",
          expires_at: 0,
          data_access_expires_at: DEBUG.data.data_access_expires_at,
        },
      },
    });
    const [candidate] = await meta.apis["facebook-login"].checkToken(
      { token, app: APP },
      createContext(),
    );
    expect(candidate?.tokenResponse.credential.accessToken.reveal()).toBe("EAApasted");
    expect(candidate?.tokenResponse.credential).not.toHaveProperty("userToken");
    expect(candidate?.tokenResponse).toMatchObject({
      expiryAssumed: false,
      dataAccessExpiresAt: NOW + 90 * DAY_MS,
    });
    expect(candidate?.tokenResponse).not.toHaveProperty("expiresAt");
  });

  it("reads a token of another app without the proof that this app cannot make, and remembers it", async () => {
    const meta = createStubMeta();
    meta.on(PATHS.facebookToken, refusal(190, "The session belongs to another app"));
    meta.on(PATHS.pages, refusal(100, "Invalid appsecret_proof provided in the API argument"), {
      json: { data: [page(1)] },
    });
    meta.on(
      PATHS.debug,
      refusal(100, "(#100) The App_id in the input_token did not match the Viewing App"),
    );
    const context = createContext();
    const candidates = await meta.apis["facebook-login"].checkToken({ token, app: APP }, context);
    expect(candidates).toHaveLength(1);
    expect(context.learned.droppedFields).toEqual(["appsecret_proof"]);
    expect(meta.sent(PATHS.pages)[1]?.query.has("appsecret_proof")).toBe(false);
  });

  it("asks again rather than keep a token of an hour when the exchange fails in passing", async () => {
    const meta = createStubMeta();
    meta.on(PATHS.facebookToken, { status: 503, body: "" });
    await expect(
      meta.apis["facebook-login"].checkToken({ token, app: APP }, createContext()),
    ).rejects.toMatchObject({ kind: "transient" });
  });
});

describe("facebook-login: refreshing", () => {
  it("exchanges the person's living token again and reads the Page's new one", async () => {
    const meta = createStubMeta();
    meta.on(PATHS.facebookToken, { json: { ...LONG, access_token: "EAAlonger" } });
    meta.on(PATHS.debug, { json: DEBUG });
    meta.on(PATHS.pages, { json: { data: [page(2), page(1)] } });
    const tokenResponse = await meta.apis["facebook-login"].refresh(
      { credential: CREDENTIAL, app: APP },
      createContext(),
    );
    expect(tokenResponse.credential.accessToken.reveal()).toBe("EAApage1");
    expect(tokenResponse.credential.userToken?.reveal()).toBe("EAAlonger");
    expect(tokenResponse.credential).toMatchObject({
      professionalId: "17841400000000001",
      pageId: "100000000000001",
    });
    expect(tokenResponse.userTokenExpiresAt).toBe(NOW + 5_183_944_000);
    expect(tokenResponse.dataAccessExpiresAt).toBe(NOW + 90 * DAY_MS);
  });

  it.each([
    ["is no longer listed", { json: { data: [page(2)] } }],
    ["cannot be listed", { status: 500, body: "" }],
  ])("keeps the Page's old token where the Page %s", async (_case, list) => {
    const meta = createStubMeta();
    meta.on(PATHS.facebookToken, { json: { ...LONG, access_token: "EAAlonger" } });
    meta.on(PATHS.debug, { json: DEBUG });
    meta.on(PATHS.pages, list);
    const tokenResponse = await meta.apis["facebook-login"].refresh(
      { credential: CREDENTIAL, app: APP },
      createContext(),
    );
    expect(tokenResponse.credential.accessToken.reveal()).toBe("EAApage");
    expect(tokenResponse.credential.userToken?.reveal()).toBe("EAAlonger");
  });

  it("gives the person's dead token up and keeps the Page's as long as it reads", async () => {
    const meta = createStubMeta();
    meta.on(PATHS.facebookToken, refusal(190, "Session has expired", 463));
    meta.on(PATHS.account, { json: { id: "17841400000000001", username: "harbour.bakery" } });
    const tokenResponse = await meta.apis["facebook-login"].refresh(
      { credential: CREDENTIAL, app: APP },
      createContext(),
    );
    expect(tokenResponse.credential.accessToken.reveal()).toBe("EAApage");
    expect(tokenResponse.credential).not.toHaveProperty("userToken");
    expect(tokenResponse.expiryAssumed).toBe(false);
    expect(tokenResponse).not.toHaveProperty("expiresAt");
  });

  it("asks for a new connection only when both tokens are dead", async () => {
    const meta = createStubMeta();
    meta.on(PATHS.facebookToken, refusal(190, "Session has expired", 463));
    meta.on(PATHS.account, refusal(190, "The user lost the role", 492));
    await expect(
      meta.apis["facebook-login"].refresh({ credential: CREDENTIAL, app: APP }, createContext()),
    ).rejects.toMatchObject({ kind: "reconnect", reason: "page-role-lost" });
  });

  it("has nothing to do without a person's token", async () => {
    const meta = createStubMeta();
    const { userToken: _dead, ...pageOnly } = CREDENTIAL;
    const ask = { credential: pageOnly, app: APP };
    expect(await meta.apis["facebook-login"].refresh(ask, createContext())).toEqual({
      credential: pageOnly,
      expiryAssumed: false,
    });
    expect(meta.requests).toHaveLength(0);
  });

  it("keeps the person's token for later where the app is gone", async () => {
    const meta = createStubMeta();
    const ask = { credential: CREDENTIAL, app: undefined };
    await expect(meta.apis["facebook-login"].refresh(ask, createContext())).rejects.toMatchObject({
      kind: "rejected",
      reason: "app-needed",
    });
    expect(meta.requests).toHaveLength(0);
  });
});

describe("facebook-login: reading", () => {
  it("reads the account by its own id, signed where the app is known", async () => {
    const meta = createStubMeta();
    meta.on(PATHS.account, {
      json: {
        id: "17841400000000001",
        username: "harbour.bakery",
        biography: "Rye.",
        website: "https://bakery.test",
      },
    });
    meta.on(PATHS.accountMedia, { json: { data: [] } });
    const api = meta.apis["facebook-login"];
    const profile = await api.fetchProfile(CREDENTIAL, createContext({ app: APP }));
    expect(profile).toEqual({
      professionalId: "17841400000000001",
      username: "harbour.bakery",
      biography: "Rye.",
      website: "https://bakery.test/",
    });
    expect(meta.sent(PATHS.account)[0]?.query.get("appsecret_proof")).toBe(proofOf("EAApage"));

    await api.fetchMediaPage(CREDENTIAL, { after: "Q" }, createContext());
    const query = meta.sent(PATHS.accountMedia)[0]?.query;
    expect(query?.get("after")).toBe("Q");
    expect(query?.get("limit")).toBe("25");
    expect(query?.has("appsecret_proof")).toBe(false);
    expect(query?.get("fields")).not.toContain("copyright_check_information");
  });

  it("refuses a credential without the account's id before anything is sent", async () => {
    const meta = createStubMeta();
    const credential = { accessToken: CREDENTIAL.accessToken };
    await expect(
      meta.apis["facebook-login"].fetchMediaPage(credential, {}, createContext()),
    ).rejects.toMatchObject({ kind: "rejected" });
    expect(meta.requests).toHaveLength(0);
  });
});
