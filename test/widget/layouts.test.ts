import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { WidgetSite } from "../support/widget-site.ts";

let site: WidgetSite;
beforeAll(async () => {
  site = await WidgetSite.start();
});
afterEach(() => site.reset());
afterAll(() => site.stop());

async function boxes(attributes: string, width = 900) {
  site.feed();
  const { page } = await site.open(
    `${site.script}<div style="width:${width}px"><windowbox-feed feed-id="harbour-bakery" ${attributes}></windowbox-feed></div>`,
    { viewport: { width: 1000, height: 900 } },
  );
  await page.locator("a[part=tile]").nth(11).waitFor();
  await page.locator("windowbox-feed img.here").first().waitFor();
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
  it.each([
    ["", 900],
    ['gap="20"', 900],
    ['columns="4" gap="0"', 900],
    ['gap="16" captions', 420],
  ])("keeps every picture's shape (%s in %i pixels)", async (attributes, width) => {
    const tiles = await boxes(`layout="masonry" ${attributes}`, width);
    for (const [index, tile] of tiles.entries()) {
      const shape = SHAPES[index % 4] ?? 1;
      expect(Math.abs(tile.width / tile.height / shape - 1)).toBeLessThan(0.02);
    }
  });

  it("puts each tile into the shortest column, so that reading order stays near", async () => {
    const tiles = await boxes('layout="masonry"');
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

it("leaves no gap below masonry that is not below a grid", async () => {
  const tiles = await boxes('layout="masonry" gap="30"');
  const lowest = Math.max(...tiles.map(({ top, height }) => top + height));
  expect(tiles[0]?.outer).toBeCloseTo(lowest, 0);
});

describe("highlight", () => {
  it("makes every sixth tile large and fills the rows", async () => {
    const tiles = await boxes('layout="highlight"');
    const small = tiles[1]?.width ?? 0;
    for (const [index, { width, height }] of tiles.entries()) {
      expect(width).toBeCloseTo(index % 6 === 0 ? small * 2 + 4 : small, 0);
      expect(height).toBeCloseTo(width, 0);
    }
    const area = tiles.reduce((sum, { width, height }) => sum + (width + 4) * (height + 4), 0);
    const bottom = Math.max(...tiles.map(({ top, height }) => top + height));
    expect(area / (904 * (bottom + 4))).toBeCloseTo(1, 2);
  });

  it("makes the large ones as wide as the element where there are two columns", async () => {
    const [large] = await boxes('layout="highlight"', 400);
    expect(large?.width).toBe(400);
    expect(large?.height).toBe(400);
  });
});

describe("highlight at any width", () => {
  it.each([
    [900, "columns=1"],
    [400, ""],
    [700, ""],
    [900, "columns=4 gap=0"],
    [900, "columns=5 gap=0"],
    [900, "columns=6 gap=0"],
    [900, "columns=4 gap=24 aspect-ratio=4:5"],
    [700, "aspect-ratio=original columns-tablet=2"],
  ])("%i pixels fills all rows with twelve posts (%s)", async (width, attributes) => {
    const tiles = await boxes(`layout="highlight" ${attributes}`, width);
    const gap = /gap=(\d+)/.exec(attributes)?.[1] ?? 4;
    const area = tiles.reduce((sum, box) => sum + (box.width + +gap) * (box.height + +gap), 0);
    const height = Math.max(...tiles.map(({ top, height }) => top + height)) + +gap;
    expect(area / ((width + +gap) * height)).toBeCloseTo(1, 2);
  });

  it("lets a large tile reach down to the caption beside it", async () => {
    const tiles = await boxes('layout="highlight" captions');
    const bottom = (index: number) => (tiles[index]?.top ?? 0) + (tiles[index]?.height ?? 0);
    expect(bottom(0)).toBeCloseTo(bottom(2), 0);
  });
});

describe("carousel", () => {
  it("stands in one row that scrolls within the element", async () => {
    const tiles = await boxes('layout="carousel"');
    expect(new Set(tiles.map(({ top }) => top)).size).toBe(1);
    expect(tiles[3]?.left).toBeCloseTo(904, 0);
  });
});
