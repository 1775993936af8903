import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { disconnectAccount } from "../../../server/accounts/disconnect.ts";
import { namesOfPost } from "../../../server/db/posts.ts";
import { HOLD_MS } from "../../../server/feed/cache.ts";
import type { Instance } from "../../../server/instance.ts";
import { createLog } from "../../../server/logging/log.ts";
import { HOUR_MS, MINUTE_MS } from "../../../server/time/clock.ts";
import { createTestInstance, present } from "../../support/test-instance.ts";
import { accountRecord, insertAccount, nameOf } from "../feed/records.ts";
import { mediaOf, mediaUpTo } from "../sync/fake-instagram.ts";
import { createSyncWorld, type SyncWorld } from "../sync/sync-world.ts";
import { jpeg } from "./pictures.ts";

const CDN = "https://scontent.cdninstagram.com";

/** A stored file that nothing names, of this age. */
function writeStray(
  { mediaStore, clock }: Pick<Instance, "mediaStore" | "clock">,
  name: string,
  ageMs: number,
): void {
  const path = join(mediaStore.directory, name);
  writeFileSync(path, "stray");
  const at = new Date(clock.now() - ageMs);
  utimesSync(path, at, at);
}

async function syncedWorld(): Promise<SyncWorld> {
  const world = createSyncWorld();
  world.instagram.posts = mediaUpTo(3);
  world.instagram.profile = {
    username: "harbour.bakery",
    profilePictureUrl: "https://scontent.cdninstagram.com/v/me.jpg",
  };
  await world.runWell();
  return world;
}

const filesOf = (world: SyncWorld, number: number) =>
  present(world.db.posts.get("a1", mediaOf(number).id)?.files);

describe("sweeping", () => {
  test("deletes what nothing names once it is an hour old", async () => {
    const world = await syncedWorld();
    writeStray(world, nameOf(1), HOUR_MS + MINUTE_MS);
    writeStray(world, nameOf(2), HOUR_MS - MINUTE_MS);
    expect(await world.sweeper.sweep()).toBe(1);
    expect(world.mediaStore.has(nameOf(1))).toBe(false);
    expect(world.mediaStore.has(nameOf(2))).toBe(true);
  });

  test("keeps what posts, profiles and documents name, however old", async () => {
    const world = await syncedWorld();
    const names = (await world.mediaStore.names()).sort();
    world.clock.advance(1000 * HOUR_MS);
    expect(await world.sweeper.sweep()).toBe(0);
    expect((await world.mediaStore.names()).sort()).toEqual(names);
    expect(names).toHaveLength(4);
  });

  test("leaves everything where no account ever was, as beside a database in another's place", async () => {
    const { instance } = createTestInstance();
    writeStray(instance, nameOf(1), 2 * HOUR_MS);
    expect(await instance.sweeper.sweep()).toBe(0);
    expect(instance.mediaStore.has(nameOf(1))).toBe(true);
  });

  test("deletes what a kill left of the last account between its rows and its files", async () => {
    const world = await syncedWorld();
    writeStray(world, nameOf(1), 2 * HOUR_MS);
    const killed = disconnectAccount(
      {
        ...world,
        log: createLog("silent"),
        buildFeed: () => undefined,
        incidents: { clearSubject: () => undefined },
        async deleteFilesOf() {
          throw new Error("killed");
        },
      },
      "a1",
    );
    await expect(killed).rejects.toThrow("killed");
    world.clock.advance(2 * HOUR_MS);
    expect(await world.sweeper.sweep()).toBe(5);
    expect(await world.mediaStore.names()).toEqual([]);
  });

  test("replaces what is damaged: what is empty or no file, and what is not what it is named after", async () => {
    const world = await syncedWorld();
    const names = (await world.mediaStore.names()).sort();
    const [emptied = "", garbled = "", blocked = ""] = names.map((name) =>
      present(world.mediaStore.pathOf(name)),
    );
    writeFileSync(emptied, "");
    writeFileSync(garbled, "garbled");
    rmSync(blocked);
    mkdirSync(blocked);
    expect((await world.sweeper.countFiles()).missing).toBe(2);
    await world.sweeper.sweep();
    expect((await world.sweeper.countFiles()).missing).toBeLessThan(3);
    await world.runWell();
    expect((await world.mediaStore.names()).sort()).toEqual(names);
    for (const path of [emptied, garbled, blocked]) {
      const hash = createHash("sha256").update(readFileSync(path)).digest("hex");
      expect(path).toContain(hash.slice(0, 32));
    }
    expect(world.shown()).toHaveLength(3);
  });

  test("makes the folder anew where somebody took it away, with all that was in it", async () => {
    const world = await syncedWorld();
    const names = (await world.mediaStore.names()).sort();
    rmSync(world.mediaStore.directory, { recursive: true });
    await world.sweeper.sweep();
    rmSync(world.mediaStore.directory, { recursive: true });
    await world.runWell();
    expect((await world.mediaStore.names()).sort()).toEqual(names);
    expect(world.shown()).toHaveLength(3);
  });

  test("takes a file from the future for no younger than it is", async () => {
    const world = await syncedWorld();
    writeStray(world, nameOf(1), -5 * HOUR_MS);
    expect(await world.sweeper.sweep()).toBe(1);
  });

  test("clears away what was left half-written", async () => {
    const world = await syncedWorld();
    const path = join(world.mediaStore.directory, `.unfinished-${2 ** 30}-00ff`);
    writeFileSync(path, "half");
    await world.sweeper.sweep();
    expect(() => rmSync(path)).toThrow("ENOENT");
  });

  test("leaves everything else in the folder alone", async () => {
    const world = await syncedWorld();
    writeStray(world, "README.txt", 99 * HOUR_MS);
    expect(await world.sweeper.sweep()).toBe(0);
  });
});

describe("deleting an account's files", () => {
  test("deletes them at once, but not those that another account names, too", async () => {
    const world = await syncedWorld();
    const shared = filesOf(world, 1);
    const own = filesOf(world, 2);
    insertAccount(
      world.db,
      accountRecord({ id: "a2", appScopedId: "2", professionalId: "3" }),
      "cafe",
    );
    const post = present(world.db.posts.get("a1", mediaOf(1).id));
    world.db.posts.put({ ...post, accountId: "a2" });
    world.db.transaction(() => {
      world.db.accounts.delete("a1");
      world.db.feeds.delete("bakery");
    });
    await world.sweeper.deleteFilesOf([...namesOfPost(shared), ...namesOfPost(own)]);
    expect(world.mediaStore.has(own.sizes.full.name)).toBe(false);
    expect(world.mediaStore.has(shared.sizes.full.name)).toBe(true);
  });

  test("takes nothing but names", async () => {
    const world = await syncedWorld();
    await world.sweeper.deleteFilesOf(["../windowbox.db", "", nameOf(99)]);
    expect(await world.mediaStore.names()).toHaveLength(4);
  });
});

describe("while it runs", () => {
  const remove = (world: SyncWorld, name: string) => rmSync(join(world.mediaStore.directory, name));
  async function worldOfSizes(): Promise<SyncWorld> {
    const world = createSyncWorld();
    world.instagram.posts = [
      mediaOf(2, { mediaType: "VIDEO", mediaUrl: `${CDN}/2.mp4`, thumbnailUrl: `${CDN}/2_n.jpg` }),
      mediaOf(1, { mediaUrl: `${CDN}/1_n.jpg` }),
    ];
    const large = await jpeg(800, 600);
    world.cdn.answer = (path) =>
      path === "/1_n.jpg" ? new Response(new Uint8Array(large)) : undefined;
    await world.runWell();
    return world;
  }
  const served = (world: SyncWorld) =>
    [...world.served().matchAll(/\/media\/([0-9a-f]{32}\.\w+)/g)].map(([, name]) => name ?? "");

  test("another size stands in for one that is gone, and the next sync, at once, fetches it again", async () => {
    const world = await worldOfSizes();
    const before = world.served();
    const nextSyncAt = world.clock.now() + HOUR_MS;
    world.db.syncStates.put({ ...world.db.syncStates.get("a1"), nextSyncAt });
    const { small } = filesOf(world, 1).sizes;
    remove(world, small.name);
    await world.sweeper.sweep();
    expect(world.shown()).toEqual(["Post 2", "Post 1"]);
    expect(served(world).every(world.mediaStore.has)).toBe(true);
    expect(filesOf(world, 1).sizes.small.width).toBe(700);
    expect(world.db.syncStates.get("a1").nextSyncAt).toBe(world.clock.now());
    world.forgetAsked();
    await world.runWell();
    expect(world.cdn.asked).toEqual(["/1_n.jpg"]);
    expect(JSON.parse(world.served()).posts).toEqual(JSON.parse(before).posts);
    expect(filesOf(world, 1)).not.toHaveProperty("incomplete");
  });

  test("what stands in goes on while Instagram has nothing better", async () => {
    const world = await worldOfSizes();
    remove(world, filesOf(world, 1).sizes.full.name);
    await world.sweeper.sweep();
    world.cdn.answer = () => new Response("gone", { status: 403 });
    await world.runWell();
    expect(served(world).every(world.mediaStore.has)).toBe(true);
    expect(filesOf(world, 1).sizes.full.width).toBe(700);
  });

  test("a video that is gone is shown as its picture until it is fetched again, and only it is", async () => {
    const world = await worldOfSizes();
    const { video = "" } = filesOf(world, 2);
    remove(world, video);
    await world.sweeper.sweep();
    expect(world.document().posts[0]?.mediaUrl).toMatch(/webp$/);
    await world.runWell();
    expect(world.document().posts[0]?.mediaUrl).toContain(video);
  });

  test("a slide that is gone is left out until it is fetched again", async () => {
    const world = createSyncWorld();
    const slide = (id: string) =>
      ({ id, mediaType: "IMAGE", mediaUrl: `${CDN}/${id}_n.jpg` }) as const;
    world.instagram.posts = [
      mediaOf(1, {
        mediaType: "CAROUSEL_ALBUM",
        mediaUrl: `${CDN}/a_n.jpg`,
        children: [slide("a"), slide("b")],
      }),
    ];
    await world.runWell();
    remove(world, present(filesOf(world, 1).children.b).sizes.full.name);
    await world.sweeper.sweep();
    expect(world.document().posts[0]?.children).toHaveLength(1);
    world.forgetAsked();
    await world.runWell();
    expect(world.cdn.asked).toEqual(["/b_n.jpg"]);
    expect(world.document().posts[0]?.children).toHaveLength(2);
  });

  test("counts what is missing", async () => {
    const world = await worldOfSizes();
    const { named } = await world.sweeper.countFiles();
    expect(await world.sweeper.countFiles()).toEqual({ named, missing: 0 });
    remove(world, filesOf(world, 1).sizes.small.name);
    expect(await world.sweeper.countFiles()).toEqual({ named, missing: 1 });
  });
});

describe("at start", () => {
  test("takes posts out of the feed whose files are gone, and gets them back", async () => {
    const world = await syncedWorld();
    rmSync(join(world.mediaStore.directory, filesOf(world, 2).sizes.full.name));
    expect(await world.sweeper.repair()).toBe(1);
    expect(world.shown()).toEqual(["Post 3", "Post 1"]);
    world.forgetAsked();
    await world.runWell();
    expect(world.cdn.asked).toEqual(["/v/2_n.jpg"]);
    expect(world.shown()).toEqual(["Post 3", "Post 2", "Post 1"]);
  });

  test("shows the profile without a picture that is gone, and gets it back", async () => {
    const world = await syncedWorld();
    const avatar = present(world.db.accounts.get("a1")?.picture).name;
    rmSync(join(world.mediaStore.directory, avatar));
    await world.sweeper.repair();
    expect(world.document()).not.toHaveProperty("profilePictureUrl");
    await world.runWell();
    expect(world.document().profilePictureUrl).toContain(avatar);
  });

  test("writes nothing when all files are there", async () => {
    const world = await syncedWorld();
    const version = world.db.version();
    expect(await world.sweeper.repair()).toBe(0);
    expect(world.db.version()).toBe(version);
  });
});

test("keeps what a replaced document named until no cache shows it any more", async () => {
  const world = await syncedWorld();
  const { name } = filesOf(world, 3).sizes.full;
  world.instagram.posts = world.instagram.posts.slice(1);
  world.clock.advance(2 * HOUR_MS);
  await world.runWell();
  await world.sweeper.sweep();
  expect(world.mediaStore.has(name)).toBe(true);
  world.clock.advance(HOLD_MS);
  await world.sweeper.sweep();
  expect(world.mediaStore.has(name)).toBe(false);
});
