import { describe, expect, it } from "vitest";
import { findApiOfToken, parsePastedToken } from "../../../server/instagram/find-api.ts";
import { Secret } from "../../../server/shared/secret.ts";
import { createContext, createStubMeta, PATHS, type StubReply } from "./stub-meta.ts";

const ME = { id: "26000000000000001", user_id: "17841400000000001", username: "harbour.bakery" };
const PAGES = {
  data: [
    {
      id: "100000000000001",
      name: "Harbour Bakery",
      access_token: "EAApage",
      instagram_business_account: { id: "17841400000000001", username: "harbour.bakery" },
    },
  ],
};

function refusal(code: number, message: string, subcode = 0): StubReply {
  const error = { message, type: "OAuthException", code, error_subcode: subcode };
  return { status: 401, json: { error } };
}

const STRANGER = refusal(190, "Invalid OAuth access token - Cannot parse access token");
const EXPIRED = refusal(190, "Error validating access token: Session has expired", 463);

function find(token: string, instagram: StubReply, facebook: StubReply) {
  const meta = createStubMeta();
  meta.on(PATHS.me, instagram);
  meta.on(PATHS.pages, facebook);
  const search = { token: new Secret(token), appOf: () => undefined };
  const context = createContext();
  return { meta, context, found: findApiOfToken(meta.apis, search, context) };
}

describe("the API of a pasted token", () => {
  it.each(["IGAAabc", "IGQVabc", "IGQWabc"])(
    "is Instagram's for %s, at the first try",
    async (token) => {
      const { meta, found } = find(token, { json: ME }, STRANGER);
      expect(await found).toMatchObject({
        api: "instagram-login",
        candidates: [{ profile: { username: "harbour.bakery" } }],
        note: "This is an Instagram token; it opens @harbour.bakery.",
      });
      expect(meta.requests).toHaveLength(1);
    },
  );

  it("is Facebook's for EAA, at the first try", async () => {
    const { meta, found } = find("EAAabc", STRANGER, { json: PAGES });
    expect(await found).toMatchObject({
      api: "facebook-login",
      note: "This is a Facebook token; it opens @harbour.bakery.",
    });
    expect(meta.requests).toHaveLength(1);
  });

  it("is found at the other host when the prefix lied, and says so", async () => {
    const { found } = find("IGAAabc", STRANGER, { json: PAGES });
    expect(await found).toMatchObject({
      api: "facebook-login",
      note: "This is a Facebook token, though it looks otherwise; it opens @harbour.bakery.",
    });
  });

  it("is found without any known prefix", async () => {
    const { found } = find("XYZabc", STRANGER, { json: PAGES });
    expect(await found).toMatchObject({
      api: "facebook-login",
      note: "This is a Facebook token; it opens @harbour.bakery.",
    });
  });

  it("is still found while the host asked first is down", async () => {
    const { found } = find("IGAAabc", { status: 503, body: "" }, { json: PAGES });
    expect(await found).toMatchObject({ api: "facebook-login" });
  });

  it("is still found where the host asked first refused a detail of the request", async () => {
    const { found } = find("IGAAabc", refusal(100, "Invalid parameter"), { json: PAGES });
    expect(await found).toMatchObject({ api: "facebook-login" });
  });

  it.each([
    ["neither host knows the token", "IGAAabc", STRANGER, STRANGER, "unknown-token"],
    ["the suggested host knows that it ended", "IGAAabc", EXPIRED, STRANGER, "token-expired"],
    ["the other host knows that it ended", "IGAAabc", STRANGER, EXPIRED, "token-expired"],
    [
      "it ended without a subcode",
      "IGAAabc",
      refusal(190, "Session has expired"),
      STRANGER,
      "token-dead",
    ],
    [
      "the other host cannot be asked",
      "IGAAabc",
      STRANGER,
      { status: 500, body: "" },
      "server-error",
    ],
    [
      "the suggested host cannot be asked",
      "IGAAabc",
      { status: 500, body: "" },
      STRANGER,
      "server-error",
    ],
    ["the token opens no Page", "EAAabc", STRANGER, { json: { data: [] } }, "no-page"],
    [
      "a limit is reached",
      "IGAAabc",
      refusal(4, "Application request limit reached"),
      STRANGER,
      "app-limit",
    ],
  ])("when %s, that is what the owner reads", async (_case, token, instagram, facebook, reason) => {
    await expect(find(token, instagram, facebook).found).rejects.toMatchObject({ reason });
  });

  it("asks no other host once one knows the token", async () => {
    const { meta, found } = find("IGAAabc", EXPIRED, { json: PAGES });
    await expect(found).rejects.toMatchObject({ kind: "reconnect" });
    expect(meta.requests).toHaveLength(1);
  });
});

describe("what was pasted", () => {
  it.each([
    ["  IGAAabcdef12  \n", "IGAAabcdef12"],
    ['"IGAAabcdef12"', "IGAAabcdef12"],
    ["IGAAabc\n  def12", "IGAAabcdef12"],
    ["123456789|aBcDeF-_.~", "123456789|aBcDeF-_.~"],
    ["\ufeffIGAA\u200babc\u00addef\u206012\u200e", "IGAAabcdef12"],
    ["I\0G\0A\0A\0abcdef12", "IGAAabcdef12"],
    ["\u00a0“IGAAabcdef12”\u3000", "IGAAabcdef12"],
    ["`IGAAabcdef12`,", "IGAAabcdef12"],
    ["Bearer IGAAabcdef12", "IGAAabcdef12"],
    ["Authorization: Bearer IGAAabc\r\ndef12\r\nAccept: */*", "IGAAabcdef12"],
    ["INSTAGRAM_TOKEN='IGAAabcdef12'", "IGAAabcdef12"],
    ["Access token: IGAAabcdef12", "IGAAabcdef12"],
    ['{"access_token":"IGAAabcdef12","token_type":"bearer","expires_in":5183944}', "IGAAabcdef12"],
    ['{\n  "token_type": "bearer",\n  "access_token": "IGAAabcdef12"\n}', "IGAAabcdef12"],
    ["https://graph.instagram.com/me?fields=id&access_token=IGAAabcdef12&x=1", "IGAAabcdef12"],
    ["https://localhost/#access_token=123%7CaBcDeF12&expires_in=1", "123|aBcDeF12"],
    ["curl -i 'https://graph.instagram.com/me?access_token=IGAAabcdef12'", "IGAAabcdef12"],
    ["ＩＧＡＡabcdef１２", "IGAAabcdef12"],
    [`Here it is: IGAA${"x".repeat(60)}. Have fun!`, `IGAA${"x".repeat(60)}`],
    ["access_token=IGAAabcdef12&t=1 access_token=IGAAabcdef12", "IGAAabcdef12"],
    // What token agents keep, and answer pages with.
    [`InstagramToken = "IGAA${"x".repeat(60)}";`, `IGAA${"x".repeat(60)}`],
    [`{"token":"IGAA${"x".repeat(60)}"}`, `IGAA${"x".repeat(60)}`],
    [
      `{ "port": "8080", "refresh_freq": "daily", "bakery": { "token": "IGAA${"x".repeat(60)}" } }`,
      `IGAA${"x".repeat(60)}`,
    ],
  ])("is a token in %j", (text, token) => {
    expect(parsePastedToken(text).reveal()).toBe(token);
  });

  it.each([
    ["only the beginning and the end", "IGAAabc…def12", "token-shortened"],
    ["only dots", "••••••••••••", "token-shortened"],
    ["stars", "IGAA********12", "token-shortened"],
    ["two tokens", "access_token=IGAAabc12 access_token=IGAAdef12", "several-tokens"],
    [
      "where a sign-in ended",
      "https://feed.test/connect/callback?code=AQBx&state=s",
      "code-not-token",
    ],
    ["the code itself", `AQ${"b".repeat(200)}#_`, "code-not-token"],
  ])("is told to be %s", (_what, text, reason) => {
    expect(() => parsePastedToken(text)).toThrow(expect.objectContaining({ reason }));
  });

  it.each([
    ["nothing", ""],
    ["an app id", "1230000000000001"],
    ["an app secret", "0123456789abcdef0123456789abcdef"],
    ["an address", "https://www.instagram.com/harbour.bakery/"],
    ["a sentence", "please connect my account!"],
    ["something endless", "a".repeat(5000)],
  ])("is no token but %s, which no host gets to see", (_what, text) => {
    expect(() => parsePastedToken(text)).toThrow(/does not look like an access token/);
  });
});
