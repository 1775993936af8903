import { describe, expect } from "vitest";
import { type FeedFixture, feedPost, sizesOf } from "../../support/feed-fixture.ts";
import { it } from "../../support/site-test.ts";
import type { WidgetSite } from "../../support/widget-site.ts";

async function boxes(site: WidgetSite, attributes: string, width = 900, feed: FeedFixture = {}) {
  const { posts } = site.feed(feed);
  const shown = Math.min(12, posts.length);
  const { page } = await site.open(
    `${site.script}<div style="width:${width}px"><windowbox-feed feed-id="harbour-bakery" ${attributes}></windowbox-feed></div>`,
    { viewport: { width: 1000, height: 900 } },
  );
  await page
    .locator("a[part=tile]")
    .nth(shown - 1)
    .waitFor();
  await page.locator("windowbox-feed img.loaded").first().waitFor();
  return page.locator("windowbox-feed").evaluate((feed) => {
    const origin = feed.getBoundingClientRect();
    return [...(feed.shadowRoot?.querySelectorAll("a[part=tile]") ?? [])].map((tile) => {
      const { left, top, width, height, bottom } = tile.getBoundingClientRect();
      const outer = origin.height;
      return { left: left - origin.left, top: top - origin.top, width, height, bottom, outer };
    });
  });
}

const SHAPES = [1, 0.8, 1.5, 0.75];

describe("masonry", () => {
  it.for([
    ["", 900],
    ['gap="20"', 900],
    ['columns="4" gap="0"', 900],
    ['gap="16" captions', 420],
  ] as const)(
    "keeps every picture's shape (%s in %i pixels)",
    async ([attributes, width], { site }) => {
      const tiles = await boxes(site, `layout="masonry" ${attributes}`, width);
      for (const [index, tile] of tiles.entries()) {
        const shape = SHAPES[index % 4] ?? 1;
        expect(Math.abs(tile.width / tile.height / shape - 1)).toBeLessThan(0.02);
      }
    },
  );

  it("cuts a picture that is much taller than wide, for others to be seen beside it", async ({
    site,
  }) => {
    const { origin } = site.feeds;
    const posts = [300, 6000, 1080].map((height, index) =>
      feedPost(origin, index, { sizes: sizesOf(origin, `${index}`, 1080, height) }),
    );
    const [wide, tall, square] = await boxes(site, 'layout="masonry" limit="3"', 900, { posts });
    const shapes = [wide, tall, square].map((tile) => (tile?.width ?? 0) / (tile?.height ?? 1));
    expect(shapes[0]).toBeCloseTo(3.6, 0);
    expect(shapes[1]).toBeCloseTo(1 / 3, 2);
    expect(shapes[2]).toBeCloseTo(1, 1);
  });

  it("has about as much room for its pictures before anything of them is known", async ({
    site,
  }) => {
    site.feed();
    const release = site.feeds.hold("/feeds/harbour-bakery.json");
    const { page } = await site.open(
      `${site.script}<windowbox-feed feed-id="harbour-bakery" layout="masonry" captions></windowbox-feed>`,
    );
    await page.locator("windowbox-feed .skeleton .caption").nth(11).waitFor({ state: "attached" });
    const height = () => page.locator("windowbox-feed").evaluate((feed) => feed.clientHeight);
    await page.evaluate(() => new Promise(requestAnimationFrame));
    await expect.poll(height).toBeGreaterThan(1000);
    const before = await height();
    release();
    await page.locator("a[part=tile]").nth(11).waitFor();
    expect(before / (await height())).toBeGreaterThan(0.75);
    expect(before / (await height())).toBeLessThan(1.33);
  });

  it("puts each tile into the shortest column, so that reading order stays near", async ({
    site,
  }) => {
    const tiles = await boxes(site, 'layout="masonry"');
    const columns = new Map<number, number>();
    for (const tile of tiles) {
      const others = [...columns.values()];
      const own = columns.get(Math.round(tile.left)) ?? 0;
      if (columns.size === 3) expect(own).toBeLessThanOrEqual(Math.min(...others) + 6);
      columns.set(Math.round(tile.left), tile.bottom);
    }
    expect(tiles.slice(0, 3).map(({ top }) => top)).toEqual([0, 0, 0]);
    expect(columns.size).toBe(3);
  });
});

it("leaves no gap below masonry that is not below a grid", async ({ site }) => {
  const tiles = await boxes(site, 'layout="masonry" gap="30"');
  const lowest = Math.max(...tiles.map(({ top, height }) => top + height));
  expect(tiles[0]?.outer).toBeCloseTo(lowest, 0);
});

describe("highlight", () => {
  it("makes every sixth tile large and fills the rows", async ({ site }) => {
    const tiles = await boxes(site, 'layout="highlight"');
    const small = tiles[1]?.width ?? 0;
    for (const [index, { width, height }] of tiles.entries()) {
      expect(width).toBeCloseTo(index % 6 === 0 ? small * 2 + 4 : small, 0);
      expect(height).toBeCloseTo(width, 0);
    }
    const area = tiles.reduce((sum, { width, height }) => sum + (width + 4) * (height + 4), 0);
    const bottom = Math.max(...tiles.map(({ top, height }) => top + height));
    expect(area / (904 * (bottom + 4))).toBeCloseTo(1, 2);
  });

  it("makes the large ones as wide as the element where there are two columns", async ({
    site,
  }) => {
    const [large] = await boxes(site, 'layout="highlight"', 400);
    expect(large?.width).toBe(400);
    expect(large?.height).toBe(400);
  });
});

describe("highlight at any width", () => {
  it.for([
    [900, "columns=1"],
    [400, ""],
    [700, ""],
    [900, "columns=4 gap=0"],
    [900, "columns=5 gap=0"],
    [900, "columns=6 gap=0"],
    [900, "columns=4 gap=24 aspect-ratio=4:5"],
    [700, "aspect-ratio=original columns-tablet=2"],
  ] as const)(
    "%i pixels fills all rows with twelve posts (%s)",
    async ([width, attributes], { site }) => {
      const tiles = await boxes(site, `layout="highlight" ${attributes}`, width);
      const gap = /gap=(\d+)/.exec(attributes)?.[1] ?? 4;
      const area = tiles.reduce((sum, box) => sum + (box.width + +gap) * (box.height + +gap), 0);
      const height = Math.max(...tiles.map(({ top, height }) => top + height)) + +gap;
      expect(area / ((width + +gap) * height)).toBeCloseTo(1, 2);
    },
  );

  it("lets a large tile reach down to the caption beside it", async ({ site }) => {
    const tiles = await boxes(site, 'layout="highlight" captions');
    const bottom = (index: number) => (tiles[index]?.top ?? 0) + (tiles[index]?.height ?? 0);
    expect(bottom(0)).toBeCloseTo(bottom(2), 0);
  });
});

describe("the places of a highlight layout's next posts", () => {
  it("are as large as the posts that come into them", async ({ site }) => {
    const { origin } = site.feeds;
    const next = "/feeds/harbour-bakery.json?after=1";
    const posts = (from: number) =>
      Array.from({ length: 4 }, (_, index) => feedPost(origin, from + index));
    const first = site.feed({ posts: posts(0), next });
    const { next: _none, ...rest } = first;
    site.feeds.json(next, { ...rest, posts: posts(4) });
    const release = site.feeds.hold(next);
    const { page } = await site.open(
      `${site.script}<windowbox-feed feed-id="harbour-bakery" layout="highlight" limit="4" load-more="button"></windowbox-feed>`,
    );
    const places = () =>
      page
        .locator("windowbox-feed li")
        .evaluateAll((items) => items.map((item) => item.getBoundingClientRect().toJSON()));
    await page.getByRole("button", { name: "Load more" }).click();
    await page.locator("windowbox-feed .skeleton").nth(3).waitFor();
    const before = await places();
    expect(before).toHaveLength(8);
    release();
    await page.locator("a[part=tile]").nth(7).waitFor();
    expect(await places()).toEqual(before);
  });

  it("ask for each picture once, in the size that it is shown in", async ({ site }) => {
    site.feed({ count: 6 });
    const { page } = await site.open(
      `${site.script}<div style="width:900px"><windowbox-feed feed-id="harbour-bakery" layout="highlight" limit="6"></windowbox-feed></div>`,
      { viewport: { width: 1000, height: 1000 } },
    );
    await page.locator("windowbox-feed img.loaded").nth(5).waitFor();
    const asked = site.feeds.paths.filter((path) => path.includes("/media/"));
    expect(asked.map((path) => path.replace(/-.*/, "")).sort()).toEqual(
      [0, 1, 2, 3, 4, 5].map((index) => `/media/${index}`),
    );
    expect(asked.find((path) => path.startsWith("/media/0-"))).toContain("700x700");
  });
});

describe("carousel", () => {
  it("stands in one row that scrolls within the element", async ({ site }) => {
    const tiles = await boxes(site, 'layout="carousel"');
    expect(new Set(tiles.map(({ top }) => top)).size).toBe(1);
    expect(tiles[3]?.left).toBeCloseTo(904, 0);
  });
});
