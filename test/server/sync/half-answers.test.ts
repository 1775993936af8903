import { describe, expect, test } from "vitest";
import type { Media, MediaChild } from "../../../server/instagram/types.ts";
import { HOUR_MS } from "../../../server/time/clock.ts";
import { mediaOf, mediaUpTo } from "./fake-instagram.ts";
import { createSyncWorld, type SyncWorld } from "./sync-world.ts";

const CDN = "https://scontent.cdninstagram.com";

function slide(number: number): MediaChild {
  return {
    id: `1810000000000000${number}`,
    mediaType: "IMAGE",
    mediaUrl: `${CDN}/v/s${number}_n.jpg`,
  };
}

const album = (children: readonly MediaChild[], changes: Partial<Media> = {}) =>
  mediaOf(1, { mediaType: "CAROUSEL_ALBUM", children, ...changes });

async function worldOf(posts: Media[]): Promise<SyncWorld> {
  const world = createSyncWorld();
  world.instagram.posts = posts;
  await world.runWell();
  world.clock.advance(HOUR_MS);
  return world;
}

const childrenShown = (world: SyncWorld) =>
  world
    .document()
    .posts.at(-1)
    ?.children?.map(({ id }) => id);

describe("what an answer does not say", () => {
  test("stays as it was: slides of an album that lists none, or some that were not understood", async () => {
    const slides = [1, 2, 3].map(slide);
    const world = await worldOf([album(slides)]);
    const before = world.served();
    for (const lie of [album([]), album(slides.slice(0, 1), { hasUnreadChildren: true })]) {
      world.instagram.posts = [lie];
      await world.runWell({ full: true });
      expect(world.served()).toBe(before);
    }
    // One is its owner's to take out.
    world.instagram.posts = [album(slides.slice(0, 2))];
    await world.runWell({ full: true });
    expect(childrenShown(world)).toEqual(slides.slice(0, 2).map(({ id }) => id));
  });

  test("stays as it was: addresses that every post has, and captions that all go at once", async () => {
    const world = await worldOf(mediaUpTo(5));
    const before = world.served();
    world.instagram.posts = mediaUpTo(5).map(
      ({ caption: _caption, permalink: _permalink, ...media }) => media,
    );
    await world.runWell({ full: true });
    expect(world.served()).toBe(before);
    world.instagram.posts = mediaUpTo(5).map(({ caption = "", ...media }, index) =>
      index === 0 ? media : { ...media, caption },
    );
    await world.runWell({ full: true });
    expect(world.shown()).toEqual([undefined, "Post 4", "Post 3", "Post 2", "Post 1"]);
  });

  test("stays as it was while Instagram refuses the field, which it is asked for again each day", async () => {
    const { instagram, ...world } = await worldOf([
      ...mediaUpTo(3).slice(0, 2),
      album(
        [1, 2].map((number) => ({ ...slide(number), altText: "Loaves" })),
        { altText: "Bread" },
      ),
    ]);
    instagram.profile = { ...instagram.profile, biography: "Bread" };
    await world.runWell();
    const before = world.served();
    const truth = [instagram.posts, instagram.profile] as const;
    const droppedFields = ["caption", "alt_text", "like_count", "biography"];
    const learnedBefore: unknown[] = [];
    instagram.onCall = (call, context) => {
      if (call === "profile") learnedBefore.push(context.learned?.droppedFields);
      context.onLearned?.({ pageSize: 25, droppedFields });
    };
    instagram.posts = instagram.posts.map(
      ({ caption: _caption, altText: _altText, likeCount: _likeCount, children, ...media }) => ({
        ...media,
        children: children.map(({ altText: _alt, ...child }) => child),
      }),
    );
    instagram.profile = { username: "harbour.bakery", appScopedId: "991" };
    for (const full of [true, false, true]) {
      await world.runWell({ full });
      expect(world.served()).toBe(before);
    }
    expect(learnedBefore).toEqual([undefined, droppedFields, []]);
    [instagram.posts, instagram.profile] = truth;
    instagram.onCall = () => undefined;
    await world.runWell({ full: true });
    expect(world.served()).toBe(before);
  });

  test("makes no picture of a video's file where it calls a video a picture", async () => {
    const video = mediaOf(1, { mediaType: "VIDEO", mediaUrl: `${CDN}/v/1.mp4` });
    const world = await worldOf([{ ...video, thumbnailUrl: `${CDN}/v/1_t.jpg` }]);
    expect(world.document().posts[0]?.mediaUrl).toMatch(/\.mp4$/);
    world.instagram.posts = [mediaOf(1)];
    await world.runWell();
    expect(world.document().posts[0]).toMatchObject({
      mediaType: "IMAGE",
      mediaUrl: expect.stringMatching(/\.webp$/),
    });
  });

  test("is another account's: nothing of it is taken", async () => {
    const world = await worldOf(mediaUpTo(3));
    const before = world.served();
    const owner = { username: "someone.else" };
    world.instagram.profile = { ...owner, appScopedId: "992", mediaCount: 2 };
    world.instagram.posts = [7, 8].map((number) => mediaOf(number, { owner }));
    const outcome = await world.run({ full: true });
    expect(outcome).toMatchObject({
      kind: "failed",
      sentence: expect.stringContaining("another account than this one"),
    });
    expect(world.served()).toBe(before);
  });

  test("stays as it was: how many posts there are, where that is far fewer than are here", async () => {
    const { instagram, ...world } = await worldOf(mediaUpTo(5));
    instagram.profile = { ...instagram.profile, mediaCount: 0 };
    await world.runWell();
    expect(world.document().postsCount).toBe(5);
    instagram.profile = { ...instagram.profile, mediaCount: 4 };
    await world.runWell();
    expect(world.document().postsCount).toBe(4);
  });

  test("stays as it was: which reels are in the grid, when all leave it at once or nothing is said", async () => {
    const reels = (sharedToFeed: boolean | undefined, trial?: false) =>
      [5, 4, 3, 2, 1].map((number) => {
        const shared = number === 1 ? trial : sharedToFeed;
        const media = mediaOf(number, { mediaType: "VIDEO", isReel: true });
        const thumbnailUrl = `${CDN}/v/${number}_t.jpg`;
        return { ...media, thumbnailUrl, ...(shared !== undefined && { sharedToFeed: shared }) };
      });
    const world = await worldOf(reels(true, false));
    const before = world.served();
    expect(world.shown()).toEqual(["Post 5", "Post 4", "Post 3", "Post 2"]);
    for (const lie of [reels(false, false), reels(undefined)]) {
      world.instagram.posts = lie;
      await world.runWell({ full: true });
      expect(world.served()).toBe(before);
    }
    // Some are their owner's to take out.
    world.instagram.posts = reels(true, false).map((media) =>
      media.caption === "Post 5" ? { ...media, sharedToFeed: false } : media,
    );
    await world.runWell({ full: true });
    expect(world.shown()).toEqual(["Post 4", "Post 3", "Post 2"]);
  });
});

describe("a list that brings nothing", () => {
  test("of a new account that has posts is a failure that its owner hears of", async () => {
    const world = createSyncWorld();
    world.instagram.profile = { ...world.instagram.profile, mediaCount: 20 };
    const outcome = await world.run();
    expect(outcome).toMatchObject({ kind: "failed", reason: "unexpected-reply" });
    expect(world.db.syncStates.get("a1")).toMatchObject({
      failures: 1,
      lastError: expect.stringContaining("counts posts of this account"),
    });
    // What the profile says is shown all the same.
    expect(world.document().username).toBe("harbour.bakery");
    world.instagram.posts = mediaUpTo(3);
    await world.runWell();
  });

  test("because none of it is understood is a failure, too, and the feed stays", async () => {
    const world = await worldOf(mediaUpTo(3));
    const before = world.served();
    world.instagram.onPage = ({ items }) => ({
      items: [],
      ignored: items.length,
      ignoredIds: items.map(({ id }) => id),
    });
    expect(await world.run({ full: true })).toMatchObject({ kind: "failed" });
    expect(world.served()).toBe(before);
  });
});
