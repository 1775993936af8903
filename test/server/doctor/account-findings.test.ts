import { describe, expect, it } from "vitest";
import { examineAccounts } from "../../../server/doctor/account-findings.ts";
import type { Finding } from "../../../server/doctor/doctor.ts";
import { InstagramError } from "../../../server/instagram/errors/instagram-error.ts";
import { Secret } from "../../../server/shared/secret.ts";
import { DAY_MS, HOUR_MS } from "../../../server/time/clock.ts";
import { createVault } from "../../../server/tokens/vault.ts";
import { createTestInstance, present, type TestInstance } from "../../support/test-instance.ts";

async function connected(api: "instagram-login" | "facebook-login" = "instagram-login") {
  const test = createTestInstance({
    accounts: [{ username: "harbour.bakery", posts: 1, page: "Harbour Bakery" }],
  });
  const { accountId, token } = await test.connect("harbour.bakery", api);
  await test.instance.sync.syncAccount(accountId);
  test.sandbox.control.clearRequests();
  return { ...test, accountId, tokenText: token };
}

async function look(test: TestInstance): Promise<Record<string, Finding>> {
  const findings = await examineAccounts(test.instance);
  return Object.fromEntries(
    findings.map((finding) => [finding.name.split(", ")[1] ?? finding.name, finding]),
  );
}

describe("the doctor, of an account", () => {
  it("says that its token is alive and how long, with one request", async () => {
    const test = await connected();
    const { token, permissions, posts } = await look(test);
    expect(token).toMatchObject({ status: "ok", sentence: expect.stringContaining("60 days") });
    expect(posts).toMatchObject({ status: "ok", sentence: expect.stringContaining("1 post is") });
    expect(permissions?.status ?? "ok").toBe("ok");
    expect(test.sandbox.control.requests.map(({ endpoint }) => endpoint)).toEqual(["profile"]);
  });

  it("sends nothing for a token that Instagram has called dead", async () => {
    const test = await connected();
    test.sandbox.control.removeApp("harbour.bakery");
    test.clock.advance(2 * DAY_MS);
    await test.instance.refresher.refreshAccount(test.accountId);
    test.sandbox.control.clearRequests();
    const { token } = await look(test);
    expect(token).toMatchObject({ status: "bad", todo: expect.stringContaining("Connect again") });
    expect(test.sandbox.control.requests).toEqual([]);
  });

  it("sends nothing while Instagram asks for a pause", async () => {
    const test = await connected();
    const { db } = test.instance;
    const blockedUntil = test.clock.now() + 3 * HOUR_MS;
    db.syncStates.put({ ...db.syncStates.get(test.accountId), blockedUntil });
    const { token } = await look(test);
    expect(token).toMatchObject({ status: "warn", sentence: expect.stringContaining("3 hours") });
    expect(test.sandbox.control.requests).toEqual([]);
  });

  it.each([
    ["token-app-removed", "bad"],
    ["token-expired", "bad"],
    ["limit-account-80002", "warn"],
    ["html-502", "warn"],
    ["connection-refused", "warn"],
    ["empty-body", "warn"],
  ] as const)("says what %s means, and changes nothing", async (scenario, status) => {
    const test = await connected();
    const before = [test.token(test.accountId), test.instance.db.syncStates.get(test.accountId)];
    test.sandbox.control.answer("profile", scenario, Number.POSITIVE_INFINITY);
    const { token } = await look(test);
    expect(token?.status).toBe(status);
    expect(token?.sentence).toMatch(/^\S.{20,}\.$/);
    expect(JSON.stringify(token)).not.toContain(test.tokenText);
    expect([test.token(test.accountId), test.instance.db.syncStates.get(test.accountId)]).toEqual(
      before,
    );
  });

  it("names the permissions that are missing", async () => {
    const test = await connected();
    const stored = test.token(test.accountId);
    test.instance.db.tokens.put({ ...stored, permissions: ["public_profile"] });
    const { permissions } = await look(test);
    expect(permissions).toMatchObject({
      status: "bad",
      sentence: "Not granted: instagram_business_basic.",
    });
  });

  it("warns before a token ends that could not be refreshed", async () => {
    const test = await connected();
    const stored = test.token(test.accountId);
    const expiresAt = test.clock.now() + 3 * DAY_MS;
    test.instance.db.tokens.put({ ...stored, expiresAt, lastError: "Instagram was down." });
    const { token } = await look(test);
    expect(token).toMatchObject({
      status: "warn",
      sentence: expect.stringMatching(/3 days.*Instagram was down/),
    });
  });

  it("says by when Meta wants a person to sign in again, and when that is over", async () => {
    const test = await connected("facebook-login");
    expect((await look(test))["Meta's 90-day rule"]).toMatchObject({
      status: "ok",
      sentence: expect.stringContaining("2 August 2026"),
    });
    test.clock.advance(80 * DAY_MS);
    expect((await look(test))["Meta's 90-day rule"]?.status).toBe("warn");
    test.clock.advance(11 * DAY_MS);
    // Only Instagram's answers say that it is really so: this machine's clock may be wrong.
    expect((await look(test))["Meta's 90-day rule"]).toMatchObject({
      status: "warn",
      sentence: expect.stringContaining("by this machine's clock that is past"),
      todo: expect.any(String),
    });
  });

  it("says that a Page's token never expires, and which permissions it has", async () => {
    const test = await connected("facebook-login");
    const { token, permissions } = await look(test);
    expect(token).toMatchObject({
      status: "ok",
      sentence: expect.stringContaining("Never expires."),
    });
    expect(permissions).toMatchObject({
      status: "ok",
      sentence: expect.stringContaining("pages_show_list"),
    });
  });

  it("says so when the key opens no token", async () => {
    const test = await connected();
    const vault = createVault(new Secret("another secret than the one before"));
    const [token] = await examineAccounts({ ...test.instance, vault });
    expect(token).toMatchObject({ status: "bad", sentence: "The key does not open it." });
    expect(test.sandbox.control.requests).toEqual([]);
  });

  it("says that the last sync failed, and why", async () => {
    const test = await connected();
    test.sandbox.control.down("html-500");
    await test.instance.sync.syncAccount(test.accountId);
    test.sandbox.control.up();
    const { posts } = await look(test);
    expect(posts).toMatchObject({ status: "warn", sentence: expect.stringContaining("failed") });
  });

  it("says why posts wait, or lack a picture, the most frequent reasons first", async () => {
    const test = await connected();
    const { db } = test.instance;
    expect((await look(test)).pictures).toBeUndefined();
    const [post] = db.posts.ofAccount(test.accountId);
    for (const [id, lastError] of ["Too large.", "Damaged.", "Damaged.", "A", "B"].entries()) {
      db.posts.put({ ...present(post), id: `broken ${id}`, lastError });
    }
    expect((await look(test)).pictures).toMatchObject({
      status: "warn",
      sentence: expect.stringMatching(/^2 posts: Damaged\. 1 post: .* And 1 more reasons\.$/),
    });
  });

  it("says that Instagram took too long when it stopped waiting itself", async () => {
    const test = await connected();
    const { apis } = test.instance;
    const slow = { ...apis["instagram-login"], fetchProfile: () => Promise.reject(aborted) };
    const aborted = new InstagramError("aborted", { interactive: true });
    const [token] = await examineAccounts({
      ...test.instance,
      apis: { ...apis, "instagram-login": slow },
    });
    expect(token).toMatchObject({
      status: "warn",
      sentence: "Instagram took too long to answer.",
    });
  });

  it("says how to begin where no account is connected", async () => {
    const { instance } = createTestInstance();
    expect(await examineAccounts(instance)).toEqual([
      expect.objectContaining({ status: "warn", todo: expect.stringContaining("Connect") }),
    ]);
  });
});
