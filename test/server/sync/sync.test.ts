import { describe, expect, test } from "vitest";
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from "../../../server/time/clock.ts";
import { START } from "../../support/fake-clock.ts";
import { present } from "../../support/test-instance.ts";
import { mediaOf, mediaUpTo } from "./fake-instagram.ts";
import { createGate, createSyncWorld } from "./sync-world.ts";

/** Larger than the largest process id of any system. */
const NO_PROCESS = 2 ** 30;

describe("the first sync", () => {
  test("brings every post with its pictures, newest first", async () => {
    const world = createSyncWorld();
    world.instagram.posts = mediaUpTo(60);
    expect(await world.runWell()).toEqual({
      kind: "done",
      added: 60,
      updated: 0,
      removed: 0,
      waiting: 0,
      unfinished: 0,
      doubted: 0,
      requests: 4,
      full: true,
    });
    expect(world.shown()).toEqual(world.instagram.posts.map(({ caption }) => caption));
    expect(world.instagram.asked).toEqual(["profile", "media", "media 25", "media 50"]);
    expect(world.cdn.asked).toHaveLength(60);
    for (const { mediaUrl } of world.document().posts) {
      expect(world.mediaStore.has(present(mediaUrl.split("/").at(-1)))).toBe(true);
    }
  });

  test("shows the first posts before the last are read", async () => {
    const world = createSyncWorld();
    world.instagram.posts = mediaUpTo(60);
    const shownAt: Record<string, number> = {};
    world.instagram.onCall = (call) => {
      shownAt[call] = world.shown().length;
    };
    world.cdn.answer = (path) => {
      shownAt[path] = world.shown().length;
      return undefined;
    };
    await world.runWell();
    expect(shownAt["/v/51_n.jpg"]).toBe(8);
    expect(shownAt["media 25"]).toBe(25);
    expect(shownAt["media 50"]).toBe(50);
  });

  test("stops at the newest posts it may keep", async () => {
    const world = createSyncWorld({ maxPosts: 30 });
    world.instagram.posts = mediaUpTo(60);
    expect(await world.runWell()).toMatchObject({ added: 30, full: true });
    expect(world.instagram.asked).toEqual(["profile", "media", "media 25"]);
    expect(world.cdn.asked).toHaveLength(30);
    expect(world.shown().at(-1)).toBe("Post 31");
  });

  test("reads on past an empty page that has a next one", async () => {
    const world = createSyncWorld();
    world.instagram.posts = mediaUpTo(30);
    world.instagram.onPage = (page, call) =>
      call === "media" ? { items: [], ignored: 0, after: "0" } : page;
    expect(await world.runWell()).toMatchObject({ added: 30 });
  });

  test("ends though the pages never do", async () => {
    const world = createSyncWorld();
    world.instagram.posts = mediaUpTo(3);
    world.instagram.onPage = (page) => ({ ...page, after: String(Math.random()) });
    expect(await world.runWell()).toMatchObject({ added: 3, full: false });
    expect(world.instagram.asked.length).toBeLessThan(10);
    expect(world.db.syncStates.get("a1").lastFullSyncAt).toBeUndefined();
  });

  test("goes on after being killed half-way", async () => {
    const world = createSyncWorld();
    world.instagram.posts = mediaUpTo(60);
    const stopping = new AbortController();
    world.instagram.onCall = (call) => {
      if (call === "media 50") stopping.abort();
      stopping.signal.throwIfAborted();
    };
    expect(await world.run({ signal: stopping.signal })).toEqual({ kind: "stopped" });
    expect(world.shown()).toHaveLength(50);
    world.instagram.onCall = () => undefined;
    world.forgetAsked();
    expect(await world.runWell()).toMatchObject({ added: 10, full: true });
    expect(world.cdn.asked).toHaveLength(10);
    expect(world.shown()).toHaveLength(60);
  });

  test("of an account without posts shows an empty feed with its profile", async () => {
    const world = createSyncWorld();
    expect(await world.runWell()).toMatchObject({ added: 0, full: true, requests: 2 });
    expect(world.document()).toMatchObject({ username: "harbour.bakery", posts: [] });
  });
});

describe("a sync that finds nothing new", () => {
  test("makes one media request and writes nothing but when it looked", async () => {
    const world = createSyncWorld();
    const posts = mediaUpTo(60);
    world.instagram.posts = posts;
    await world.runWell();
    const before = {
      served: world.served(),
      document: world.db.documents.get("bakery", ""),
      posts: world.db.posts.ofAccount("a1"),
      account: world.db.accounts.get("a1"),
      names: (await world.mediaStore.names()).sort(),
    };
    const { requestsCount, nextSyncAt } = world.db.syncStates.get("a1");
    world.clock.advance(HOUR_MS);
    world.forgetAsked();
    // The same posts, at addresses that were signed anew.
    world.instagram.posts = mediaUpTo(60);
    const outcome = await world.runWell();

    expect(outcome).toMatchObject({ added: 0, updated: 0, removed: 0, full: false, requests: 2 });
    expect(world.instagram.asked).toEqual(["profile", "media"]);
    expect(world.cdn.asked).toEqual([]);
    expect({
      served: world.served(),
      document: world.db.documents.get("bakery", ""),
      posts: world.db.posts.ofAccount("a1"),
      account: world.db.accounts.get("a1"),
      names: (await world.mediaStore.names()).sort(),
    }).toEqual(before);
    expect(world.db.syncStates.get("a1")).toMatchObject({
      lastAttemptAt: START + HOUR_MS,
      lastSuccessAt: START + HOUR_MS,
      requestsCount: requestsCount + 2,
      nextSyncAt,
    });
  });
});

describe("a sync that finds something new", () => {
  test("puts a new post in front and fetches only its picture", async () => {
    const world = createSyncWorld();
    world.instagram.posts = mediaUpTo(60);
    await world.runWell();
    world.clock.advance(HOUR_MS);
    world.forgetAsked();
    world.instagram.posts = mediaUpTo(61);
    expect(await world.runWell()).toMatchObject({ added: 1, updated: 0 });
    expect(world.cdn.asked).toEqual(["/v/61_n.jpg"]);
    expect(world.shown()[0]).toBe("Post 61");
    expect(world.document().updatedAt).toBe("2026-05-04T11:00:00Z");
  });

  test("dates a post by when it was first seen whose own date has yet to come", async () => {
    const world = createSyncWorld();
    const ahead = mediaOf(7, { timestamp: START + 4000 * DAY_MS });
    const nearly = mediaOf(8, { timestamp: START + HOUR_MS });
    world.instagram.posts = [ahead, nearly, ...mediaUpTo(2)];
    await world.runWell();
    expect(world.shown()).toEqual(["Post 8", "Post 7", "Post 2", "Post 1"]);
    expect(world.document().posts[1]?.timestamp).toBe("2026-05-04T10:00:00Z");
    const before = world.served();
    // Neither another look nor a clock that is set back moves it.
    for (const advanceMs of [DAY_MS, -3 * DAY_MS]) {
      world.clock.advance(advanceMs);
      await world.runWell({ full: true });
      expect(world.served()).toBe(before);
    }
    world.clock.advance(9 * DAY_MS);
    const newer = mediaOf(9, { timestamp: world.clock.now() });
    world.instagram.posts = [ahead, newer, nearly, ...mediaUpTo(2)];
    await world.runWell();
    expect(world.shown().slice(0, 3)).toEqual(["Post 9", "Post 8", "Post 7"]);
    // One that a wrong clock took for such.
    world.clock.advance(4000 * DAY_MS);
    await world.runWell({ full: true });
    expect(world.document().posts[0]?.timestamp).toBe("2037-04-16T10:00:00Z");
  });

  test("asks for more at once again, once a day", async () => {
    const world = createSyncWorld();
    world.instagram.posts = mediaUpTo(30);
    await world.runWell();
    const state = world.db.syncStates.get("a1");
    world.db.syncStates.put({ ...state, learned: { pageSize: 6, droppedFields: [] } });
    const sizes: unknown[] = [];
    world.instagram.onCall = (call, { learned }) => {
      if (call === "media") sizes.push(learned?.pageSize);
    };
    for (const full of [false, true, false, true, true]) await world.runWell({ full });
    expect(sizes).toEqual([6, 12, 12, 24, 25]);
  });

  test("reads on as long as pages bring something new", async () => {
    const world = createSyncWorld();
    world.instagram.posts = mediaUpTo(30);
    await world.runWell();
    world.clock.advance(HOUR_MS);
    world.forgetAsked();
    world.instagram.posts = mediaUpTo(60);
    await world.runWell();
    expect(world.instagram.asked).toEqual(["profile", "media", "media 25", "media 50"]);
    world.clock.advance(HOUR_MS);
    world.forgetAsked();
    world.instagram.posts = mediaUpTo(61);
    await world.runWell();
    expect(world.instagram.asked).toEqual(["profile", "media", "media 25"]);
  });

  test("does not stop at posts stored by a sync that failed before it reached the older ones", async () => {
    const world = createSyncWorld();
    world.instagram.posts = mediaUpTo(30);
    await world.runWell();
    world.clock.advance(HOUR_MS);
    world.instagram.posts = mediaUpTo(90);
    const stopping = new AbortController();
    world.instagram.onCall = (call) => {
      if (call === "media 25") stopping.abort();
      stopping.signal.throwIfAborted();
    };
    await world.run({ signal: stopping.signal });
    world.instagram.onCall = () => undefined;
    expect(await world.runWell()).toMatchObject({ added: 35 });
    expect(world.shown()).toHaveLength(90);
  });

  test("counts a post once that slid onto the next page while the pages were read", async () => {
    const world = createSyncWorld();
    world.instagram.posts = mediaUpTo(50);
    world.instagram.onCall = (call) => {
      if (call === "media 25") world.instagram.posts = mediaUpTo(51);
    };
    expect(await world.runWell()).toMatchObject({ added: 50 });
    expect(new Set(world.shown()).size).toBe(50);
  });

  test("notices changed words, counts and descriptions without fetching a picture again", async () => {
    const world = createSyncWorld();
    world.instagram.posts = mediaUpTo(3);
    await world.runWell();
    world.clock.advance(HOUR_MS);
    world.forgetAsked();
    world.instagram.posts = [
      mediaOf(3, { caption: "New words #new" }),
      mediaOf(2, { likeCount: 900 }),
      mediaOf(1, { altText: "A loaf" }),
    ];
    expect(await world.runWell()).toMatchObject({ added: 0, updated: 3 });
    expect(world.document().posts).toMatchObject([
      { caption: "New words #new", prunedCaption: "New words", hashtags: ["new"] },
      { likeCount: 900 },
      { altText: "A loaf" },
    ]);
    expect(world.cdn.asked).toEqual([]);
  });

  test("forgets a count that Instagram leaves out from now on", async () => {
    const world = createSyncWorld();
    world.instagram.posts = [mediaOf(1)];
    await world.runWell();
    const { likeCount: _hidden, ...withoutLikes } = mediaOf(1);
    world.instagram.posts = [withoutLikes];
    await world.runWell();
    expect(world.document().posts[0]).not.toHaveProperty("likeCount");
  });

  test("drops the oldest beyond the limit", async () => {
    const world = createSyncWorld({ maxPosts: 3 });
    world.instagram.posts = mediaUpTo(3);
    await world.runWell();
    world.instagram.posts = mediaUpTo(4);
    expect(await world.runWell()).toMatchObject({ added: 1, removed: 1 });
    expect(world.shown()).toEqual(["Post 4", "Post 3", "Post 2"]);
    expect(world.db.posts.ofAccount("a1")).toHaveLength(3);
  });
});

describe("the profile", () => {
  test("is shown with its picture, fetched once", async () => {
    const world = createSyncWorld();
    const address = "https://scontent.cdninstagram.com/v/me.jpg";
    world.instagram.profile = {
      username: "harbour.bakery",
      name: "Harbour Bakery",
      followersCount: 5,
      profilePictureUrl: `${address}?oe=1`,
    };
    await world.runWell();
    const { profilePictureUrl, name, followersCount } = world.document();
    expect({ name, followersCount }).toEqual({ name: "Harbour Bakery", followersCount: 5 });
    expect(world.mediaStore.has(present(profilePictureUrl?.split("/").at(-1)))).toBe(true);

    world.forgetAsked();
    world.instagram.profile = { ...world.instagram.profile, profilePictureUrl: `${address}?oe=2` };
    await world.runWell();
    expect(world.cdn.asked).toEqual([]);

    world.instagram.profile = {
      ...world.instagram.profile,
      profilePictureUrl: "https://scontent.cdninstagram.com/v/new.jpg",
    };
    await world.runWell();
    expect(world.cdn.asked).toEqual(["/v/new.jpg"]);
    expect(world.document().profilePictureUrl).not.toBe(profilePictureUrl);
  });

  test("keeps the old picture when the new one cannot be had, and posts go on", async () => {
    const world = createSyncWorld();
    const profile = { username: "harbour.bakery" };
    const base = "https://scontent.cdninstagram.com/v";
    world.instagram.profile = { ...profile, profilePictureUrl: `${base}/me.jpg` };
    await world.runWell();
    const { profilePictureUrl } = world.document();
    world.instagram.profile = { ...profile, profilePictureUrl: `${base}/broken.jpg` };
    world.instagram.posts = [mediaOf(1)];
    world.cdn.answer = (path) =>
      path === "/v/broken.jpg" ? new Response("<html></html>") : undefined;
    await world.runWell();
    expect(world.document().profilePictureUrl).toBe(profilePictureUrl);
    expect(world.shown()).toEqual(["Post 1"]);
    world.forgetAsked();
    world.clock.advance(HOUR_MS);
    await world.runWell();
    expect(world.cdn.asked).toEqual([]);
  });

  test("follows a new username and keeps the feed's address", async () => {
    const world = createSyncWorld();
    await world.runWell();
    world.instagram.profile = { username: "harbour.bread" };
    await world.runWell();
    expect(world.document()).toMatchObject({ id: "bakery", username: "harbour.bread" });
  });

  test("keeps what was set on the account while the sync was under way", async () => {
    const world = createSyncWorld();
    world.instagram.profile = { username: "harbour.bakery", name: "New" };
    world.instagram.onCall = (call) => {
      if (call !== "media") return;
      const account = present(world.db.accounts.get("a1"));
      world.db.accounts.update({ ...account, api: "facebook-login", professionalId: "777" });
    };
    await world.runWell();
    expect(world.db.accounts.get("a1")).toMatchObject({
      api: "facebook-login",
      professionalId: "777",
      profile: { name: "New" },
    });
  });
});

describe("one at a time", () => {
  test("says busy while a sync of the account is under way, here or in another process", async () => {
    const world = createSyncWorld();
    const gate = createGate();
    world.instagram.onCall = gate.pass;
    const first = world.run();
    await gate.reached;
    expect(await world.run()).toEqual({ kind: "busy" });
    expect(await world.anotherSync().syncAccount("a1")).toEqual({ kind: "busy" });
    expect(world.instagram.asked).toEqual(["profile"]);
    gate.open();
    expect(await first).toMatchObject({ kind: "done" });
    expect(await world.anotherSync().syncAccount("a1")).toMatchObject({ kind: "done" });
  });

  test("takes over when a claim has run out", async () => {
    const world = createSyncWorld();
    world.db.leases.take("sync:a1", "someone", START, START + 2 * MINUTE_MS);
    expect(await world.run()).toEqual({ kind: "busy" });
    world.clock.advance(2 * MINUTE_MS);
    expect(await world.run()).toMatchObject({ kind: "done" });
  });

  test.each([
    ["a process that was killed", `${NO_PROCESS}-abc`, "done"],
    ["an earlier life with the same process id", `${process.pid}-abc`, "done"],
    ["another living process", `${process.ppid}-abc`, "busy"],
  ])("meeting the claim of %s", async (_whose, holder, kind) => {
    const world = createSyncWorld();
    world.db.leases.take("sync:a1", holder, START, START + 2 * MINUTE_MS);
    expect((await world.run()).kind).toBe(kind);
  });

  test("keeps its claim through a long sync", async () => {
    const world = createSyncWorld();
    world.instagram.posts = mediaUpTo(20);
    const others: string[] = [];
    world.cdn.answer = async () => {
      // Two at a time, so that a minute passes between two signs of life.
      world.clock.advance(30 * SECOND_MS);
      others.push((await world.anotherSync().syncAccount("a1")).kind);
      return undefined;
    };
    await world.runWell();
    expect(others).toHaveLength(20);
    expect(new Set(others)).toEqual(new Set(["busy"]));
  });

  test("stores nothing more once another process took over", async () => {
    const world = createSyncWorld();
    world.instagram.posts = mediaUpTo(2);
    const before = world.served();
    world.instagram.onCall = (call) => {
      if (call !== "media") return;
      // The machine slept for longer than the claim holds.
      world.clock.advance(HOUR_MS);
      world.db.leases.take("sync:a1", "other", world.clock.now(), world.clock.now() + HOUR_MS);
    };
    expect(await world.run()).toEqual({ kind: "busy" });
    expect(world.db.posts.ofAccount("a1")).toEqual([]);
    expect(world.served()).toBe(before);
    expect(world.db.leases.holderOf("sync:a1", world.clock.now())).toBe("other");
  });

  test("leaves another account's sync alone", async () => {
    const world = createSyncWorld();
    expect(await world.sync.syncAccount("nobody")).toEqual({ kind: "gone" });
    expect(world.instagram.asked).toEqual([]);
  });
});
