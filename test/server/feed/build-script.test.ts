import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { createScriptBuilder } from "../../../server/feed/build-script.ts";
import type { FeedDocument } from "../../../server/feed/document.ts";
import { findFeedScript } from "../../../server/feed/feed-script.ts";
import { keepChunks } from "../../../server/feed/keep-chunks.ts";
import { precompress } from "../../../server/http/precompress.ts";
import { createLog } from "../../../server/logging/log.ts";
import { createFeedFileRoutes } from "../../../server/routes/visitors/feeds.ts";
import { createWidgetRoutes } from "../../../server/routes/visitors/widget.ts";
import type { BroughtDates } from "../../../widget/embed/bring-dates.ts";
import { openTestDatabase } from "../../support/database.ts";
import { createFakeClock } from "../../support/fake-clock.ts";
import { feedDocument } from "../../support/feed-fixture.ts";
import { tempFolder } from "../../support/temp-folder.ts";
import { present } from "../../support/test-instance.ts";

const SERVER = "https://feed.example.com";
const DAY_MS = 86_400_000;

/** An element in small, as a build leaves it. */
function builtElement(version: string): string {
  const folder = tempFolder();
  const files = {
    "feed-script.js": `show("${version}", WINDOWBOX_SERVER, WINDOWBOX_FEED, WINDOWBOX_DATES);`,
    [`assets/carousel-${version}.js`]: `// ${version}`,
  };
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

/** What the script hands over, read as a browser would. */
function shown(script: string) {
  const run = new Function("show", script);
  const calls: [string, string, FeedDocument, BroughtDates][] = [];
  run((...call: [string, string, FeedDocument, BroughtDates]) => void calls.push(call));
  const [version, server, feed, dates] = present(calls[0]);
  return { version, server, feed, dates };
}

function setUp() {
  const db = openTestDatabase();
  db.feeds.insert({
    id: "bakery",
    title: undefined,
    accountIds: [],
    settings: {},
    rules: {},
    headerAccountId: undefined,
    createdAt: 1,
  });
  const put = (document: FeedDocument) => {
    const json = Buffer.from(JSON.stringify(document));
    const page = { feedId: "bakery", cursor: "", json, ...precompress(json), names: [], madeAt: 1 };
    db.documents.replace("bakery", { changed: [page], unchanged: [] }, 1, 1);
    return json;
  };
  const feedBuilder = (folder: string) =>
    createScriptBuilder({
      db,
      log: createLog("info", { write: () => {} }),
      publicUrl: SERVER,
      template: findFeedScript(folder),
    });
  const served = () => present(db.renditions.get("bakery", "script"));
  const script = () => gunzipSync(served().gzip).toString();
  return { db, put, feedBuilder, served, script };
}

const documentOf = (changes: Parameters<typeof feedDocument>[1] = {}) =>
  feedDocument(SERVER, { id: "bakery", ...changes });

describe("the script of a feed", () => {
  test("brings as many posts as are shown, and leads to the document for the others", () => {
    const { put, feedBuilder, script, served } = setUp();
    const one = builtElement("one");
    feedBuilder(one).build("bakery", [put(documentOf({ count: 24 }))]);
    const { server, feed } = shown(script());
    expect(server).toBe(`${SERVER}/`);
    expect(feed.posts).toHaveLength(12);
    expect(feed.posts[11]).toEqual(documentOf({ count: 24 }).posts[11]);
    expect(feed.next).toBe(`${SERVER}/feeds/bakery.json`);
    expect(brotliDecompressSync(served().brotli).toString()).toBe(script());
    feedBuilder(one).build("bakery", [put(documentOf({ settings: { limit: 6, limitMobile: 8 } }))]);
    expect(shown(script()).feed.posts).toHaveLength(8);
    const next = `${SERVER}/feeds/bakery/after/x.json`;
    feedBuilder(one).build("bakery", [put(documentOf({ next, settings: { types: "reel" } }))]);
    expect(shown(script()).feed).toMatchObject({ next, posts: { length: 24 } });
  });

  test("has the posts' days written out in the language that the feed is shown in", () => {
    const { put, feedBuilder, script } = setUp();
    const one = feedBuilder(builtElement("one"));
    const at = (changes: Parameters<typeof feedDocument>[1]) => {
      one.build("bakery", [put(documentOf({ count: 1, ...changes }))]);
      const { feed, dates } = shown(script());
      return [dates.languages, dates.dates[`${feed.posts[0]?.timestamp}`]];
    };
    expect(at({})).toEqual([["en", "en-US"], expect.stringMatching(/^[A-Z][a-z]+ \d+, \d{4}$/)]);
    expect(at({ settings: { lang: "de-AT" } })).toEqual([
      ["de-AT"],
      expect.stringMatching(/^\d+\. \S+ \d{4}$/),
    ]);
    expect(at({ settings: { lang: "no such language" } })).toEqual([[], undefined]);
  });

  test("holds what people wrote as text, wherever its own text is put", () => {
    const { put, feedBuilder, script } = setUp();
    const name = "</script><!--<script>\u2028\u2029 WINDOWBOX_SERVER $& `";
    feedBuilder(builtElement("one")).build("bakery", [put(documentOf({ name, count: 1 }))]);
    expect(script()).not.toMatch(/<|[\u2028\u2029]/);
    expect(shown(script()).feed.name).toBe(name);
  });

  test("is served as it was after an update until it is made anew, in the background, and smaller", async () => {
    const { put, feedBuilder, script, served } = setUp();
    const json = put(documentOf());
    feedBuilder(builtElement("one")).build("bakery", [json]);
    const quickly = served().brotli.length;
    const updated = feedBuilder(builtElement("two"));
    updated.build("bakery", [json]);
    expect(shown(script()).version).toBe("one");
    await updated.perfect(AbortSignal.abort());
    expect(shown(script()).version).toBe("one");
    await updated.perfect(new AbortController().signal);
    expect(shown(script()).version).toBe("two");
    expect(served().brotli.length).toBeLessThan(quickly);
    const { source } = served();
    await updated.perfect(new AbortController().signal);
    expect(served().source).toBe(source);
  });

  test("is for every site, cached as the feed is; of no feed it is one that says so", async () => {
    const { db, put, feedBuilder } = setUp();
    feedBuilder(builtElement("one")).build("bakery", [put(documentOf())]);
    const routes = createFeedFileRoutes({
      db,
      clock: createFakeClock(),
      publicUrl: SERVER,
      sightings: { note: () => {} },
      onUnreadable: () => {},
      isSignedIn: async () => false,
    });
    const [script, document] = await Promise.all([
      routes.request("/bakery.js"),
      routes.request("/bakery.json"),
    ]);
    expect(Object.fromEntries(script.headers)).toMatchObject({
      "content-type": "text/javascript; charset=utf-8",
      "access-control-allow-origin": "*",
      "cross-origin-resource-policy": "cross-origin",
      "x-content-type-options": "nosniff",
      "cache-control": present(document.headers.get("cache-control")),
      vary: "Accept-Encoding",
    });
    const etag = `${script.headers.get("etag")}`;
    const again = await routes.request("/bakery.js", { headers: { "If-None-Match": etag } });
    expect(again.status).toBe(304);

    const unknown = await routes.request('/no"thing.js');
    expect(unknown.status).toBe(404);
    expect(unknown.headers.get("content-type")).toMatch(/^text\/javascript/);
    const asked = { headers: { "Sec-Fetch-Dest": "script" } };
    const run = await routes.request('/no"thing.js', asked);
    // A script that comes with an error is run by no browser.
    expect([run.status, run.headers.get("cache-control")]).toEqual([200, "no-store"]);
    const said: string[] = [];
    new Function("console", await run.text())({ warn: (line: string) => void said.push(line) });
    expect(said).toEqual([expect.stringContaining('no feed "no"thing"')]);
  });

  test("finds the chunks of its own element for sixty days after an update", async () => {
    const { db } = setUp();
    const clock = createFakeClock();
    const update = (version: string) => {
      const folder = builtElement(version);
      keepChunks(db, folder, clock.now());
      return createWidgetRoutes(folder, { db, clock, onUnreadable: () => {} });
    };
    update("one");
    const routes = update("two");
    const old = await routes.request("/assets/carousel-one.js");
    expect(await old.text()).toBe("// one");
    expect(old.headers.get("cache-control")).toContain("immutable");
    expect((await routes.request("/assets/carousel-two.js")).status).toBe(200);
    expect((await routes.request("/assets/carousel-none.js")).status).toBe(404);
    await clock.advance(59 * DAY_MS);
    expect((await update("two").request("/assets/carousel-one.js")).status).toBe(200);
    await clock.advance(2 * DAY_MS);
    expect((await update("two").request("/assets/carousel-one.js")).status).toBe(404);
  });
});
