import type { Page } from "playwright-core";
import { describe, expect } from "vitest";
import { it } from "../../support/site-test.ts";
import { openCarousel } from "./carousel-visit.ts";

describe("the arrows of a carousel", () => {
  it("go on and back by as many tiles as are in view, and stop with a whole tile at the edge", async ({
    site,
  }) => {
    site.feed();
    const { next, previous, place, troubles } = await openCarousel(site);
    for (const expected of [3, 6, 9]) {
      await next.click();
      await expect.poll(place).toBe(expected);
    }
    for (const expected of [6, 3, 0]) {
      await previous.click();
      await expect.poll(place).toBe(expected);
    }
    expect(troubles).toEqual([]);
  });

  it("come to the last tile where the last view is not full", async ({ site }) => {
    site.feed();
    const { next, place } = await openCarousel(site, "limit=8");
    await next.click();
    await expect.poll(place).toBe(3);
    await next.click();
    await expect.poll(place).toBe(5);
    await expect.poll(() => next.getAttribute("aria-disabled")).toBe("true");
  });

  it("keep the focus at both ends, where they lead nowhere", async ({ site }) => {
    site.feed();
    const { page, next, previous, place, focused } = await openCarousel(site, "limit=6");
    await expect.poll(() => previous.getAttribute("aria-disabled")).toBe("true");
    expect(await next.getAttribute("aria-disabled")).toBe("false");
    await next.focus();
    await page.keyboard.press("Enter");
    await expect.poll(place).toBe(3);
    await expect.poll(() => next.getAttribute("aria-disabled")).toBe("true");
    await expect.poll(() => previous.getAttribute("aria-disabled")).toBe("false");
    expect(await focused()).toBe("carousel-arrow carousel-next");
    await page.keyboard.press("Enter");
    expect(await focused()).toBe("carousel-arrow carousel-next");
    expect(await place()).toBe(3);
  });

  it("take presses that come faster than the row moves", async ({ site }) => {
    site.feed();
    const { next, place } = await openCarousel(site);
    await next.evaluate((button) => {
      for (let press = 0; press < 3; press++) {
        button.dispatchEvent(new MouseEvent("click", { bubbles: true }));
      }
    });
    await expect.poll(place).toBe(9);
  });

  it("move the row smoothly, and at once for visitors who asked for stillness", async ({
    site,
  }) => {
    site.feed();
    /** Whether the row is elsewhere in the very moment in which the arrow is pressed. */
    const movesAtOnce = (page: Page) =>
      page.locator("windowbox-feed").evaluate(({ shadowRoot }) => {
        const arrow = shadowRoot?.querySelector<HTMLElement>('[part~="carousel-next"]');
        const list = shadowRoot?.querySelector(".list");
        arrow?.click();
        return list?.scrollLeft !== 0;
      });
    const still = await openCarousel(site, "", { reducedMotion: "reduce" });
    expect(await movesAtOnce(still.page)).toBe(true);
    expect(await still.place()).toBe(3);
    const smooth = await openCarousel(site);
    expect(await movesAtOnce(smooth.page)).toBe(false);
    await expect.poll(smooth.place).toBe(3);
  });

  it("point to where they lead", async ({ site }) => {
    site.feed();
    const { page, next } = await openCarousel(site);
    await next.waitFor();
    const tips = await page
      .locator("[part~=carousel-arrow] path")
      .evaluateAll((paths: SVGPathElement[]) =>
        paths.map(
          (path) => path.getPointAtLength(path.getTotalLength() / 2).x - path.getPointAtLength(0).x,
        ),
      );
    expect(tips.map(Math.sign)).toEqual([-1, 1]);
  });

  it("are not there when all posts are in view", async ({ site }) => {
    site.feed();
    const { page, twoFrames } = await openCarousel(site, "limit=3");
    await twoFrames();
    expect(await page.getByRole("button").count()).toBe(0);
    await page.locator("windowbox-feed").evaluate((feed) => feed.setAttribute("limit", "4"));
    await expect.poll(() => page.getByRole("button").count()).toBe(4);
  });

  it("are large enough for a thumb, over the pictures, in the middle of their height", async ({
    site,
  }) => {
    site.feed();
    const { page, next } = await openCarousel(site, "captions");
    await next.waitFor();
    const arrow = await next.boundingBox();
    const tile = await page.locator("a[part=tile]").nth(2).boundingBox();
    if (!arrow || !tile) throw new Error("not shown");
    expect([arrow.width, arrow.height]).toEqual([44, 44]);
    expect(arrow.x + arrow.width).toBeLessThan(tile.x + tile.width);
    expect(arrow.y + arrow.height / 2).toBeCloseTo(tile.y + tile.height / 2, 0);
  });

  it("are there for a finger, too, which may not be able to swipe", async ({ site }) => {
    site.feed();
    const { next, place } = await openCarousel(site, "", { hasTouch: true, isMobile: true });
    await next.tap();
    await expect.poll(place).toBe(3);
  });
});

describe("a carousel that is taken elsewhere while it is on its way", () => {
  it("knows where it ended, though nobody touched it", async ({ site }) => {
    site.feed();
    const { next, previous, dots, list, place } = await openCarousel(site);
    await dots.first().waitFor();
    const aim = await list.evaluate(async (row) => {
      const last = row.parentElement?.querySelector("[part=carousel-dots]")?.lastElementChild;
      last?.dispatchEvent(new MouseEvent("click", { bubbles: true }));
      while (!row.scrollLeft) await new Promise(requestAnimationFrame);
      const current = last?.getAttribute("aria-current");
      row.scrollTo({ left: 0, behavior: "instant" });
      return current;
    });
    expect(aim).toBe("true");
    await expect.poll(() => dots.first().getAttribute("aria-current")).toBe("true");
    await expect.poll(() => previous.getAttribute("aria-disabled")).toBe("true");
    await next.click();
    await expect.poll(place).toBe(3);
  });

  it.for(["wheel", "touchstart", "pointerdown"])(
    "follows the visitor (%s)",
    async (type, { site }) => {
      site.feed();
      const { dots, list, place } = await openCarousel(site);
      await dots.first().waitFor();
      // The moment a visitor takes hold of the row, what counts is where it is, not where it was to go.
      const current = await list.evaluate(async (row, name) => {
        const last = row.parentElement?.querySelector("[part=carousel-dots]")?.lastElementChild;
        last?.dispatchEvent(new MouseEvent("click", { bubbles: true }));
        while (!row.scrollLeft) await new Promise(requestAnimationFrame);
        row.dispatchEvent(new Event(name));
        const from = row.scrollLeft;
        while (row.scrollLeft === from) await new Promise(requestAnimationFrame);
        await new Promise(requestAnimationFrame);
        return last?.getAttribute("aria-current");
      }, type);
      expect(current).toBe("false");
      await expect.poll(place).toBe(9);
    },
  );
});

describe("the dots of a carousel", () => {
  it("name their pages, say which is in view, and go there", async ({ site }) => {
    site.feed();
    const { dots, place, page } = await openCarousel(site);
    const current = () =>
      dots.evaluateAll((all) => all.map((dot) => dot.getAttribute("aria-current")).join(" "));
    await expect.poll(current).toBe("true false false false");
    await page.getByRole("button", { name: "Go to page 3 of 4" }).click();
    await expect.poll(place).toBe(6);
    await expect.poll(current).toBe("false false true false");
    expect(await page.locator("[part~=carousel-dot-current]").count()).toBe(1);
  });

  it("follow a swipe", async ({ site }) => {
    site.feed();
    const { dots, list } = await openCarousel(site);
    await dots.first().waitFor();
    await list.evaluate((row) => row.scrollTo({ left: 100_000, behavior: "instant" }));
    await expect.poll(() => dots.nth(3).getAttribute("aria-current")).toBe("true");
  });

  it("say the last page only at the end, and the arrows lead on wherever there is more", async ({
    site,
  }) => {
    site.feed();
    const { list, dots, next, previous, place } = await openCarousel(site);
    await dots.first().waitFor();
    const current = () =>
      dots.evaluateAll((all) => all.map((dot) => dot.getAttribute("aria-current")).indexOf("true"));
    for (const [tile, page] of [
      [1, 0],
      [8, 2],
    ] as const) {
      await list.evaluate((row, at) => {
        const { left = 0 } = row.children[at]?.getBoundingClientRect() ?? {};
        const by = left - row.getBoundingClientRect().left;
        row.scrollBy({ left: by, behavior: "instant" });
      }, tile);
      await expect.poll(place).toBe(tile);
      await expect.poll(current).toBe(page);
      await expect.poll(() => previous.getAttribute("aria-disabled")).toBe("false");
      await expect.poll(() => next.getAttribute("aria-disabled")).toBe("false");
    }
  });

  it("give way to figures where they would be too many, or wider than the row", async ({
    site,
  }) => {
    site.feed();
    const { page, next } = await openCarousel(site, "columns=1 limit=9");
    const counter = page.locator("[part=carousel-counter]");
    await counter.getByText("1/9").waitFor();
    await next.click();
    await counter.getByText("2/9").waitFor();
    await page.locator("#box").evaluate((box) => {
      box.style.width = "150px";
      box.firstElementChild?.setAttribute("columns-mobile", "1");
      box.firstElementChild?.setAttribute("limit", "7");
    });
    await counter.getByText("/7").waitFor();
    expect(await page.locator("button[part~=carousel-dot]").count()).toBe(0);
  });

  it("are as many as eight, and the figures after that are the language's own", async ({
    site,
  }) => {
    site.feed();
    const { page, dots } = await openCarousel(site, "columns=1 limit=8 lang=ar-EG");
    await expect.poll(() => dots.count()).toBe(8);
    expect(await dots.nth(1).getAttribute("aria-label")).toContain("٢");
    await page.locator("windowbox-feed").evaluate((feed) => feed.setAttribute("limit", "9"));
    await page.locator("[part=carousel-counter]").getByText("١/٩").waitFor();
    await page.getByText("الصفحة ١ من ٩").waitFor({ state: "attached" });
    expect(await dots.count()).toBe(0);
  });

  it("are of 24 pixels and more, each apart from the next", async ({ site }) => {
    site.feed();
    const { dots } = await openCarousel(site);
    await dots.first().waitFor();
    const boxes = await dots.evaluateAll((all) =>
      all.map((dot) => [dot.clientWidth, dot.clientHeight]),
    );
    for (const [width = 0, height = 0] of boxes) {
      expect(width).toBeGreaterThanOrEqual(24);
      expect(height).toBeGreaterThanOrEqual(24);
    }
  });
});
