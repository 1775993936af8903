import { describe, expect } from "vitest";
import { feedPost } from "../../support/feed-fixture.ts";
import { it } from "../../support/site-test.ts";
import type { WidgetSite } from "../../support/widget-site.ts";

const opened = async (site: WidgetSite, attributes: string, around = (feed: string) => feed) => {
  const visit = await site.open(
    site.script +
      around(`<windowbox-feed feed-id="harbour-bakery" ${attributes}></windowbox-feed>`),
  );
  await visit.page.locator("a[part=tile]").first().waitFor();
  return visit;
};

/** A feed of two pages after the first. */
function pagedFeed(site: WidgetSite, perPage = 6) {
  const { origin } = site.feeds;
  const page = (number: number, next?: string) => ({
    count: 0,
    posts: Array.from({ length: perPage }, (_, index) =>
      feedPost(origin, number * perPage + index),
    ),
    ...(next ? { next } : {}),
  });
  site.feed(page(0, "/feeds/harbour-bakery.json?after=1"));
  const first = site.feed(page(0, "/feeds/harbour-bakery.json?after=1"));
  const second = { ...first, ...page(1, "/feeds/harbour-bakery.json?after=2") };
  const { next: _none, ...third } = { ...first, ...page(2) };
  site.feeds.json("/feeds/harbour-bakery.json?after=1", second);
  site.feeds.json("/feeds/harbour-bakery.json?after=2", third);
}

describe("the header", () => {
  it("shows picture, name, biography and counts, and links to the account", async ({ site }) => {
    site.feed();
    const { page } = await opened(site, "header follow-button");
    const name = page.getByRole("link", { name: "Harbour Bakery" });
    await name.waitFor();
    expect(await name.getAttribute("href")).toBe("https://www.instagram.com/harbour.bakery/");
    await page.getByText("87 posts · 1.2K followers").waitFor();
    await page.getByText("Bread and buns by the water.").waitFor();
    await page.getByRole("link", { name: "Follow" }).waitFor();
    const picture = page.locator("windowbox-feed img[part=avatar]");
    expect(await picture.getAttribute("src")).toBe(
      `${site.feeds.origin}/media/profile-150x150.webp`,
    );
  });

  it("leaves out what Instagram left out", async ({ site }) => {
    const { posts } = site.feed();
    site.feeds.json("/feeds/harbour-bakery.json", {
      version: 1,
      id: "x",
      username: "plain",
      posts,
    });
    const { page } = await opened(site, "header");
    await page.getByRole("link", { name: "plain (opens in a new tab)", exact: true }).waitFor();
    expect(await page.locator("p[part=counts]").textContent()).toBe("");
    expect(await page.locator("img[part=avatar]").count()).toBe(0);
  });

  it("gives way to the page's own", async ({ site }) => {
    site.feed();
    const { page } = await site.open(
      `${site.script}<windowbox-feed feed-id="harbour-bakery" header><h2 slot="header">Ours</h2><p slot="footer">Bye</p></windowbox-feed>`,
    );
    await page.locator("a[part=tile]").first().waitFor();
    expect(await page.getByRole("heading", { name: "Ours" }).isVisible()).toBe(true);
    expect(await page.getByText("Bye").isVisible()).toBe(true);
    expect(await page.getByText("87 posts").isVisible()).toBe(false);
  });

  it("is not needed for a follow button", async ({ site }) => {
    site.feed();
    const { page } = await opened(site, "follow-button");
    await page.getByRole("link", { name: "Follow" }).waitFor();
    expect(await page.locator("[part=header]").count()).toBe(0);
  });
});

describe("what is said about a post", () => {
  it("stands under its tile, in at most two lines of its own direction", async ({ site }) => {
    site.feed();
    const { page } = await opened(site, "captions");
    const caption = page.locator("p[part=caption]").first();
    expect(await caption.textContent()).toContain("Sourdough, fresh from the oven at six.");
    expect(await caption.getAttribute("dir")).toBe("auto");
    expect(
      await caption.evaluate(
        (node) => node.clientHeight / Number.parseFloat(getComputedStyle(node).lineHeight),
      ),
    ).toBeCloseTo(2, 1);
  });

  it.for([
    ["caption", "Sourdough, fresh from the oven at six. Come early! #bread #sourdough"],
    ["counts", "1.2K likes · 0 comments"],
  ] as const)(
    "appears over it under the pointer or the focus (%s)",
    async ([hover, words], { site }) => {
      site.feed();
      const { page } = await opened(site, `hover="${hover}"`);
      const overlay = page.locator("span[part=overlay]").first();
      await overlay.waitFor({ state: "attached" });
      const opacity = () => overlay.evaluate((node) => getComputedStyle(node).opacity);
      expect(await overlay.textContent()).toBe(words);
      expect(await opacity()).toBe("0");
      await page.locator("a[part=tile]").first().hover();
      await expect.poll(opacity).toBe("1");
      await page.mouse.move(0, 0);
      await expect.poll(opacity).toBe("0");
      await page.keyboard.press("Tab");
      await expect.poll(opacity).toBe("1");
    },
  );
});

describe("more posts", () => {
  const count = (visit: Awaited<ReturnType<typeof opened>>) =>
    visit.page.locator("a[part=tile]").count();

  it("come by a button that keeps the focus and tells how many there are", async ({ site }) => {
    pagedFeed(site);
    const visit = await opened(site, 'load-more="button" limit="4"');
    const { page } = visit;
    const button = page.getByRole("button", { name: "Load more" });
    await button.focus();
    await page.keyboard.press("Enter");
    await expect.poll(() => count(visit)).toBe(8);
    await page.locator("[aria-live]").getByText("8 posts shown").waitFor({ state: "attached" });
    const focused = () =>
      page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.getAttribute("part"));
    expect(await focused()).toBe("load-more button");
    await page.keyboard.press("Enter");
    await expect.poll(() => count(visit)).toBe(12);
    await page.keyboard.press("Enter");
    await expect.poll(() => count(visit)).toBe(16);
    await page.keyboard.press("Enter");
    await expect.poll(() => count(visit)).toBe(18);
    // There are no more: the button is gone, and the focus is on the first that came.
    await expect.poll(() => button.count()).toBe(0);
    expect(
      await page.evaluate(() =>
        document.activeElement?.shadowRoot?.activeElement?.getAttribute("href"),
      ),
    ).toBe("https://www.instagram.com/p/post16/");
    await page.locator("[aria-live]").getByText("18 posts shown").waitFor({ state: "attached" });
  });

  it("come by themselves as the visitor scrolls", async ({ site }) => {
    pagedFeed(site);
    const visit = await opened(site, 'load-more="scroll" limit="6" columns="1" columns-mobile="1"');
    expect(await count(visit)).toBe(6);
    expect(site.feeds.paths.filter((path) => path.includes("after="))).toEqual([]);
    for (const expected of [12, 18]) {
      await visit.page.evaluate(() => scrollTo(0, document.body.scrollHeight));
      await expect.poll(() => count(visit)).toBe(expected);
    }
    const more = visit.page.getByRole("button", { name: "Load more" });
    await expect.poll(() => more.count()).toBe(0);
    // Whoever scrolls has not asked for the focus to go anywhere.
    expect(await visit.page.evaluate(() => document.activeElement?.localName)).toBe("body");
  });

  it("come before the visitor is there, and until the window is full", async ({ site }) => {
    pagedFeed(site);
    const visit = await opened(
      site,
      'load-more="scroll" limit="6" columns="6" columns-tablet="6"',
      (feed) => `<div style="height:750px"></div><div style="width:600px">${feed}</div>`,
    );
    await expect.poll(() => count(visit)).toBe(18);
    expect(await visit.page.evaluate(() => scrollY)).toBe(0);
  });

  it("come once for a button that is pressed again while they are on their way", async ({
    site,
  }) => {
    pagedFeed(site);
    const release = site.feeds.hold("/feeds/harbour-bakery.json?after=1");
    const visit = await opened(site, 'load-more="button" limit="6"');
    const { page } = visit;
    const button = page.getByRole("button", { name: "Load more" });
    await button.click();
    await page.locator("windowbox-feed .skeleton").first().waitFor();
    await button.click();
    release();
    await page.locator("[aria-live]").getByText("12 posts shown").waitFor({ state: "attached" });
    expect(await count(visit)).toBe(12);
  });

  it("that do not come leave what is there, and can be asked for again", async ({ site }) => {
    pagedFeed(site);
    const after = "/feeds/harbour-bakery.json?after=1";
    site.feeds.answer(after, (_request, response) => void response.writeHead(404).end());
    const visit = await opened(site, 'load-more="button" limit="6"');
    const { page } = visit;
    const button = page.getByRole("button", { name: "Load more" });
    await button.click();
    await page
      .locator("[aria-live]")
      .getByText("More posts could not be loaded.")
      .waitFor({ state: "attached" });
    expect(await count(visit)).toBe(6);
    pagedFeed(site);
    await button.click();
    await expect.poll(() => count(visit)).toBe(12);
  });

  it("that do not come as the visitor scrolls are not asked for on and on", async ({ site }) => {
    pagedFeed(site);
    const after = "/feeds/harbour-bakery.json?after=1";
    site.feeds.answer(after, (_request, response) => void response.writeHead(404).end());
    const visit = await opened(site, 'load-more="scroll" limit="6"');
    const { page } = visit;
    const asked = () => site.feeds.paths.filter((path) => path === after).length;
    const failed = page.locator("[aria-live]").getByText("More posts could not be loaded.");
    await failed.waitFor({ state: "attached" });
    // An answer that was asked for after two more frames: another request would have come before it.
    await page.evaluate(async (address) => {
      for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
      await fetch(address);
    }, `${site.feeds.origin}/feeds/harbour-bakery.json`);
    expect(asked()).toBe(1);
    pagedFeed(site);
    await page.getByRole("button", { name: "Load more" }).click();
    await expect.poll(() => count(visit)).toBeGreaterThanOrEqual(12);
  });

  it("are not offered when all are there", async ({ site }) => {
    site.feed({ count: 12 });
    const { page } = await opened(site, 'load-more="button"');
    await page.locator("[aria-live]").waitFor({ state: "attached" });
    expect(await page.getByRole("button").count()).toBe(0);
  });
});

describe("filters", () => {
  it("come before the limit: posts of the wanted kind are looked for on further pages", async ({
    site,
  }) => {
    const { origin } = site.feeds;
    const posts = (from: number) =>
      Array.from({ length: 10 }, (_, index) =>
        feedPost(origin, from + index, index === 0 ? { mediaType: "VIDEO", isReel: true } : {}),
      );
    const next = (page: number) => `/feeds/harbour-bakery.json?after=${page}`;
    const first = site.feed({ posts: posts(0), next: next(1) });
    for (const page of [1, 2, 3]) {
      site.feeds.json(next(page), { ...first, posts: posts(page * 10), next: next(page + 1) });
    }
    const { page } = await opened(site, 'types="reel" limit="3"');
    await page.locator("a[part=tile]").nth(2).waitFor();
    const links = await page
      .locator("a[part=tile]")
      .evaluateAll((tiles) => tiles.map((tile) => tile.getAttribute("href")));
    expect(links).toEqual([0, 10, 20].map((index) => `https://www.instagram.com/p/post${index}/`));
    expect(site.feeds.paths.filter((path) => path.includes("after="))).toEqual([next(1), next(2)]);
  });

  it("by hashtag take one of several, with or without the sign, in any case", async ({ site }) => {
    site.feed();
    const { page } = await opened(site, 'hashtags="#Buns, sourdough" limit="24"');
    await expect.poll(() => page.locator("a[part=tile]").count()).toBe(8);
  });

  it("apply live", async ({ site }) => {
    site.feed();
    const { page } = await opened(site, 'types="video" limit="24"');
    const names = () =>
      page
        .locator("a[part=tile]")
        .evaluateAll((tiles) => tiles.map((tile) => tile.getAttribute("aria-label") ?? ""));
    const kinds = async () => [...new Set((await names()).map((name) => name.split(/[,:]/)[0]))];
    expect((await kinds()).sort()).toEqual(["Reel by harbour.bakery", "Video by harbour.bakery"]);
    const set = (types: string) =>
      page.evaluate(
        (value) => document.querySelector("windowbox-feed")?.setAttribute("types", value),
        types,
      );
    await set("carousel");
    await expect.poll(kinds).toEqual(["Album by harbour.bakery"]);
    await set("image carousel");
    await expect
      .poll(async () => (await kinds()).sort())
      .toEqual(["Album by harbour.bakery", "Photo by harbour.bakery"]);
  });

  it("that nothing passes say that there are no posts", async ({ site }) => {
    site.feed({ count: 5 });
    const { page } = await site.open(
      `${site.script}<windowbox-feed feed-id="harbour-bakery" hashtags="none"></windowbox-feed>`,
    );
    await page.getByText("No posts yet.").waitFor();
    expect(await page.locator("a[part=tile]").count()).toBe(0);
  });
});
