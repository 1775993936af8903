import { appendFileSync, copyFileSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { applyRememberedDeletions } from "../../../server/accounts/apply-remembered-deletions.ts";
import { openDeletionMemory } from "../../../server/accounts/deletion-memory.ts";
import { createReconnectLink } from "../../../server/accounts/reconnect-link.ts";
import { createDatabase } from "../../../server/db/database.ts";
import { openSqlite } from "../../../server/db/sqlite.ts";
import { DAY_MS, HOUR_MS } from "../../../server/time/clock.ts";
import { createTestInstance, present, type TestInstance } from "../../support/test-instance.ts";
import { nextCursor } from "../feed/records.ts";

const MANY = [{ username: "harbour.bakery", posts: 26 }];

/** Connected and synced, its feed made to look like nobody else's. */
async function filled(accounts: Parameters<typeof createTestInstance>[0] = { accounts: MANY }) {
  const test = createTestInstance(accounts);
  const { accountId, token } = await test.connect("harbour.bakery");
  test.instance.db.feeds.setSettings("harbour-bakery", { layout: "masonry", columns: 4 });
  expect(await test.instance.sync.syncAccount(accountId)).toMatchObject({ kind: "done" });
  return { test, accountId, token };
}

function mediaIn({ dataDir }: TestInstance): string[] {
  return readdirSync(join(dataDir, "media"));
}

function remember(test: TestInstance, accountId: string, at = test.clock.now()): void {
  const { professionalId = "", appScopedId = "" } = test.account(accountId);
  openDeletionMemory(test.dataDir).add({
    at,
    cause: "data-deleted",
    ids: [appScopedId, professionalId],
    code: "CODE",
    requestHash: "hash",
  });
}

describe("an account whose owner had everything deleted", () => {
  it("leaves its feed where it was, with its look and without a post, a page or a file", async () => {
    const { test, accountId } = await filled();
    const { db } = test.instance;
    const cursor = present(nextCursor(test.document("harbour-bakery")));
    expect(db.documents.get("harbour-bakery", cursor)).toBeDefined();
    await test.instance.forget(accountId, "deauthorized");
    expect(db.accounts.all()).toEqual([]);
    expect(db.tokens.get(accountId)).toBeUndefined();
    expect(db.posts.ofAccount(accountId)).toEqual([]);
    expect(mediaIn(test)).toEqual([]);
    const document = test.document("harbour-bakery");
    expect(document).toMatchObject({
      id: "harbour-bakery",
      stale: false,
      posts: [],
      settings: { layout: "masonry", columns: 4 },
    });
    expect(document.username).toBeUndefined();
    expect(db.documents.get("harbour-bakery", encodeURIComponent(cursor))).toBeUndefined();
    expect(db.documents.get("harbour-bakery", cursor)).toBeUndefined();
  });

  it("is in no byte of the data folder any more, but for the name of its feed", async () => {
    const { test, accountId, token } = await filled();
    const { professionalId = "", appScopedId = "" } = test.account(accountId);
    const [post] = test.instance.db.posts.ofAccount(accountId);
    const traces = ["harbour.bakery", professionalId, appScopedId, token, present(post).id];
    await test.instance.servedCopy.update();
    const read = () =>
      readdirSync(test.dataDir)
        .filter((file) => /\.db(-wal)?$/.test(file))
        .map((file) => readFileSync(join(test.dataDir, file), "latin1"))
        .join("");
    expect(readFileSync(join(test.dataDir, "visitors.db"), "latin1")).toContain("harbour.bakery");
    expect(read()).toContain(professionalId);
    remember(test, accountId);
    await test.instance.forget(accountId, "data-deleted");
    const memory = readFileSync(join(test.dataDir, "deletions.jsonl"), "latin1");
    for (const trace of traces) expect((read() + memory).includes(trace), trace).toBe(false);
    expect(statSync(join(test.dataDir, "deletions.jsonl")).mode & 0o777).toBe(0o600);
  });

  it("is told to the owner, who can make a link for it", async () => {
    const { test, accountId } = await filled({});
    await test.instance.forget(accountId, "deauthorized");
    const [incident, ...others] = test.instance.incidents.open();
    expect(others).toEqual([]);
    expect(incident).toMatchObject({ kind: "deauthorized", subject: accountId });
    expect(incident?.sentence).toMatch(/“harbour-bakery” removed Windowbox at Instagram/);
    expect(incident?.sentence).not.toContain("harbour.bakery");
    expect(createReconnectLink(test.instance, { accountId }).name).toBe(
      "the account of the feed harbour-bakery",
    );
  });

  it("is brought back by connecting it: the same feed, its look, all its posts", async () => {
    const { test, accountId } = await filled();
    const before = test.document("harbour-bakery");
    await test.instance.forget(accountId, "deauthorized");
    test.clock.advance(HOUR_MS);
    const again = await test.connect("harbour.bakery");
    expect(again.accountId).toBe(accountId);
    expect(test.token(accountId).version).toBe(2);
    expect(test.instance.incidents.open()).toEqual([]);
    expect(test.instance.db.forgottenAccounts.all()).toEqual([]);
    await test.instance.sync.syncAccount(accountId);
    const document = test.document("harbour-bakery");
    expect(document.posts).toEqual(before.posts);
    expect(document.settings).toEqual(before.settings);
    expect(test.instance.db.feeds.all().map(({ id }) => id)).toEqual(["harbour-bakery"]);
  });

  it("is not taken for another account, which gets a feed of its own", async () => {
    const { test, accountId } = await filled({
      accounts: [
        { username: "harbour.bakery", posts: 1 },
        { username: "harbour_bakery", posts: 1 },
      ],
    });
    await test.instance.forget(accountId, "deauthorized");
    const other = await test.connect("harbour_bakery");
    expect(other.accountId).not.toBe(accountId);
    expect(test.instance.db.feeds.ofAccount(other.accountId).map(({ id }) => id)).toEqual([
      "harbour-bakery-2",
    ]);
    expect(test.document("harbour-bakery").posts).toEqual([]);
  });

  it("lets a feed that shows others go on with those", async () => {
    const { test, accountId } = await filled({
      accounts: [
        { username: "harbour.bakery", posts: 2 },
        { username: "atelier.kiln", posts: 2 },
      ],
    });
    const { accountId: other } = await test.connect("atelier.kiln");
    test.instance.db.feeds.addAccount("harbour-bakery", other);
    await test.instance.sync.syncAccount(other);
    await test.instance.forget(accountId, "deauthorized");
    expect(test.document("harbour-bakery").posts).toHaveLength(2);
    expect(test.document("harbour-bakery").username).toBe("atelier.kiln");
  });

  it("takes also the files along that are kept only for pages in visitors' caches", async () => {
    const { test, accountId } = await filled({});
    const { db, feedBuilder } = test.instance;
    const posts = db.posts.ofAccount(accountId);
    db.posts.delete(accountId, present(posts[0]).id);
    feedBuilder.buildFeedsOf(accountId);
    await test.instance.sweeper.sweep();
    expect(test.document("harbour-bakery").posts).toHaveLength(posts.length - 1);
    await test.instance.forget(accountId, "deauthorized");
    expect(mediaIn(test)).toEqual([]);
  });
});

describe("a deletion that is remembered", () => {
  it("is carried out again in a database from before it, and not for what was connected since", async () => {
    const { test, accountId } = await filled({});
    test.instance.db.checkpoint();
    const copy = join(test.dataDir, "copy.db");
    copyFileSync(join(test.dataDir, "windowbox.db"), copy);
    test.clock.advance(DAY_MS);
    remember(test, accountId);
    await test.instance.forget(accountId, "data-deleted");
    test.clock.advance(DAY_MS);
    await test.connect("harbour.bakery");
    await test.instance.forgetRemembered();
    expect(test.instance.db.accounts.all()).toHaveLength(1);

    const sqlite = openSqlite(copy);
    const db = createDatabase(sqlite);
    const { vault, clock } = test.instance;
    const applied = applyRememberedDeletions({ db, vault, clock, dataDir: test.dataDir });
    expect(applied.accounts).toBe(1);
    expect(applied.files.length).toBeGreaterThan(0);
    expect(db.accounts.all()).toEqual([]);
    expect(db.documents.get("harbour-bakery", "")).toBeUndefined();
    expect(db.feeds.all().map(({ id }) => id)).toEqual(["harbour-bakery"]);
    expect(db.deletions.find("CODE")).toMatchObject({ requestHash: "hash" });
    sqlite.close();
    expect(readFileSync(copy, "latin1")).not.toContain("harbour.bakery");
  });

  it("is finished by the next start when the server was killed before it was carried out", async () => {
    const { test, accountId } = await filled({});
    test.clock.advance(1);
    remember(test, accountId);
    await test.another().forgetRemembered();
    expect(test.instance.db.accounts.all()).toEqual([]);
    expect(mediaIn(test)).toEqual([]);
    expect(test.document("harbour-bakery").posts).toEqual([]);
    expect(test.instance.incidents.open()).toMatchObject([{ kind: "data-deleted" }]);
  });

  it("survives a line that a power failure left unfinished", async () => {
    const { test, accountId } = await filled({});
    remember(test, accountId);
    appendFileSync(join(test.dataDir, "deletions.jsonl"), '{"at":12,"cau');
    remember(test, accountId, 7);
    expect(
      openDeletionMemory(test.dataDir)
        .all()
        .map(({ at }) => at),
    ).toEqual([test.clock.now(), 7]);
  });
});
