import { describe, expect } from "vitest";
import { it } from "../../support/site-test.ts";
import type { WidgetSite } from "../../support/widget-site.ts";

async function opened(site: WidgetSite, attributes: string) {
  const visit = await site.open(
    `${site.script}<div style="width:900px"><windowbox-feed feed-id="harbour-bakery" ${attributes}></windowbox-feed></div>`,
  );
  const feed = visit.page.locator("windowbox-feed");
  await feed.locator("a[part=tile], p[part=message]").first().waitFor();
  const look = () =>
    feed.evaluate((element) => {
      const root = element.shadowRoot;
      const items = [...(root?.querySelectorAll("li:not(.skeleton)") ?? [])];
      const tile = items[0]?.firstElementChild?.getBoundingClientRect();
      const list = root?.querySelector("ul");
      return {
        posts: items.length,
        columns: new Set(items.map((item) => item.getBoundingClientRect().left)).size,
        gap: list ? getComputedStyle(list).columnGap : "",
        ratio: tile ? Number((tile.width / tile.height).toFixed(2)) : 0,
        background: getComputedStyle(root?.querySelector(".base") ?? element).backgroundColor,
      };
    });
  const set = (name: string, value: string | null) =>
    feed.evaluate(
      (element, [key, to]) =>
        to === null ? element.removeAttribute(`${key}`) : element.setAttribute(`${key}`, `${to}`),
      [name, value],
    );
  return { ...visit, feed, look, set };
}

describe("attributes", () => {
  it("apply while the feed is on show", async ({ site }) => {
    site.feed();
    const { look, set, troubles } = await opened(site, "");
    expect(await look()).toMatchObject({ posts: 12, columns: 3, gap: "4px", ratio: 1 });
    await set("limit", "5");
    await set("columns", "4");
    await set("gap", "10");
    await set("aspect-ratio", "4:5");
    await set("theme", "dark");
    expect(await look()).toEqual({
      posts: 5,
      columns: 4,
      gap: "10px",
      ratio: 0.8,
      background: "rgb(24, 24, 27)",
    });
    for (const name of ["limit", "columns", "gap", "aspect-ratio", "theme"]) await set(name, null);
    expect(await look()).toMatchObject({ posts: 12, columns: 3, gap: "4px", ratio: 1 });
    expect(site.feeds.paths.filter((path) => path.endsWith(".json"))).toHaveLength(1);
    expect(troubles).toEqual([]);
  });

  it("that make no sense count as not set", async ({ site }) => {
    site.feed();
    const { look, troubles } = await opened(
      site,
      `limit="-3" columns="many" gap="4px;position:fixed" aspect-ratio="0:0" theme="neon" layout="?" on-click="eval" hover="x" load-more="1"`,
    );
    expect(await look()).toMatchObject({ posts: 12, columns: 3, gap: "4px", ratio: 1 });
    expect(troubles).toEqual([]);
  });

  it("take any length that the browser knows, and none that swallows what stands behind it", async ({
    site,
  }) => {
    site.feed();
    const { look, set } = await opened(site, 'aspect-ratio="4:5"');
    for (const [gap, drawn] of [
      ["0.5em", "8px"],
      ["calc(2px + (1px * 2))", "4px"],
      ["max(1px, 6px)", "6px"],
      ["calc((1px)", "4px"],
      ["8px)", "4px"],
      ["banana", "4px"],
      ["1px 2px", "4px"],
      ["8px}*{color:red", "4px"],
    ] as const) {
      await set("gap", gap);
      expect(await look(), gap).toMatchObject({ gap: drawn, ratio: 0.8 });
    }
  });

  it("go before the feed's own settings, which go before the defaults", async ({ site }) => {
    site.feed({ settings: { limit: 4, columns: 2, gap: "1em", aspectRatio: "3:4" } });
    const { look } = await opened(site, `columns="4"`);
    expect(await look()).toMatchObject({ posts: 4, columns: 4, gap: "16px", ratio: 0.75 });
  });

  it("leave a feed whose settings are nonsense in its default look", async ({ site }) => {
    site.feeds.json("/feeds/harbour-bakery.json", {
      ...site.feed(),
      settings: { limit: "lots", columns: [], gap: {}, aspectRatio: 5, header: null },
    });
    const { look, troubles } = await opened(site, "");
    expect(await look()).toMatchObject({ posts: 12, columns: 3, ratio: 1 });
    expect(troubles).toEqual([]);
  });

  it("show each picture in its own shape on request", async ({ site }) => {
    site.feed();
    const { feed } = await opened(site, `aspect-ratio="original"`);
    const ratios = await feed.locator("a[part=tile]").evaluateAll((tiles) =>
      tiles.slice(0, 4).map((tile) => {
        const { width, height } = tile.getBoundingClientRect();
        return Number((width / height).toFixed(2));
      }),
    );
    expect(ratios).toEqual([1, 0.8, 1.5, 0.75]);
  });

  it("turn to another feed, and to another server", async ({ site }) => {
    site.feed();
    site.feed({ username: "other", count: 3 }, "other");
    const { page, feed, set } = await opened(site, "");
    await set("feed-id", "other");
    await page.getByRole("list", { name: "Instagram posts by other" }).waitFor();
    expect(await feed.locator("a[part=tile]").count()).toBe(3);
    site.pages.json("/base/feeds/other.json", site.feed({ username: "elsewhere", count: 2 }, "x"));
    await set("server", `${site.pages.origin}/base`);
    await page.getByRole("list", { name: "Instagram posts by elsewhere" }).waitFor();
    expect(await feed.locator("a[part=tile]").count()).toBe(2);
  });
});

describe("properties", () => {
  it("take the values of their attributes, and numbers and booleans", async ({ site }) => {
    site.feed();
    const { feed, look, page } = await opened(site, "");
    await feed.evaluate((element) => {
      Object.assign(element, { limit: 6, columns: 2, aspectRatio: "4:5", header: true });
    });
    expect(await look()).toMatchObject({ posts: 6, columns: 2, ratio: 0.8 });
    await page.getByText("Harbour Bakery").waitFor();
    await feed.evaluate((element) => Object.assign(element, { header: false }));
    await page.getByText("Harbour Bakery").waitFor({ state: "detached" });
  });

  it("set before the script came are kept", async ({ site }) => {
    site.feed();
    const release = site.feeds.hold("/widget.js");
    const { page } = await site.open(`${site.script}<windowbox-feed limit="2"></windowbox-feed>`);
    await page.locator("windowbox-feed").evaluate((element) => {
      Object.assign(element, { feedId: "harbour-bakery", limit: 5 });
    });
    release();
    await page.locator("a[part=tile]").nth(4).waitFor();
    expect(await page.locator("a[part=tile]").count()).toBe(5);
    expect(
      await page
        .locator("windowbox-feed")
        .evaluate((element) => ["feedId", "limit"].filter((name) => Object.hasOwn(element, name))),
    ).toEqual([]);
  });
});
