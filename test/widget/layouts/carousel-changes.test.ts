import type { Page } from "playwright-core";
import { describe, expect } from "vitest";
import { it } from "../../support/site-test.ts";
import { openCarousel, pagedFeed } from "./carousel-visit.ts";

const tiles = (page: Page) => page.locator("a[part=tile]").count();

describe("a carousel whose element changes its width", () => {
  it("has as many pages as there are views of it, and stays at the tile it was at", async ({
    site,
  }) => {
    site.feed();
    const { dots, next, place, setWidth } = await openCarousel(site);
    await expect.poll(() => dots.count()).toBe(4);
    await next.click();
    await expect.poll(place).toBe(3);
    await setWidth(400);
    await expect.poll(() => dots.count()).toBe(6);
    await expect.poll(place).toBe(3);
    await next.click();
    await expect.poll(place).toBe(5);
    await setWidth(900);
    await expect.poll(() => dots.count()).toBe(4);
  });

  it("ends at the tile it was on its way to", async ({ site }) => {
    site.feed();
    const { dots, next, place, setWidth } = await openCarousel(site);
    await expect.poll(() => dots.count()).toBe(4);
    await next.click();
    await setWidth(400);
    await expect.poll(() => dots.count()).toBe(6);
    await expect.poll(place).toBe(3);
  });

  it("stays at its tile on a page that reads its layout as it changes it", async ({ site }) => {
    site.feed();
    const { page, dots, next, place } = await openCarousel(site, "", {
      reducedMotion: "reduce",
    });
    await expect.poll(() => dots.count()).toBe(4);
    await next.click();
    await expect.poll(place).toBe(3);
    const current = () =>
      dots.evaluateAll((all) =>
        all.findIndex((dot) => dot.getAttribute("aria-current") === "true"),
      );
    for (const [width, pages, inView] of [
      [400, 6, 2],
      [900, 4, 1],
    ] as const) {
      await page.evaluate((to) => {
        const box = document.querySelector<HTMLElement>("#box");
        if (box) box.style.width = `${to}px`;
        return document.body.offsetHeight;
      }, width);
      await expect.poll(() => dots.count()).toBe(pages);
      await expect.poll(current).toBe(inView);
      expect(await place()).toBe(3);
    }
  });

  it("counts whole tiles where the page has made everything smaller by a transform", async ({
    site,
  }) => {
    site.feed();
    const { dots, next, list } = await openCarousel(site, "gap=40", {
      around: 'class="small"',
      before: () => {
        addEventListener("DOMContentLoaded", () => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync(".small{transform:scale(.5)}");
          document.adoptedStyleSheets.push(sheet);
        });
      },
    });
    await expect.poll(() => dots.count()).toBe(4);
    const scrolled = () => list.evaluate((row) => row.scrollLeft);
    await next.click();
    // Three tiles and the gaps after them.
    await expect.poll(scrolled).toBe(940);
    await expect.poll(() => dots.nth(1).getAttribute("aria-current")).toBe("true");
    await dots.last().click();
    await expect.poll(scrolled).toBe(2820);
  });

  it("follows other columns and another gap", async ({ site }) => {
    site.feed();
    const { page, dots, next, place } = await openCarousel(site);
    await expect.poll(() => dots.count()).toBe(4);
    const feed = page.locator("windowbox-feed");
    await feed.evaluate((element) => element.setAttribute("columns", "4"));
    await expect.poll(() => dots.count()).toBe(3);
    await feed.evaluate((element) => element.setAttribute("gap", "40"));
    await next.click();
    await expect.poll(place).toBe(4);
  });

  it("never makes the page scroll sideways, at 320 pixels", async ({ site }) => {
    site.feed();
    const { page, dots } = await openCarousel(site, "captions header gap=12", {
      viewport: { width: 320, height: 640 },
      width: 304,
    });
    await dots.first().waitFor();
    const overflow = () =>
      page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
    expect(await overflow()).toBe(0);
  });

  it("has no arrows while it is not shown, and the right ones once it is", async ({ site }) => {
    site.feed();
    const { page, dots } = await openCarousel(site, "", { around: "hidden" });
    expect(await dots.count()).toBe(0);
    await page.locator("#box").evaluate((box) => box.removeAttribute("hidden"));
    await expect.poll(() => dots.count()).toBe(4);
  });
});

describe("more posts of a carousel", () => {
  it("come by the button below it; row and focus stay where they are", async ({ site }) => {
    pagedFeed(site);
    const { page, place, next, focused, dots } = await openCarousel(
      site,
      "load-more=button limit=6 columns=2",
    );
    await next.click();
    await expect.poll(place).toBe(2);
    const button = page.getByRole("button", { name: "Load more" });
    await button.focus();
    await page.keyboard.press("Enter");
    await expect.poll(() => tiles(page)).toBe(12);
    await page.locator("[aria-live]").getByText("12 posts shown").waitFor({ state: "attached" });
    await expect.poll(() => dots.count()).toBe(6);
    expect(await place()).toBe(2);
    expect(await focused()).toBe("load-more button");
  });

  it("come by themselves when the row's end comes near, without a button", async ({ site }) => {
    pagedFeed(site, 12);
    const { page, list, place, next, focused } = await openCarousel(
      site,
      "load-more=scroll limit=12",
    );
    await next.waitFor();
    expect(await tiles(page)).toBe(12);
    expect(site.feeds.paths.filter((path) => path.includes("after="))).toEqual([]);
    expect(await page.getByRole("button", { name: "Load more" }).count()).toBe(0);
    await next.focus();
    await page.keyboard.press("Enter");
    await expect.poll(place).toBe(3);
    // Only the last two of the four views are the end.
    await list.evaluate(
      (row) =>
        new Promise<void>((resolve) => {
          const tile = row.children[5];
          if (!tile) throw new Error("the row is shorter than it was");
          new IntersectionObserver(([sighting], observer) => {
            if (!sighting?.isIntersecting) return;
            observer.disconnect();
            resolve();
          }).observe(tile);
        }),
    );
    expect(site.feeds.paths.filter((path) => path.includes("after="))).toEqual([]);
    await page.keyboard.press("Enter");
    await expect.poll(() => tiles(page)).toBe(24);
    await page.locator("[aria-live]").getByText("24 posts shown").waitFor({ state: "attached" });
    await expect.poll(place).toBe(6);
    expect(await focused()).toBe("carousel-arrow carousel-next");
    await list.evaluate((row) => row.scrollTo({ left: 100_000, behavior: "instant" }));
    await expect.poll(() => tiles(page)).toBe(36);
  });

  it("are not asked for while the carousel is out of sight", async ({ site }) => {
    pagedFeed(site, 12);
    const { page, next } = await openCarousel(site, "load-more=scroll limit=3", {
      around: "class=below",
      before: () => {
        addEventListener("DOMContentLoaded", () => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync(".below{margin-top:5000px}");
          document.adoptedStyleSheets.push(sheet);
        });
      },
    });
    await page.locator("[aria-live].status").waitFor({ state: "attached" });
    expect(await tiles(page)).toBe(3);
    await page.locator("#box").scrollIntoViewIfNeeded();
    await next.waitFor();
    expect(await tiles(page)).toBeGreaterThan(3);
  });

  it("that do not come can be asked for again", async ({ site }) => {
    pagedFeed(site, 12);
    const after = "/feeds/harbour-bakery.json?after=1";
    site.feeds.answer(after, (_request, response) => void response.writeHead(404).end());
    const { page, list } = await openCarousel(site, "load-more=scroll limit=12");
    await list.evaluate((row) => row.scrollTo({ left: 100_000, behavior: "instant" }));
    const button = page.getByRole("button", { name: "Load more" });
    await button.waitFor();
    pagedFeed(site, 12);
    await button.click();
    await expect.poll(() => tiles(page)).toBe(24);
  });
});

describe("the pictures of a carousel", () => {
  it.for([
    ["", ""],
    ["on a page from right to left ", 'dir="rtl"'],
  ] as const)(
    "beyond the view wait %sin the widest window, until a visitor shows interest",
    async ([_on, around], { site }) => {
      site.feed();
      const { page, list } = await openCarousel(site, "", {
        width: 600,
        viewport: { width: 1600, height: 700 },
        around,
        before: () => {
          addEventListener("DOMContentLoaded", () => {
            const sheet = new CSSStyleSheet();
            sheet.replaceSync("[dir=rtl]{margin-left:900px}");
            document.adoptedStyleSheets.push(sheet);
          });
        },
      });
      const eager = () =>
        list.evaluate(
          (row) =>
            [...row.querySelectorAll("img")].filter(({ loading }) => loading === "eager").length,
        );
      expect(await eager()).toBe(3);
      await page.locator("a[part=tile]").first().hover();
      await expect.poll(eager).toBe(6);
    },
  );

  it.for<[string, number, (row: HTMLElement) => void]>([
    ["swipes to the second tile", 7, (row) => row.scrollTo({ left: 201, behavior: "instant" })],
    ["comes with keys", 6, (row) => row.querySelector("a")?.focus()],
  ] as const)("of the next view come for a visitor who %s", async ([_how, many, act], { site }) => {
    site.feed();
    const { list, dots } = await openCarousel(site, "", { width: 600 });
    await dots.first().waitFor();
    const eager = () =>
      list.evaluate(
        (row) =>
          [...row.querySelectorAll("img")].filter(({ loading }) => loading === "eager").length,
      );
    expect(await eager()).toBe(3);
    await list.evaluate(act);
    await expect.poll(eager).toBe(many);
  });
});

describe("a carousel with next to nothing in it", () => {
  it("shows one post in its place", async ({ site }) => {
    site.feed({ count: 1 });
    const { page, twoFrames } = await openCarousel(site);
    await twoFrames();
    expect(await tiles(page)).toBe(1);
    const box = await page.locator("a[part=tile]").boundingBox();
    expect(box?.width).toBeCloseTo((900 - 8) / 3, 0);
    expect(await page.getByRole("button").count()).toBe(0);
  });

  it("does not let a visitor scroll through the places of posts that there are not", async ({
    site,
  }) => {
    site.feed({ count: 4 });
    const release = site.feeds.hold("/feeds/harbour-bakery.json");
    const opening = openCarousel(site);
    await expect.poll(() => site.feeds.paths.some((path) => path.endsWith(".json"))).toBe(true);
    release();
    const { list, dots, place } = await opening;
    await expect.poll(() => dots.count()).toBe(2);
    await list.evaluate((row) => row.scrollTo({ left: 100_000, behavior: "instant" }));
    await expect.poll(place).toBe(1);
  });

  it("says that there are none", async ({ site }) => {
    site.feed({ posts: [] });
    const { page } = await site.open(
      `${site.script}<windowbox-feed feed-id="harbour-bakery" layout="carousel"></windowbox-feed>`,
    );
    await page.getByText("No posts yet.").waitFor();
    expect(await page.getByRole("button").count()).toBe(0);
    // Nothing in it to scroll to: no stop on the way through the page.
    expect(await page.locator("windowbox-feed ul").getAttribute("tabindex")).toBe("-1");
  });
});

describe("a carousel on paper", () => {
  it("shows all its posts, in rows", async ({ site }) => {
    site.feed();
    const { page, list, next } = await openCarousel(site);
    await next.waitFor();
    await page.emulateMedia({ media: "print" });
    const seen = await list.evaluate((row) => {
      const boxes = [...row.children].map((item) => item.getBoundingClientRect());
      const { right } = row.getBoundingClientRect();
      return {
        rows: new Set(boxes.map(({ top }) => Math.round(top))).size,
        within: boxes.every((box) => box.right <= right + 1),
      };
    });
    expect(seen).toEqual({ rows: 4, within: true });
    expect(await next.isVisible()).toBe(false);
    expect(await page.locator("[part=carousel-dots]").isVisible()).toBe(false);
  });
});
