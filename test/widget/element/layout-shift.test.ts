import type { Page } from "playwright-core";
import { describe, expect } from "vitest";
import { painted, twoFrames } from "../../support/at-rest.ts";
import { it } from "../../support/site-test.ts";
import type { WidgetSite } from "../../support/widget-site.ts";

const DOCUMENT = "/feeds/harbour-bakery.json";
const VIEW = { viewport: { width: 900, height: 900 } };
/** What follows the feed is in sight all the time: if the feed's height changed, it would move. */
const AFTER = `<p style="margin:0;height:200px">After the feed</p>`;
const STYLE = `<style>body{margin:0}windowbox-feed:not(:defined){display:block;aspect-ratio:3}</style>`;

/** A page's way of keeping the place before the script is there: three tiles in a row. */
const module = (site: WidgetSite, attributes = "") =>
  `${STYLE}${site.script}<windowbox-feed feed-id="harbour-bakery" limit="3" ${attributes}></windowbox-feed>${AFTER}`;

/** The same with its tiles in one column. */
const oneAboveTheOther = (site: WidgetSite) =>
  module(site, 'columns="1"').replace("aspect-ratio:3", "aspect-ratio:1/3");

const heightOf = (page: Page) =>
  page.locator("windowbox-feed").evaluate((feed) => feed.clientHeight);

const observe = () => {
  const shifts: string[] = [];
  Object.assign(window, { shifts });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) shifts.push(JSON.stringify(entry));
  }).observe({ type: "layout-shift", buffered: true });
};

/** What a shift was has been told by then. */
async function settle(page: Page): Promise<string[]> {
  await twoFrames(page);
  return page.evaluate<string[]>("shifts");
}

describe("nothing moves", () => {
  it("from the first paint to the last picture", async ({ site }) => {
    site.feed();
    const script = site.feeds.hold("/widget.js");
    const document = site.feeds.hold(DOCUMENT);
    const pictures = [0, 1, 2].map((index) =>
      site.feeds.hold(`/media/${index}-400x${[400, 500, 267][index]}.webp`),
    );
    const { page } = await site.open(module(site), { ...VIEW, before: observe });
    await painted(page);
    expect(await settle(page)).toEqual([]);
    script();
    await page.locator("windowbox-feed .skeleton").nth(2).waitFor();
    expect(await settle(page)).toEqual([]);
    document();
    await page.locator("a[part=tile]").nth(2).waitFor();
    expect(await settle(page)).toEqual([]);
    for (const release of pictures) release();
    await page.locator("windowbox-feed img.loaded").nth(2).waitFor();
    expect(await settle(page)).toEqual([]);
  });

  it.for([
    ["header"],
    ["captions"],
    ['layout="highlight" limit="6"'],
    ['layout="carousel"'],
    ['aspect-ratio="4:5" gap="12" columns="4" limit="4"'],
  ] as const)("between loading and loaded with %s", async ([attributes], { site }) => {
    site.feed();
    const document = site.feeds.hold(DOCUMENT);
    const { page } = await site.open(
      `<style>body{margin:0}</style>${site.script}<windowbox-feed feed-id="harbour-bakery" limit="3" ${attributes}></windowbox-feed>${AFTER}`.replace(
        / limit="3"(.* limit=)/,
        "$1",
      ),
      VIEW,
    );
    await page.locator("windowbox-feed .skeleton").first().waitFor();
    await painted(page);
    await page.evaluate(observe);
    await settle(page);
    await page.evaluate("shifts.length = 0");
    document();
    await page.locator("windowbox-feed img.loaded").nth(2).waitFor();
    expect(await settle(page)).toEqual([]);
  });

  it.for([
    ["there are fewer posts than places", { count: 1 }],
    ["there are no posts", { count: 0 }],
  ] as const)("when %s, until the visitor has scrolled on", async ([_when, changes], { site }) => {
    site.feed(changes);
    const document = site.feeds.hold(DOCUMENT);
    const body = `${oneAboveTheOther(site)}<div style="height:5000px"></div>`;
    const { page } = await site.open(body, { ...VIEW, before: observe });
    await page.locator("windowbox-feed .skeleton").nth(2).waitFor();
    // Only of places that were seen is any kept.
    await twoFrames(page);
    document();
    await page.locator("windowbox-feed ul[aria-busy=false]").waitFor({ state: "attached" });
    expect(await heightOf(page)).toBe(2708);
    await page.evaluate(() => scrollTo(0, 5000));
    await expect.poll(() => heightOf(page)).toBeLessThan(1000);
    expect(await settle(page)).toEqual([]);
  });

  it("also where a busy browser tells at once that the places were in sight and that they are not", async ({
    site,
  }) => {
    site.feed({ count: 1 });
    const document = site.feeds.hold(DOCUMENT);
    const body = `<script>
      const Native = IntersectionObserver;
      window.IntersectionObserver = class {
        constructor(callback) {
          const told = [];
          this.native = new Native((entries) => {
            told.push(...entries);
            if (!entries[0].isIntersecting) callback(told.splice(0));
          });
        }
        observe(element) { this.native.observe(element); }
        disconnect() { this.native.disconnect(); }
      };
    </script>${oneAboveTheOther(site)}<div style="height:5000px"></div>`;
    const { page } = await site.open(body, VIEW);
    await page.locator("windowbox-feed .skeleton").nth(2).waitFor();
    await twoFrames(page);
    document();
    // Days are the last that is drawn: after that nothing else has the browser tell again.
    await page.locator("a[part=tile][aria-label*='2026']").waitFor();
    await twoFrames(page);
    await page.evaluate(() => scrollTo(0, 5000));
    await expect.poll(() => heightOf(page)).toBeLessThan(1000);
  });

  it("of places that are kept only as long as they are wanted, and never come back", async ({
    site,
  }) => {
    site.feed({ count: 1 });
    const document = site.feeds.hold(DOCUMENT);
    const body = `<div id="box" style="width:300px">${oneAboveTheOther(site)}</div>`;
    const { page } = await site.open(body, VIEW);
    await page.locator("windowbox-feed .skeleton").nth(2).waitFor();
    // Only of places that were seen is any kept.
    await twoFrames(page);
    document();
    await page.locator("windowbox-feed ul[aria-busy=false]").waitFor();
    expect(await heightOf(page)).toBe(908);
    await page.locator("windowbox-feed").evaluate((feed) => feed.setAttribute("limit", "1"));
    await expect.poll(() => heightOf(page)).toBe(300);
    await page.locator("windowbox-feed").evaluate((feed) => feed.setAttribute("limit", "2"));
    await page.locator("#box").evaluate((box) => {
      box.style.width = "200px";
    });
    await expect.poll(() => page.locator("windowbox-feed img").getAttribute("sizes")).toBe("200px");
    expect(await heightOf(page)).toBe(200);
  });

  it("by a feed that is not there, but the place that nothing comes into is given back", async ({
    site,
  }) => {
    site.feeds.answer(DOCUMENT, (_request, response) => void response.writeHead(404).end("{}"));
    const document = site.feeds.hold(DOCUMENT);
    const { page } = await site.open(module(site), VIEW);
    await page.locator("windowbox-feed .skeleton").nth(2).waitFor();
    document();
    await page.locator("p[part=message]").waitFor();
    expect(await heightOf(page)).toBeLessThan(100);
  });
});
