import type { Page } from "playwright-core";
import { describe, expect } from "vitest";
import type { FeedDocument, FeedSettings } from "../../../server/feed/document.ts";
import { placeRule } from "../../../server/feed/place-rule.ts";
import { painted, twoFrames } from "../../support/at-rest.ts";
import { feedPost } from "../../support/feed-fixture.ts";
import { it } from "../../support/site-test.ts";
import type { WidgetSite } from "../../support/widget-site.ts";

const ID = "harbour-bakery";
/** Of the element: its three arrangements, and the ends of each. */
const WIDTHS = [1200, 768, 767, 480, 479, 390];

/** What the dashboard gives, a fallback inside, and text below, as wide as that. */
const snippet = (feed: FeedDocument, width: number) =>
  `<style>${placeRule(feed)}</style><div style="width:${width}px"><windowbox-feed feed-id="${feed.id}">
  <a href="https://www.instagram.com/harbour.bakery/">Our pictures on Instagram</a>
</windowbox-feed><p style="margin:0;height:300px">After the feed</p></div>`;

/** Each in a column of its own, of a page that is wide enough. */
const body = (site: WidgetSite, snippets: readonly string[]) =>
  `<style>body{margin:0;font:16px sans-serif;display:flex;align-items:start}div{flex:none}</style>${snippets.join("")}${site.script}`;

interface Moved {
  readonly previousRect: DOMRectReadOnly;
  readonly currentRect: DOMRectReadOnly;
}

/** Whatever moves, where it was and where it is, in CSS pixels. */
const observeColumns = () => {
  const moves: unknown[] = [];
  Object.assign(window, { moves });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) moves.push(...Reflect.get(entry, "sources"));
  }).observe({ type: "layout-shift", buffered: true });
};

/**
 * The layout shift of each column, as if a window showed it alone, 900 pixels high: by how much of it anything was
 * moved, and how far.
 */
const readColumns = (width: number) => {
  const moves: readonly Moved[] = Reflect.get(window, "moves");
  const shifts: Record<number, number> = {};
  for (const { previousRect: from, currentRect: to } of moves) {
    const height = 900;
    const within = (y: number) => Math.min(height, Math.max(0, y));
    const top = within(Math.min(from.top, to.top));
    const bottom = within(Math.max(from.bottom, to.bottom));
    const area = (bottom - top) * Math.min(width, Math.max(from.width, to.width));
    const far = Math.max(Math.abs(from.top - to.top), Math.abs(from.left - to.left));
    const column = Math.floor(Math.max(0, to.left) / width);
    const shift = (area / (width * height)) * (far / Math.max(width, height));
    shifts[column] = (shifts[column] ?? 0) + shift;
  }
  return shifts;
};

/** Where the text below each element stands. */
const tops = (page: Page) =>
  page
    .locator("windowbox-feed + p")
    .evaluateAll((all) => all.map((text) => text.getBoundingClientRect().top + scrollY));

const allStand = (page: Page) =>
  page.waitForFunction(() =>
    [...document.querySelectorAll("windowbox-feed")].every(({ shadowRoot }) =>
      shadowRoot?.querySelector("[aria-busy=false] a[part=tile]"),
    ),
  );

/** How far each text is from where it was, in whole pixels. */
const moved = (from: readonly number[], to: readonly number[]) =>
  to.map((top, index) => Math.round(Math.abs(top - (from[index] ?? 0))));

it("is text that may stand in a page that is XML, and that nothing takes for a tag", () => {
  const settings = { columns: 4, columnsTablet: 3, columnsMobile: 1 };
  expect(placeRule({ id: ID, settings, posts: [] })).not.toMatch(/[<&]/);
});

describe("the rule that keeps the place of a feed", () => {
  const CASES: readonly [name: string, settings: FeedSettings, allowedPx?: number][] = [
    ["a grid", {}],
    ["a header and captions", { header: true, captions: true }],
    ["a look of its own", { columns: 4, gap: "12px", aspectRatio: "4/5", limit: 10 }],
    [
      "other looks in narrower places",
      { columns: 6, columnsTablet: 5, columnsMobile: 1, limitTablet: 7, limitMobile: 3 },
    ],
    ["pictures in their own shapes", { aspectRatio: "original", gap: "1em" }],
    ["a button below", { loadMore: "button", followButton: true }],
    ["a tile that leads to Instagram", { instagramTile: true, limit: 5 }],
    ["highlight", { layout: "highlight", columns: 4, header: true }],
    ["highlight in three columns", { layout: "highlight", captions: true }],
    ["a carousel", { layout: "carousel", captions: true, header: true }],
    ["masonry", { layout: "masonry" }, 12],
    ["masonry with words", { layout: "masonry", header: true, captions: true, limit: 7 }, 12],
  ];

  it("is as high as the feed, at every width", async ({ site }) => {
    const script = site.feeds.hold("/widget.js");
    const all = CASES.map(([name, settings, px = 2], index) => {
      const feed = site.feed({ settings }, `case-${index}`);
      const release = site.feeds.hold(`/feeds/${feed.id}.json`);
      return { name, px, feed, release };
    });
    const snippets = all.flatMap(({ feed }) => WIDTHS.map((width) => snippet(feed, width)));
    const { page } = await site.open(body(site, snippets));
    await painted(page);
    const kept = await tops(page);
    script();
    await page.locator("windowbox-feed .skeleton").last().waitFor({ state: "attached" });
    await twoFrames(page);
    expect(moved(kept, await tops(page)).filter((by) => by > 0)).toEqual([]);
    for (const { release } of all) release();
    await allStand(page);
    await twoFrames(page);
    const off = moved(kept, await tops(page));
    const wrong = all.flatMap(({ name, px }, index) => {
      const by = off.slice(index * WIDTHS.length, (index + 1) * WIDTHS.length);
      return by.some((one) => one > px) ? [`${name}: ${by}`] : [];
    });
    expect(wrong).toEqual([]);
  });

  it("is still right when twelve posts and a longer biography came since it was copied", async ({
    site,
  }) => {
    const words = { header: true, captions: true } as const;
    const posts = Array.from({ length: 24 }, (_, index) => {
      const changes = { id: `newer-${index}`, caption: "Bread. ".repeat(60) };
      return feedPost(site.feeds.origin, index + 3, changes);
    });
    const snippets = (["grid", "highlight", "carousel", "masonry"] as const).flatMap((layout) => {
      const settings = { ...words, layout };
      const copied = site.feed({ settings }, layout);
      site.feed({ settings, posts, biography: "Bread and buns by the water. ".repeat(9) }, layout);
      return WIDTHS.map((width) => snippet(copied, width));
    });
    const script = site.feeds.hold("/widget.js");
    const { page } = await site.open(body(site, snippets));
    await painted(page);
    const kept = await tops(page);
    script();
    await allStand(page);
    await twoFrames(page);
    const off = moved(kept, await tops(page));
    const ofMasonry = off.splice(-WIDTHS.length);
    expect(Math.max(...off)).toBeLessThanOrEqual(2);
    // Hundreds of rows, each a whole number of 64ths of a pixel.
    expect(Math.max(...ofMasonry)).toBeLessThanOrEqual(6);
  });

  const LOOKS: readonly [settings: FeedSettings, allowed?: number][] = [
    [{ columns: 4, limit: 4, header: true }],
    [{ layout: "highlight", columns: 4, limit: 6 }],
    [{ layout: "highlight", limit: 6, header: true, captions: true }],
    [{ layout: "carousel", columns: 4 }],
    [{ layout: "carousel", header: true, captions: true }],
    [{ layout: "masonry", limit: 6 }, 0.02],
    [{ layout: "masonry", limit: 6, header: true, captions: true }, 0.02],
  ];

  it.for([1200, 390])(
    "moves nothing beside or below a feed %s pixels wide, whatever its look, on a slow line and from memory",
    async (width, { site }) => {
      const all = LOOKS.map(([settings, allowed = 0.01], index) => {
        const feed = site.feed({ settings }, `look-${index}`);
        const release = site.feeds.hold(`/feeds/${feed.id}.js`);
        return { feed, allowed, release };
      });
      const scripts = all.map(
        ({ feed }) => `<script async src="${site.feeds.origin}/feeds/${feed.id}.js"></script>`,
      );
      // All in sight: beside each other, as high as they are.
      const viewport = { width: width * all.length, height: 2000 };
      const { page } = await site.open(
        `<style>body{margin:0;font:16px sans-serif;display:flex;align-items:start}div{flex:none}</style>${all.map(({ feed }) => snippet(feed, width)).join("")}${scripts.join("")}`,
        { viewport, before: observeColumns },
      );
      const wrong = async () => {
        await allStand(page);
        await page.waitForFunction(() =>
          [...document.querySelectorAll("windowbox-feed")].every(({ shadowRoot }) =>
            shadowRoot?.querySelector("img.loaded"),
          ),
        );
        await twoFrames(page);
        const shifts = await page.evaluate(readColumns, width);
        return all.flatMap(({ feed, allowed }, index) =>
          (shifts[index] ?? 0) > allowed
            ? [`${JSON.stringify(feed.settings)}: ${shifts[index]}`]
            : [],
        );
      };
      await painted(page);
      for (const { release } of all) release();
      expect(await wrong()).toEqual([]);
      await page.reload({ waitUntil: "commit" });
      expect(await wrong()).toEqual([]);
    },
  );

  it("gives the place back by itself when nothing has defined the element after ten seconds", async ({
    site,
  }) => {
    const feed = site.feed();
    site.feeds.hold("/widget.js");
    const { page } = await site.open(body(site, [snippet(feed, 800)]));
    await painted(page);
    expect((await tops(page))[0]).toBeGreaterThan(1000);
    await page.evaluate(() => {
      for (const animation of document.getAnimations()) {
        animation.pause();
        animation.currentTime = 9_900;
      }
    });
    expect((await tops(page))[0]).toBeGreaterThan(1000);
    await page.evaluate(() => {
      for (const animation of document.getAnimations()) animation.currentTime = 10_000;
    });
    expect((await tops(page))[0]).toBeLessThan(40);
    expect(await page.locator("windowbox-feed a").isVisible()).toBe(true);
  });

  it("gives way to the element, which gives the place back when its feed fails", async ({
    site,
  }) => {
    const feed = site.feed();
    site.feeds.answer(
      `/feeds/${ID}.json`,
      (_request, response) => void response.writeHead(404).end("{}"),
    );
    const { page } = await site.open(body(site, [snippet(feed, 800)]));
    await expect.poll(async () => (await tops(page))[0]).toBeLessThan(60);
    expect(await page.locator("windowbox-feed a").isVisible()).toBe(true);
  });

  it("breaks nothing where a policy has no room for it", async ({ site }) => {
    const feed = site.feed();
    const { origin } = site.feeds;
    const { page } = await site.open(body(site, [snippet(feed, 800)]), {
      headers: {
        "content-security-policy": `default-src 'none'; script-src ${origin}; connect-src ${origin}; img-src ${origin}`,
      },
    });
    await allStand(page);
    expect(await page.locator("windowbox-feed a[part=tile]").count()).toBe(12);
  });

  it("is another feed's of no concern", async ({ site }) => {
    const feed = site.feed();
    site.feeds.hold("/widget.js");
    const { page } = await site.open(
      body(site, [snippet(feed, 800)]).replace(`feed-id="${ID}">`, 'feed-id="main">'),
    );
    await painted(page);
    expect((await tops(page))[0]).toBeLessThan(40);
  });
});
