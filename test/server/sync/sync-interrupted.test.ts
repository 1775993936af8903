import { expect, test } from "vitest";
import { sha256 } from "../../../server/shared/sha256.ts";
import { MINUTE_MS } from "../../../server/time/clock.ts";
import { jpeg } from "../media/pictures.ts";
import { mediaUpTo } from "./fake-instagram.ts";
import { createGate, createSyncWorld } from "./sync-world.ts";

test("a sync is written down before anything is asked, and struck out when it ends, well or not", async () => {
  const world = createSyncWorld();
  const begun: unknown[] = [];
  world.instagram.onCall = () => {
    const { interruptions, lastAttemptAt } = world.db.syncStates.get("a1");
    begun.push([interruptions, lastAttemptAt]);
  };
  await world.runWell();
  expect(begun[0]).toEqual([1, world.clock.now()]);
  expect(world.db.syncStates.get("a1").interruptions).toBe(0);
  world.instagram.onCall = () => {
    throw new Error("an accident");
  };
  await world.run();
  expect(world.db.syncStates.get("a1").interruptions).toBe(0);
});

test("what a sync has brought strikes it out, too: it goes on after whatever ends it", async () => {
  const world = createSyncWorld();
  world.instagram.posts = mediaUpTo(12);
  const gate = createGate();
  world.cdn.answer = async (path) => {
    if (path === "/v/1_n.jpg") await gate.pass();
    return undefined;
  };
  const sync = world.run();
  await gate.reached;
  expect(world.shown()).toHaveLength(8);
  expect(world.db.syncStates.get("a1").interruptions).toBe(0);
  gate.open();
  await sync;
});

test("says after the third that the server ends in the middle, until one ends well", async () => {
  const world = createSyncWorld();
  const interrupted = { ...world.db.syncStates.get("a1"), interruptions: 2 };
  world.db.syncStates.put(interrupted);
  let lastError: string | undefined;
  world.instagram.onCall = () => {
    ({ lastError } = world.db.syncStates.get("a1"));
  };
  await world.runWell();
  expect(lastError).toContain("ended in the middle");
  expect(world.db.syncStates.get("a1").lastError).toBeUndefined();
});

test("a post whose picture was in hand when the server was ended again and again joins the feed minutes later", async () => {
  const world = createSyncWorld();
  world.instagram.posts = mediaUpTo(2);
  const bytes = await jpeg(31, 41);
  world.cdn.answer = (path) =>
    path === "/v/2_n.jpg" ? new Response(new Uint8Array(bytes)) : undefined;
  world.db.pictureAttempts.put({
    contentHash: sha256(bytes).toString("hex"),
    ...{ deaths: 0, interruptions: 3, latestAt: world.clock.now() },
  });
  await world.runWell();
  expect(world.shown()).toEqual(["Post 1"]);
  world.clock.advance(5 * MINUTE_MS);
  await world.runWell();
  expect(world.shown()).toEqual(["Post 2", "Post 1"]);
});
