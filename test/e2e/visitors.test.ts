import { expect, it, vi } from "vitest";
import type { Answer } from "../../demo/sandbox/answer.ts";
import type { Endpoint } from "../../demo/sandbox/requests.ts";
import { type ScenarioName, scenarioNames } from "../../demo/sandbox/scenarios/scenarios.ts";
import type { FeedDocument } from "../../server/feed/document.ts";
import type { Owner } from "../support/owner.ts";
import { present } from "../support/test-instance.ts";
import { startTestServer, type TestServer } from "../support/test-server.ts";

vi.setConfig({ testTimeout: 240_000 });

const FEED = "harbour-bakery";
const USERNAME = "harbour.bakery";
const DAY_MS = 86_400_000;
/** Right answers in other clothes may change what is shown; these are wrong ones. */
const WRONG_ANSWERS = [
  ...scenarioNames("token"),
  ...scenarioNames("limit"),
  ...scenarioNames("request"),
  ...scenarioNames("network"),
].filter((name) => !/^(wrong-content-type|content-type-javascript|byte-order-mark)$/.test(name));
/** Told of one request in the middle of a sync. */
const WRONG_PICTURES = scenarioNames("picture").filter(
  (name) => !/-(once|as-html|as-octets|png|webp|avif|gif|turned|behind)$/.test(name),
);

const COUNTED_AS_BEFORE: Answer = {
  rewrite: (json) => (typeof json === "object" ? { ...json, media_count: 4 } : json),
};

interface Visited {
  readonly server: TestServer;
  readonly owner: Owner;
  readonly before: FeedDocument;
  /** What a visitor gets right now: every form and header of the feed, every page of it. */
  look(): Promise<string>;
  sync(): Promise<Response>;
  /** A fresh token takes back every failure. */
  reconnect(): Promise<void>;
}

async function startVisited(posts = 4): Promise<Visited> {
  const server = await startTestServer({ accounts: [{ username: USERNAME, posts }] });
  const owner = await server.owner();
  await owner.connect(server.sandbox, USERNAME);
  await server.feedWith(FEED, (document) => document.posts.length > 0);
  const ids = async () =>
    JSON.parse(await (await owner.get("/admin/progress")).text()).map(
      ({ id }: { id: string }) => id,
    );
  const [accountId] = await ids();
  const settled = async () => {
    const progress = JSON.parse(await (await owner.get("/admin/progress")).text());
    if (progress.some(({ syncing }: { syncing: boolean }) => syncing)) throw new Error("syncing");
  };
  await vi.waitFor(settled, { timeout: 20_000, interval: 10 });
  const before = await server.feedWith(
    FEED,
    (document) => document.posts.length === Math.min(posts, 24),
  );
  return {
    server,
    owner,
    before,
    look: () => lookAt(server),
    sync: () => owner.post(`/admin/accounts/${accountId}/sync`),
    async reconnect() {
      const token = server.sandbox.control.issueToken(USERNAME);
      await owner.post("/admin/connect/token", { token });
      await vi.waitFor(settled, { timeout: 20_000, interval: 10 });
    },
  };
}

async function lookAt({ url, clock }: TestServer): Promise<string> {
  // Pages are remembered for a moment of the clock: what is looked at is what is stored.
  clock.advance(250);
  const seen: string[] = [];
  for (let path: string | undefined = `/feeds/${FEED}.json`; path; ) {
    let next: string | undefined;
    for (const encoding of ["identity", "gzip", "br"]) {
      const answer = await fetch(url + path, { headers: { "accept-encoding": encoding } });
      const text = await answer.text();
      const headers = [...answer.headers].filter(([name]) => name !== "date" && name !== "age");
      seen.push(`${path} ${encoding} ${answer.status} ${JSON.stringify(headers)}\n${text}`);
      next = answer.ok ? JSON.parse(text).next?.replace(url, "") : undefined;
    }
    path = next;
  }
  return seen.join("\n");
}

it("asks Instagram nothing when visitors come, whatever they ask for", async () => {
  const { server, before } = await startVisited(30);
  const { control } = server.sandbox;
  control.clearRequests();
  const pictures = JSON.stringify(before).match(/\/media\/[0-9a-f]+\.\w+/g) ?? [];
  const paths = [
    `/feeds/${FEED}.json`,
    new URL(present(before.next)).pathname,
    `/feeds/${FEED}/after/nonsense.json`,
    "/feeds/unknown.json",
    ...new Set(pictures),
    "/media/00000000000000000000000000000000.webp",
    "/widget.js",
    "/feeds/harbour-bakery.js",
    "/healthz",
    "/readyz",
    "/privacy",
    "/admin/login",
    "/connect",
    "/connect/callback?code=AQBabc&state=made-up",
  ];
  for (const path of paths) {
    for (const method of ["GET", "HEAD", "OPTIONS"]) {
      const answer = await fetch(server.url + path, { method, redirect: "manual" });
      expect(answer.status, `${method} ${path}`).toBeLessThan(500);
      await answer.arrayBuffer();
    }
  }
  expect(control.requests).toEqual([]);
  expect(control.strays).toEqual([]);
});

const ENDPOINTS: readonly Endpoint[] = ["profile", "media"];

it.each(ENDPOINTS)(
  "serves the same bytes through and after every wrong answer about %s",
  async (endpoint) => {
    const { server, look, sync, reconnect } = await startVisited(26);
    const { control } = server.sandbox;
    const good = await look();
    for (const name of WRONG_ANSWERS) {
      // Something that would have to be shown if the answer were right.
      const id = control.addPost(USERNAME, { caption: `Not to be seen after ${name}` });
      await failWith({ endpoint, name, control, sync, look, good });
      expect(await look(), `after ${name}`).toBe(good);
      control.removePost(USERNAME, id);
      control.clearAnswers();
      await reconnect();
      expect(await look(), `recovered from ${name}`).toBe(good);
    }
  },
);

it("serves the same bytes through and after every wrong picture, and shows the post once it is whole", async () => {
  const { server, look, sync, reconnect } = await startVisited();
  const { control } = server.sandbox;
  const good = await look();
  for (const name of WRONG_PICTURES) {
    const id = control.addPost(USERNAME, { caption: `Without a picture: ${name}` });
    // How many posts Instagram counts is part of the feed, and true whatever becomes of the pictures.
    control.answer("profile", COUNTED_AS_BEFORE, Number.POSITIVE_INFINITY);
    await failWith({ endpoint: "cdn", name, control, sync, look, good });
    expect(await look(), `after ${name}`).toBe(good);
    control.removePost(USERNAME, id);
    control.clearAnswers();
  }
  await reconnect();
  const id = control.addPost(USERNAME, { caption: "Whole" });
  await sync();
  const document = await server.feedWith(FEED, ({ posts }) => posts.some((post) => post.id === id));
  expect(document.posts).toHaveLength(5);
});

it("goes on serving for weeks while nothing of Instagram answers, only older than before", async () => {
  const { server, before } = await startVisited();
  const { sandbox, clock } = server;
  sandbox.control.down();
  let running = server;
  for (const days of [1, 6, 30]) {
    clock.advance(days * DAY_MS);
    // A start syncs, refreshes, sweeps and looks whether the feed has grown stale.
    sandbox.control.clearRequests();
    running = await running.restart();
    await vi.waitUntil(() => sandbox.control.requests.length > 0, { timeout: 20_000 });
    const document = await running.feedWith(FEED, ({ stale }) => stale);
    expect(document).toEqual({ ...before, stale: true });
    await expectPictures(running, document);
  }
  sandbox.control.up();
  clock.advance(DAY_MS);
  running = await running.restart();
  const recovered = await running.feedWith(FEED, ({ stale }) => !stale);
  expect(recovered.posts).toEqual(before.posts);
});

it("goes on serving when the token is dead, says so to the owner, and asks about it no more", async () => {
  const { server, owner, look, sync } = await startVisited();
  const { control } = server.sandbox;
  const good = await look();
  control.removeApp(USERNAME);
  await sync();
  expect(await look()).toBe(good);
  expect(await (await owner.get("/admin")).text()).toMatch(/connect[^<]*again/i);

  control.clearRequests();
  server.clock.advance(2 * DAY_MS);
  const restarted = await server.restart();
  const document = await restarted.feedWith(FEED, ({ stale }) => stale);
  await expectPictures(restarted, document);
  expect(control.requests).toEqual([]);
});

interface Failing extends Pick<Visited, "sync" | "look"> {
  readonly endpoint: Endpoint;
  readonly name: ScenarioName;
  readonly control: TestServer["sandbox"]["control"];
  readonly good: string;
}

/** One sync that fails; where Instagram leaves it hanging, visitors are looked after meanwhile. */
async function failWith({ endpoint, name, control, sync, look, good }: Failing): Promise<void> {
  control.clearRequests();
  const rule = control.answer(endpoint, name, Number.POSITIVE_INFINITY);
  const syncing = sync();
  if (/never-|hangs/.test(name)) {
    await vi.waitUntil(() => rule.used > 0, { timeout: 20_000, interval: 5 });
    expect(await look(), `during ${name}`).toBe(good);
    rule.cancel();
    control.answer(endpoint, "connection-reset", Number.POSITIVE_INFINITY);
    control.release();
  }
  await syncing;
  expect(rule.used, `${name} was asked for`).toBeGreaterThan(0);
  expect(control.strays).toEqual([]);
}

async function expectPictures({ url }: TestServer, document: FeedDocument): Promise<void> {
  for (const path of JSON.stringify(document).match(/\/media\/[0-9a-f]+\.\w+/g) ?? []) {
    const answer = await fetch(url + path);
    expect(answer.status, path).toBe(200);
    expect((await answer.arrayBuffer()).byteLength, path).toBeGreaterThan(0);
  }
}
