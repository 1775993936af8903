import { describe, expect, test } from "vitest";
import type { Database } from "../../../server/db/database.ts";
import type { ErrorReason } from "../../../server/instagram/errors/error-table.ts";
import { InstagramError } from "../../../server/instagram/errors/instagram-error.ts";
import { StorageError } from "../../../server/media/media-failure.ts";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "../../../server/time/clock.ts";
import { START } from "../../support/fake-clock.ts";
import { present } from "../../support/test-instance.ts";
import { mediaOf, mediaUpTo } from "./fake-instagram.ts";
import { createGate, createSyncWorld, type SyncWorld } from "./sync-world.ts";

/** Everything that visitors are served, and everything it is made from. */
function everything({ db }: SyncWorld) {
  return {
    document: db.documents.get("bakery", ""),
    posts: db.posts.ofAccount("a1"),
    account: db.accounts.get("a1"),
  };
}

async function syncedWorld(options = {}): Promise<SyncWorld> {
  const world = createSyncWorld(options);
  world.instagram.posts = mediaUpTo(2);
  await world.runWell();
  world.clock.advance(HOUR_MS);
  world.forgetAsked();
  return world;
}

function failWith(world: SyncWorld, reason: ErrorReason, facts = {}, at = "media"): void {
  world.instagram.onCall = (call) => {
    if (call === at) throw new InstagramError(reason, facts);
  };
}

describe("a failure", () => {
  test.each<[ErrorReason, string]>([
    ["connection-lost", "transient"],
    ["server-error", "transient"],
    ["html", "unexpected-reply"],
    ["wrong-shape", "unexpected-reply"],
    ["object-missing", "rejected"],
  ])("(%s) changes nothing that is served and leaves its sentence", async (reason, kind) => {
    const world = await syncedWorld();
    const before = everything(world);
    world.instagram.profile = { username: "another.name" };
    failWith(world, reason);
    const { message } = new InstagramError(reason);
    expect(await world.run()).toEqual({ kind: "failed", reason: kind, sentence: message });
    expect(everything(world)).toEqual(before);
    expect(world.db.syncStates.get("a1")).toMatchObject({
      lastAttemptAt: START + HOUR_MS,
      lastSuccessAt: START,
      failures: 1,
      lastError: message,
      lastErrorKind: kind,
      blockedUntil: undefined,
    });
  });

  test("counts up until a sync goes well again", async () => {
    const world = await syncedWorld();
    failWith(world, "timeout", {}, "profile");
    await world.run();
    await world.run();
    expect(world.db.syncStates.get("a1").failures).toBe(2);
    world.instagram.onCall = () => undefined;
    await world.runWell();
    expect(world.db.syncStates.get("a1")).toMatchObject({
      failures: 0,
      lastError: undefined,
      lastErrorKind: undefined,
    });
  });

  test("of our own is logged and never thrown", async () => {
    const world = await syncedWorld();
    world.instagram.onCall = () => {
      throw new TypeError("cannot read properties of the-token-itself");
    };
    const outcome = await world.run();
    expect(outcome).toMatchObject({ kind: "failed", reason: "storage" });
    expect(JSON.stringify(outcome)).not.toContain("properties");
    expect(world.logLines.join("")).toContain("cannot read properties");
  });

  test("says in the feed itself that it is stale only after three periods", async () => {
    const world = await syncedWorld();
    failWith(world, "timeout");
    await world.run();
    expect(world.document().stale).toBe(false);
    world.clock.advance(3 * HOUR_MS);
    world.feedBuilder.noteStaleness(world.clock.now());
    expect(world.document().stale).toBe(true);
    world.instagram.onCall = () => undefined;
    await world.runWell();
    expect(world.document().stale).toBe(false);
  });

  test("says so also where the last success was noted by a clock that was set back since", async () => {
    const world = await syncedWorld();
    world.clock.advance(30 * DAY_MS);
    await world.runWell();
    world.clock.advance(-30 * DAY_MS);
    failWith(world, "timeout");
    await world.run();
    world.clock.advance(4 * HOUR_MS);
    world.feedBuilder.noteStaleness(world.clock.now());
    expect(world.document().stale).toBe(true);
  });
});

describe("a dead token", () => {
  test("marks the account, keeps the feed, and is asked about no more", async () => {
    const world = await syncedWorld();
    const before = everything(world);
    failWith(world, "token-dead");
    const { message } = new InstagramError("token-dead");
    expect(await world.run()).toEqual({ kind: "reconnect", sentence: message });
    expect(world.db.tokens.get("a1")).toMatchObject({
      deadAt: START + HOUR_MS,
      lastError: message,
      nextRefreshAt: undefined,
    });
    expect(everything(world)).toEqual(before);
    world.forgetAsked();
    expect(await world.run()).toEqual({ kind: "reconnect", sentence: message });
    expect(world.instagram.asked).toEqual([]);
  });

  test("says nothing about one that replaced it meanwhile", async () => {
    const world = await syncedWorld();
    world.instagram.onCall = () => {
      const token = present(world.db.tokens.get("a1"));
      world.db.tokens.put({ ...token, version: token.version + 1 });
      throw new InstagramError("token-dead");
    };
    expect(await world.run()).toMatchObject({ kind: "failed", reason: "transient" });
    expect(world.db.tokens.get("a1")?.deadAt).toBeUndefined();
    expect(world.db.syncStates.get("a1").failures).toBe(0);
    world.instagram.onCall = () => undefined;
    expect(await world.run()).toMatchObject({ kind: "done" });
  });

  test("is never unsealed", async () => {
    const world = await syncedWorld();
    world.db.tokens.noteFailure("a1", 1, { lastError: "x", nextRefreshAt: undefined, deadAt: 1 });
    expect(await world.run()).toEqual({ kind: "reconnect", sentence: "x" });
    expect(world.instagram.asked).toEqual([]);
  });
});

describe("a limit", () => {
  test("sends nothing before the instant Instagram named", async () => {
    const world = await syncedWorld();
    const retryAt = START + 5 * HOUR_MS;
    failWith(world, "app-limit", { retryAt });
    expect(await world.run()).toMatchObject({ kind: "blocked", until: retryAt });
    expect(world.db.syncStates.get("a1")).toMatchObject({
      blockedUntil: retryAt,
      lastErrorKind: "rate-limited",
    });
    expect(world.db.tokens.get("a1")?.deadAt).toBeUndefined();
    world.forgetAsked();
    world.clock.set(retryAt - 1);
    expect(await world.run()).toMatchObject({ kind: "blocked", until: retryAt });
    expect(world.instagram.asked).toEqual([]);
    world.instagram.onCall = () => undefined;
    world.clock.set(retryAt);
    await world.runWell();
    expect(world.db.syncStates.get("a1").blockedUntil).toBeUndefined();
  });

  test("without an instant backs off from a quarter of an hour to six hours", async () => {
    const world = await syncedWorld();
    failWith(world, "app-limit");
    const waits: number[] = [];
    for (let limit = 0; limit < 7; limit += 1) {
      const outcome = await world.run();
      if (outcome.kind !== "blocked") throw new Error(outcome.kind);
      waits.push((outcome.until - world.clock.now()) / MINUTE_MS);
      world.clock.set(outcome.until);
    }
    expect(waits).toEqual([15, 30, 60, 120, 240, 360, 360]);
  });

  test("spreads the first try after it by chance", async () => {
    const world = await syncedWorld({ random: () => 0.8 });
    failWith(world, "app-limit");
    expect(await world.run()).toMatchObject({ until: START + HOUR_MS + 18 * MINUTE_MS });
  });

  test("that names an absurd instant holds a day at most", async () => {
    const world = await syncedWorld();
    failWith(world, "app-limit", { retryAt: START + 999 * DAY_MS });
    expect(await world.run()).toMatchObject({ until: START + HOUR_MS + DAY_MS });
    world.clock.advance(-DAY_MS);
    world.instagram.onCall = () => undefined;
    await world.runWell();
  });

  test("that an answer's headers announce is kept before it is reached", async () => {
    const world = await syncedWorld();
    world.instagram.posts = mediaUpTo(30);
    const regainAt = START + 2 * HOUR_MS;
    world.instagram.onCall = (call, context) => {
      if (call === "media") context.onUsage?.({ percent: 100, regainAt });
    };
    expect(await world.run()).toMatchObject({ kind: "blocked", until: regainAt });
    expect(world.instagram.asked).toEqual(["profile", "media"]);
    expect(world.shown()).toHaveLength(27);
    expect(world.db.syncStates.get("a1").usagePercent).toBe(100);
    world.instagram.onCall = () => undefined;
    world.clock.set(regainAt);
    await world.runWell();
    expect(world.shown()).toHaveLength(30);
  });

  test("that the last answer of a good sync announces is kept, too", async () => {
    const world = await syncedWorld();
    world.instagram.onCall = (call, context) => {
      if (call === "media") context.onUsage?.({ percent: 100 });
    };
    await world.runWell();
    expect(world.db.syncStates.get("a1").blockedUntil).toBe(START + HOUR_MS + 15 * MINUTE_MS);
    expect(await world.run()).toMatchObject({ kind: "blocked" });
  });
});

describe("what is counted", () => {
  test("is the highest percentage of the last sync", async () => {
    const world = await syncedWorld();
    world.instagram.onCall = (call, context) =>
      context.onUsage?.({ percent: call === "profile" ? 62.4 : 12 });
    await world.runWell();
    expect(world.db.syncStates.get("a1").usagePercent).toBe(62);
    world.instagram.onCall = () => undefined;
    await world.runWell();
    expect(world.db.syncStates.get("a1").usagePercent).toBeUndefined();
  });

  test("is every request of the UTC day, failed ones included", async () => {
    const world = await syncedWorld();
    failWith(world, "timeout");
    await world.run();
    expect(world.db.syncStates.get("a1")).toMatchObject({
      requestsDay: "2026-05-04",
      requestsCount: 4,
    });
    world.clock.set(Date.UTC(2026, 4, 5, 0, 0, 1));
    await world.run();
    expect(world.db.syncStates.get("a1")).toMatchObject({
      requestsDay: "2026-05-05",
      requestsCount: 2,
    });
  });

  test("is what the calls learnt, through failures, too", async () => {
    const world = await syncedWorld();
    world.instagram.onCall = (call, { learned, onLearned }) => {
      const droppedFields = [...(learned?.droppedFields ?? []), `refused by ${call}`];
      onLearned?.({ pageSize: 12, droppedFields });
      if (call === "media") throw new InstagramError("timeout");
    };
    await world.run();
    expect(world.db.syncStates.get("a1").learned).toEqual({
      pageSize: 12,
      droppedFields: ["refused by profile", "refused by media"],
    });
  });
});

describe("shutting down", () => {
  test("ends a sync at once and leaves no failure behind", async () => {
    const world = await syncedWorld();
    world.instagram.posts = mediaUpTo(3);
    const stopping = new AbortController();
    world.cdn.answer = (_path, signal) =>
      new Promise((_resolve, reject) => {
        signal?.addEventListener("abort", () => reject(signal.reason));
        stopping.abort();
      });
    expect(await world.run({ signal: stopping.signal })).toEqual({ kind: "stopped" });
    expect(world.db.syncStates.get("a1")).toMatchObject({ failures: 0, lastError: undefined });
    expect(world.db.posts.get("a1", mediaOf(3).id)).toBeUndefined();
    world.cdn.answer = () => undefined;
    expect(await world.runWell()).toMatchObject({ added: 1 });
  });
});

describe("disconnecting", () => {
  test("while a sync is under way brings nothing back, and leaves none of its pictures", async () => {
    const world = await syncedWorld();
    world.instagram.posts = mediaUpTo(3);
    const gate = createGate();
    world.instagram.onCall = gate.pass;
    const syncing = world.run();
    await gate.reached;
    world.db.transaction(() => {
      world.db.accounts.delete("a1");
      world.db.feeds.delete("bakery");
    });
    gate.open();
    expect(await syncing).toEqual({ kind: "gone" });
    expect(world.db.accounts.all()).toEqual([]);
    expect(world.db.posts.ofAccount("a1")).toEqual([]);
    expect(world.db.documents.get("bakery", "")).toBeUndefined();
    // All pictures of this world are alike: those of before are the ones that came.
    expect(await world.mediaStore.names()).toEqual([]);
  });
});

describe("a disk", () => {
  const fullDisk = new StorageError(
    "The disk is full: free some space on the server, then try again. Visitors are served what is there.",
  );

  test("that is full is said to be, keeps the feed, and nothing half-stored", async () => {
    let isFull = false;
    const world = await syncedWorld({
      mediaStore: (store: SyncWorld["mediaStore"]) => ({
        ...store,
        put: (bytes: Uint8Array, extension: "webp" | "mp4") =>
          isFull ? Promise.reject(fullDisk) : store.put(bytes, extension),
      }),
    });
    const before = everything(world);
    isFull = true;
    world.instagram.posts = mediaUpTo(3);
    expect(await world.run()).toEqual({
      kind: "failed",
      reason: "storage",
      sentence: fullDisk.message,
    });
    expect(everything(world)).toEqual(before);
    expect(world.db.syncStates.get("a1").lastErrorKind).toBe("storage");
    isFull = false;
    expect(await world.runWell()).toMatchObject({ added: 1 });
  });

  test("that refuses even the note about it makes no noise but a sentence", async () => {
    let isFull = false;
    const refuse = () => {
      throw Object.assign(new Error("database or disk is full"), { code: "SQLITE_FULL" });
    };
    const world = await syncedWorld({
      database: (db: Database): Database => ({
        ...db,
        transaction: (work) => (isFull ? refuse() : db.transaction(work)),
      }),
    });
    isFull = true;
    world.instagram.posts = mediaUpTo(3);
    expect(await world.run()).toMatchObject({ reason: "storage", sentence: fullDisk.message });
    isFull = false;
    expect(await world.runWell()).toMatchObject({ added: 1 });
  });

  test("holds a file's name for good before any row names the file", async () => {
    const named: number[] = [];
    const world = createSyncWorld({
      mediaStore: (store) => ({
        ...store,
        settle: async () => {
          named.push(world.db.posts.fileNames().size);
          await store.settle();
        },
      }),
    });
    world.instagram.posts = mediaUpTo(1);
    await world.runWell();
    expect(named).toEqual([0]);
    expect(world.db.posts.fileNames().size).toBeGreaterThan(0);
  });

  test("from which a file vanished while it was stored names no missing file", async () => {
    let vanishes = false;
    const world = await syncedWorld({
      mediaStore: (store: SyncWorld["mediaStore"]) => ({
        ...store,
        has: (name: string) => !vanishes && store.has(name),
      }),
    });
    const before = everything(world);
    vanishes = true;
    world.instagram.posts = mediaUpTo(3);
    expect(await world.run()).toMatchObject({ kind: "failed", reason: "storage" });
    expect(everything(world)).toEqual(before);
  });
});

test("never says the token, in an outcome, a row or a line of the log", async () => {
  const world = await syncedWorld();
  failWith(world, "timeout");
  const outcome = await world.run();
  const told = [outcome, world.logLines, everything(world), world.db.syncStates.get("a1")];
  expect(JSON.stringify(told)).not.toContain("the-token-itself");
});
