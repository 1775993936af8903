import { describe, expect, it, onTestFinished } from "vitest";
import { openDeletionMemory } from "../../../server/accounts/deletion-memory.ts";
import { FEED_CACHE_CONTROL, HOLD_MS } from "../../../server/feed/cache.ts";
import type { Fetch } from "../../../server/http/send-request.ts";
import { MINUTE_MS } from "../../../server/time/clock.ts";
import { createFakeClock } from "../../support/fake-clock.ts";
import { type S3Store, startS3Store } from "../../support/s3-store.ts";
import { createTestInstance } from "../../support/test-instance.ts";

const FEED = "feeds/harbour-bakery.json";

/** @param change stands between the server and the store. */
async function openBucket(
  store: S3Store,
  change: (store: Fetch) => Fetch = (same) => same,
  usernames: readonly string[] = ["harbour.bakery"],
) {
  const toStore = change(globalThis.fetch);
  const requests: string[] = [];
  const clock = createFakeClock();
  const made = createTestInstance({
    // Whoever waits here waits for another try.
    clock: { ...clock, sleep: async (ms) => clock.advance(ms) },
    accounts: usernames.map((username) => ({ username, posts: 2 })),
    environment: {
      ...store.environment,
      PUBLISH_TO: `s3://${store.bucket}/site`,
      PUBLISH_URL: `${store.url}/${store.bucket}/site`,
    },
    through: (sandbox) => (address, init) => {
      if (!`${address}`.startsWith(store.url)) return sandbox(address, init);
      requests.push(
        `${init?.method} ${new URL(address).pathname.replace(`/${store.bucket}/site/`, "")}`,
      );
      return toStore(address, init);
    },
  });
  const accountIds: string[] = [];
  for (const username of usernames) {
    const { accountId } = await made.connect(username);
    await made.instance.sync.syncAccount(accountId);
    accountIds.push(accountId);
  }
  const [accountId = ""] = accountIds;
  const puts = () => requests.filter((one) => one.startsWith("PUT")).map((one) => one.slice(4));
  return { ...made.instance, ...made, accountId, accountIds, requests, puts };
}

describe("a published bucket", () => {
  it("holds everything, each thing after what it names, as caches and browsers want it", async () => {
    const warnings: string[] = [];
    const note = ({ message }: Error) => void warnings.push(message);
    process.on("warning", note);
    onTestFinished(() => void process.off("warning", note));
    const store = await startS3Store();
    const site = await openBucket(store);
    await site.publishing.publish();
    // What a library thinks of this Node.js is nothing for an owner's terminal.
    expect(warnings.filter((one) => /AWS/.test(one))).toEqual([]);
    const puts = site.puts();
    const at = (path: string) => puts.findIndex((one) => one.startsWith(path));
    const last = (path: string) => puts.findLastIndex((one) => one.startsWith(path));
    expect(at("windowbox-files.json")).toBe(0);
    expect(last("media/")).toBeLessThan(at(FEED));
    expect(last("assets/")).toBeLessThan(at("widget.js"));
    expect(puts.slice(-2)).toEqual(["index.html", "windowbox-files.json"]);

    const document = await store.get(`site/${FEED}`);
    expect(Object.fromEntries(document.headers)).toMatchObject({
      "content-type": "application/json; charset=utf-8",
      "content-encoding": "gzip",
      "cache-control": FEED_CACHE_CONTROL,
      etag: expect.stringMatching(/^"[0-9a-f]{32}"$/),
    });
    const { posts } = JSON.parse(await document.text());
    expect(posts).toHaveLength(2);
    const picture = await fetch(posts[0].sizes.small.mediaUrl);
    expect(Object.fromEntries(picture.headers)).toMatchObject({
      "content-type": "image/webp",
      "cache-control": "public, max-age=31536000, immutable",
    });
    expect(picture.headers.get("content-encoding")).toBe(null);

    site.requests.length = 0;
    expect(await site.publishing.publish()).toMatchObject({ written: 0, deleted: 0 });
    expect(site.puts()).toEqual([]);
  });

  it("keeps what caches need, then deletes it", async () => {
    const store = await startS3Store();
    const site = await openBucket(store);
    await site.publishing.runDue();
    const [post] = site.db.posts.ofAccount(site.accountId);
    const name = post?.files?.sizes.small.name ?? "";
    site.db.posts.delete(site.accountId, post?.id ?? "");
    site.feedBuilder.buildFeedsOf(site.accountId);
    site.clock.advance(MINUTE_MS);
    await site.publishing.runDue();
    expect((await store.get(`site/media/${name}`)).status).toBe(200);
    site.clock.advance(2 * HOLD_MS);
    await site.publishing.runDue();
    expect((await store.get(`site/media/${name}`)).status).toBe(404);
    expect(JSON.parse(await (await store.get(`site/${FEED}`)).text()).posts).toHaveLength(1);
  });

  it("loses at once what people had deleted, also between their accounts and after a kill", async () => {
    const store = await startS3Store();
    const site = await openBucket(store, (same) => same, ["harbour.bakery", "atelier.kiln"]);
    const keys = async () =>
      [...(await (await store.get("?prefix=site/")).text()).matchAll(/<Key>site\/([^<]+)/g)].map(
        ([, key]) => key ?? "",
      );
    const media = async () => (await keys()).filter((key) => key.startsWith("media/"));
    await site.publishing.runDue();
    // Already replaced, and kept for caches only.
    for (const id of site.accountIds) {
      site.db.posts.delete(id, site.db.posts.ofAccount(id)[0]?.id ?? "");
      site.feedBuilder.buildFeedsOf(id);
    }
    site.clock.advance(MINUTE_MS);
    await site.publishing.runDue();
    site.clock.advance(MINUTE_MS);
    const code = { code: "CODE", requestHash: "hash" };
    const at = site.clock.now();
    site.db.deletions.insert({ ...code, receivedAt: at, finishedAt: undefined });
    openDeletionMemory(site.dataDir).add({
      ...{ ...code, at, cause: "data-deleted" },
      ids: site.accountIds.map((id) => site.account(id).professionalId ?? ""),
    });
    await site.instance.forget(site.accountIds[0] ?? "", "data-deleted");
    site.clock.advance(MINUTE_MS);
    // Published between the one and the other, and then killed.
    await site.publishing.runDue();
    expect(await media()).not.toEqual([]);
    const next = site.another();
    site.clock.advance(MINUTE_MS);
    await next.forgetRemembered();
    await next.publishing.runDue();
    expect(await media()).toEqual([]);
    for (const key of await keys()) {
      if (/^(assets|[\w-]+\.js)/.test(key)) continue;
      expect(await (await store.get(`site/${key}`)).text(), key).not.toMatch(
        /harbour\.bakery|atelier\.kiln/,
      );
    }
    expect(JSON.parse(await (await store.get(`site/${FEED}`)).text())).toMatchObject({ posts: [] });
  });

  it("is finished after failing answers, broken lines and their end, and never ahead of itself", async () => {
    const store = await startS3Store();
    const arrived: string[] = [];
    const failed = new Set<string>();
    let count = 0;
    let isDown = false;
    const site = await openBucket(store, (fetch) => async (address, init) => {
      count += 1;
      if (isDown) throw new TypeError("fetch failed");
      // Once each: how often one and the same request fails is not to depend on which run beside it.
      const request = `${init?.method} ${address}`;
      if (!failed.has(request) && (count % 5 === 0 || count % 7 === 0)) {
        failed.add(request);
        if (count % 5 !== 0) throw new TypeError("fetch failed");
        return new Response("<Error><Code>SlowDown</Code></Error>", { status: 503 });
      }
      if (count === 31) isDown = true;
      const answer = await fetch(address, init);
      if (init?.method === "PUT" && answer.status === 200) arrived.push(`${address}`);
      return answer;
    });
    const patient = site.publishing.publish().catch((error: unknown) => `${error}`);
    const outcome = await patient;
    expect(outcome).toMatch(/could not be reached: the next run tries again/);
    expect((await store.get("site/index.html")).status).toBe(404);
    expect(site.readTroubles()).toEqual([]);
    isDown = false;
    expect(await site.publishing.publish()).toMatchObject({
      waiting: [],
    });
    expect(JSON.parse(await (await store.get(`site/${FEED}`)).text()).posts).toHaveLength(2);
    // What had arrived was not sent again.
    const media = arrived.filter((path) => path.includes("/media/"));
    expect(new Set(media).size).toBe(media.length);
    expect(media.length).toBeGreaterThan(0);
  });

  it.each([
    ["the wrong keys", { AWS_ACCESS_KEY_ID: "NOBODY" }, /does not accept the keys/],
    ["a bucket that is not there", { PUBLISH_TO: "s3://elsewhere" }, /no bucket/],
  ])("says at once what is wrong with %s", async (_what, wrong, sentence) => {
    const store = await startS3Store();
    const made = createTestInstance({
      environment: {
        ...{ ...store.environment, PUBLISH_TO: "s3://visitors", PUBLISH_URL: store.url, ...wrong },
      },
      through: () => globalThis.fetch,
    });
    await made.instance.publishing.runDue();
    expect(made.instance.readTroubles()).toMatchObject([
      { kind: "publish-failed", sentence: expect.stringMatching(sentence) },
    ]);
  });

  it.each([
    [403, ""],
    [403, "<!doctype html><title>Forbidden</title>"],
    [401, "<Error><Code>Unauthorized</Code></Error>"],
    [401, ""],
  ])("says at once that a store which answers %i %j gives no rights", async (status, body) => {
    const url = "http://127.0.0.1:1";
    const asked: string[] = [];
    const made = createTestInstance({
      environment: {
        ...{ AWS_ENDPOINT_URL_S3: url, AWS_ACCESS_KEY_ID: "a", AWS_SECRET_ACCESS_KEY: "b" },
        ...{ PUBLISH_TO: "s3://visitors", PUBLISH_URL: "https://static.example.com" },
      },
      through: () => async (address) => {
        asked.push(`${address}`);
        return new Response(body, { status });
      },
    });
    await made.instance.publishing.runDue();
    expect(made.instance.readTroubles()).toMatchObject([
      { kind: "publish-failed", sentence: expect.stringContaining("those four rights") },
    ]);
    expect(asked).toHaveLength(1);
  });

  it("writes over nothing that others put there", async () => {
    const store = await startS3Store();
    const site = await openBucket(store);
    await fetch(`${store.url}/${store.bucket}/site/index.html`, { method: "PUT", body: "mine" });
    await expect(site.publishing.publish()).rejects.toThrow(/index\.html is in s3:.* already/);
    expect(await (await store.get("site/index.html")).text()).toBe("mine");
    expect(site.puts()).toEqual([]);
  });
});
