import type { Page } from "playwright-core";
import sharp from "sharp";
import { describe, expect } from "vitest";
import type { FeedSettings } from "../../../server/feed/document.ts";
import { feedPost } from "../../support/feed-fixture.ts";
import { renderedHtml } from "../../support/rendered-html.ts";
import { it } from "../../support/site-test.ts";
import type { OpenOptions, WidgetSite } from "../../support/widget-site.ts";

const DOCUMENT = "/feeds/harbour-bakery.json";
const VIEW = { viewport: { width: 1000, height: 900 } };
const AFTER = `<p style="margin:0;height:200px">After the feed</p>`;

/** A page with the feed in its own HTML, as `GET /feeds/ID.html` gives it. */
function openIncluded(
  site: WidgetSite,
  settings: FeedSettings,
  options: OpenOptions = {},
  around = "%s",
) {
  const document = site.feed({ settings });
  const { fragment } = renderedHtml(document, site.feeds.origin);
  const body = `<style>body{margin:0}</style>${around.replace("%s", () => fragment)}${AFTER}`;
  return site.open(body, { ...VIEW, ...options });
}

/** Before anything else runs: what moves, and every frame in which the first picture is not to be seen. */
const watch = () => {
  const shifts: string[] = [];
  const flashes: string[] = [];
  Object.assign(window, { shifts, flashes });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) shifts.push(JSON.stringify(entry));
  }).observe({ type: "layout-shift", buffered: true });
  let seen = false;
  const look = () => {
    const root = document.querySelector("windowbox-feed")?.shadowRoot;
    const pictures = [...(root?.querySelector("li")?.querySelectorAll("img") ?? [])];
    const visible = pictures.some(
      (one) => one.complete && one.naturalWidth > 0 && getComputedStyle(one).opacity === "1",
    );
    if (visible) seen = true;
    else if (seen)
      flashes.push(
        JSON.stringify([
          root?.adoptedStyleSheets.length,
          ...pictures.map((one) => [
            one.complete,
            one.naturalWidth,
            one.className,
            getComputedStyle(one).opacity,
            one.currentSrc,
          ]),
        ]),
      );
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
};

/** All that a visitor sees: a screenshot compares them. */
const picturesThere = (page: Page) =>
  page.waitForFunction(() => {
    const root = document.querySelector("windowbox-feed")?.shadowRoot;
    const pictures = [...(root?.querySelectorAll<HTMLImageElement>("img[part=image]") ?? [])];
    const edge = root?.querySelector("[part=list]")?.getBoundingClientRect().right ?? 0;
    const seen = pictures.filter((one) => {
      const { top, left } = one.getBoundingClientRect();
      return top < innerHeight && left < edge;
    });
    return seen.length > 0 && seen.every((one) => one.complete && one.naturalWidth > 0);
  });

/** The visitor has done something, and the element has drawn everything itself: its style sheet is a constructed one then. */
const takenOver = (page: Page) =>
  page.waitForFunction(() => {
    dispatchEvent(new PointerEvent("pointermove", { movementX: 1 }));
    return document.querySelector("windowbox-feed")?.shadowRoot?.adoptedStyleSheets.length;
  });

/** What the server drew has gone from under the new pictures. */
const onlyOnePictureEach = (page: Page) =>
  page.waitForFunction(() => {
    const root = document.querySelector("windowbox-feed")?.shadowRoot;
    return root?.querySelectorAll("img + img").length === 0;
  });

const settle = (page: Page) =>
  page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
  );

describe("a feed in the page's own HTML", () => {
  it("is whole without any script", async ({ site }) => {
    const { page, asked } = await openIncluded(
      site,
      { limit: 6, header: true, captions: true, loadMore: "button" },
      { javaScriptEnabled: false },
    );
    await page.getByText(/Sourdough, fresh from the oven/).waitFor();
    expect(await page.locator("a[part=tile]").count()).toBe(6);
    expect(await page.locator("img[part=image]").first().evaluate(visibleBox)).toMatchObject({
      opacity: "1",
      width: 331,
    });
    expect(await page.getByRole("link", { name: "View on Instagram" }).getAttribute("href")).toBe(
      "https://www.instagram.com/harbour.bakery/",
    );
    expect(asked.filter((url) => url.endsWith(".json"))).toEqual([]);
  });

  it.for<[string, FeedSettings]>([
    ["a grid", { limit: 6, columns: 4 }],
    [
      "a grid with header, captions and button",
      {
        limit: 6,
        header: true,
        followButton: true,
        captions: true,
        loadMore: "button",
        hover: "caption",
      },
    ],
    ["masonry", { limit: 8, layout: "masonry" }],
    ["masonry with captions", { limit: 8, layout: "masonry", captions: true, gap: "10px" }],
    ["highlight", { limit: 7, layout: "highlight" }],
    ["a row", { limit: 8, layout: "carousel" }],
    ["pictures in their own shapes", { limit: 6, aspectRatio: "original", gap: "12px" }],
  ] as const)(
    "is taken over without a flash, a shift or a second picture: %s",
    async ([_name, settings], { site }) => {
      const script = site.feeds.hold("/widget.js");
      const { page, troubles } = await openIncluded(site, settings, { before: watch });
      await picturesThere(page);
      await settle(page);
      // What stands below differs: more posts where there was a way to Instagram.
      const posts = page.locator("ul[part=list]");
      const before = await posts.screenshot();
      const pictures = () => site.feeds.paths.filter((path) => path.startsWith("/media/")).sort();
      const fetched = pictures();
      script();
      await takenOver(page);
      await onlyOnePictureEach(page);
      await settle(page);
      expect(await page.evaluate("shifts")).toEqual([]);
      expect(await page.evaluate("flashes")).toEqual([]);
      expect(pictures()).toEqual(fetched);
      // Nothing of a carousel's arrows is there before the script is.
      await page.addStyleTag({ content: "::part(carousel-arrow){visibility:hidden}" });
      expect(await differentPixels(before, await posts.screenshot())).toBeLessThan(500);
      expect(troubles).toEqual([]);
    },
  );

  it.for([390, 600])(
    "has the same tiles large that the script makes large, at %i pixels",
    async (width, { site }) => {
      const script = site.feeds.hold("/widget.js");
      const { page } = await openIncluded(
        site,
        { limit: 12, layout: "highlight", columns: 4, columnsTablet: 3 },
        { viewport: { width, height: 900 } },
      );
      const boxes = () =>
        page
          .locator("a[part=tile]")
          .evaluateAll((tiles) =>
            tiles.map((tile) => [tile.clientWidth, Math.round(tile.getBoundingClientRect().top)]),
          );
      const before = await boxes();
      script();
      await takenOver(page);
      expect(await boxes()).toEqual(before);
      expect(new Set(before.map(([tileWidth]) => tileWidth)).size).toBe(2);
    },
  );

  it("is text that no page makes anything else of: in no encoding, and no address for mail in it", async ({
    site,
  }) => {
    const posts = [
      feedPost(site.feeds.origin, 0, { caption: "Bürli 🧡 パン", prunedCaption: "Bürli 🧡 パン" }),
      feedPost(site.feeds.origin, 1, { caption: "Order: shop@bakery.example, @me" }),
    ];
    const document = site.feed({ posts, settings: { captions: true } });
    const { fragment } = renderedHtml(document, site.feeds.origin);
    site.feeds.hold("/hydrate.js");
    const { page } = await site.open(fragment, {
      headers: { "content-type": "text/html; charset=shift_jis" },
    });
    expect(await page.locator("p[part=caption]").allTextContents()).toEqual([
      "Bürli 🧡 パン",
      "Order: shop@bakery.example, @me",
    ]);
    const described = await page.locator("script[type='application/ld+json']").textContent();
    expect(JSON.parse(described ?? "").hasPart[0].description).toBe("Bürli 🧡 パン");
    // Cloudflare leaves scripts alone.
    expect(fragment.replace(/<script.*?<\/script>/g, "")).not.toMatch(/\w@\w/);
  });

  it("brings rules for what it shows alone", ({ site }) => {
    const styleOf = (settings: FeedSettings) => {
      const { fragment } = renderedHtml({ ...site.feed(), settings }, site.feeds.origin);
      return /<style>(.*?)<\/style>/s.exec(fragment)?.[1] ?? "";
    };
    expect(styleOf({ limit: 6, header: true })).toContain(".biography{");
    expect(styleOf({ limit: 6 })).not.toContain(".biography{");
  });

  it("brings the element at once where the site's own pictures are made to wait, and these with them", async ({
    site,
  }) => {
    const document = site.feed();
    const { fragment } = renderedHtml(document, site.feeds.origin);
    const lazy = fragment.replace(/ src="([^"]+\.webp)"/g, ' src="data:," data-src="$1"');
    const { page } = await site.open(lazy.replaceAll(" srcset=", " data-srcset="), VIEW);
    await page.locator("a[part=tile] img.loaded").nth(2).waitFor();
    expect(site.feeds.paths).toContain("/widget.js");
  });

  it("shows a row's scroll bar only where no arrows will come", async ({ site }) => {
    const bar = (page: Page) =>
      page.locator("ul[part=list]").evaluate((list) => getComputedStyle(list).scrollbarWidth);
    const script = site.feeds.hold("/widget.js");
    const { page } = await openIncluded(site, { layout: "carousel" });
    expect(await bar(page)).toBe("none");
    script();
    const plain = await openIncluded(site, { layout: "carousel" }, { javaScriptEnabled: false });
    expect(await bar(plain.page)).toBe("auto");
  });

  it("stays as it is while the server cannot be reached, and tells the page", async ({ site }) => {
    const script = site.feeds.hold("/widget.js");
    const { page } = await openIncluded(site, { limit: 6 }, { before: tellErrors });
    site.feeds.answer(DOCUMENT, (_request, response) => void response.writeHead(404).end());
    script();
    await page.waitForFunction(() => {
      dispatchEvent(new PointerEvent("pointermove", { movementX: 1 }));
      return Reflect.get(window, "failures")?.length;
    });
    expect(await page.evaluate("failures")).toEqual(["not-found"]);
    expect(await page.locator("a[part=tile]").count()).toBe(6);
  });

  it("brings the element when a visitor does something, and not before", async ({ site }) => {
    const { page, asked } = await openIncluded(site, { limit: 3 });
    await page.waitForLoadState("networkidle");
    // By this page: an earlier visitor's requests may still be arriving.
    expect(asked.filter((address) => /widget|assets|json/.test(address))).toEqual([]);
    await page.keyboard.press("Tab");
    await takenOver(page);
  });

  it.for([
    ["has arrows", { layout: "carousel" }],
    ["has more to load", { loadMore: "scroll" }],
  ] as const)("brings the element at once where the feed %s", async ([, settings], { site }) => {
    const { page } = await openIncluded(site, settings);
    await page.waitForFunction(
      () => document.querySelector("windowbox-feed")?.shadowRoot?.adoptedStyleSheets.length,
    );
    expect(site.feeds.paths).toContain("/widget.js");
  });

  it("comes back where the page draws itself anew of its own HTML", async ({ site }) => {
    // As Vue does with what it is mounted on: of the HTML that it reads there, shadow roots are no part.
    const redraw = `<script>addEventListener("load", () => setTimeout(() => {
      const app = document.querySelector("main");
      const anew = document.createElement("main");
      anew.innerHTML = app.innerHTML;
      app.replaceWith(anew);
    }))</script>`;
    const around = `<main>%s</main>${redraw}`;
    const { page, troubles } = await openIncluded(site, { limit: 3 }, {}, around);
    await page.locator("a[part=tile] img.loaded").nth(2).waitFor();
    expect(await page.locator("windowbox-feed").count()).toBe(1);
    expect(await page.locator("a[part=tile]").count()).toBe(3);
    expect(troubles).toEqual([]);
  });

  it("opens a post that was clicked before the element was there, once it is", async ({ site }) => {
    const script = site.feeds.hold("/widget.js");
    const { page } = await openIncluded(site, { limit: 3 });
    await picturesThere(page);
    await page.waitForLoadState("load");
    await page.locator("a[part=tile]").nth(1).click();
    script();
    await page.getByRole("dialog").waitFor();
    expect(page.context().pages()).toHaveLength(1);
  });

  it("can do everything after: lightbox, more posts, other settings", async ({ site }) => {
    const { page } = await openIncluded(site, { limit: 6, loadMore: "button" });
    await takenOver(page);
    await page.getByRole("button", { name: "Load more" }).click();
    await page.locator("a[part=tile]").nth(11).waitFor();
    await page
      .locator("windowbox-feed")
      .evaluate((element) => element.setAttribute("columns", "2"));
    await page.locator("a[part=tile]").first().click();
    await page.getByRole("dialog").waitFor();
    expect(await page.locator("a[part=tile]").first().evaluate(visibleBox)).toMatchObject({
      width: 498,
    });
  });

  it("keeps the focus where it was", async ({ site }) => {
    const script = site.feeds.hold("/widget.js");
    const { page } = await openIncluded(site, { limit: 6 });
    await page.locator("a[part=tile]").nth(2).focus();
    script();
    await takenOver(page);
    const focused = () =>
      page.evaluate(() => {
        const root = document.querySelector("windowbox-feed")?.shadowRoot;
        return [...(root?.querySelectorAll("a") ?? [])].indexOf(
          root?.activeElement as HTMLAnchorElement,
        );
      });
    expect(await focused()).toBe(2);
  });

  it("keeps it on what is no link as well", async ({ site }) => {
    const script = site.feeds.hold("/widget.js");
    const biography = "Bread and buns by the water. ".repeat(5);
    const document = site.feed({ biography, settings: { limit: 3, header: true } });
    const { page } = await site.open(renderedHtml(document, site.feeds.origin).fragment);
    const opened = page.locator("[part=biography]");
    await opened.focus();
    script();
    await takenOver(page);
    expect(await opened.evaluate((node) => node.matches(":focus"))).toBe(true);
  });

  it("keeps a row where the visitor has scrolled it, and the page where it is", async ({
    site,
  }) => {
    const script = site.feeds.hold("/widget.js");
    const { page } = await openIncluded(
      site,
      { layout: "carousel", limit: 12 },
      {},
      `%s<div style="height:3000px"></div>`,
    );
    const list = page.locator("ul[part=list]");
    await page.locator("a[part=tile]").nth(4).focus();
    await list.evaluate((row) => row.scrollTo({ left: 1002, behavior: "instant" }));
    await page.evaluate(() => scrollTo(0, 1500));
    const places = async () => [
      await list.evaluate((row) => row.scrollLeft),
      await page.evaluate(() => scrollY),
    ];
    await settle(page);
    const before = await places();
    expect(before[0]).toBeGreaterThan(900);
    script();
    await takenOver(page);
    await settle(page);
    expect(await places()).toEqual(before);
  });

  it("shows no other post's picture where a new one has come first meanwhile", async ({ site }) => {
    const script = site.feeds.hold("/widget.js");
    const { page } = await openIncluded(site, { limit: 3 });
    await picturesThere(page);
    const { origin } = site.feeds;
    const posts = [9, 0, 1].map((index) => feedPost(origin, index));
    site.feed({ posts, settings: { limit: 3 } });
    site.feeds.hold("/media/9-400x500.webp");
    script();
    await takenOver(page);
    const first = page.locator("windowbox-feed li").first();
    expect(await first.locator("a").getAttribute("href")).toContain("post9");
    expect(await first.locator("img").count()).toBe(1);
    expect(await first.locator("img.loaded").count()).toBe(0);
  });

  it("works where a script put it in as text, which makes no shadow root of it", async ({
    site,
  }) => {
    const document = site.feed();
    const { fragment } = renderedHtml(document, site.feeds.origin);
    site.feeds.page("/fragment", fragment);
    const { page } = await site.open(
      `${site.script}<div></div><script>fetch("${site.feeds.origin}/fragment").then(async (r) => { document.querySelector("div").innerHTML = await r.text(); })</script>`,
    );
    await page.locator("a[part=tile]").nth(11).waitFor();
    expect(
      await page
        .locator("windowbox-feed")
        .evaluate((e) => e.shadowRoot?.querySelectorAll("a").length),
    ).toBe(12);
  });

  it("chooses variants for the place it has, not for the window", async ({ site }) => {
    site.feeds.hold("/widget.js");
    const { page } = await openIncluded(
      site,
      { limit: 4, columns: 4 },
      { viewport: { width: 1400, height: 900 } },
      `<div style="width:640px">%s</div>`,
    );
    await page.locator("a[part=tile]").nth(3).waitFor();
    await expect
      .poll(() => site.feeds.paths.filter((path) => path.includes("/media/")).length)
      .toBe(4);
    expect(site.feeds.paths.filter((path) => /-1080x/.test(path))).toEqual([]);
  });
});

/** Round corners let the placeholder shine through, which is a little finer when the element draws it. */
async function differentPixels(one: Buffer, other: Buffer): Promise<number> {
  const [a, b] = await Promise.all([one, other].map((png) => sharp(png).raw().toBuffer()));
  let count = 0;
  for (let at = 0; at < (a?.length ?? 0); at += 3) {
    if ([0, 1, 2].some((channel) => a?.[at + channel] !== b?.[at + channel])) count++;
  }
  return count;
}

function visibleBox(picture: Element) {
  return {
    opacity: getComputedStyle(picture).opacity,
    width: Math.round(picture.getBoundingClientRect().width),
  };
}

const tellErrors = () => {
  const failures: string[] = [];
  Object.assign(window, { failures });
  document.addEventListener(
    "error",
    (event) => {
      if (event instanceof CustomEvent) failures.push(event.detail.reason);
    },
    true,
  );
};
