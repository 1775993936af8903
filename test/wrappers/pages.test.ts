import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { fetchFeedHtml } from "../../widget/wrappers/windowbox.ts";
import { renderedHtml } from "../support/rendered-html.ts";
import { PageSite, seenOn, showOn, tilesOf } from "./page-site.ts";

const DOCUMENT = "/feeds/harbour-bakery.json";
const SCRIPT = "/feeds/harbour-bakery.js";

let on: PageSite;
beforeAll(async () => {
  on = await PageSite.start();
});
afterEach(() => on.site.reset());
afterAll(() => on.stop());

describe.each(["react", "preact", "vue", "svelte", "plain"])("a page with %s", (name) => {
  it("shows two feeds, with element and document in one answer, asked for once", async () => {
    on.site.feed();
    const { page, troubles } = await on.open(name);
    await showOn(page, on.feed(), on.feed({ key: "b", limit: 4, named: true }));
    await expect.poll(() => tilesOf(page)).toBe(16);
    await page.locator("windowbox-feed [slot=header]", { hasText: "Our kitchen" }).waitFor();
    expect([on.asked(SCRIPT), on.asked("/widget.js"), on.asked(DOCUMENT)]).toEqual([1, 0, 0]);
    expect(troubles).toEqual([]);
  });

  it("applies props at once, and gives back to the feed what is taken away", async () => {
    on.site.feed({ settings: { header: true, limit: 6 } });
    const { page, troubles } = await on.open(name);
    const header = page.locator("[part=header]");
    await showOn(page, on.feed());
    await expect.poll(() => tilesOf(page)).toBe(6);
    await header.waitFor();
    await showOn(page, on.feed({ limit: 3, header: false, onClick: "none", columnsMobile: 1 }));
    await expect.poll(() => tilesOf(page)).toBe(3);
    await header.waitFor({ state: "detached" });
    const onClick = () => page.locator("windowbox-feed").getAttribute("on-click");
    await expect.poll(onClick).toBe("none");
    await showOn(page, on.feed({ limit: undefined, onClick: undefined }));
    await expect.poll(() => tilesOf(page)).toBe(6);
    await header.waitFor();
    await expect.poll(onClick).toBeNull();
    expect(troubles).toEqual([]);
  });

  it("hears of posts, of clicks, and of feeds that are not there", async () => {
    on.site.feed();
    const { page } = await on.open(name);
    await showOn(page, on.feed());
    await page.locator("a[part=tile]").nth(1).click();
    await showOn(page, on.feed({ feedId: "nobody" }));
    await expect
      .poll(() => seenOn(page))
      .toEqual([
        "load harbour.bakery",
        "postclick https://www.instagram.com/p/post1/",
        "error not-found",
      ]);
    await page.getByText("Our pictures").waitFor();
    expect(await page.locator("dialog[open]").count()).toBe(0);
  });

  it("shows its own content when the script does not come, and hears of that, too", async () => {
    on.site.feed();
    for (const path of [SCRIPT, "/widget.js"]) {
      on.site.feeds.answer(path, (_request, response) => void response.writeHead(503).end());
    }
    const { page } = await on.open(name);
    await showOn(page, on.feed());
    await expect.poll(() => seenOn(page)).toEqual(["error network"]);
    await page.getByText("Our pictures").waitFor();
  });

  it("comes and goes and leaves nothing behind", async () => {
    on.site.feed();
    const { page, troubles } = await on.open(name);
    const session = await page.context().newCDPSession(page);
    const countNodes = async () => {
      await session.send("HeapProfiler.collectGarbage");
      return (await session.send("Memory.getDOMCounters")).nodes;
    };
    const comeAndGo = async (times: number) => {
      for (let round = 0; round < times; round++) {
        await showOn(page, on.feed());
        await page.locator("a[part=tile]").nth(11).waitFor();
        await showOn(page);
        await page.locator("windowbox-feed").waitFor({ state: "detached" });
      }
    };
    await comeAndGo(2);
    const before = await countNodes();
    await comeAndGo(6);
    // Less than one feed's own.
    await expect.poll(countNodes).toBeLessThan(before + 60);
    expect(on.asked(SCRIPT)).toBe(1);
    expect(troubles).toEqual([]);
  });
});

it("a page with the element in its own bundle asks for the feed only", async () => {
  on.site.feed();
  const { page, troubles } = await on.open("element", [], "<windowbox-feed></windowbox-feed>");
  await page.evaluate(
    ([server = "", feedId = ""]) => {
      const feed = document.querySelector("windowbox-feed");
      feed?.setAttribute("server", server);
      feed?.setAttribute("feed-id", feedId);
    },
    [on.site.feeds.origin, "harbour-bakery"],
  );
  await expect.poll(() => tilesOf(page)).toBe(12);
  expect(on.asked("/widget.js")).toBe(0);
  expect(troubles).toEqual([]);
});

describe.each(["react", "vue", "svelte"])("%s on a server", (name) => {
  it("writes the settings as attributes, and the page's own content", async () => {
    const feed = on.feed({
      limit: 3,
      columnsTablet: "2",
      followButton: false,
      captions: true,
      theme: undefined,
      lang: "de",
      hash: true,
      named: true,
    });
    const html = await on.pages.render(name, [feed]);
    const tag = /<windowbox-feed[^>]*>/.exec(html)?.[0] ?? "";
    const settings = `feed-id="harbour-bakery" server="${on.site.feeds.origin}" limit="3"`;
    expect(tag).toContain(`${settings} columns-tablet="2"`);
    expect(tag).toContain('follow-button="false" captions="true"');
    expect(tag).toMatch(/ class="feed" style="outline-width: ?1px;?"/);
    expect(tag).toMatch(/ lang="de"/);
    expect(tag).toMatch(/ hash="true"/);
    expect(tag).not.toMatch(/theme|undefined| on| key/i);
    expect(html).toContain(`<a href="/instagram">Our pictures</a>`);
    expect(html).toMatch(/<div slot="header">.*Our kitchen/);
  });

  it("is taken over in the browser without a word, the element with it", async () => {
    on.site.feed();
    const feeds = [on.feed({ limit: 5, header: true, onClick: "none" })];
    const { page, troubles } = await on.open(name, feeds, await on.pages.render(name, feeds));
    await expect.poll(() => tilesOf(page)).toBe(5);
    await expect.poll(() => seenOn(page)).toEqual(["load harbour.bakery"]);
    const kept = "served === document.querySelector('windowbox-feed')";
    expect(await page.evaluate(kept)).toBe(true);
    await expect.poll(() => page.locator("windowbox-feed").getAttribute("on-click")).toBe("none");
    await showOn(page, on.feed({ limit: 2 }));
    await expect.poll(() => tilesOf(page)).toBe(2);
    await page.locator("[part=header]").waitFor({ state: "detached" });
    expect(troubles).toEqual([]);
  });
});

describe("a React page with the feed's own HTML", () => {
  it("shows it before any script runs, and goes on from there", async () => {
    const { origin } = on.site.feeds;
    const { fragment } = renderedHtml(on.site.feed(), origin);
    on.site.feeds.page("/feeds/harbour-bakery.html", fragment);
    const html = await fetchFeedHtml(origin, "harbour-bakery");
    const feeds = [on.feed({ html })];
    const served = await on.pages.render("react", feeds);
    expect(served).toContain("ImageGallery");
    expect(served).not.toContain('<script type="module"');
    const { page, troubles } = await on.open("react", feeds, served);
    expect(await page.evaluate("drawn")).toBe(12);
    await expect.poll(() => seenOn(page)).toEqual(["load harbour.bakery"]);
    expect(await tilesOf(page)).toBe(12);
    expect(await page.evaluate("served === document.querySelector('windowbox-feed')")).toBe(true);
    await showOn(page, on.feed({ limit: 2, html }));
    await expect.poll(() => tilesOf(page)).toBe(2);
    expect(troubles).toEqual([]);
  });

  it("goes without where the server has none, is away, or has no address", async () => {
    const { origin } = on.site.feeds;
    expect(await fetchFeedHtml(origin, "nobody")).toBe("");
    expect(await fetchFeedHtml("http://127.0.0.1:1", "harbour-bakery")).toBe("");
    expect(await fetchFeedHtml("/instagram", "harbour-bakery")).toBe("");
    const html = await on.pages.render("react", [on.feed({ html: "" })]);
    expect(html).toContain("Our pictures");
  });
});
