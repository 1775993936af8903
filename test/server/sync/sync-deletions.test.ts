import { describe, expect, test } from "vitest";
import { InstagramError } from "../../../server/instagram/errors/instagram-error.ts";
import { DAY_MS, HOUR_MS } from "../../../server/time/clock.ts";
import { present } from "../../support/test-instance.ts";
import { choiceRecord } from "../feed/records.ts";
import { mediaOf, mediaUpTo } from "./fake-instagram.ts";
import { createSyncWorld, type SyncWorld } from "./sync-world.ts";

async function syncedWorld(count = 30): Promise<SyncWorld> {
  const world = createSyncWorld();
  world.instagram.posts = mediaUpTo(count);
  await world.runWell();
  world.forgetAsked();
  return world;
}

/** All but these, as after their owner deleted them. */
function remove(world: SyncWorld, ...numbers: number[]): void {
  const ids = numbers.map((number) => mediaOf(number).id);
  world.instagram.posts = world.instagram.posts.filter(({ id }) => !ids.includes(id));
}

describe("a full sync", () => {
  test("is made once most of a day has passed, and notices what is old", async () => {
    const world = await syncedWorld();
    remove(world, 1);
    // Otherwise the count tells at once.
    world.instagram.profile = { ...world.instagram.profile, mediaCount: 30 };
    world.instagram.posts = world.instagram.posts.map((post) =>
      post.id === mediaOf(5).id ? { ...post, caption: "Old, but reworded" } : post,
    );
    let fullAt: number | undefined;
    for (let hour = 1; fullAt === undefined; hour += 1) {
      world.clock.advance(HOUR_MS);
      if ((await world.runWell()).full) fullAt = hour;
    }
    expect(fullAt).toBeGreaterThan(12);
    expect(fullAt).toBeLessThan(18);
    expect(world.shown()).toHaveLength(29);
    expect(world.shown()).toContain("Old, but reworded");
    expect(world.cdn.asked).toEqual([]);
  });

  test("can be asked for", async () => {
    const world = await syncedWorld();
    remove(world, 1);
    expect(await world.runWell({ full: true })).toMatchObject({ full: true, removed: 1 });
  });

  test("is made at once when Instagram counts fewer posts", async () => {
    const world = await syncedWorld();
    remove(world, 1);
    expect(await world.runWell()).toMatchObject({ full: true, removed: 1 });
  });

  test("is due at once after the clock was set back", async () => {
    const world = await syncedWorld();
    world.clock.advance(-DAY_MS);
    expect(await world.runWell()).toMatchObject({ full: true });
  });

  test("costs few enough requests: under 200 a day", async () => {
    const world = await syncedWorld(120);
    for (let hour = 0; hour < 24; hour += 1) {
      world.clock.advance(HOUR_MS);
      await world.runWell();
    }
    expect(world.instagram.asked.length).toBeLessThan(70);
  });
});

describe("a post that Instagram no longer returns", () => {
  test("leaves the feed within a day, and its files with it", async () => {
    const world = await syncedWorld();
    const [gone] = world.db.posts.ofAccount("a1").slice(-1);
    const name = present(gone?.files).sizes.full.name;
    // The worst case: it goes right after a full sync, and the count does not tell.
    remove(world, 1);
    world.instagram.profile = { ...world.instagram.profile, mediaCount: 30 };
    for (let hour = 1; hour <= 24; hour += 1) {
      world.clock.advance(HOUR_MS);
      await world.runWell();
      await world.sweeper.sweep();
    }
    expect(world.shown()).not.toContain("Post 1");
    expect(world.mediaStore.has(name)).toBe(false);
    expect(world.shown()).toHaveLength(29);
    expect(await world.mediaStore.names()).toHaveLength(29);
  });

  test("of an account with a single page is missed at the next sync", async () => {
    const world = await syncedWorld(10);
    remove(world, 4);
    world.clock.advance(HOUR_MS);
    expect(await world.runWell()).toMatchObject({ removed: 1 });
    expect(world.shown()).not.toContain("Post 4");
  });

  test("keeps its files for as long as a cached page may show them", async () => {
    const world = await syncedWorld(10);
    const names = await world.mediaStore.names();
    remove(world, 4);
    world.clock.advance(2 * HOUR_MS);
    await world.runWell();
    await world.sweeper.sweep();
    expect(await world.mediaStore.names()).toEqual(names);
    world.clock.advance(6 * HOUR_MS);
    await world.sweeper.sweep();
    expect(await world.mediaStore.names()).toHaveLength(9);
  });

  test("comes back with its pictures if Instagram returns it again", async () => {
    const world = await syncedWorld(10);
    const posts = world.instagram.posts;
    remove(world, 4);
    await world.runWell();
    world.instagram.posts = posts;
    expect(await world.runWell()).toMatchObject({ added: 1 });
    expect(world.shown()).toHaveLength(10);
  });
});

describe("nothing is deleted", () => {
  test("by a listing that fails half-way", async () => {
    const world = await syncedWorld();
    remove(world, 30, 15, 1);
    world.instagram.profile = { ...world.instagram.profile, mediaCount: 30 };
    const before = world.served();
    world.instagram.onCall = (call) => {
      if (call === "media 25") throw new InstagramError("connection-lost");
    };
    expect((await world.run({ full: true })).kind).toBe("failed");
    expect(world.served()).toBe(before);
    expect(world.db.posts.ofAccount("a1")).toHaveLength(30);
    expect(world.db.syncStates.get("a1").lastFullSyncAt).toBe(world.clock.now());
  });

  test("by a page that claims to be the last while Instagram counts more", async () => {
    const world = await syncedWorld();
    const before = world.served();
    // Its paging was lost on the way.
    world.instagram.onPage = ({ items, ignored }) => ({ items, ignored });
    expect(await world.runWell({ full: true })).toMatchObject({ removed: 0, doubted: 5 });
    expect(world.shown()).toHaveLength(30);
    world.instagram.onPage = (page) => page;
    expect(await world.runWell({ full: true })).toMatchObject({ removed: 0, doubted: 0 });
    expect(world.served()).toBe(before);
    expect(
      world.db.posts.ofAccount("a1").some(({ missingSince }) => missingSince !== undefined),
    ).toBe(false);
  });

  test("by one that claims so, but for what newer posts took the place of", async () => {
    const world = createSyncWorld({ maxPosts: 6 });
    world.instagram.posts = mediaUpTo(4);
    await world.runWell();
    world.instagram.posts = mediaUpTo(7);
    // The older three are not listed, and say that they are there.
    world.instagram.onPage = ({ items, ignored }) => ({ items: items.slice(0, 4), ignored });
    expect(await world.runWell()).toMatchObject({ added: 3, removed: 1 });
    const stored = world.db.posts.ofAccount("a1");
    expect(stored.map(({ id }) => id)).not.toContain(mediaOf(1).id);
    expect(world.document().posts.map(({ id }) => id)).toEqual(stored.map(({ id }) => id));
  });

  test("by a listing with a post in it that cannot be read", async () => {
    const world = await syncedWorld(10);
    world.instagram.onPage = (page) => ({ ...page, items: page.items.slice(1), ignored: 1 });
    await world.runWell();
    await world.runWell();
    expect(world.shown()).toHaveLength(10);
  });

  test("by a single empty listing, though it looks complete", async () => {
    const world = await syncedWorld(10);
    const before = world.served();
    world.instagram.profile = { ...world.instagram.profile, mediaCount: 10 };
    world.instagram.onPage = () => ({ items: [], ignored: 0 });
    await world.runWell();
    expect(world.served()).toBe(before);
    world.instagram.onPage = (page) => page;
    await world.runWell();
    expect(world.served()).toBe(before);
  });
});

describe("a listing that would take most of a feed", () => {
  async function emptiedWorld(mediaCount: number): Promise<SyncWorld> {
    const world = await syncedWorld(10);
    world.instagram.profile = { ...world.instagram.profile, mediaCount };
    return world;
  }

  /** Hours until the feed is empty; `undefined`: not within a week. */
  async function hoursUntilEmpty(world: SyncWorld): Promise<number | undefined> {
    for (let hour = 0; hour <= 7 * 24; hour += 1) {
      await world.runWell();
      if (world.shown().length === 0) return hour;
      world.clock.advance(HOUR_MS);
    }
    return undefined;
  }

  test("is never believed while Instagram counts the posts and they answer: the owner is told", async () => {
    const world = await emptiedWorld(20);
    await world.runWell();
    const before = world.served();
    world.instagram.onPage = () => ({ items: [], ignored: 0 });
    expect(await hoursUntilEmpty(world)).toBeUndefined();
    expect(world.served()).toBe(before);
    expect(world.incidents.open()).toMatchObject([
      {
        kind: "listing-doubted",
        subject: "a1",
        sentence: expect.stringContaining("lacks 10 of 10"),
      },
    ]);
    expect(world.instagram.asked.length / 7).toBeLessThan(100);

    world.instagram.onPage = (page) => page;
    await world.runWell({ full: true });
    expect(world.incidents.open()).toEqual([]);
    expect(world.served()).toBe(before);
  });

  test("is believed within a day when the posts answer that they are gone, and the owner was told", async () => {
    const world = await emptiedWorld(0);
    world.instagram.posts = [];
    await world.runWell();
    expect(world.shown()).toHaveLength(10);
    expect(world.incidents.open()).toMatchObject([{ kind: "listing-doubted" }]);
    expect(await hoursUntilEmpty(world)).toBe(12);
    expect(world.incidents.open()).toEqual([]);
  });

  test("is believed when the posts answer that they are gone, whatever is counted", async () => {
    const world = await emptiedWorld(10);
    world.instagram.posts = [];
    expect(await hoursUntilEmpty(world)).toBe(12);
  });

  test("is believed within days by the count alone, as when all was archived", async () => {
    const world = await emptiedWorld(0);
    world.instagram.posts = [];
    world.instagram.hasPost = () => true;
    expect(await hoursUntilEmpty(world)).toBe(72);
  });

  test("begins to count anew when the posts were back in between", async () => {
    const world = await emptiedWorld(10);
    const { posts } = world.instagram;
    world.instagram.posts = [];
    await world.runWell();
    world.clock.advance(11 * HOUR_MS);
    world.instagram.posts = posts;
    await world.runWell();
    world.instagram.posts = [];
    expect(await hoursUntilEmpty(world)).toBe(12);
  });
});

describe("a single post that is missing", () => {
  test("is asked for itself, and stays when it answers", async () => {
    const world = await syncedWorld(10);
    remove(world, 4);
    world.instagram.profile = { ...world.instagram.profile, mediaCount: 10 };
    world.instagram.hasPost = () => true;
    for (let day = 0; day < 5; day += 1) {
      world.clock.advance(DAY_MS);
      expect(await world.runWell()).toMatchObject({ removed: 0, doubted: 1 });
    }
    expect(world.instagram.asked).toContain(`post ${mediaOf(4).id}`);
    expect(world.incidents.open()).toEqual([]);
  });

  test("goes within hours by the count alone, when it gives no answer", async () => {
    const world = await syncedWorld(10);
    remove(world, 4);
    world.instagram.onCall = (call) => {
      if (call.startsWith("post")) throw new InstagramError("timeout");
    };
    expect(await world.runWell()).toMatchObject({ removed: 0, doubted: 1 });
    world.clock.advance(5 * HOUR_MS);
    expect(await world.runWell()).toMatchObject({ removed: 0 });
    world.clock.advance(HOUR_MS);
    expect(await world.runWell()).toMatchObject({ removed: 1 });
  });

  test("ends the sync when the answer is that the token is dead", async () => {
    const world = await syncedWorld(10);
    remove(world, 4);
    world.instagram.onCall = (call) => {
      if (call.startsWith("post")) throw new InstagramError("token-invalid");
    };
    expect((await world.run()).kind).toBe("reconnect");
    expect(world.shown()).toHaveLength(10);
  });
});

test("a post of another account never enters, though Instagram lists it", async () => {
  const world = await syncedWorld(3);
  const foreign = mediaOf(99, { owner: { id: "17849999", username: "someone.else" } });
  world.instagram.onPage = (page) => ({ ...page, items: [foreign, ...page.items] });
  expect(await world.runWell({ full: true })).toMatchObject({ added: 0, removed: 0 });
  expect(world.shown()).toEqual(["Post 3", "Post 2", "Post 1"]);
});

test("a post that still bears the account's former name is its own", async () => {
  const world = await syncedWorld(3);
  world.instagram.profile = { ...world.instagram.profile, username: "harbour.and.sons" };
  const own = { username: "harbour.bakery" };
  world.instagram.posts = [mediaOf(4, { owner: own }), ...world.instagram.posts];
  expect(await world.runWell()).toMatchObject({ added: 1 });
  world.instagram.posts = [mediaOf(5, { owner: { id: "991" } }), ...world.instagram.posts];
  expect(await world.runWell()).toMatchObject({ added: 1 });
});

describe("a pinned post", () => {
  async function worldWithPinned() {
    const world = createSyncWorld({ maxPosts: 10 });
    world.instagram.posts = mediaUpTo(10);
    await world.runWell();
    const { id } = mediaOf(1);
    world.db.postChoices.put(choiceRecord(id, { pinnedAt: world.clock.now() }));
    world.instagram.posts = [
      mediaOf(12),
      mediaOf(11, { caption: "Post 11 #pinsite" }),
      ...world.instagram.posts,
    ];
    await world.runWell();
    return world;
  }

  test("stays beyond the newest, pictures and all, while Instagram has it", async () => {
    const world = await worldWithPinned();
    expect(world.shown().slice(0, 4)).toEqual(["Post 1", "Post 11", "Post 12", "Post 10"]);
    expect(world.shown()).toHaveLength(11);
    world.forgetAsked();
    await world.runWell();
    expect(world.instagram.asked).toEqual(["profile", "media"]);
    await world.runWell({ full: true });
    expect(world.shown()).toHaveLength(11);
    expect(world.instagram.asked).toContain(`post ${mediaOf(1).id}`);
    remove(world, 1);
    expect(await world.runWell({ full: true })).toMatchObject({ removed: 1 });
    expect(world.shown()).toHaveLength(10);
  });

  test("goes where newer ones take its place once it is pinned no longer", async () => {
    const world = await worldWithPinned();
    world.db.postChoices.put(choiceRecord(mediaOf(1).id));
    expect(await world.runWell({ full: true })).toMatchObject({ removed: 1 });
    expect(world.shown()).not.toContain("Post 1");
  });
});
