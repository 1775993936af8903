import { describe, expect, it } from "vitest";
import { basicDisplayShutOff } from "../../../../server/instagram/instagram-login/basic-display.ts";
import { Secret } from "../../../../server/shared/secret.ts";
import { APP, createContext, createStubMeta, HOSTS, NOW, PATHS } from "../stub-meta.ts";

const CREDENTIAL = { accessToken: new Secret("IGQVlong") };

describe("basic-display", () => {
  it("asks with its own scopes at its own address", () => {
    const url = createStubMeta().apis["basic-display"].authorizeUrl({
      app: APP,
      redirectUri: "https://feed.example.org/connect/callback",
      state: "s",
    });
    expect(url.origin + url.pathname).toBe("https://api.instagram.test/oauth/authorize");
    expect(url.searchParams.get("scope")).toBe("user_profile,user_media");
  });

  it("connects a personal account through the flat token answer", async () => {
    const meta = createStubMeta();
    meta.on(PATHS.code, { body: '{"access_token":"IGQVshort","user_id":17841400000000001}' });
    meta.on(PATHS.exchange, { json: { access_token: "IGQVlong", expires_in: 5_183_944 } });
    meta.on(PATHS.basicMe, {
      body: '{"id":17841400000000001,"username":"anna.k","account_type":"PERSONAL","media_count":12}',
    });
    const [candidate] = await meta.apis["basic-display"].exchangeCode(
      { app: APP, redirectUri: "https://feed.example.org/connect/callback", code: "c" },
      createContext(),
    );
    expect(candidate?.profile).toEqual({
      appScopedId: "17841400000000001",
      username: "anna.k",
      accountType: "PERSONAL",
      mediaCount: 12,
    });
    expect(candidate?.tokenResponse.expiresAt).toBe(NOW + 5_183_944_000);
  });

  it("asks only for the fields that it has", async () => {
    const meta = createStubMeta();
    meta.on(PATHS.basicMe, { json: { id: "1", username: "anna.k" } });
    meta.on(PATHS.basicMedia, { json: { data: [] } });
    await meta.apis["basic-display"].fetchProfile(CREDENTIAL, createContext());
    await meta.apis["basic-display"].fetchMediaPage(CREDENTIAL, {}, createContext());
    expect(meta.sent(PATHS.basicMe)[0]?.query.get("fields")).toBe(
      "id,username,account_type,media_count",
    );
    const mediaFields = meta.sent(PATHS.basicMedia)[0]?.query.get("fields");
    expect(mediaFields).toContain("children{id,media_type,media_url,thumbnail_url}");
    expect(mediaFields).not.toMatch(/like_count|comments_count|alt_text|media_product_type/);
  });

  it("reads the answer of the shutdown as: connect again with a professional account", async () => {
    const meta = createStubMeta();
    const message = "Unsupported request - method type: get";
    meta.on(PATHS.basicMe, {
      status: 400,
      json: { error: { message, type: "IGApiException", code: 100 } },
    });
    const reading = meta.apis["basic-display"].fetchProfile(CREDENTIAL, createContext());
    await expect(reading).rejects.toMatchObject({
      kind: "reconnect",
      reason: "unsupported-request",
    });
    await expect(reading).rejects.toThrow(/professional/);
  });

  it("says before it is tried that Instagram shut it off, and only at the real hosts", () => {
    expect(basicDisplayShutOff(HOSTS)).toBeUndefined();
    const real = { ...HOSTS, instagramGraph: new URL("https://graph.instagram.com") };
    expect(basicDisplayShutOff(real)).toMatch(/4 December 2024.*professional/);
  });
});
