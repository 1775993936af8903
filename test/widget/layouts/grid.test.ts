import { describe, expect } from "vitest";
import { feedPost, sizesOf } from "../../support/feed-fixture.ts";
import { it } from "../../support/site-test.ts";
import type { WidgetSite } from "../../support/widget-site.ts";

const FEED = `<windowbox-feed feed-id="harbour-bakery"></windowbox-feed>`;

async function opened(
  site: WidgetSite,
  body: string,
  options: Parameters<WidgetSite["open"]>[1] = {},
) {
  const visit = await site.open(site.script + body, options);
  await visit.page.locator("windowbox-feed a[part=tile]").first().waitFor();
  return visit;
}

describe("the tiles", () => {
  it("have their pictures sent for before anything is found out about how dates are written", async ({
    site,
  }) => {
    site.feed();
    const { page } = await opened(site, FEED, {
      before: () => {
        const pictures: number[] = [];
        const Original = Intl.DateTimeFormat;
        Intl.DateTimeFormat = new Proxy(Original, {
          construct(target, args) {
            const root = document.querySelector("windowbox-feed")?.shadowRoot;
            pictures.push(root?.querySelectorAll("img[src]").length ?? 0);
            return Reflect.construct(target, args);
          },
        });
        Reflect.set(window, "pictures", pictures);
      },
    });
    await page.locator("a[part=tile][aria-label*='May 4, 2026']").waitFor();
    expect(await page.evaluate("window.pictures")).toEqual([12]);
  });

  it("are the newest twelve posts, linked, each with a name a screen reader can say", async ({
    site,
  }) => {
    site.feed();
    const { page, troubles } = await opened(site, FEED);
    const list = page.getByRole("list", { name: "Instagram posts by harbour.bakery" });
    const links = list.getByRole("link");
    expect(await links.count()).toBe(12);
    // Safari takes a list without bullets for none, unless it is told.
    expect(await list.getAttribute("role")).toBe("list");
    await expect
      .poll(() => links.first().getAttribute("aria-label"))
      .toBe(
        "Photo by harbour.bakery, May 4, 2026: Sourdough, fresh from the oven at six. Come early!",
      );
    expect(await links.nth(1).getAttribute("aria-label")).toBe(
      "Album by harbour.bakery, May 3, 2026: Saffron buns are back 🧡",
    );
    expect(await links.nth(3).getAttribute("aria-label")).toContain(
      "Reel by harbour.bakery, May 1, 2026: Rye",
    );
    expect(await links.first().getAttribute("href")).toBe("https://www.instagram.com/p/post0/");
    expect(await links.first().getAttribute("target")).toBe("_blank");
    expect(await links.first().getAttribute("rel")).toBe("noopener");
    expect(troubles).toEqual([]);
  });

  it("have the account's own alternative text, else say whose they are; a caption is none, it names the link", async ({
    site,
  }) => {
    const { origin } = site.feeds;
    site.feed({
      posts: [
        feedPost(origin, 0, { altText: "A loaf on a board" }),
        feedPost(origin, 1, {
          caption: "🥐🥐 #croissants Butter, folded 27 times! And more.",
          prunedCaption: "🥐🥐 Butter, folded 27 times! And more.",
        }),
        feedPost(origin, 2, { caption: "#only #tags", prunedCaption: "" }),
      ],
    });
    const { page } = await opened(site, FEED);
    const alts = await page
      .locator("windowbox-feed img")
      .evaluateAll((images) => images.map((image) => image.getAttribute("alt")));
    expect(alts).toEqual([
      "A loaf on a board",
      "Photo by harbour.bakery",
      "Photo by harbour.bakery",
    ]);
    const names = () =>
      page
        .locator("windowbox-feed a")
        .evaluateAll((links) => links.map((link) => link.getAttribute("aria-label")));
    await expect
      .poll(names)
      .toEqual([
        "Photo, May 4, 2026: A loaf on a board",
        "Photo by harbour.bakery, May 3, 2026: 🥐🥐 Butter, folded 27 times! And more.",
        "Photo by harbour.bakery, May 2, 2026",
      ]);
  });

  it("carry a mark where there is more than a picture", async ({ site }) => {
    site.feed();
    const { page } = await opened(site, FEED);
    const marked = await page
      .locator("windowbox-feed li a")
      .evaluateAll((links) => links.map((link) => link.querySelector("svg") !== null));
    // Albums, a reel and a video of the fixture.
    expect(marked.slice(0, 7)).toEqual([false, true, false, true, false, true, true]);
  });

  it("stay drawn when one post among them cannot be", async ({ site }) => {
    const { origin } = site.feeds;
    const good = feedPost(origin, 0);
    site.feeds.json("/feeds/harbour-bakery.json", {
      version: 1,
      posts: [
        null,
        7,
        { id: "1" },
        { ...good, id: "2", sizes: { large: null } },
        { ...good, id: "3", altText: 7 },
        good,
      ],
    });
    const { page, troubles } = await opened(site, FEED);
    expect(await page.locator("windowbox-feed a[part=tile]").count()).toBe(1);
    expect(troubles).toEqual([]);
  });
});

describe("the columns", () => {
  it("go by the width of the element, not of the window", async ({ site }) => {
    site.feed();
    const cases = [
      [320, "", 2],
      [479, "", 2],
      [480, "", 3],
      [900, "", 3],
      [900, "columns=5", 5],
      [600, "columns=5 columns-tablet=4", 4],
      [600, "columns=2", 2],
      [400, "columns=1", 1],
      [400, "columns-mobile=3", 3],
    ] as const;
    const boxes = cases.map(
      ([width, attributes]) =>
        `<div style="width:${width}px"><windowbox-feed feed-id="harbour-bakery" ${attributes}></windowbox-feed></div>`,
    );
    const { page } = await opened(site, boxes.join(""), { viewport: { width: 1300, height: 800 } });
    await page
      .locator("a[part=tile]")
      .nth(12 * cases.length - 1)
      .waitFor();
    const counts = await page.locator("windowbox-feed").evaluateAll((feeds) =>
      feeds.map((feed) => {
        const items = [...(feed.shadowRoot?.querySelectorAll("li") ?? [])];
        return new Set(items.map((item) => item.getBoundingClientRect().left)).size;
      }),
    );
    expect(counts).toEqual(cases.map(([, , count]) => count));
  });
});

describe("the pictures", () => {
  const box = (width: number) => `<div style="width:${width}px">${FEED}</div>`;

  async function firstPicture(
    site: WidgetSite,
    width: number,
    deviceScaleFactor: number,
    sourceWidth = 1080,
  ) {
    const sizes = sizesOf(site.feeds.origin, "9", sourceWidth, sourceWidth);
    site.feed({ posts: [feedPost(site.feeds.origin, 0, { sizes })] });
    const { page } = await opened(site, box(width), { deviceScaleFactor });
    const image = page.locator("windowbox-feed img").first();
    await expect
      .poll(() => image.evaluate((node) => node instanceof HTMLImageElement && node.currentSrc))
      .toBeTruthy();
    return image.evaluate((node) => (node instanceof HTMLImageElement ? node.currentSrc : ""));
  }

  it.for([
    [900, 1, "400x400"],
    [900, 2, "700x700"],
    [1200, 1, "400x400"],
    [1200, 2, "1080x1080"],
    [390, 3, "700x700"],
  ] as const)(
    "in an element %i pixels wide on a screen of density %i come as %s",
    async ([width, density, size], { site }) => {
      expect(await firstPicture(site, width, density)).toContain(size);
    },
  );

  it("of a small source are never asked for larger than they are", async ({ site }) => {
    expect(await firstPicture(site, 1200, 2, 320)).toContain("320x320");
  });

  it("are asked for wide enough where a wide one fills a square box", async ({ site }) => {
    const sizes = sizesOf(site.feeds.origin, "8", 1080, 540);
    site.feed({ posts: [feedPost(site.feeds.origin, 0, { sizes })] });
    const { page } = await opened(site, box(900));
    await expect
      .poll(() => page.locator("windowbox-feed img").getAttribute("sizes"))
      // A third of 900 less the gaps, twice as wide as it is high.
      .toBe("595px");
  });

  it("within sight load at once, the others when they come near", async ({ site }) => {
    site.feed();
    const { page } = await opened(site, `<div style="width:900px">${FEED}</div>`, {
      viewport: { width: 1000, height: 500 },
    });
    const loading = await page
      .locator("windowbox-feed img")
      .evaluateAll((images) => images.map((image) => image.getAttribute("loading")));
    expect(loading.slice(0, 6)).toEqual(Array(6).fill("eager"));
    expect(loading.slice(6)).toEqual(Array(6).fill("lazy"));
  });

  it("of a feed far below do not load before the visitor comes near", async ({ site }) => {
    site.feed();
    const { page } = await opened(site, `<div style="height:9000px"></div>${FEED}`);
    await page.evaluate(() => new Promise(requestAnimationFrame));
    expect(site.feeds.paths.filter((path) => path.startsWith("/media/"))).toEqual([]);
    await page.locator("windowbox-feed").scrollIntoViewIfNeeded();
    await page.locator("windowbox-feed img.loaded").first().waitFor();
    expect(site.feeds.paths.some((path) => path.startsWith("/media/"))).toBe(true);
  });

  it.for([
    ["above the window", "", "margin-bottom:9000px", 3000, FEED],
    ["beside the window", "position:absolute;left:110vw;width:900px", "", 0, FEED],
    ["folded up", "", "", 0, `<details><summary>Pictures</summary>${FEED}</details>`],
  ] as const)(
    "of a feed %s are not asked for with those in sight",
    async ([_where, style, below, down, body], { site }) => {
      site.feed();
      const release = site.feeds.hold("/feeds/harbour-bakery.json");
      const { page } = await site.open(
        `${site.script}<div style="${style}">${body}</div><div style="${below}"></div>`,
        { viewport: { width: 1000, height: 500 } },
      );
      await page.locator("windowbox-feed .skeleton").nth(11).waitFor({ state: "attached" });
      await page.evaluate((to) => scrollTo(0, to), down);
      release();
      await page.locator("a[part=tile]").nth(11).waitFor({ state: "attached" });
      expect(await page.locator("windowbox-feed img[loading=eager]").count()).toBe(0);
    },
  );

  it("stand in as their colours until they come, and say in words what failed to come", async ({
    site,
  }) => {
    site.feed();
    const release = site.feeds.hold("/media/0-400x400.webp");
    site.feeds.answer("/media/1-400x500.webp", (_request, response) => {
      response.writeHead(404).end();
    });
    const { page } = await opened(site, `<div style="width:900px">${FEED}</div>`);
    const first = page.locator("windowbox-feed a[part=tile]").first();
    const look = await first.evaluate((tile) => getComputedStyle(tile).backgroundImage);
    expect(look.match(/radial-gradient/g)).toHaveLength(9);
    await page.locator("windowbox-feed li:nth-child(2) img.loaded").waitFor();
    expect(await first.locator("img").getAttribute("class")).toBeNull();
    release();
    await first.locator("img.loaded").waitFor();
  });
});

describe("a post with a link of its own", () => {
  it("leads there, says where, and asks the page first", async ({ site }) => {
    const { origin } = site.feeds;
    const link = { url: "https://shop.example/rye", label: "Order this bread" };
    site.feed({
      posts: [feedPost(origin, 0, { link }), feedPost(origin, 1, { isAiGenerated: true })],
    });
    const { page, troubles } = await opened(site, FEED, {
      before: () => {
        document.addEventListener("postclick", (event) => event.preventDefault());
      },
    });
    const [linked, other] = [0, 1].map((at) => page.locator("a[part=tile]").nth(at));
    expect(await linked?.getAttribute("href")).toBe(link.url);
    await expect
      .poll(() => linked?.getAttribute("aria-label"))
      .toBe("Photo by harbour.bakery, May 4, 2026: Order this bread");
    // No dialog, and no new page either: the page has something against it.
    await linked?.click();
    expect(page.context().pages()).toHaveLength(1);
    await page.evaluate(() => {
      document.addEventListener("postclick", (event) => event.stopImmediatePropagation(), true);
    });
    const opening = page.context().waitForEvent("page");
    await linked?.click();
    expect((await opening).url()).not.toBe(page.url());
    expect(await page.locator("dialog[open]").count()).toBe(0);
    await page.bringToFront();
    await other?.click();
    await page.locator("dialog[open] [part=lightbox-ai]").waitFor();
    expect(await page.locator("[part=lightbox-ai]").textContent()).toBe("Made with AI");
    expect(troubles).toEqual([]);
  });
});
