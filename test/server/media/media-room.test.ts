import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createIncidents } from "../../../server/alerts/incidents.ts";
import { createLog } from "../../../server/logging/log.ts";
import { createMediaRoom } from "../../../server/media/media-room.ts";
import { openTestDatabase } from "../../support/database.ts";
import { createFakeClock } from "../../support/fake-clock.ts";
import { tempFolder } from "../../support/temp-folder.ts";
import { mediaUpTo } from "../sync/fake-instagram.ts";
import { createSyncWorld } from "../sync/sync-world.ts";

const MB = 1_000_000;

function createWorld({ mediaQuota = 100 * MB } = {}) {
  const directory = join(tempFolder(), "media");
  mkdirSync(directory);
  const log = createLog("silent");
  const incidents = createIncidents({ db: openTestDatabase(), clock: createFakeClock(), log });
  const disk = { free: 1000 * MB };
  const room = createMediaRoom({
    ...{ directory, incidents, mediaQuota, diskReserve: 200 * MB },
    free: async () => disk.free,
  });
  const told = () => incidents.open().map(({ kind, sentence }) => [kind, sentence]);
  const store = (name: string, bytes: number) =>
    writeFileSync(join(directory, name), Buffer.alloc(bytes));
  return { directory, disk, room, told, store };
}

test("keeps the reserve free, tells the owner once, and says when it is well again", async () => {
  const { disk, room, told } = createWorld();
  await room.assertRoom();
  expect(told()).toEqual([]);
  disk.free = 200 * MB - 1;
  await expect(room.assertRoom()).rejects.toMatchObject({ kind: "no-room", retry: "each-sync" });
  await expect(room.assertRoom()).rejects.toThrow("DISK_RESERVE");
  expect(told()).toEqual([["disk-low", expect.stringContaining("200.0 MB")]]);
  disk.free = 200 * MB;
  await room.assertRoom();
  await room.look();
  expect(told()).toEqual([]);
});

test("media take no more than the quota, with what is written meanwhile", async () => {
  const { room, told, store, directory } = createWorld({ mediaQuota: 5000 });
  store("one.webp", 3000);
  await room.assertRoom();
  room.noteWritten(2000);
  await expect(room.assertRoom()).rejects.toThrow("MEDIA_QUOTA");
  expect(told()).toEqual([["media-quota-reached", expect.stringContaining("MAX_POSTS")]]);
  // Swept away, and counted anew.
  rmSync(join(directory, "one.webp"));
  await room.look();
  expect(told()).toEqual([]);
  await room.assertRoom();
});

test("tells the owner of a disk that turns out full, and of nothing else", async () => {
  const { room, told } = createWorld();
  room.noteFailure(new Error("something else"));
  expect(told()).toEqual([]);
  const full = Object.assign(new Error("no space left on device"), { code: "ENOSPC" });
  room.noteFailure(new Error("the picture could not be kept", { cause: full }));
  expect(told()).toEqual([["disk-low", expect.stringContaining("The disk is full")]]);
});

test("without room new posts wait, what is shown stays, and all come as soon as there is room", async () => {
  const { disk, room } = createWorld();
  const world = createSyncWorld({ room });
  world.instagram.posts = mediaUpTo(2);
  await world.runWell();
  disk.free = 0;
  world.instagram.posts = mediaUpTo(3);
  for (let sync = 0; sync < 6; sync += 1) {
    expect(await world.runWell()).toMatchObject({ waiting: 1 });
    world.clock.advance(3_600_000);
  }
  expect(world.shown()).toEqual(["Post 2", "Post 1"]);
  const [waiting] = world.db.posts.ofAccount("a1");
  expect(waiting).toMatchObject({ failures: 0, lastError: expect.stringContaining("are free") });
  disk.free = 1000 * MB;
  expect(await world.runWell()).toMatchObject({ waiting: 0 });
  expect(world.shown()).toEqual(["Post 3", "Post 2", "Post 1"]);
});
