import { describe, expect, it } from "vitest";
import { Secret } from "../../../server/shared/secret.ts";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "../../../server/time/clock.ts";
import { createCron } from "../../../server/time/cron.ts";
import { createRefresher } from "../../../server/tokens/refresh.ts";
import { createTestInstance } from "../../support/test-instance.ts";

async function connected() {
  const house = createTestInstance();
  const { accountId, token } = await house.connect("harbour.bakery");
  const storedToken = () =>
    house.instance.vault.open(accountId, house.token(accountId).sealed).accessToken.reveal();
  return { ...house, accountId, token, storedToken };
}

describe("refreshing", () => {
  it("stores the fresh token and how long it lives", async () => {
    const { instance, accountId, token, clock, sandbox, storedToken } = await connected();
    clock.advance(8 * DAY_MS);
    const outcome = await instance.refresher.refreshAccount(accountId);
    expect(outcome.kind).toBe("refreshed");
    expect(storedToken()).not.toBe(token);
    expect(sandbox.control.tokenAlive(storedToken())).toBe(true);
    const stored = instance.db.tokens.get(accountId);
    expect(stored?.expiresAt).toBeGreaterThan(clock.now() + 59 * DAY_MS);
    expect(stored?.refreshedAt).toBe(clock.now());
  });

  it("is not due in the first week, and is after it", async () => {
    const { instance, accountId, clock } = await connected();
    clock.advance(7 * DAY_MS - 1);
    expect(instance.refresher.isDue(accountId)).toBe(false);
    clock.advance(DAY_MS);
    expect(instance.refresher.isDue(accountId)).toBe(true);
  });

  it("asks nothing while the token is younger than a day", async () => {
    const { instance, accountId, clock, sandbox } = await connected();
    clock.advance(DAY_MS - 1);
    expect(await instance.refresher.refreshAccount(accountId)).toMatchObject({ kind: "too-young" });
    expect(sandbox.control.requestsTo("refresh")).toHaveLength(0);
  });

  it.each([
    "limit-account-80002",
    "limit-app-4",
    "html-500",
    "truncated-by-reset",
    "connection-reset",
  ] as const)("keeps the old token through %s and tries again", async (scenario) => {
    const { instance, accountId, clock, token, sandbox, storedToken } = await connected();
    clock.advance(8 * DAY_MS);
    sandbox.control.answer("refresh", scenario);
    expect(await instance.refresher.refreshAccount(accountId)).toMatchObject({ kind: "failed" });
    expect(storedToken()).toBe(token);
    expect(instance.db.tokens.get(accountId)).toMatchObject({ failures: 1, deadAt: undefined });
    clock.advance(DAY_MS);
    expect(await instance.refresher.refreshAccount(accountId)).toMatchObject({ kind: "refreshed" });
    expect(instance.db.tokens.get(accountId)).toMatchObject({ failures: 0, lastError: undefined });
  });

  it("marks the account when Instagram says that the token is dead, and asks no more", async () => {
    const { instance, accountId, clock, sandbox, token } = await connected();
    clock.advance(8 * DAY_MS);
    sandbox.control.revokeToken(token);
    const outcome = await instance.refresher.refreshAccount(accountId);
    expect(outcome.kind).toBe("reconnect");
    expect(instance.db.tokens.get(accountId)?.deadAt).toBe(clock.now());
    expect(instance.refresher.isDue(accountId)).toBe(false);
    sandbox.control.clearRequests();
    clock.advance(30 * DAY_MS);
    await instance.refresher.refreshAccount(accountId);
    expect(sandbox.control.requests).toHaveLength(0);
  });

  it("does not take this machine's clock for Instagram's word", async () => {
    const { instance, accountId, clock, sandbox } = await connected();
    clock.advance(70 * DAY_MS);
    sandbox.control.down();
    expect(await instance.refresher.refreshAccount(accountId)).toMatchObject({ kind: "failed" });
    expect(instance.db.tokens.get(accountId)?.deadAt).toBeUndefined();
    clock.advance(6 * HOUR_MS);
    expect(instance.refresher.isDue(accountId)).toBe(true);
  });

  it("throws the answer away when the account was connected again meanwhile", async () => {
    const { instance, accountId, clock, sandbox, storedToken, connect } = await connected();
    clock.advance(8 * DAY_MS);
    const hang = sandbox.control.answer("refresh", "never-answers");
    const late = instance.refresher.refreshAccount(accountId);
    await expect.poll(() => hang.used).toBe(1);
    const { token: newer } = await connect("harbour.bakery");
    sandbox.control.release();
    await late;
    expect(storedToken()).toBe(newer);
    expect(instance.db.tokens.get(accountId)).toMatchObject({ failures: 0, lastError: undefined });
  });

  it("keeps the newer token when Instagram's answer comes late", async () => {
    const { instance, accountId, clock, sandbox, storedToken, connect } = await connected();
    clock.advance(8 * DAY_MS);
    let newer = "";
    sandbox.control.answer("refresh", async () => {
      newer = (await connect("harbour.bakery")).token;
      return { rewrite: (json) => json };
    });
    expect(await instance.refresher.refreshAccount(accountId)).toEqual({ kind: "superseded" });
    expect(storedToken()).toBe(newer);
  });

  it("is done once when two processes want it at the same time", async () => {
    const { instance, another, accountId, clock, sandbox } = await connected();
    clock.advance(8 * DAY_MS);
    const hang = sandbox.control.answer("refresh", "never-answers");
    const first = instance.refresher.refreshAccount(accountId);
    await expect.poll(() => hang.used).toBe(1);
    expect(await another().refresher.refreshAccount(accountId)).toEqual({ kind: "busy" });
    sandbox.control.release();
    await first;
    expect(sandbox.control.requestsTo("refresh")).toHaveLength(1);
  });

  it("takes over from a process that died in the middle", async () => {
    const { instance, accountId, clock } = await connected();
    clock.advance(8 * DAY_MS);
    instance.db.leases.take(
      `refresh:${accountId}`,
      "a process that is gone",
      clock.now(),
      clock.now() + 2 * MINUTE_MS,
    );
    expect(await instance.refresher.refreshAccount(accountId)).toEqual({ kind: "busy" });
    clock.advance(2 * MINUTE_MS);
    expect(await instance.refresher.refreshAccount(accountId)).toMatchObject({ kind: "refreshed" });
  });

  it("keeps what the answer does not repeat: permissions, the person, until when data is given", async () => {
    const { instance, accountId, clock, sandbox } = await connected();
    const known = {
      permissions: ["instagram_business_basic"],
      facebookUserId: "1220001",
      dataAccessExpiresAt: clock.now() + 90 * DAY_MS,
    };
    const { tokens } = instance.db;
    const stored = tokens.get(accountId);
    if (!stored) throw new Error("no token");
    tokens.put({ ...stored, ...known });
    clock.advance(8 * DAY_MS);
    const tokenResponse = {
      credential: { accessToken: new Secret(sandbox.control.issueToken("harbour.bakery")) },
      expiresAt: clock.now() + 60 * DAY_MS,
      expiryAssumed: false,
    };
    const refresh = (answer: object) =>
      createRefresher({
        ...instance,
        apis: {
          ...instance.apis,
          "instagram-login": {
            ...instance.apis["instagram-login"],
            refresh: async () => ({ ...tokenResponse, ...answer }),
          },
        },
        cron: createCron("17 3 * * *", clock.now(), "UTC"),
        instanceId: "a test",
      }).refreshAccount(accountId);

    expect(await refresh({})).toMatchObject({ kind: "refreshed" });
    expect(tokens.get(accountId)).toMatchObject(known);

    clock.advance(8 * DAY_MS);
    const renewed = {
      permissions: ["instagram_basic"],
      facebookUserId: "1220002",
      dataAccessExpiresAt: clock.now() + 90 * DAY_MS,
    };
    expect(await refresh(renewed)).toMatchObject({ kind: "refreshed" });
    expect(tokens.get(accountId)).toMatchObject(renewed);
  });

  it("keeps the old token where the new one opens nothing, or another account", async () => {
    const accounts = ["harbour.bakery", "atelier.kiln"].map((username) => ({ username, posts: 1 }));
    const { instance, sandbox, clock, connect, token: tokenOf } = createTestInstance({ accounts });
    const { accountId, token } = await connect("harbour.bakery");
    const answers = [
      ["IGAA-of-nobody-at-all", "does not accept"],
      [sandbox.control.issueToken("atelier.kiln"), "another account"],
    ] as const;
    for (const [fresh, words] of answers) {
      clock.advance(8 * DAY_MS);
      const body = { access_token: fresh, token_type: "bearer", expires_in: 5_184_000 };
      sandbox.control.answer("refresh", { status: 200, body: JSON.stringify(body) });
      const outcome = await instance.refresher.refreshAccount(accountId);
      expect(outcome).toMatchObject({ kind: "failed", sentence: expect.stringContaining(words) });
      const { sealed, deadAt } = tokenOf(accountId);
      expect(deadAt).toBeUndefined();
      expect(instance.vault.open(accountId, sealed).accessToken.reveal()).toBe(token);
    }
    // Nobody can tell: it is the newest.
    clock.advance(8 * DAY_MS);
    sandbox.control.answer("profile", "html-500");
    expect(await instance.refresher.refreshAccount(accountId)).toMatchObject({ kind: "refreshed" });
  });

  it("learns the true end of a pasted token", async () => {
    const { instance, sandbox, clock } = createTestInstance();
    const pasted = sandbox.control.issueToken("harbour.bakery", { ageMs: 30 * DAY_MS });
    const [candidate] = await instance.apis["instagram-login"].checkToken(
      { token: new Secret(pasted) },
      {},
    );
    if (!candidate) throw new Error("no candidate");
    const { accountId } = instance.connect("instagram-login", candidate);
    expect(instance.db.tokens.get(accountId)).toMatchObject({
      expiryAssumed: true,
      expiresAt: clock.now() + 60 * DAY_MS,
    });
    clock.advance(2 * DAY_MS);
    expect(instance.refresher.isDue(accountId)).toBe(true);
    await instance.refresher.refreshAccount(accountId);
    expect(instance.db.tokens.get(accountId)?.expiryAssumed).toBe(false);
  });
});
