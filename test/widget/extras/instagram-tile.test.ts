import { describe, expect } from "vitest";
import { it } from "../../support/site-test.ts";
import type { WidgetSite } from "../../support/widget-site.ts";
import { axeFindings } from "../accessibility/axe-findings.ts";
import { chunkPath, pagedFeed } from "../layouts/carousel-visit.ts";

async function opened(site: WidgetSite, attributes: string) {
  const visit = await site.open(
    `<main><h1>Shop</h1>${site.script}<windowbox-feed feed-id="harbour-bakery" ${attributes}></windowbox-feed></main>`,
    { viewport: { width: 1000, height: 900 } },
  );
  const { page } = visit;
  await page.locator("a[part=tile]").first().waitFor();
  const items = page.locator("windowbox-feed li[part=item]");
  return {
    ...visit,
    feed: page.locator("windowbox-feed"),
    posts: page.locator("a[part=tile]"),
    link: page.getByRole("link", { name: "View on Instagram" }),
    items,
    isLast: () =>
      items.last().evaluate((item) => item.querySelector("[part~=instagram-tile]") !== null),
  };
}

describe("the tile that leads to Instagram", () => {
  it("takes the last place, and links to the account", async ({ site }) => {
    site.feed();
    const { page, link, items, posts, isLast, troubles } = await opened(site, "instagram-tile");
    expect(await link.getAttribute("href")).toBe("https://www.instagram.com/harbour.bakery/");
    expect(await link.getAttribute("target")).toBe("_blank");
    expect(await link.getAttribute("rel")).toBe("noopener");
    expect(await link.textContent()).toContain("harbour.bakery");
    expect(await items.count()).toBe(12);
    expect(await posts.count()).toBe(11);
    expect(await isLast()).toBe(true);
    expect(await page.locator("windowbox-feed .skeleton").count()).toBe(0);
    expect(troubles).toEqual([]);
  });

  it("writes the account's name as it is written, also on a page from right to left", async ({
    site,
  }) => {
    site.feed({ username: "_harbour.bakery." });
    const { feed } = await opened(site, "instagram-tile lang=ar");
    const name = feed.getByText("_harbour.bakery.", { exact: true });
    expect(await name.evaluate((node) => getComputedStyle(node).direction)).toBe("ltr");
  });

  it("comes after all posts where there are fewer than places", async ({ site }) => {
    site.feed({ count: 4 });
    const { link, posts, items } = await opened(site, "instagram-tile");
    await link.waitFor();
    expect([await posts.count(), await items.count()]).toEqual([4, 5]);
  });

  it("never takes the place of the only post", async ({ site }) => {
    site.feed();
    const { link, posts } = await opened(site, "instagram-tile limit=1");
    expect([await posts.count(), await link.count()]).toEqual([1, 0]);
  });

  it("is not there without posts", async ({ site }) => {
    site.feed({ posts: [] });
    const { page } = await site.open(
      `${site.script}<windowbox-feed feed-id="harbour-bakery" instagram-tile></windowbox-feed>`,
    );
    await page.getByText("No posts yet.").waitFor();
    expect(await page.getByRole("link").count()).toBe(0);
  });

  it.for(["button", "scroll"])(
    "is the very last again after more posts by %s",
    async (how, { site }) => {
      pagedFeed(site);
      const { page, posts, isLast, link } = await opened(
        site,
        `instagram-tile load-more=${how} limit=6 columns=1`,
      );
      await link.waitFor();
      expect(await posts.count()).toBe(5);
      if (how === "button") await page.getByRole("button", { name: "Load more" }).click();
      else await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
      await expect.poll(() => posts.count()).toBe(11);
      expect(await isLast()).toBe(true);
      const hrefs = await posts.evaluateAll((links) => links.map((a) => a.getAttribute("href")));
      expect(hrefs).toEqual(hrefs.map((_, index) => `https://www.instagram.com/p/post${index}/`));
    },
  );

  it("lets all posts be seen by loading more, the one in its place too", async ({ site }) => {
    site.feed({ count: 12 });
    const { page, posts, link } = await opened(site, "instagram-tile load-more=button");
    await page.getByRole("button", { name: "Load more" }).click();
    await expect.poll(() => posts.count()).toBe(12);
    await link.waitFor();
    await expect.poll(() => page.getByRole("button").count()).toBe(0);
  });

  it.for([
    ["grid", 1],
    ["highlight", 1],
    ["carousel", 1],
    ["masonry", 1],
  ] as const)(
    "is as large as the other small tiles in the layout %s",
    async ([layout, shape], { site }) => {
      site.feed();
      const { link, posts } = await opened(site, `instagram-tile layout=${layout} limit=6`);
      const own = await link.boundingBox();
      const other = await posts.nth(1).boundingBox();
      expect(own?.width).toBeCloseTo(other?.width ?? 0, 0);
      expect((own?.width ?? 0) / (own?.height ?? 1)).toBeCloseTo(shape, 1);
    },
  );

  it("has its place before what is in it has come", async ({ site }) => {
    site.feed();
    const release = site.feeds.hold(chunkPath("create-extras"));
    const { feed, posts, link } = await opened(site, "instagram-tile limit=4 columns=3");
    await expect.poll(() => posts.count()).toBe(3);
    const height = () => feed.evaluate((element) => element.clientHeight);
    const before = await height();
    release();
    await link.waitFor();
    expect(await height()).toBe(before);
  });

  it("is taken from the feed's settings, can be taken back, and applies live", async ({ site }) => {
    site.feed({ settings: { instagramTile: true } });
    const { feed, link, posts } = await opened(site, "");
    await link.waitFor();
    await feed.evaluate((element) => element.setAttribute("instagram-tile", "false"));
    await expect.poll(() => link.count()).toBe(0);
    expect(await posts.count()).toBe(12);
    await feed.evaluate((element) => {
      Reflect.set(element, "instagramTile", true);
    });
    await link.waitFor();
  });

  it("leads to Instagram where the feed has no username", async ({ site }) => {
    const { username: _none, ...feed } = site.feed();
    site.feeds.json("/feeds/harbour-bakery.json", feed);
    const { link } = await opened(site, "instagram-tile");
    expect(await link.getAttribute("href")).toBe("https://www.instagram.com/");
  });

  it.for(["", "theme=dark", "columns=6 gap=2", "layout=highlight captions", "layout=masonry"])(
    "is fine with axe (%s)",
    async (attributes, { site }) => {
      site.feed();
      const { page, link } = await opened(site, `instagram-tile ${attributes}`);
      await link.waitFor();
      expect(await axeFindings(page)).toEqual([]);
    },
  );

  it("can be reached, and shows where the focus is", async ({ site }) => {
    site.feed();
    const { page, link } = await opened(site, "instagram-tile limit=2");
    await link.waitFor();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    const style = await link.evaluate((a) => {
      const root = a.getRootNode();
      const focused = root instanceof ShadowRoot && root.activeElement === a;
      return [focused, getComputedStyle(a, "::after").borderTopStyle];
    });
    expect(style).toEqual([true, "solid"]);
  });
});
