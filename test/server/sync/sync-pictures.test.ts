import { describe, expect, test } from "vitest";
import type { MediaChild } from "../../../server/instagram/types.ts";
import { DAY_MS, HOUR_MS } from "../../../server/time/clock.ts";
import { START } from "../../support/fake-clock.ts";
import { present } from "../../support/test-instance.ts";
import { mediaOf, mediaUpTo } from "./fake-instagram.ts";
import { createSyncWorld, type SyncWorld } from "./sync-world.ts";

const CDN = "https://scontent.cdninstagram.com";
const EXPIRED = () => new Response("URL signature expired", { status: 403 });

function postRow(world: SyncWorld, number: number) {
  return present(world.db.posts.get("a1", mediaOf(number).id));
}

describe("a post whose picture cannot be had", () => {
  test("waits outside the feed with a sentence while the others go on", async () => {
    const world = createSyncWorld();
    world.instagram.posts = mediaUpTo(3);
    world.cdn.answer = (path) => (path === "/v/2_n.jpg" ? EXPIRED() : undefined);
    expect(await world.runWell()).toMatchObject({ added: 3, waiting: 1 });
    expect(world.shown()).toEqual(["Post 3", "Post 1"]);
    expect(postRow(world, 2)).toMatchObject({ failures: 1, files: undefined, retryAt: START });
    expect(postRow(world, 2).lastError).toContain("has expired (403)");
  });

  test("joins it with the fresh address of the next sync", async () => {
    const world = createSyncWorld();
    world.instagram.posts = mediaUpTo(3);
    world.cdn.answer = (path) => (path === "/v/2_n.jpg" ? EXPIRED() : undefined);
    await world.runWell();
    world.cdn.answer = () => undefined;
    world.clock.advance(HOUR_MS);
    world.forgetAsked();
    expect(await world.runWell()).toMatchObject({ updated: 1, waiting: 0 });
    expect(world.cdn.asked).toEqual(["/v/2_n.jpg"]);
    expect(world.shown()).toEqual(["Post 3", "Post 2", "Post 1"]);
    expect(postRow(world, 2)).toMatchObject({ failures: 0, lastError: undefined });
  });

  test("is looked for on older pages, too", async () => {
    const world = createSyncWorld();
    world.instagram.posts = mediaUpTo(28);
    world.cdn.answer = (path) => (path === "/v/2_n.jpg" ? EXPIRED() : undefined);
    await world.runWell();
    world.cdn.answer = () => undefined;
    world.clock.advance(HOUR_MS);
    world.forgetAsked();
    await world.runWell();
    expect(world.instagram.asked).toEqual(["profile", "media", "media 25"]);
    expect(world.shown()).toHaveLength(28);
  });

  test("is tried ever more rarely", async () => {
    const world = createSyncWorld();
    world.instagram.posts = mediaUpTo(1);
    world.cdn.answer = EXPIRED;
    for (let hour = 0; hour < 48; hour += 1) {
      await world.runWell();
      world.clock.advance(HOUR_MS);
    }
    expect(world.cdn.asked.length).toBeGreaterThan(5);
    expect(world.cdn.asked.length).toBeLessThan(10);
  });

  test("is its owner's to hear of when several stay out though every sync goes well, until they come", async () => {
    const world = createSyncWorld();
    world.instagram.posts = mediaUpTo(4);
    await world.runWell();
    world.instagram.posts = mediaUpTo(7);
    world.cdn.answer = EXPIRED;
    for (let hour = 0; hour < 12; hour += 1) {
      await world.runWell();
      world.clock.advance(HOUR_MS);
    }
    expect(world.incidents.open()).toMatchObject([
      {
        kind: "pictures-missing",
        subject: "a1",
        sentence: expect.stringContaining("3 posts of @harbour.bakery are not in the feed"),
      },
    ]);
    world.cdn.answer = () => undefined;
    world.clock.advance(DAY_MS);
    await world.runWell();
    expect(world.incidents.open()).toEqual([]);
  });

  test("is tried at once where the next try was planned by a clock that is set back since", async () => {
    const world = createSyncWorld();
    world.instagram.posts = mediaUpTo(1);
    world.clock.set(START + 1000 * DAY_MS);
    world.cdn.answer = () => new Response("<!doctype html><html></html>");
    await world.runWell();
    world.clock.set(START);
    world.cdn.answer = () => undefined;
    await world.runWell();
    expect(world.shown()).toEqual(["Post 1"]);
  });

  test.each([
    ["damaged", () => new Response(Buffer.from("ffd8ffe000104a4649460001", "hex"))],
    ["a page instead", () => new Response("<!doctype html><html></html>")],
    ["an SVG", () => new Response('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    [
      "elsewhere",
      () => new Response(null, { status: 302, headers: { location: "http://10.0.0.1/" } }),
    ],
  ])("is tried again after a day when it is %s", async (_what, answer) => {
    const world = createSyncWorld();
    world.instagram.posts = mediaUpTo(1);
    world.cdn.answer = answer;
    await world.runWell();
    expect(postRow(world, 1)).toMatchObject({ files: undefined, retryAt: START + DAY_MS });
    world.clock.advance(23 * HOUR_MS);
    await world.runWell();
    expect(world.cdn.asked).toHaveLength(1);
    world.clock.advance(HOUR_MS);
    await world.runWell();
    expect(world.cdn.asked).toHaveLength(2);
    expect(await world.mediaStore.names()).toEqual([]);
  });

  test("stays out with a sentence while Instagram gives none, and comes when it does", async () => {
    const world = createSyncWorld();
    const { mediaUrl: _mediaUrl, ...silent } = mediaOf(1);
    world.instagram.posts = [silent];
    await world.runWell();
    expect(postRow(world, 1).lastError).toContain("gives no picture");
    expect(world.shown()).toEqual([]);
    const rows = world.db.posts.ofAccount("a1");
    await world.runWell();
    expect(world.db.posts.ofAccount("a1")).toEqual(rows);
    world.instagram.posts = [mediaOf(1)];
    await world.runWell();
    expect(world.shown()).toEqual(["Post 1"]);
  });

  test("never makes what is already shown worse", async () => {
    const world = createSyncWorld();
    world.instagram.posts = mediaUpTo(2);
    await world.runWell();
    const before = world.served();
    world.clock.advance(HOUR_MS);
    world.cdn.answer = EXPIRED;
    world.instagram.profile = { ...world.instagram.profile, mediaCount: 2 };
    world.instagram.posts = mediaUpTo(3);
    await world.runWell();
    expect(world.served()).toBe(before);
  });
});

test("fetches the pictures of two posts at a time", async () => {
  const world = createSyncWorld();
  world.instagram.posts = mediaUpTo(6);
  let underWay = 0;
  let most = 0;
  world.cdn.answer = async () => {
    underWay += 1;
    most = Math.max(most, underWay);
    await new Promise((resolve) => setImmediate(resolve));
    underWay -= 1;
    return undefined;
  };
  await world.runWell();
  expect(most).toBe(2);
});

describe("a video", () => {
  const reel = (number: number, changes = {}) =>
    mediaOf(number, {
      mediaType: "VIDEO",
      isReel: true,
      sharedToFeed: true,
      mediaUrl: `${CDN}/v/${number}.mp4?oe=1`,
      thumbnailUrl: `${CDN}/v/${number}_poster.jpg?oe=1`,
      ...changes,
    });

  test("is kept with its poster", async () => {
    const world = createSyncWorld();
    world.instagram.posts = [reel(1)];
    await world.runWell();
    const [post] = world.document().posts;
    expect(post?.mediaUrl).toMatch(/\.mp4$/);
    expect(post?.thumbnailUrl).toMatch(/\.webp$/);
    expect(world.cdn.asked).toEqual(["/v/1_poster.jpg", "/v/1.mp4"]);
  });

  test("under copyright, which has no address, shows its picture", async () => {
    const world = createSyncWorld();
    const { mediaUrl: _mediaUrl, ...copyrighted } = reel(1);
    world.instagram.posts = [copyrighted];
    await world.runWell();
    const [post] = world.document().posts;
    expect(post?.mediaUrl).toBe(post?.thumbnailUrl);
    expect(postRow(world, 1).lastError).toBeUndefined();
    world.instagram.posts = [reel(1)];
    await world.runWell();
    expect(world.document().posts[0]?.mediaUrl).toMatch(/\.mp4$/);
  });

  test.each([
    [
      "is too large",
      () => new Response("x", { headers: { "content-length": String(101 * 1024 * 1024) } }),
    ],
    ["is no video", () => new Response("<html></html>")],
  ])("that %s is shown as its picture and never asked for again", async (_what, answer) => {
    const world = createSyncWorld();
    world.instagram.posts = [reel(1)];
    world.cdn.answer = (path) => (path.endsWith(".mp4") ? answer() : undefined);
    await world.runWell();
    const [post] = world.document().posts;
    expect(post?.mediaUrl).toMatch(/\.webp$/);
    expect(post?.permalink).toBe("https://www.instagram.com/p/1/");
    expect(postRow(world, 1)).toMatchObject({ retryAt: undefined });
    expect(postRow(world, 1).lastError).toContain("Visitors see its picture and a link instead.");
    world.forgetAsked();
    world.clock.advance(3 * DAY_MS);
    await world.runWell();
    expect(world.cdn.asked).toEqual([]);
  });

  test("that could not be reached is tried a few more times", async () => {
    const world = createSyncWorld();
    world.instagram.posts = [reel(1)];
    world.cdn.answer = (path) =>
      path.endsWith(".mp4") ? new Response(null, { status: 500 }) : undefined;
    for (let hour = 0; hour < 48; hour += 1) {
      await world.runWell();
      world.clock.advance(HOUR_MS);
    }
    expect(world.cdn.asked.filter((path) => path.endsWith(".mp4"))).toHaveLength(4);
    expect(world.cdn.asked.filter((path) => path.endsWith(".jpg"))).toHaveLength(1);
    expect(world.document().posts).toHaveLength(1);
  });

  test("without a poster stays out", async () => {
    const world = createSyncWorld();
    const { thumbnailUrl: _thumbnailUrl, ...blind } = reel(1);
    world.instagram.posts = [blind];
    await world.runWell();
    expect(world.shown()).toEqual([]);
    expect(world.cdn.asked).toEqual([]);
  });

  test("that is a trial reel is stored and not shown", async () => {
    const world = createSyncWorld();
    world.instagram.posts = [reel(1, { sharedToFeed: false }), mediaOf(2)];
    await world.runWell();
    expect(world.shown()).toEqual(["Post 2"]);
    expect(postRow(world, 1).files).toBeDefined();
    world.instagram.posts = [reel(1), mediaOf(2)];
    await world.runWell();
    expect(world.shown()).toEqual(["Post 2", "Post 1"]);
  });
});

describe("a carousel", () => {
  const slide = (id: string): MediaChild => ({
    id,
    mediaType: "IMAGE",
    mediaUrl: `${CDN}/v/slide-${id}.jpg?oe=1`,
  });
  const carousel = (children: readonly MediaChild[], changes = {}) =>
    mediaOf(1, { mediaType: "CAROUSEL_ALBUM", children, ...changes });
  const slidesShown = (world: SyncWorld) =>
    world.document().posts[0]?.children?.map(({ id }) => id);

  test("is kept with every slide, the first one fetched once", async () => {
    const world = createSyncWorld();
    const mediaUrl = `${CDN}/v/slide-1.jpg?oe=1`;
    world.instagram.posts = [carousel([slide("1"), slide("2")], { mediaUrl })];
    await world.runWell();
    expect(slidesShown(world)).toEqual(["1", "2"]);
    expect(world.cdn.asked).toEqual(["/v/slide-1.jpg", "/v/slide-2.jpg"]);
  });

  test("without a picture of its own uses its first slide that has one", async () => {
    const world = createSyncWorld();
    const silent = { id: "1", mediaType: "IMAGE" as const };
    const { mediaUrl: _mediaUrl, ...parent } = carousel([], {});
    world.instagram.posts = [{ ...parent, children: [silent, slide("2")] }];
    await world.runWell();
    const [post] = world.document().posts;
    expect(post?.mediaUrl).toBe(post?.children?.[0]?.mediaUrl);
    expect(slidesShown(world)).toEqual(["2"]);
  });

  test("shows its first slide where its own picture is gone, or is none that is taken", async () => {
    const world = createSyncWorld();
    for (const mediaUrl of [`${CDN}/v/cover.jpg`, "https://elsewhere.example/cover.jpg"]) {
      world.instagram.posts = [carousel([slide("1"), slide("2")], { mediaUrl })];
      world.cdn.answer = (path) => (path === "/v/cover.jpg" ? EXPIRED() : undefined);
      expect(await world.runWell()).toMatchObject({ waiting: 0 });
      expect(world.shown()).toHaveLength(1);
      world.db.posts.delete("a1", present(world.instagram.posts[0]).id);
    }
  });

  test("that begins with a video, and names the video itself, uses the video's poster", async () => {
    const world = createSyncWorld();
    const film = {
      id: "1",
      mediaType: "VIDEO" as const,
      mediaUrl: `${CDN}/v/film.mp4?oe=1`,
      thumbnailUrl: `${CDN}/v/poster.jpg?oe=1`,
    };
    world.instagram.posts = [carousel([film], { mediaUrl: film.mediaUrl })];
    await world.runWell();
    const [post] = world.document().posts;
    expect(post?.mediaUrl).toMatch(/\.webp$/);
    expect(post?.children?.[0]?.mediaUrl).toMatch(/\.mp4$/);
    expect(post?.children?.[0]?.thumbnailUrl).toBe(post?.mediaUrl);
  });

  test("is shown without a slide that fails, which joins at the next sync", async () => {
    const world = createSyncWorld();
    world.instagram.posts = [carousel([slide("1"), slide("2")])];
    world.cdn.answer = (path) => (path === "/v/slide-2.jpg" ? EXPIRED() : undefined);
    await world.runWell();
    expect(slidesShown(world)).toEqual(["1"]);
    world.cdn.answer = () => undefined;
    world.forgetAsked();
    await world.runWell();
    expect(slidesShown(world)).toEqual(["1", "2"]);
    expect(world.cdn.asked).toEqual(["/v/slide-2.jpg"]);
  });

  test("loses the slide that its owner took out, and that slide's files", async () => {
    const world = createSyncWorld();
    world.instagram.posts = [carousel([slide("1"), slide("2")])];
    await world.runWell();
    world.instagram.posts = [carousel([slide("2")])];
    await world.runWell();
    expect(slidesShown(world)).toEqual(["2"]);
    world.clock.advance(DAY_MS);
    await world.sweeper.sweep();
    expect(await world.mediaStore.names()).toHaveLength(2);
  });
});

describe("a sync whose pictures come slowly", () => {
  /** Every picture takes so long by the clock. */
  function slowWorld(pictureMs: number) {
    const world = createSyncWorld();
    world.instagram.posts = mediaUpTo(12);
    world.cdn.answer = () => {
      world.clock.advance(pictureMs);
      return undefined;
    };
    return world;
  }

  test("ends with its turn, shows what came, and goes on in the next one", async () => {
    const world = slowWorld(10_000);
    const first = await world.runWell({ turnMs: 60_000 });
    expect(first.added).toBeGreaterThanOrEqual(6);
    expect(first.added + first.unfinished).toBe(12);
    expect(world.shown()).toHaveLength(first.added);
    expect(await world.runWell({ turnMs: 60_000 })).toMatchObject({ unfinished: 0, full: true });
    expect(world.shown()).toHaveLength(12);
    expect(world.cdn.asked).toHaveLength(12);
  });

  test("takes down what is gone all the same", async () => {
    const world = slowWorld(0);
    await world.runWell();
    const [newest, ...others] = world.instagram.posts;
    world.instagram.posts = [mediaOf(14), mediaOf(13), ...others];
    expect(newest?.caption).toBe("Post 12");
    const outcome = await world.runWell({ turnMs: 0 });
    expect(outcome).toMatchObject({ added: 0, removed: 1, unfinished: 2 });
    expect(await world.runWell({ turnMs: 60_000 })).toMatchObject({ added: 2, unfinished: 0 });
  });

  test("tells how far it is, where somebody waits for all of it", async () => {
    const world = slowWorld(10_000);
    const told: number[] = [];
    await world.runWell({ onProgress: ({ added }) => void told.push(added) });
    expect(told).toEqual([8, 12]);
  });
});
