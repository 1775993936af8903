import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { WidgetSite } from "../support/widget-site.ts";
import { openCarousel } from "./carousel-visit.ts";

let site: WidgetSite;
beforeAll(async () => {
  site = await WidgetSite.start();
});
afterEach(() => site.reset());
afterAll(() => site.stop());

describe("the arrows of a carousel", () => {
  it("go on and back by as many tiles as are in view, and stop with a whole tile at the edge", async () => {
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

  it("come to the last tile where the last view is not full", async () => {
    site.feed();
    const { next, place } = await openCarousel(site, "limit=8");
    await next.click();
    await expect.poll(place).toBe(3);
    await next.click();
    await expect.poll(place).toBe(5);
    expect(await next.getAttribute("aria-disabled")).toBe("true");
  });

  it("keep the focus at both ends, where they lead nowhere", async () => {
    site.feed();
    const { page, next, previous, place, focused } = await openCarousel(site, "limit=6");
    await expect.poll(() => previous.getAttribute("aria-disabled")).toBe("true");
    expect(await next.getAttribute("aria-disabled")).toBe("false");
    await next.focus();
    await page.keyboard.press("Enter");
    await expect.poll(place).toBe(3);
    expect(await next.getAttribute("aria-disabled")).toBe("true");
    expect(await previous.getAttribute("aria-disabled")).toBe("false");
    expect(await focused()).toBe("carousel-arrow carousel-next");
    await page.keyboard.press("Enter");
    expect(await focused()).toBe("carousel-arrow carousel-next");
    expect(await place()).toBe(3);
  });

  it("take presses that come faster than the row moves", async () => {
    site.feed();
    const { next, place } = await openCarousel(site);
    await next.evaluate((button) => {
      for (let press = 0; press < 3; press++) {
        button.dispatchEvent(new MouseEvent("click", { bubbles: true }));
      }
    });
    await expect.poll(place).toBe(9);
  });

  it("move the row smoothly, and at once for visitors who asked for stillness", async () => {
    site.feed();
    const { next, place, twoFrames } = await openCarousel(site, "", { reducedMotion: "reduce" });
    await next.click();
    await twoFrames();
    expect(await place()).toBe(3);
    const smooth = await openCarousel(site);
    const places = await smooth.next.evaluate(async (button) => {
      const list = button.parentElement?.querySelector("ul");
      const seen = new Set<number>();
      button.dispatchEvent(new MouseEvent("click", { bubbles: true }));
      while (list && seen.size < 4) {
        seen.add(list.scrollLeft);
        await new Promise(requestAnimationFrame);
      }
      return seen.size;
    });
    expect(places).toBe(4);
    await expect.poll(smooth.place).toBe(3);
  });

  it("are not there when all posts are in view", async () => {
    site.feed();
    const { page, twoFrames } = await openCarousel(site, "limit=3");
    await twoFrames();
    expect(await page.getByRole("button").count()).toBe(0);
    await page.locator("windowbox-feed").evaluate((feed) => feed.setAttribute("limit", "4"));
    await expect.poll(() => page.getByRole("button").count()).toBe(4);
  });

  it("are large enough for a thumb, over the pictures, in the middle of their height", async () => {
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

  it("leave the row to fingers where there is no pointer, except for who comes with keys", async () => {
    site.feed();
    const { page, next } = await openCarousel(site, "", { hasTouch: true, isMobile: true });
    await next.waitFor();
    const opacity = () => next.evaluate((button) => getComputedStyle(button).opacity);
    await expect.poll(opacity).toBe("0");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await expect.poll(opacity).toBe("1");
  });
});

describe("the dots of a carousel", () => {
  it("name their pages, say which is in view, and go there", async () => {
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

  it("follow a swipe", async () => {
    site.feed();
    const { dots, list } = await openCarousel(site);
    await dots.first().waitFor();
    await list.evaluate((row) => row.scrollTo({ left: 100_000, behavior: "instant" }));
    await expect.poll(() => dots.nth(3).getAttribute("aria-current")).toBe("true");
  });

  it("give way to figures where they would be too many, or wider than the row", async () => {
    site.feed();
    const { page, next } = await openCarousel(site, "columns=1 limit=9");
    const counter = page.locator("[part=carousel-counter]");
    await counter.getByText("1 / 9").waitFor();
    await next.click();
    await counter.getByText("2 / 9").waitFor();
    await page.locator("#box").evaluate((box) => {
      box.style.width = "150px";
      box.firstElementChild?.setAttribute("columns-mobile", "1");
      box.firstElementChild?.setAttribute("limit", "7");
    });
    await counter.getByText("/ 7").waitFor();
    expect(await page.locator("button[part~=carousel-dot]").count()).toBe(0);
  });

  it("are of 24 pixels and more, each apart from the next", async () => {
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

describe("the keyboard in a carousel", () => {
  it("moves the focus from tile to tile, and the row no further than needed", async () => {
    site.feed();
    const { page, place, focused } = await openCarousel(site);
    await page.locator("a[part=tile]").first().focus();
    for (const [key, tile, first] of [
      ["ArrowRight", "1", 0],
      ["ArrowRight", "2", 0],
      ["ArrowRight", "3", 1],
      ["End", "11", 9],
      ["ArrowRight", "11", 9],
      ["ArrowLeft", "10", 9],
      ["Home", "0", 0],
      ["ArrowLeft", "0", 0],
    ] as const) {
      await page.keyboard.press(key);
      expect(await focused()).toBe(tile);
      await expect.poll(place).toBe(first);
    }
  });

  it("goes from the arrows through the tiles to the dots and on, each seen when it has the focus", async () => {
    site.feed();
    const { page, focused, list } = await openCarousel(site, "limit=5");
    await page.locator("[part~=carousel-next]").waitFor();
    const order = [
      "carousel-arrow carousel-previous",
      "carousel-arrow carousel-next",
      ...["0", "1", "2", "3", "4"],
    ];
    for (const expected of order) {
      await page.keyboard.press("Tab");
      expect(await focused()).toBe(expected);
    }
    const inView = () =>
      list.evaluate((row) => {
        const last = row.lastElementChild?.getBoundingClientRect();
        return (last?.right ?? 0) <= row.getBoundingClientRect().right + 1;
      });
    await expect.poll(inView).toBe(true);
    for (let tab = 0; tab < 3; tab++) await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("After");
  });

  it("scrolls the row itself where tiles are no links", async () => {
    site.feed();
    const { page, list, place } = await openCarousel(site, "on-click=none");
    await expect.poll(() => list.getAttribute("tabindex")).toBe("0");
    await list.focus();
    await page.keyboard.press("ArrowRight");
    await expect.poll(place).toBe(1);
    await page.keyboard.press("End");
    await expect.poll(place).toBe(9);
    await page.locator("windowbox-feed").evaluate((feed) => feed.removeAttribute("on-click"));
    await expect.poll(() => list.getAttribute("tabindex")).toBe(null);
  });

  it("leaves keys with modifiers, and the page's own, alone", async () => {
    site.feed();
    const { page, focused } = await openCarousel(site);
    await page.locator("a[part=tile]").first().focus();
    await page.keyboard.press("Shift+ArrowRight");
    expect(await focused()).toBe("0");
    await page.evaluate(() =>
      document.addEventListener("keydown", (event) => event.preventDefault(), { capture: true }),
    );
    await page.keyboard.press("ArrowRight");
    expect(await focused()).toBe("0");
  });

  it("shows where the focus is within the row, which cuts off what is around its tiles", async () => {
    site.feed();
    const { page } = await openCarousel(site);
    await page.locator("a[part=tile]").first().focus();
    await page.keyboard.press("ArrowRight");
    const ring = await page
      .locator("a[part=tile]")
      .nth(1)
      .evaluate((tile) => {
        const { borderTopWidth, boxShadow } = getComputedStyle(tile, "::after");
        return [borderTopWidth, boxShadow];
      });
    expect(ring[0]).toBe("3px");
    expect(ring[1]).toContain("2px inset");
  });
});

describe("a carousel on a right-to-left page", () => {
  it("begins at the right, with arrows, keys and dots the other way round", async () => {
    site.feed();
    const { page, next, previous, place, focused, dots } = await openCarousel(site, "", {
      around: 'dir="rtl"',
    });
    await next.waitFor();
    const left = async (locator: typeof next) => (await locator.boundingBox())?.x ?? 0;
    expect(await left(next)).toBeLessThan(await left(previous));
    expect(await left(dots.last())).toBeLessThan(await left(dots.first()));
    const flipped = await next.locator("svg").evaluate((icon) => getComputedStyle(icon).scale);
    expect(flipped).toBe("-1 1");
    await next.click();
    await expect.poll(place).toBe(3);
    expect(await previous.getAttribute("aria-disabled")).toBe("false");
    await page.locator("a[part=tile]").nth(3).focus();
    await page.keyboard.press("ArrowLeft");
    expect(await focused()).toBe("4");
    await page.keyboard.press("ArrowRight");
    expect(await focused()).toBe("3");
    await page.keyboard.press("End");
    expect(await focused()).toBe("11");
    await expect.poll(place).toBe(9);
  });
});
