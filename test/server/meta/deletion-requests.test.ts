import { copyFileSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { FACEBOOK_APP, FACEBOOK_PERSON } from "../../../demo/sandbox/world.ts";
import { applyRememberedDeletions } from "../../../server/accounts/apply-remembered-deletions.ts";
import { answeredTables } from "../../../server/accounts/personal-data.ts";
import { rememberDeletion } from "../../../server/accounts/remember-deletion.ts";
import { createDatabase, migrateDatabase } from "../../../server/db/database.ts";
import { openSqlite } from "../../../server/db/sqlite.ts";
import { createDeletionRequests } from "../../../server/meta/deletion-requests.ts";
import { DAY_MS } from "../../../server/time/clock.ts";
import { signRequest } from "../../support/sign-request.ts";
import { createTestInstance, present, type TestInstance } from "../../support/test-instance.ts";

function fromFacebook(test: TestInstance, userId: string = FACEBOOK_PERSON.id): string {
  return signRequest({
    secret: FACEBOOK_APP.secret,
    payload: {
      user_id: userId,
      algorithm: "HMAC-SHA256",
      issued_at: Math.floor(test.clock.now() / 1000),
    },
  });
}

function requestsOf(test: TestInstance, forget = test.instance.forget) {
  const { db, clock, log, apps, vault } = test.instance;
  const requests = createDeletionRequests({
    db,
    clock,
    log,
    secrets: apps.secrets,
    remember: (deletion) => rememberDeletion({ db, vault, dataDir: test.dataDir }, deletion),
    forget,
    forgetAbsent: test.instance.forgetAbsent,
    hasReachedCopies: () => true,
  });
  return {
    ...requests,
    accept: (text: string) => requests.accept(text, "data-deleted"),
    deauthorize: (text: string) => requests.accept(text, "deauthorized"),
  };
}

function withPage(): TestInstance {
  return createTestInstance({
    accounts: [{ username: "harbour.bakery", posts: 1, page: "Harbour Bakery" }],
  });
}

describe("a request to delete", () => {
  it("finds the person's account also after its tokens were renewed", async () => {
    const test = withPage();
    const { accountId } = await test.connect("harbour.bakery", "facebook-login");
    test.clock.advance(8 * DAY_MS);
    const outcome = await test.instance.refresher.refreshAccount(accountId);
    expect(outcome.kind).toBe("refreshed");
    await requestsOf(test).accept(fromFacebook(test));
    expect(test.instance.db.accounts.all()).toEqual([]);
  });

  it("stays open when deleting fails, and is finished when Meta sends it again", async () => {
    const test = withPage();
    await test.connect("harbour.bakery", "facebook-login");
    const text = fromFacebook(test);
    const failing = requestsOf(test, async () => {
      throw new Error("the disk is gone");
    });
    await expect(failing.accept(text)).rejects.toThrow("the disk is gone");
    expect(test.instance.db.accounts.all()).toHaveLength(1);
    const requests = requestsOf(test);
    const code = await requests.accept(text);
    expect(requests.find(code)).toMatchObject({ finishedAt: test.clock.now() });
    expect(test.instance.db.accounts.all()).toEqual([]);
  });

  it("is carried out once when it arrives twice at the same time", async () => {
    const test = withPage();
    await test.connect("harbour.bakery", "facebook-login");
    const text = fromFacebook(test);
    const requests = requestsOf(test);
    const [first, second] = await Promise.all([requests.accept(text), requests.accept(text)]);
    expect(first).toBe(second);
    expect(test.instance.db.accounts.all()).toEqual([]);
  });

  it("is believed when this server's clock was ahead while the account was connected", async () => {
    const test = withPage();
    test.clock.advance(400 * DAY_MS);
    await test.connect("harbour.bakery", "facebook-login");
    test.clock.advance(-399 * DAY_MS);
    await requestsOf(test).accept(fromFacebook(test));
    expect(test.instance.db.accounts.all()).toEqual([]);
  });

  it("leaves accounts of other people alone", async () => {
    const test = withPage();
    await test.connect("harbour.bakery", "facebook-login");
    await requestsOf(test).accept(fromFacebook(test, "120000000000002"));
    expect(test.instance.db.accounts.all()).toHaveLength(1);
  });

  it("reaches also what was kept after the person took Windowbox away, here and in every copy", async () => {
    const test = withPage();
    const { db, vault } = test.instance;
    const { accountId } = await test.connect("harbour.bakery", "facebook-login");
    await test.instance.sync.syncAccount(accountId);
    const postId = present(db.posts.ofAccount(accountId)[0]).id;
    const kept = { lang: "en", label: "English", cues: 1, addedAt: 1, name: undefined };
    db.videoTracks.put({ mediaId: "1", accountId, postId, ...kept, text: "WEBVTT what she says" });
    db.alertAddresses.put({ accountId, address: "client@example.com" });
    function copy(name: string): string {
      db.checkpoint();
      copyFileSync(join(test.dataDir, "windowbox.db"), join(test.dataDir, name));
      return join(test.dataDir, name);
    }
    const connected = copy("connected.db");
    test.clock.advance(DAY_MS);
    await requestsOf(test).deauthorize(fromFacebook(test));
    expect(db.videoTracks.all()).toHaveLength(1);
    const deauthorized = copy("deauthorized.db");
    test.clock.advance(DAY_MS);
    await requestsOf(test).accept(fromFacebook(test));
    expect(db.videoTracks.all()).toEqual([]);
    const told = test.instance.incidents.open();
    expect(told).toMatchObject([{ kind: "deauthorized" }]);
    await test.instance.forgetRemembered();
    expect(test.instance.incidents.open()).toEqual(told);
    expect(db.alertAddresses.all()).toHaveLength(1);

    for (const path of [connected, deauthorized]) {
      const sqlite = openSqlite(path);
      migrateDatabase(sqlite);
      const { clock } = test;
      const from = { db: createDatabase(sqlite), vault, clock, dataDir: test.dataDir };
      expect(applyRememberedDeletions(from).accounts, path).toBe(1);
      expect(applyRememberedDeletions(from).accounts, path).toBe(0);
      sqlite.close();
      expect(readFileSync(path, "latin1"), path).not.toMatch(/what she says|harbour\.bakery/);
    }
  });

  it("is answered for every table that there is", () => {
    const test = createTestInstance({ accounts: [] });
    const tables = openSqlite(join(test.dataDir, "windowbox.db"));
    const names = tables
      .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
      .pluck()
      .all();
    tables.close();
    expect([...answeredTables].sort()).toEqual(names);
  });

  it("that Meta did not sign fills no log, however many come", async () => {
    const test = withPage();
    const requests = requestsOf(test);
    test.logLines.length = 0;
    for (let index = 0; index < 40; index += 1) {
      await expect(requests.accept(`forged.${index}`)).rejects.toThrow("signed");
    }
    expect(test.logLines).toHaveLength(20);
  });

  it("gives every request a code of its own", async () => {
    const test = withPage();
    const requests = requestsOf(test);
    const codes = new Set<string>();
    for (let index = 0; index < 50; index += 1) {
      codes.add(await requests.accept(fromFacebook(test, `1200000000${index}`)));
    }
    expect(codes.size).toBe(50);
  });
});
