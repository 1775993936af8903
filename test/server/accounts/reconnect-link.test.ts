import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  createReconnectLink,
  newLinkProblem,
  parseUsername,
} from "../../../server/accounts/reconnect-link.ts";
import { OwnerError } from "../../../server/shared/errors.ts";
import { DAY_MS } from "../../../server/time/clock.ts";
import { createTestInstance } from "../../support/test-instance.ts";

describe("a link for the account's owner", () => {
  it("is a new address each time, good for seven days", async () => {
    const test = createTestInstance();
    const { accountId } = await test.connect("harbour.bakery");
    const first = createReconnectLink(test.instance, { accountId });
    const second = createReconnectLink(test.instance, { accountId });
    expect(first.url).toMatch(/^https:\/\/feed\.example\.com\/reconnect\/[\w-]{32}$/);
    expect(second.url).not.toBe(first.url);
    expect(first).toMatchObject({
      name: "@harbour.bakery",
      expiresAt: test.clock.now() + 7 * DAY_MS,
    });
  });

  it("cannot be read out of the database", async () => {
    const test = createTestInstance();
    const { accountId } = await test.connect("harbour.bakery");
    const { url } = createReconnectLink(test.instance, { accountId });
    const code = url.slice(-32);
    for (const file of ["windowbox.db", "windowbox.db-wal"]) {
      const bytes = readFileSync(join(test.dataDir, file), "latin1");
      expect(bytes).not.toContain(code.slice(0, 12));
      expect(bytes).not.toContain(Buffer.from(code, "base64url").toString("latin1"));
    }
  });

  it.each([
    [
      "there is no app to sign in with",
      { INSTAGRAM_APP_ID: "", INSTAGRAM_APP_SECRET: "" },
      /app of your own at Meta: enter the Instagram app ID/,
      true,
    ],
    [
      "browsers reach the server without https",
      { PUBLIC_URL: "http://feed.example.com" },
      /only over https.*set PUBLIC_URL/,
      false,
    ],
  ])(
    "is not made where %s, and the sentence says what to do",
    async (_what, environment, sentence, isOfApp) => {
      const test = createTestInstance({ environment });
      const { accountId } = await test.connect("harbour.bakery");
      const attempt = () => createReconnectLink(test.instance, { accountId });
      expect(attempt).toThrow(OwnerError);
      expect(attempt).toThrow(sentence);
      // What is entered in the dashboard is led to, and nothing else.
      const noFacebook = { FACEBOOK_APP_ID: "", FACEBOOK_APP_SECRET: "" };
      const { instance } = createTestInstance({ environment: { ...noFacebook, ...environment } });
      expect(newLinkProblem(instance)).toMatchObject({ isOfApp });
    },
  );

  it("is made on the owner's own machine without https, for trying it out", async () => {
    const test = createTestInstance({ environment: { PUBLIC_URL: "http://localhost:3000" } });
    const { accountId } = await test.connect("harbour.bakery");
    expect(createReconnectLink(test.instance, { accountId }).url).toContain("localhost:3000");
  });

  it("asks for Facebook's app where the account is connected through a Page", async () => {
    const test = createTestInstance({
      accounts: [{ username: "harbour.bakery", posts: 1, page: "Harbour Bakery" }],
    });
    const { accountId } = await test.connect("harbour.bakery", "facebook-login");
    const { apps, ...rest } = test.instance;
    const onlyInstagram = {
      forApi: (api: Parameters<typeof apps.forApi>[0]) =>
        api === "facebook-login" ? undefined : apps.forApi(api),
    };
    expect(() => createReconnectLink({ ...rest, apps: onlyInstagram }, { accountId })).toThrow(
      /Meta app ID/,
    );
  });
});

describe("an account's name that was typed", () => {
  it.each([
    ["harbour.bakery"],
    ["@Harbour.Bakery"],
    ["  @harbour.bakery "],
    ["https://www.instagram.com/harbour.bakery/"],
    ["instagram.com/harbour.bakery?igsh=abc"],
    ["https://m.instagram.com/harbour.bakery/reels/#top"],
    ["\u2068@harbour.bakery\u2069."],
  ])("is understood as %j", (typed) => {
    expect(parseUsername(typed)).toBe("harbour.bakery");
  });

  it.each([
    [""],
    ["harbour bakery"],
    ["@"],
    ["<b>x</b>"],
    ["a".repeat(31)],
    ["https://evil.example/x"],
    ["https://www.instagram.com/p/DAbc123/"],
  ])("is refused as %j", (typed) => {
    expect(() => parseUsername(typed)).toThrow(OwnerError);
  });
});
