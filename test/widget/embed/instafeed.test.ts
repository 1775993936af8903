import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";
import { describe, expect } from "vitest";
import type { FeedPost } from "../../../server/feed/document.ts";
import { feedPost } from "../../support/feed-fixture.ts";
import { it } from "../../support/site-test.ts";
import type { WidgetSite } from "../../support/widget-site.ts";
import { INSTAFEED_PAGES } from "./instafeed-pages.ts";

const ORIGINAL = readFileSync(createRequire(import.meta.url).resolve("instafeed.js"), "utf8");
const POSTS = 30;
const PAGE_SIZE = 24;

const HELPERS = `<script>var calls = []; function note(name) { return function () { calls.push([name, [].slice.call(arguments)]); }; }</script>`;

function posts(server: string): FeedPost[] {
  return Array.from({ length: POSTS }, (_, index) => {
    const post = feedPost(server, index);
    const thumbnailUrl = post.sizes.large.mediaUrl;
    if (index % 4 === 1) {
      return {
        ...post,
        mediaType: "VIDEO",
        mediaUrl: `${server}/media/${index}.mp4`,
        thumbnailUrl,
      };
    }
    return index % 5 === 2 ? { ...post, mediaType: "CAROUSEL_ALBUM" } : post;
  });
}

/** A feed of two pages, as a server has it. */
function serveFeed(site: WidgetSite, all: readonly FeedPost[] = posts(site.feeds.origin)): void {
  const next = `${site.feeds.origin}/feeds/harbour-bakery/after/next.json`;
  site.feed({ posts: all.slice(0, PAGE_SIZE), ...(all.length > PAGE_SIZE && { next }) });
  const { feeds } = site;
  feeds.json("/feeds/harbour-bakery/after/next.json", {
    id: "harbour-bakery",
    username: "harbour.bakery",
    posts: all.slice(PAGE_SIZE),
  });
}

/** The same posts, as graph.instagram.com has them. */
async function playGraphApi(page: Page, all: readonly FeedPost[]): Promise<void> {
  await page.route("https://graph.instagram.com/**", (route) => {
    const { searchParams } = new URL(route.request().url());
    const from = Number(searchParams.get("after"));
    const to = from + Number(searchParams.get("limit") ?? 25);
    const data = all.slice(from, to).map((post) => ({
      caption: post.caption,
      id: post.id,
      media_type: post.mediaType,
      media_url: post.mediaUrl,
      permalink: post.permalink,
      ...(post.mediaType === "VIDEO" && { thumbnail_url: post.thumbnailUrl }),
      timestamp: post.timestamp.replace(".000Z", "+0000"),
      username: "harbour.bakery",
    }));
    searchParams.set("after", `${to}`);
    const next = `https://graph.instagram.com/me/media?${searchParams}`;
    const json = { data, paging: { cursors: {}, ...(to < all.length && { next }) } };
    return route.fulfill({ json, headers: { "access-control-allow-origin": "*" } });
  });
}

interface Outcome {
  readonly markup: string;
  readonly calls: unknown;
}

/** Opens every page of the table, each in a frame of its own, with this for the library's tag. */
async function openAll(page: Page, libraryTag: string): Promise<Record<string, Outcome>> {
  const pages = INSTAFEED_PAGES.map(({ name, body, until }) => ({
    name,
    html: `<!doctype html>${HELPERS}${libraryTag}<body>${body}</body>`,
    until: until ?? "document.querySelector('#instafeed *')",
  }));
  return page.evaluate(async (all) => {
    const found: Record<string, Outcome> = {};
    const nextFrame = () => new Promise((resolve) => setTimeout(resolve, 20));
    const visit = async ({ name, html, until }: (typeof all)[number]) => {
      const frame = document.createElement("iframe");
      frame.srcdoc = html;
      document.body.append(frame);
      const inside = <T>(code: string): T => Reflect.get(frame.contentWindow ?? {}, "eval")(code);
      const isDone = () => {
        try {
          return inside<unknown>(`document.readyState === "complete" && (${until})`);
        } catch {
          return false;
        }
      };
      const since = performance.now();
      while (!isDone() && performance.now() < since + 8000) await nextFrame();
      if (!isDone()) throw new Error(`“${name}” is not ready`);
      const state =
        "document.querySelectorAll('script').forEach(function (s) { s.remove(); }); document.body.innerHTML";
      const calls: unknown = JSON.parse(inside("JSON.stringify(calls)"));
      found[name] = { markup: inside<string>(state).trim(), calls };
    };
    await Promise.all(all.map(visit));
    return found;
  }, pages);
}

describe("a page written for instafeed.js 2.1.0", () => {
  it("is switched by one line: it then has the same markup, by the same calls in the same order", async ({
    site,
  }) => {
    const all = posts(site.feeds.origin);
    serveFeed(site, all);
    const { page } = await site.open("");
    await playGraphApi(page, all);
    site.pages.answer("/instafeed.min.js", (_request, response) => {
      response.setHeader("content-type", "text/javascript");
      response.end(ORIGINAL);
    });
    const before = await openAll(
      page,
      `<script src="${site.pages.origin}/instafeed.min.js"></script>`,
    );
    const after = await openAll(
      page,
      `<script src="${site.feeds.origin}/instafeed.js" data-feed="harbour-bakery"></script>`,
    );
    for (const { name } of INSTAFEED_PAGES) {
      expect(after[name], name).toEqual(before[name]);
    }
    expect(before["the first example"]?.markup.match(/<a /g)).toHaveLength(25);
    expect(before["a button for more, until there is no more"]?.markup.match(/<a /g)).toHaveLength(
      POSTS,
    );
    expect(site.feeds.paths).toContain("/feeds/harbour-bakery/after/next.json");
  });
});

describe("Instafeed", () => {
  const open = (site: WidgetSite, script: string, tag = "", headers = {}) =>
    site.open(
      `<div id="instafeed"></div><script src="${site.feeds.origin}/instafeed.js" ${tag}></script><script nonce="n">${script}</script>`,
      { headers },
    );

  it("shows what came from Instagram as text, and a page's own HTML where the page says so", async ({
    site,
  }) => {
    const hostile = `"><img src=x onerror=document.title='hacked'> onclick=x=1 & \`y\``;
    serveFeed(site, [feedPost(site.feeds.origin, 0, { caption: hostile })]);
    const { page, troubles } = await open(
      site,
      `new Instafeed({ feed: "harbour-bakery", templateBoundaries: ["[[", "]]"],
        transform: function (item) { item.line = "<b>" + Instafeed.escape(item.caption) + "</b>"; return item; },
        template: '<p title="[[caption]]" data-x=[[caption]]>[[caption]]</p><div>[[{line}]]</div><i>[[line]]</i>' }).run();`,
    );
    const text = page.locator("#instafeed > p");
    await text.waitFor();
    expect(await text.textContent()).toBe(hostile);
    expect(await text.getAttribute("title")).toBe(hostile);
    expect(await text.getAttribute("onclick")).toBeNull();
    expect(await page.locator("#instafeed div > b").textContent()).toBe(hostile);
    expect(await page.locator("#instafeed i").textContent()).toContain("<b>");
    expect(await page.locator("#instafeed img").count()).toBe(0);
    expect(await page.title()).toBe("A site");
    expect(troubles).toEqual([]);
  });

  it("takes out of each post whatever the feed document has of it", async ({ site }) => {
    serveFeed(site);
    const { page } = await open(
      site,
      `new Instafeed({ feed: "harbour-bakery", limit: 1, template: '<img src="{{model.sizes.small.mediaUrl}}" alt="{{model.likeCount}}">' }).run();
       var none = new Instafeed({ feed: "harbour-bakery", limit: 0, after: function () {
         if (none.hasNext()) none.next(); else document.title = "none shown";
       } });
       none.run();`,
    );
    const picture = page.locator("#instafeed img");
    await picture.waitFor();
    expect(await picture.getAttribute("src")).toBe(`${site.feeds.origin}/media/0-400x400.webp`);
    expect(await picture.getAttribute("alt")).toBe("1234");
    // And of none, without an end to asking for more.
    await expect.poll(() => page.title()).toBe("none shown");
    expect(await page.locator("#instafeed img").count()).toBe(1);
  });

  it("says once that no token is needed, and at once what is missing or wrong", async ({
    site,
  }) => {
    serveFeed(site);
    const { page } = await site.open("");
    const told: string[] = [];
    page.on("console", (message) => told.push(message.text()));
    await page.addScriptTag({ url: `${site.feeds.origin}/instafeed.js` });
    const problems = await page.evaluate(() => {
      const Instafeed: new (options?: unknown) => unknown = Reflect.get(window, "Instafeed");
      const problemOf = (options?: unknown) => {
        try {
          new Instafeed(options);
          return "none";
        } catch (error) {
          return `${error}`;
        }
      };
      const feed = "harbour-bakery";
      return [
        problemOf(),
        problemOf("bakery"),
        problemOf({ accessToken: "t" }),
        problemOf({ feed, limit: "12" }),
        problemOf({ feed, mock: "yes" }),
        problemOf({ feed, filter: "image" }),
        problemOf({ feed, target: 5 }),
        problemOf({ feed, templateBoundaries: ["{{"] }),
        problemOf({ feed, accessToken: () => {}, apiTimeout: "long", limit: null, template: null }),
        problemOf({ feed, accessToken: "t" }),
      ];
    });
    const feed = /^Error: Instafeed: say which feed to show/;
    const expected = [
      feed,
      /options must be an object/,
      feed,
      /limit must be a number/,
      /mock must be a boolean/,
      /filter must be a function/,
      /target must be an element/,
      /templateBoundaries must be two strings/,
      /^none$/,
      /^none$/,
    ];
    problems.forEach((problem, at) => void expect(problem).toMatch(expected[at] ?? ""));
    expect(told.filter((text) => /needs no accessToken/.test(text))).toHaveLength(2);
  });

  it("tells of a feed that is not there, and of a server that is not", async ({ site }) => {
    site.feeds.answer("/feeds/nobody.json", (_request, response) => {
      response.writeHead(404, {
        "access-control-allow-origin": "*",
        "content-type": "application/json",
      });
      response.end('{"error":{"code":"unknown-feed","message":"There is no feed with this id."}}');
    });
    const { page } = await open(
      site,
      `window.told = []; var error = function (e) { told.push(e.message); };
      new Instafeed({ feed: "nobody", error: error }).run();
      new Instafeed({ feed: "nobody", server: "http://127.0.0.1:1", error: error }).run();`,
    );
    const told = () => page.evaluate<string[]>("window.told.slice().sort()");
    await expect
      .poll(told)
      .toEqual([
        "api request error: the server cannot be reached",
        "api request error: unknown-feed There is no feed with this id.",
      ]);
  });

  it("knows its feed where what loads scripts runs its text without its tag", async ({ site }) => {
    serveFeed(site, []);
    const address = `${site.feeds.origin}/instafeed.js`;
    const { page, troubles } = await site.open(
      `<script type="text/plain" src="${address}" data-feed="harbour-bakery"></script><div id="instafeed"></div>`,
    );
    const begun = await page.evaluate(async (url) => {
      const script = document.createElement("script");
      script.text = `${await (await fetch(url)).text()};window.begun = new Instafeed({}).run()`;
      document.head.append(script);
      return Reflect.get(window, "begun");
    }, address);
    expect(begun).toBe(true);
    await expect.poll(() => site.feeds.paths).toContain("/feeds/harbour-bakery.json");
    expect(troubles).toEqual([]);
  });

  it("is there for RequireJS, and for pages that let in scripts and requests of this server only", async ({
    site,
  }) => {
    serveFeed(site, []);
    const { page, troubles } = await open(
      site,
      `window.ended = []; var feed = new Instafeed({ feed: "harbour-bakery", success: function (a) { ended.push(a.data.length); }, after: function () { ended.push("after"); } }); feed.run();
       window.define = function (names, make) { window.defined = make() === window.Instafeed; }; define.amd = {};`,
      "",
      {
        "content-security-policy": `default-src 'none'; script-src 'nonce-n' ${site.feeds.origin}; connect-src ${site.feeds.origin}`,
      },
    );
    await expect.poll(() => page.evaluate("window.ended")).toEqual([0, "after"]);
    expect(await page.evaluate("feed.hasNext()")).toBe(false);
    await page.addScriptTag({ url: `${site.feeds.origin}/instafeed.js` });
    expect(await page.evaluate("window.defined")).toBe(true);
    expect(troubles).toEqual([]);
  });
});
