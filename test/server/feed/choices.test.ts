import { describe, expect, test } from "vitest";
import type { FeedDocument } from "../../../server/feed/document.ts";
import { createFeedBuilder } from "../../../server/feed/feed-builder.ts";
import { addFeed, changeFeed, renameFeed } from "../../../server/feed/manage-feeds.ts";
import { DAY_MS, HOUR_MS } from "../../../server/time/clock.ts";
import { openTestDatabase } from "../../support/database.ts";
import { createFakeClock } from "../../support/fake-clock.ts";
import { present } from "../../support/test-instance.ts";
import { accountRecord, choiceRecord, insertAccount, nextCursor, postRecord } from "./records.ts";

function setUp() {
  const clock = createFakeClock();
  const db = openTestDatabase();
  const feedBuilder = createFeedBuilder({
    ...{ db, clock, publicUrl: "https://feed.example.com", syncPeriodMs: HOUR_MS },
    ...{ maxPosts: 120, buildRenditions: () => {} },
  });
  insertAccount(db);
  for (let number = 1; number <= 60; number += 1) db.posts.put(postRecord(number));
  feedBuilder.buildAll();
  const managing = { db, clock, buildFeed: (id: string) => void feedBuilder.buildFeed(id) };
  const read = (cursor = "", id = "bakery"): FeedDocument =>
    JSON.parse(present(db.documents.get(id, cursor)).json.toString("utf8"));
  const numbers = (document: FeedDocument) => document.posts.map(({ id }) => Number(id.slice(-4)));
  /** All posts that a visitor reads who came with this first page. */
  function readAll(first: FeedDocument): number[] {
    const all = numbers(first);
    for (let at = nextCursor(first); at; at = nextCursor(read(at))) all.push(...numbers(read(at)));
    return all;
  }
  const choose = (number: number, choice: object) => {
    const { id } = postRecord(number);
    db.postChoices.put({ ...db.postChoices.get("bakery", id), ...choice });
    feedBuilder.buildFeed("bakery");
  };
  return { clock, db, feedBuilder, managing, read, readAll, numbers, choose };
}

const ALL = Array.from({ length: 60 }, (_, at) => 60 - at);

describe("what an owner chose", () => {
  test("is in the document: hidden posts are gone, pinned ones first, with description and link", () => {
    const { read, numbers, choose } = setUp();
    choose(59, { hiddenAt: 1 });
    choose(3, { pinnedAt: 1, link: { url: "https://shop.example/rye", label: "Order" } });
    choose(60, { description: "Three loaves" });
    expect(numbers(read()).slice(0, 4)).toEqual([3, 60, 58, 57]);
    expect(read().posts[0]).toMatchObject({
      ...{ pinned: true, link: { url: "https://shop.example/rye", label: "Order" } },
    });
    expect(read().posts[1]).toMatchObject({ altText: "Three loaves" });
    expect(read().posts[1]).not.toHaveProperty("pinned");
  });

  test("leads nobody from a page of before to one of after: every post is read once", () => {
    const { read, readAll, choose } = setUp();
    const before = read();
    choose(3, { pinnedAt: 1 });
    const pinned = read();
    expect(readAll(pinned)).toEqual([3, ...ALL.filter((one) => one !== 3)]);
    choose(3, { pinnedAt: undefined });
    // Its first page ends with the same post.
    choose(5, { pinnedAt: 1 });
    expect(readAll(before)).toEqual(ALL);
    expect(readAll(pinned)).toEqual([3, ...ALL.filter((one) => one !== 3)]);
    expect(readAll(read())).toEqual([5, ...ALL.filter((one) => one !== 5)]);
  });

  test("that says nothing any more is no choice", () => {
    const { db, choose } = setUp();
    choose(3, { pinnedAt: 1 });
    choose(3, { pinnedAt: undefined });
    expect(db.postChoices.ofFeed("bakery")).toEqual([]);
  });

  test("stays while the post and the account are away", () => {
    const { db, feedBuilder, read, numbers, choose } = setUp();
    choose(60, { hiddenAt: 1 });
    db.accounts.delete("a1");
    feedBuilder.buildFeed("bakery");
    insertAccount(db);
    for (const number of [59, 60]) db.posts.put(postRecord(number));
    feedBuilder.buildFeed("bakery");
    expect(numbers(read())).toEqual([59]);
  });
});

test("hashtags that decide are in no member of a document", () => {
  const { db, feedBuilder, read } = setUp();
  const caption = "Rye #bread #pinsite";
  const media = { caption, altText: "A loaf #pinsite", mediaType: "IMAGE" as const };
  db.posts.put(postRecord(1, media));
  feedBuilder.buildFeed("bakery");
  expect(read().posts[0]).toMatchObject({
    ...{ pinned: true, caption: "Rye #bread", prunedCaption: "Rye", hashtags: ["bread"] },
    altText: "A loaf",
  });
  expect(JSON.stringify(read())).not.toContain("pinsite");
});

test("what Instagram says was made with AI says so, and nothing else does", () => {
  const { db, feedBuilder, read } = setUp();
  db.posts.put(postRecord(60, { isAiGenerated: true }));
  feedBuilder.buildFeed("bakery");
  expect(read().posts[0]).toMatchObject({ isAiGenerated: true });
  expect(read().posts[1]).not.toHaveProperty("isAiGenerated");
});

test("a feed that is shuffled is shuffled anew with the day, and is the same under its old id", () => {
  const { db, clock, feedBuilder, managing, read, readAll } = setUp();
  db.feeds.setRules("bakery", { order: "shuffled" });
  feedBuilder.buildFeed("bakery");
  const today = readAll(read());
  renameFeed(managing, "bakery", "bread");
  feedBuilder.noteDay(clock.now());
  expect(readAll(read("", "bakery"))).toHaveLength(60);
  expect(read("", "bread").posts).toEqual(read("", "bakery").posts);
  clock.advance(DAY_MS);
  feedBuilder.noteDay(clock.now());
  const tomorrow = read("", "bread");
  expect(tomorrow.posts.map(({ id }) => Number(id.slice(-4)))).not.toEqual(today.slice(0, 24));
  expect(tomorrow.posts).toEqual(read("", "bakery").posts);
});

describe("a feed", () => {
  test("of several accounts shows whose posts they are, and the profile that was chosen", () => {
    const { db, managing, read } = setUp();
    const cafe = accountRecord({
      ...{ id: "a2", appScopedId: "992", professionalId: "17841400000000002" },
      profile: { username: "harbour.cafe", name: "Café" },
    });
    insertAccount(db, cafe, "cafe");
    db.posts.put(postRecord(61, {}, { accountId: "a2" }));
    const both = { title: "Both", accountIds: ["a1", "a2"], headerAccountId: undefined };
    addFeed(managing, "both", both);
    expect(read("", "both")).not.toHaveProperty("username");
    expect(read("", "both").posts.slice(0, 2)).toMatchObject([
      { username: "harbour.cafe" },
      { username: "harbour.bakery" },
    ]);
    changeFeed(managing, "both", { ...both, headerAccountId: "a2" });
    expect(read("", "both")).toMatchObject({ username: "harbour.cafe", name: "Café" });
    changeFeed(managing, "both", { ...both, accountIds: ["a1"] });
    expect(read("", "both")).toMatchObject({ username: "harbour.bakery" });
    expect(read("", "both").posts[0]).not.toHaveProperty("username");
  });

  test("goes on answering to its old ids, byte for byte, which nobody else can take", () => {
    const { db, feedBuilder, managing, read, choose } = setUp();
    choose(60, { hiddenAt: 1 });
    const before = present(db.documents.get("bakery", "")).json;
    renameFeed(managing, "bakery", "bread");
    expect(present(db.documents.get("bakery", "")).json.equals(before)).toBe(true);
    expect(read("", "bread")).toEqual({
      ...read(),
      id: "bread",
      next: read().next?.replace("/bakery/", "/bread/"),
    });
    expect(db.feeds.all().map(({ id }) => id)).toEqual(["bread"]);
    expect(db.feeds.get("bakery")).toBeUndefined();
    expect(db.feeds.resolve("bakery")?.id).toBe("bread");
    expect(() =>
      addFeed(managing, "bakery", { title: "", accountIds: ["a1"], headerAccountId: undefined }),
    ).toThrow("The feed bread still answers to bakery");
    renameFeed(managing, "bread", "loaves");
    expect(db.feeds.servedIds("loaves")).toEqual(["loaves", "bakery", "bread"]);
    db.posts.put(postRecord(61));
    feedBuilder.buildFeedsOf("a1");
    for (const id of ["loaves", "bread", "bakery"]) {
      expect(read("", id).posts[0]?.id).toBe(postRecord(61).id);
    }
    // Back to one that it had before.
    renameFeed(managing, "loaves", "bakery");
    expect(db.feeds.servedIds("bakery")).toEqual(["bakery", "bread", "loaves"]);
    expect(db.postChoices.ofFeed("bakery")).toHaveLength(1);
    db.feeds.deleteAlias("bread");
    expect(db.documents.get("bread", "")).toBeUndefined();
    expect(db.feeds.isTaken("bread")).toBe(false);
    db.feeds.deleteAlias("bakery");
    expect(db.feeds.get("bakery")?.accountIds).toEqual(["a1"]);
    db.feeds.delete("bakery");
    expect(db.feeds.servedIds()).toEqual([]);
    expect(db.documents.get("loaves", "")).toBeUndefined();
  });

  test.each([
    ["Bread", ["a1"], "small letters"],
    ["bakery", ["a1"], "There is a feed bakery already"],
    ["bread", [], "at least one account"],
    ["bread", ["a9"], "not here any more"],
  ])("called %s of the accounts %j is refused: %s", (id, accountIds, sentence) => {
    const { managing } = setUp();
    const wanted = { title: undefined, accountIds, headerAccountId: undefined };
    expect(() => addFeed(managing, id, wanted)).toThrow(sentence);
  });
});

test("a choice of a feed that is not there cannot be stored", () => {
  const { db } = setUp();
  expect(() => db.postChoices.put(choiceRecord("1", { feedId: "nowhere", hiddenAt: 1 }))).toThrow();
});
