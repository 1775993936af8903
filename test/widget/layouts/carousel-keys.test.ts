import { describe, expect } from "vitest";
import { it } from "../../support/site-test.ts";
import { openCarousel } from "./carousel-visit.ts";

describe("the keyboard in a carousel", () => {
  it("moves the focus from tile to tile, and the row no further than needed", async ({ site }) => {
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

  it("lets the row glide along, instead of jumping to what has the focus", async ({ site }) => {
    site.feed();
    const { page, next, place, focused } = await openCarousel(site);
    await next.waitFor();
    const tile = page.locator("a[part=tile]").nth(2);
    await tile.focus();
    const jumped = await tile.evaluate((link) => {
      link.dispatchEvent(
        new KeyboardEvent("keydown", { key: "ArrowRight", bubbles: true, cancelable: true }),
      );
      return link.closest("ul")?.scrollLeft;
    });
    expect(jumped).toBe(0);
    expect(await focused()).toBe("3");
    await expect.poll(place).toBe(1);
  });

  it("goes from the arrows through the tiles in view to the dots and on, and to the others by the arrow keys", async ({
    site,
  }) => {
    site.feed();
    const { page, focused, list } = await openCarousel(site, "limit=5");
    await page.locator("[part~=carousel-next]").waitFor();
    const order = [
      "carousel-arrow carousel-previous",
      "carousel-arrow carousel-next",
      ...["0", "1", "2"],
    ];
    for (const expected of order) {
      await page.keyboard.press("Tab");
      expect(await focused()).toBe(expected);
    }
    for (const expected of ["3", "4"]) {
      await page.keyboard.press("ArrowRight");
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

  it("scrolls the row itself where tiles are no links", async ({ site }) => {
    site.feed();
    const { page, list, place } = await openCarousel(site, "on-click=none");
    await expect.poll(() => list.getAttribute("tabindex")).toBe("0");
    await list.focus();
    await page.keyboard.press("ArrowRight");
    await expect.poll(place).toBe(1);
    await page.keyboard.press("End");
    await expect.poll(place).toBe(9);
    await page.locator("windowbox-feed").evaluate((feed) => feed.removeAttribute("on-click"));
    await expect.poll(() => list.getAttribute("tabindex")).toBe("-1");
  });

  it("leaves keys with modifiers, and the page's own, alone", async ({ site }) => {
    site.feed();
    const { page, focused } = await openCarousel(site);
    await page.locator("a[part=tile]").first().focus();
    for (const modifier of ["Shift", "Alt", "Control", "Meta"]) {
      await page.keyboard.press(`${modifier}+ArrowRight`);
      expect(await focused()).toBe("0");
    }
    await page.evaluate(() =>
      document.addEventListener("keydown", (event) => event.preventDefault(), { capture: true }),
    );
    await page.keyboard.press("ArrowRight");
    expect(await focused()).toBe("0");
  });

  it("takes its keys from the page while the focus is on a tile, and from no button", async ({
    site,
  }) => {
    site.feed();
    const { page, next, place, focused } = await openCarousel(site, "", {
      before: () => {
        Object.assign(window, { taken: [] });
        addEventListener("keydown", ({ key, defaultPrevented }) => {
          if (defaultPrevented) Reflect.get(window, "taken").push(key);
        });
      },
    });
    await next.focus();
    for (const key of ["ArrowRight", "End", "Home"]) await page.keyboard.press(key);
    expect(await focused()).toBe("carousel-arrow carousel-next");
    expect(await place()).toBe(0);
    expect(await page.evaluate("taken")).toEqual([]);
    await page.locator("a[part=tile]").first().focus();
    for (const key of ["ArrowRight", "ArrowDown", "End", "PageDown", "Home"]) {
      await page.keyboard.press(key);
    }
    expect(await page.evaluate("taken")).toEqual(["ArrowRight", "End", "Home"]);
  });

  it("shows where the focus is within the row, which cuts off what is around its tiles", async ({
    site,
  }) => {
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
    expect(ring[0]).toBe("2px");
    expect(ring[1]).toContain("2px inset");
  });
});

describe("a carousel on a right-to-left page", () => {
  it("begins at the right, with arrows, keys and dots the other way round", async ({ site }) => {
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
    for (const [arrow, tile, dot] of [
      [next, 3, 1],
      [next, 6, 2],
      [previous, 3, 1],
    ] as const) {
      await arrow.click();
      await expect.poll(place).toBe(tile);
      await expect.poll(() => dots.nth(dot).getAttribute("aria-current")).toBe("true");
    }
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
