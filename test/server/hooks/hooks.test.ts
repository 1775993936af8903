import { createHmac } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import type { FeedPost } from "../../../server/feed/document.ts";
import { createEnterHook } from "../../../server/hooks/enter-hook.ts";
import { hookRequest } from "../../../server/hooks/hook-request.ts";
import type { Fetch } from "../../../server/http/send-request.ts";
import { createInstance } from "../../../server/instance.ts";
import { createLog } from "../../../server/logging/log.ts";
import { Secret } from "../../../server/shared/secret.ts";
import { createFakeClock } from "../../support/fake-clock.ts";
import { PICTURES_IN_PROCESS } from "../../support/pictures-in-process.ts";
import { tempFolder } from "../../support/temp-folder.ts";
import { createTestInstance, present } from "../../support/test-instance.ts";
import { backupOf, restoreInto } from "../backup/backups.ts";

const BUILD = "https://builds.example/hook/abc";
const FEED = "harbour-bakery";
const MINUTE_MS = 60_000;

interface Call {
  readonly url: string;
  readonly headers: Headers;
  readonly text: string;
  readonly body: {
    readonly event: string;
    readonly feed: string;
    readonly posts: readonly FeedPost[];
  };
}

async function setUp({ url = BUILD, authorization = "", environment = {} } = {}) {
  const calls: Call[] = [];
  const host = { answer: () => new Response("ok") };
  let fetch: Fetch = globalThis.fetch;
  const made = createTestInstance({
    environment,
    accounts: [
      { username: "harbour.bakery", posts: 1 },
      { username: "other.one", posts: 1 },
    ],
    through(sandbox) {
      fetch = async (address, init) => {
        if (!`${address}`.startsWith(new URL(url).origin)) return sandbox(address, init);
        const text = `${init?.body}`;
        calls.push({
          url: `${address}`,
          headers: new Headers(init?.headers),
          text,
          body: JSON.parse(text),
        });
        return host.answer();
      };
      return fetch;
    },
  });
  const { instance, sandbox } = made;
  const { accountId } = await made.connect("harbour.bakery");
  const sync = async () => void (await instance.sync.syncAccount(accountId));
  const enter = () =>
    instance.hookStore.enter(FEED, {
      url: new URL(url),
      authorization: authorization === "" ? undefined : new Secret(authorization),
    });
  /** A post at Instagram, brought here by the next sync. */
  async function post(spec: Parameters<typeof sandbox.control.addPost>[1] = {}): Promise<string> {
    made.clock.advance(MINUTE_MS);
    const id = sandbox.control.addPost("harbour.bakery", spec);
    await sync();
    return id;
  }
  const tell = (of = instance) => of.hooks.runDue();
  const told = () => calls.map(({ body }) => body.posts.map(({ id }) => id));
  return { ...made, fetch, accountId, calls, host, sync, enter, post, tell, told };
}

describe("a feed's hook", () => {
  test("is told of new posts as the feed shows them, signed, once", async () => {
    const world = await setUp({ authorization: "Bearer abc" });
    await world.sync();
    const secret = world.enter();
    await world.tell();
    expect(world.calls).toEqual([]);
    const older = await world.post({ caption: "Rye again #bread" });
    const newer = await world.post();
    await world.tell();
    await world.tell();
    expect(world.told()).toEqual([[newer, older]]);
    const { url, headers, text, body } = present(world.calls[0]);
    expect(url).toBe(BUILD);
    expect(body).toEqual({
      event: "new-posts",
      feed: FEED,
      posts: world.document(FEED).posts.slice(0, 2),
    });
    const [, seconds = "", signature] =
      /^t=(\d+),v1=([0-9a-f]{64})$/.exec(headers.get("windowbox-signature") ?? "") ?? [];
    expect(Number(seconds) * 1000).toBeLessThanOrEqual(world.clock.now());
    expect(signature).toBe(
      createHmac("sha256", secret.reveal()).update(`${seconds}.${text}`).digest("hex"),
    );
    expect(headers.get("content-type")).toBe("application/json");
    expect(headers.get("authorization")).toBe("Bearer abc");
    const bytes = present(world.instance.db.feedHooks.get(FEED)).sealed.toString("latin1");
    expect(bytes).not.toMatch(/builds|abc|whsec/);
    expect(world.logLines.join("")).not.toMatch(/hook\/abc|whsec|Bearer abc/);
  });

  test("is told the addresses that visitors use, where feeds are published elsewhere", async () => {
    const environment = {
      PUBLISH_TO: join(tempFolder(), "public"),
      PUBLISH_URL: "https://static.example.com/feeds/",
    };
    const world = await setUp({ environment });
    await world.sync();
    world.enter();
    const id = await world.post();
    await world.tell();
    expect(world.told()).toEqual([[id]]);
    expect(present(world.calls[0]).body.posts[0]?.sizes.small.mediaUrl).toMatch(
      /^https:\/\/static\.example\.com\/feeds\/media\//,
    );
    expect(present(world.calls[0]).text).not.toContain(world.config.publicUrl);
  });

  test("is told nothing by a first sync, nor of another account that joins the feed", async () => {
    const world = await setUp();
    world.enter();
    await world.sync();
    const other = await world.connect("other.one");
    world.instance.db.feeds.addAccount(FEED, other.accountId);
    world.instance.feedBuilder.buildFeed(FEED);
    await world.instance.sync.syncAccount(other.accountId);
    await world.tell();
    expect(world.calls).toEqual([]);
    world.sandbox.control.addPost("other.one");
    await world.instance.sync.syncAccount(other.accountId);
    await world.tell();
    expect(world.told()).toHaveLength(1);
  });

  test("is told nothing by a reconnect, and of what comes after it", async () => {
    const world = await setUp();
    await world.sync();
    world.enter();
    world.sandbox.control.addPost("harbour.bakery");
    await world.connect("harbour.bakery");
    await world.sync();
    await world.tell();
    expect(world.calls).toEqual([]);
    const id = await world.post();
    await world.tell();
    expect(world.told()).toEqual([[id]]);
  });

  test("is told nothing by a restore", async () => {
    const world = await setUp();
    await world.sync();
    const secret = world.enter();
    const path = await backupOf(world);
    await world.post();
    const config = { ...world.config, dataDir: join(tempFolder(), "data") };
    await restoreInto(config, world.clock, path);
    const { clock, fetch } = world;
    const restored = createInstance({
      config,
      clock,
      fetch,
      log: createLog("silent"),
      pictures: PICTURES_IN_PROCESS,
    });
    onTestFinished(() => restored.close());
    const sync = async () => void (await restored.sync.syncAccount(world.accountId));
    await sync();
    await world.tell(restored);
    expect(world.calls).toEqual([]);
    expect(restored.hookStore.open(present(restored.db.feedHooks.get(FEED))).secret.reveal()).toBe(
      secret.reveal(),
    );
    const id = world.sandbox.control.addPost("harbour.bakery");
    await sync();
    await world.tell(restored);
    expect(world.told()).toEqual([[id]]);
  });

  test("is told nothing of hidden posts, of what a rule brings to light, or of what was brought back from long ago", async () => {
    const world = await setUp();
    await world.sync();
    world.enter();
    const { db, feedBuilder } = world.instance;
    const hide = (postId: string, hiddenAt: number | undefined) => {
      db.postChoices.put({ ...db.postChoices.get(FEED, postId), hiddenAt });
      feedBuilder.buildFeed(FEED);
    };
    // Hidden between its sync and the call.
    const hidden = await world.post();
    hide(hidden, 1);
    await world.tell();
    hide(hidden, undefined);
    await world.tell();
    db.feeds.setRules(FEED, { kinds: ["video"] });
    feedBuilder.buildFeed(FEED);
    await world.post();
    db.feeds.setRules(FEED, {});
    feedBuilder.buildFeed(FEED);
    await world.post({ ageMs: 40 * 86_400_000 });
    await world.tell();
    expect(world.calls).toEqual([]);
  });

  test("is told in three tries, then the owner is, until a test goes well", async () => {
    const world = await setUp();
    await world.sync();
    world.enter();
    const id = await world.post();
    // A redirect is not followed, and no success.
    world.host.answer = () =>
      world.calls.length === 1
        ? new Response(null, { status: 307, headers: { location: `${BUILD}/elsewhere` } })
        : new Response("out of order", { status: 503 });
    const troubles = () =>
      world.instance.readTroubles().map(({ kind, sentence }) => [kind, sentence]);
    for (const [pauseMs, calls] of [
      [0, 1],
      [MINUTE_MS - 1, 1],
      [1, 2],
      [10 * MINUTE_MS - 1, 2],
      [1, 3],
      [99 * MINUTE_MS, 3],
    ] as const) {
      expect(troubles()).toHaveLength(world.calls.length < 3 ? 0 : 1);
      world.clock.advance(pauseMs);
      await world.tell();
      expect(world.calls).toHaveLength(calls);
    }
    expect(troubles()).toEqual([
      [
        "hook-failed",
        "The hook of the feed “harbour-bakery” was not told of new posts, in three tries: builds.example answers with status 503: “out of order”. Send a test from the feed’s page once that is mended.",
      ],
    ]);
    world.host.answer = () => new Response("ok");
    expect(await world.instance.hooks.test(FEED)).toEqual({ kind: "sent" });
    expect(world.calls.at(-1)?.body).toMatchObject({ event: "test", posts: [{ id }] });
    expect(troubles()).toEqual([]);
    expect(world.instance.hookStore.status(FEED)?.lastSentAt).toBe(world.clock.now());
    const next = await world.post();
    await world.tell();
    expect(world.told().at(-1)).toEqual([next]);
    // Planned by a clock that is set back since.
    world.host.answer = () => new Response("out of order", { status: 503 });
    const last = await world.post();
    await world.tell();
    world.host.answer = () => new Response("ok");
    world.clock.advance(-60_000 * MINUTE_MS);
    await world.tell();
    expect(world.told().at(-1)).toEqual([last]);
    // Newer than what is known from the days to come, too.
    const afterwards = await world.post();
    await world.tell();
    expect(world.told().at(-1)).toEqual([afterwards]);
  });

  test("is told after a kill between the sync and the call, and again rather than never after one in the call", async () => {
    const world = await setUp();
    await world.sync();
    world.enter();
    const id = await world.post();
    world.host.answer = () => {
      throw new Error("killed in the middle");
    };
    const stopped = AbortSignal.abort();
    await world.instance.hooks.runDue(stopped);
    expect(world.calls).toEqual([]);
    const stopping = new AbortController();
    world.host.answer = () => {
      stopping.abort();
      throw new Error("stopped in the middle");
    };
    await world.instance.hooks.runDue(stopping.signal);
    world.host.answer = () => new Response("ok");
    await world.tell(world.another());
    expect(world.told()).toEqual([[id], [id]]);
  });

  test("stays with the feed under another id, and goes with it; an account's posts go with the account", async () => {
    const world = await setUp();
    await world.sync();
    world.enter();
    const { instance } = world;
    const { db, feedBuilder } = instance;
    db.feeds.rename(FEED, "bread");
    feedBuilder.buildFeed("bread");
    const id = await world.post();
    await world.tell();
    expect(world.calls[0]?.body).toMatchObject({ feed: "bread", posts: [{ id }] });
    expect(world.told()).toEqual([[id]]);
    // Entered anew while the one before is called: what that answers is not said of the new one.
    world.host.answer = () => {
      instance.hookStore.enter("bread", { url: new URL(BUILD), authorization: undefined });
      return new Response("out of order", { status: 503 });
    };
    await world.post();
    await world.tell();
    expect(db.feedHooks.get("bread")).toMatchObject({ failures: 0 });
    expect(instance.hookStore.status("bread")?.lastError).toBeUndefined();
    await world.instance.disconnect(world.accountId);
    expect(db.hookPosts.newestOf("bread", world.accountId)).toBeUndefined();
  });

  test("of GitHub is sent what GitHub takes", async () => {
    const url = "https://api.github.com/repos/me/site/dispatches";
    const world = await setUp({ url, authorization: "Bearer github_pat_x" });
    await world.sync();
    world.enter();
    const id = await world.post();
    await world.tell();
    expect(world.calls[0]?.body).toEqual({
      event_type: "windowbox",
      client_payload: {
        event: "new-posts",
        feed: FEED,
        posts: [{ id, permalink: world.document(FEED).posts[0]?.permalink }],
      },
    });
    const elsewhere = { url: new URL(`${url}/1`), secret: new Secret("whsec_1") };
    const event = { event: "test", feed: FEED, posts: [] } as const;
    const { body } = hookRequest({ ...elsewhere, authorization: undefined }, event, world.clock);
    expect(JSON.parse(body)).toEqual(event);
  });
});

test("the lines in docs/hooks.md tell what came from here from what did not", async () => {
  const docs = readFileSync(join(import.meta.dirname, "../../../docs/hooks.md"), "utf8");
  const [, lines = ""] = /```js\n(.*?)```/s.exec(docs) ?? [];
  const module = `data:text/javascript,${encodeURIComponent(`${lines}export { isFromWindowbox };`)}`;
  const { isFromWindowbox } = await import(/* @vite-ignore */ module);
  const hook = { url: new URL(BUILD), secret: new Secret("whsec_1"), authorization: undefined };
  const event = { event: "test", feed: FEED, posts: [] } as const;
  const { body, headers } = hookRequest(hook, event, { ...createFakeClock(), now: Date.now });
  const header = headers["Windowbox-Signature"];
  expect(isFromWindowbox(header, body, "whsec_1")).toBe(true);
  expect(isFromWindowbox(header, body, "whsec_2")).toBe(false);
  expect(isFromWindowbox(header, `${body} `, "whsec_1")).toBe(false);
  expect(isFromWindowbox(undefined, body, "whsec_1")).toBe(false);
  const old = hookRequest(hook, event, createFakeClock()).headers["Windowbox-Signature"];
  expect(isFromWindowbox(old, body, "whsec_1")).toBe(false);
});

test("a hook's address is https, public, and without a password; what goes with it is one line", async () => {
  const world = await setUp();
  const enter = createEnterHook({
    store: world.instance.hookStore,
    lookup: (host, _options, callback) =>
      callback(null, host === "nas.example" ? "192.168.1.4" : "93.184.216.34", 4),
  });
  const problem = (address: string, authorization = "") => enter(FEED, { address, authorization });
  expect(await problem("nonsense")).toMatchObject({
    field: "hook",
    text: expect.stringContaining("https://"),
  });
  expect(await problem("http://builds.example/")).toMatchObject({ field: "hook" });
  expect(await problem("https://me:secret@builds.example/")).toMatchObject({ field: "hook" });
  expect(await problem("https://127.0.0.1/x")).toMatchObject({
    text: "127.0.0.1 is not on the public internet: nothing is sent into your own network.",
  });
  expect(await problem(BUILD, "Bearer a\r\nHost: evil")).toMatchObject({ field: "authorization" });
  expect(world.instance.db.feedHooks.all()).toEqual([]);
  expect(await problem(BUILD, "Bearer a")).toEqual({ secret: expect.any(Secret) });
  expect(world.instance.hookStore.status(FEED)?.host).toBe("builds.example");
});
