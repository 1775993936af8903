import type { Page } from "playwright-core";
import { describe, expect } from "vitest";
import { painted, twoFrames } from "../../support/at-rest.ts";
import { renderedHtml } from "../../support/rendered-html.ts";
import { it } from "../../support/site-test.ts";
import type { WidgetSite } from "../../support/widget-site.ts";

const VIEW = { viewport: { width: 1000, height: 900 } };

const ATTRIBUTES =
  'limit="9" limit-tablet="6" limit-mobile="4" gap="20" gap-tablet="10" gap-mobile="5" aspect-ratio="4:5" aspect-ratio-tablet="1:1" aspect-ratio-mobile="original"';

const SETTINGS = {
  limit: 9,
  limitTablet: 6,
  limitMobile: 4,
  gap: "20",
  gapTablet: "10",
  gapMobile: "5",
  aspectRatio: "4:5",
  aspectRatioTablet: "1:1",
  aspectRatioMobile: "original",
};

const box = (width: number, feed: string) => `<div id="box" style="width:${width}px">${feed}</div>`;

const feed = (attributes: string) =>
  `<windowbox-feed feed-id="harbour-bakery" ${attributes}></windowbox-feed>`;

/** What a visitor sees of the list: how many tiles, how far apart, and the second one's shape. */
const look = (page: Page) =>
  page.locator("windowbox-feed ul").evaluate((list) => {
    const items = [...list.children].filter((item) => item.checkVisibility());
    const tile = items[1]?.querySelector(".tile")?.getBoundingClientRect();
    return [
      items.length,
      getComputedStyle(list).columnGap,
      tile && Math.round((tile.width / tile.height) * 100) / 100,
    ];
  });

const setWidth = (page: Page, width: number) =>
  page.locator("#box").evaluate((element, to) => {
    element.style.width = `${to}px`;
  }, width);

/** Where the text after the feed is in what is painted, frame by frame, each place once. */
const watchAfter = () => {
  const places: number[] = [];
  Object.assign(window, { places });
  // A fresh observer is told of a frame as it is painted: after all of its layouts, before any later script.
  const look: IntersectionObserverCallback = ([entry], observer) => {
    observer.disconnect();
    const top = Math.round(entry?.boundingClientRect.top ?? 0);
    if (top !== places.at(-1)) places.push(top);
  };
  const watch = () =>
    requestAnimationFrame(() => {
      const after = document.querySelector("#after");
      if (after) new IntersectionObserver(look).observe(after);
      watch();
    });
  watch();
};

const WIDE = [9, "20px", 0.8];
const TABLET = [6, "10px", 1];
/** The second post of the fixture is 4:5. */
const MOBILE = [4, "5px", 0.8];

describe("how many tiles, their gap and their shape", () => {
  it("go by the width of the element, and follow it", async ({ site }) => {
    site.feed();
    const { page, troubles } = await site.open(site.script + box(900, feed(ATTRIBUTES)), VIEW);
    await page.locator("a[part=tile]").nth(8).waitFor();
    expect(await look(page)).toEqual(WIDE);
    await setWidth(page, 767);
    await expect.poll(() => look(page)).toEqual(TABLET);
    await setWidth(page, 479);
    await expect.poll(() => look(page)).toEqual(MOBILE);
    await setWidth(page, 768);
    await expect.poll(() => look(page)).toEqual(WIDE);
    expect(troubles).toEqual([]);
  });

  it("are those of the next wider place where a narrow one has none of its own", async ({
    site,
  }) => {
    site.feed();
    const { page } = await site.open(
      site.script + box(400, feed('limit="6" limit-tablet="4" gap-tablet="9" aspect-ratio="2:1"')),
      VIEW,
    );
    await page.locator("a[part=tile]").first().waitFor();
    await expect.poll(() => look(page)).toEqual([4, "9px", 2]);
  });

  it("come from the feed's own settings, and the page's go before them", async ({ site }) => {
    site.feed({ settings: SETTINGS });
    const { page } = await site.open(site.script + box(400, feed('limit-mobile="2"')), VIEW);
    await page.locator("a[part=tile]").first().waitFor();
    await expect.poll(() => look(page)).toEqual([2, ...MOBILE.slice(1)]);
  });

  it("are right before anything is painted", async ({ site }) => {
    site.feed();
    const script = site.feeds.hold("/widget.js");
    const { page } = await site.open(
      // Shapes of their own are known only when the posts are.
      `${site.script}${box(400, feed(ATTRIBUTES.replace("original", "3:4")))}<p id="after">After</p>`,
      { viewport: { width: 500, height: 2500 }, before: watchAfter },
    );
    await page.locator("#after").waitFor();
    // Only what has been painted can move.
    await painted(page);
    await twoFrames(page);
    const before = await page.evaluate("places");
    script();
    await page.locator("a[part=tile] img.loaded").nth(3).waitFor();
    const top = await page.locator("#after").evaluate((one) => one.getBoundingClientRect().top);
    // It moves once, to where it stays: the element kept no place before its script came.
    await twoFrames(page);
    expect(before).toHaveLength(1);
    expect(await page.evaluate("places")).toEqual([before, Math.round(top)].flat());
  });

  it("make as many more come as there were, by the button", async ({ site }) => {
    site.feed();
    const { page } = await site.open(
      site.script + box(400, feed(`${ATTRIBUTES} load-more="button"`)),
      VIEW,
    );
    await page.getByRole("button", { name: "Load more" }).click();
    await expect.poll(async () => (await look(page))[0]).toBe(8);
  });
});

describe("the same in a feed's HTML", () => {
  const included = (site: WidgetSite) =>
    renderedHtml(site.feed({ settings: SETTINGS }), site.feeds.origin).fragment;

  it.for([
    [900, WIDE],
    [700, TABLET],
    [400, MOBILE],
  ] as const)("is so without a script, %i pixels wide", async ([width, expected], { site }) => {
    const { page } = await site.open(box(width, included(site)), {
      ...VIEW,
      javaScriptEnabled: false,
    });
    await page.locator("a[part=tile]").first().waitFor();
    expect(await look(page)).toEqual(expected);
  });

  it("stays so when the element takes over", async ({ site }) => {
    const { page, troubles } = await site.open(box(400, included(site)), VIEW);
    await expect
      .poll(() =>
        page.locator("windowbox-feed").evaluate((element) => {
          dispatchEvent(new PointerEvent("pointermove", { movementX: 1 }));
          return element.shadowRoot?.adoptedStyleSheets.length;
        }),
      )
      .toBeGreaterThan(0);
    await expect.poll(() => look(page)).toEqual(MOBILE);
    expect(troubles).toEqual([]);
  });

  it("has on a phone what a phone has of its own, though a tablet has something else", async ({
    site,
  }) => {
    const settings = { ...SETTINGS, limitMobile: 9, gapMobile: "20", aspectRatioMobile: "4:5" };
    const { fragment } = renderedHtml(site.feed({ settings }), site.feeds.origin);
    const { page } = await site.open(box(400, fragment), { ...VIEW, javaScriptEnabled: false });
    await page.locator("a[part=tile]").first().waitFor();
    expect(await look(page)).toEqual(WIDE);
  });

  it("keeps the last tile, which leads to Instagram", async ({ site }) => {
    const settings = { ...SETTINGS, instagramTile: true };
    const { fragment } = renderedHtml(site.feed({ settings }), site.feeds.origin);
    const { page } = await site.open(box(400, fragment), { ...VIEW, javaScriptEnabled: false });
    await page.locator("[part~=instagram-tile]").waitFor();
    expect((await look(page))[0]).toBe(4);
  });
});
