import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import type { NewDocument } from "../../../server/db/documents.ts";
import { FEED_CACHE_CONTROL, HOLD_MS } from "../../../server/feed/cache.ts";
import type { FeedDocument } from "../../../server/feed/document.ts";
import { createFeedBuilder } from "../../../server/feed/feed-builder.ts";
import { intactBytes } from "../../../server/http/precompress.ts";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "../../../server/time/clock.ts";
import { openTestDatabase } from "../../support/database.ts";
import { createFakeClock, START } from "../../support/fake-clock.ts";
import { present } from "../../support/test-instance.ts";
import {
  accountRecord,
  insertAccount,
  nameOf,
  nextCursor,
  postFiles,
  postRecord,
} from "./records.ts";

function setUp(publicUrl = "https://feed.example.com", maxPosts = 120) {
  const clock = createFakeClock();
  const db = openTestDatabase();
  /** Feeds whose pages were put together, whether they differ from those before or not. */
  const made: string[] = [];
  const feedBuilder = createFeedBuilder({
    db,
    clock,
    publicUrl,
    syncPeriodMs: HOUR_MS,
    maxPosts,
    buildRenditions: (feedId) => void made.push(feedId),
  });
  insertAccount(db);
  const page = (cursor = "") => present(db.documents.get("bakery", cursor));
  const read = (cursor = ""): FeedDocument => JSON.parse(page(cursor).json.toString("utf8"));
  return { clock, db, made, feedBuilder, page, read };
}

describe("building feeds", () => {
  test("makes an empty page for a feed that was never synced", () => {
    const { feedBuilder, read } = setUp();
    expect(feedBuilder.buildFeed("bakery")).toBe(true);
    expect(read()).toMatchObject({ version: 1, id: "bakery", stale: false, posts: [] });
  });

  test("makes every page in three encodings that say the same, under one weak ETag each", () => {
    const { db, feedBuilder, page, read } = setUp();
    for (let number = 0; number < 30; number += 1) db.posts.put(postRecord(number));
    feedBuilder.buildFeed("bakery");
    const cursor = present(nextCursor(read()));
    const [first, second] = [page(), page(cursor)];
    for (const { json, brotli, gzip, etag } of [first, second]) {
      expect(brotliDecompressSync(brotli).equals(json)).toBe(true);
      expect(gunzipSync(gzip).equals(json)).toBe(true);
      expect(etag).toMatch(/^W\/"[\w-]{22}"$/);
    }
    expect(first.etag).not.toBe(second.etag);
    expect(read(cursor).posts).toHaveLength(6);
  });

  test("is over before the pages that no element reads are compressed: they are served as they are until then", async () => {
    const { db, feedBuilder } = setUp(undefined, 320);
    for (let number = 0; number < 320; number += 1) db.posts.put(postRecord(number));
    feedBuilder.buildFeed("bakery");
    const pages = () => db.served.of("bakery").documents;
    const isWhole = (page: NewDocument) =>
      intactBytes(page.json, page).brotli !== undefined &&
      intactBytes(page.json, page).gzip !== undefined;
    expect(pages().filter(isWhole)).toHaveLength(12);
    const [late] = db.documents.uncompressed();
    const { cursor } = present(late);
    const tags = () => [db.documents.tagOf("bakery", cursor), db.served.tags().get("bakery")];
    const before = tags();
    await feedBuilder.perfect(AbortSignal.abort());
    expect(tags()).toEqual(before);
    await feedBuilder.perfect(new AbortController().signal);
    expect(pages().filter(isWhole)).toHaveLength(14);
    // Whoever holds the page, or a copy of it, has to look again.
    for (const [at, tag] of tags().entries()) expect(tag).not.toBe(before[at]);
    expect(db.documents.uncompressed()).toEqual([]);
  });

  test("touches nothing when nothing changed", () => {
    const { db, clock, feedBuilder, page } = setUp();
    db.posts.put(postRecord(1));
    feedBuilder.buildFeed("bakery");
    const before = page();
    clock.advance(HOUR_MS);
    const version = db.version();
    expect(feedBuilder.buildFeed("bakery")).toBe(false);
    feedBuilder.buildAll();
    expect(db.version()).toBe(version);
    expect(page()).toEqual(before);
  });

  test("tells in updatedAt when what a page shows last changed", () => {
    const { db, clock, feedBuilder, read } = setUp();
    feedBuilder.buildFeed("bakery");
    clock.advance(HOUR_MS);
    db.posts.put(postRecord(1));
    expect(feedBuilder.buildFeed("bakery")).toBe(true);
    expect(read().updatedAt).toBe("2026-05-04T11:00:00Z");
  });

  test("leaves pages alone that a change does not reach", () => {
    const { db, clock, feedBuilder, page, read } = setUp();
    for (let number = 0; number < 30; number += 1) db.posts.put(postRecord(number));
    feedBuilder.buildFeed("bakery");
    const cursor = present(nextCursor(read()));
    const before = page(cursor);
    clock.advance(HOUR_MS);
    db.posts.put(postRecord(29, { caption: "New words" }));
    feedBuilder.buildFeed("bakery");
    expect(page(cursor)).toEqual(before);
    expect(read().posts[0]?.caption).toBe("New words");
  });

  test("makes rows and document change together, or not at all", () => {
    const { db, feedBuilder, page } = setUp();
    feedBuilder.buildFeed("bakery");
    const before = page();
    expect(() =>
      db.transaction(() => {
        db.posts.put(postRecord(1));
        feedBuilder.buildFeed("bakery");
        throw new Error("the power fails");
      }),
    ).toThrow("the power fails");
    expect(db.posts.ofAccount("a1")).toEqual([]);
    expect(page()).toEqual(before);
  });

  test("makes every feed of an account anew, and no other", () => {
    const { db, feedBuilder } = setUp();
    insertAccount(db, accountRecord({ id: "a2", appScopedId: "2", professionalId: "3" }), "cafe");
    db.feeds.insert({ id: "both", settings: {}, createdAt: START, accountIds: ["a1", "a2"] });
    expect(feedBuilder.buildFeedsOf("a1")).toBe(true);
    expect(db.documents.get("bakery", "")).toBeDefined();
    expect(db.documents.get("both", "")).toBeDefined();
    expect(db.documents.get("cafe", "")).toBeUndefined();
  });

  test("is no error for a feed that is gone", () => {
    const { feedBuilder } = setUp();
    expect(feedBuilder.buildFeed("nowhere")).toBe(false);
  });

  test("follows a new PUBLIC_URL at the next start", () => {
    const { db, clock, feedBuilder, read } = setUp();
    db.posts.put(postRecord(1));
    feedBuilder.buildAll();
    const publicUrl = "https://new.example.com/instagram";
    createFeedBuilder({
      db,
      clock,
      publicUrl,
      syncPeriodMs: HOUR_MS,
      maxPosts: 120,
      buildRenditions: () => {},
    }).buildAll();
    expect(read().posts[0]?.mediaUrl).toBe(`${publicUrl}/media/${nameOf(11_080)}`);
  });
});

describe("what caches may still hold", () => {
  test("stays: a replaced page's further pages and files, for as long as a copy of it may be shown", () => {
    const { db, clock, feedBuilder, page, read } = setUp();
    for (let number = 0; number < 30; number += 1) db.posts.put(postRecord(number));
    feedBuilder.buildFeed("bakery");
    const cursor = present(nextCursor(read()));
    const { etag } = page(cursor);
    for (let number = 0; number < 10; number += 1) db.posts.delete("a1", postRecord(number).id);
    feedBuilder.buildFeed("bakery");
    expect(read().next).toBeUndefined();

    const shownForS = [...FEED_CACHE_CONTROL.matchAll(/\d+/g)].map(Number);
    expect(shownForS).toHaveLength(3);
    // A visitor who was shown the last copy asks for the rest of it some minutes later.
    clock.advance(shownForS.reduce((sum, seconds) => sum + seconds) * 1000 + 5 * MINUTE_MS);
    feedBuilder.forgetRetired(clock.now());
    expect(page(cursor)).toMatchObject({ etag, retiredAt: START });
    expect(db.documents.fileNames(clock.now())).toContain(nameOf(10_400));

    clock.set(START + HOLD_MS + 1);
    feedBuilder.forgetRetired(clock.now());
    expect(db.documents.get("bakery", cursor)).toBeUndefined();
    expect(db.documents.fileNames(clock.now())).not.toContain(nameOf(10_400));
    expect(db.documents.fileNames(clock.now())).toContain(nameOf(290_400));
  });

  test("stays: a file that left a page which is still there", () => {
    const { db, clock, feedBuilder } = setUp();
    db.posts.put(postRecord(1));
    feedBuilder.buildFeed("bakery");
    db.posts.put(postRecord(1, {}, { files: postFiles(2) }));
    feedBuilder.buildFeed("bakery");
    expect(db.documents.fileNames(clock.now())).toContain(nameOf(10_400));
    clock.advance(HOLD_MS);
    feedBuilder.forgetRetired(clock.now());
    expect(db.documents.fileNames(clock.now())).not.toContain(nameOf(10_400));
  });
});

describe("staleness", () => {
  const goodSyncAt = (db: ReturnType<typeof openTestDatabase>, at: number) =>
    db.syncStates.put({ ...db.syncStates.get("a1"), lastSuccessAt: at });

  test("is said once the last good sync is older than three periods, and taken back after the next", () => {
    const { db, clock, feedBuilder, read } = setUp();
    goodSyncAt(db, START);
    feedBuilder.buildFeed("bakery");
    clock.advance(3 * HOUR_MS);
    feedBuilder.noteStaleness(clock.now());
    expect(read().stale).toBe(false);
    clock.advance(MINUTE_MS);
    feedBuilder.noteStaleness(clock.now());
    expect(read().stale).toBe(true);
    goodSyncAt(db, clock.now());
    feedBuilder.noteStaleness(clock.now());
    expect(read().stale).toBe(false);
  });

  test("does not touch updatedAt, for what is shown is the same", () => {
    const { db, clock, feedBuilder, page, read } = setUp();
    goodSyncAt(db, START);
    feedBuilder.buildFeed("bakery");
    const { updatedAt } = read();
    const { etag } = page();
    clock.advance(DAY_MS);
    feedBuilder.noteStaleness(clock.now());
    expect(read()).toMatchObject({ stale: true, updatedAt });
    expect(page().etag).not.toBe(etag);
    goodSyncAt(db, clock.now());
    feedBuilder.noteStaleness(clock.now());
    expect(page().etag).toBe(etag);
  });

  test("reaches every page, and works only when it turns", () => {
    const { db, clock, made, feedBuilder, read } = setUp();
    goodSyncAt(db, START);
    for (let number = 0; number < 30; number += 1) db.posts.put(postRecord(number));
    feedBuilder.buildFeed("bakery");
    clock.advance(DAY_MS);
    feedBuilder.noteStaleness(clock.now());
    expect(read(present(nextCursor(read()))).stale).toBe(true);
    const version = db.version();
    made.length = 0;
    clock.advance(DAY_MS);
    feedBuilder.noteStaleness(clock.now());
    expect(made).toEqual([]);
    expect(db.version()).toBe(version);
  });

  test("counts from the connecting for an account that was never synced", () => {
    const { clock, feedBuilder, read } = setUp();
    feedBuilder.buildFeed("bakery");
    expect(read().stale).toBe(false);
    clock.advance(DAY_MS);
    feedBuilder.noteStaleness(clock.now());
    expect(read().stale).toBe(true);
  });
});
