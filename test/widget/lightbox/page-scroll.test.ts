import { describe, expect } from "vitest";
import { twoFrames } from "../../support/at-rest.ts";
import { feedPost } from "../../support/feed-fixture.ts";
import { it } from "../../support/site-test.ts";
import { album, slide, visit, visitPost } from "./lightbox-visit.ts";

/** Everything that scrolls, the window first, and where what the visitor sees is. */
const PLACES = `[...document.querySelectorAll("html, body, #box"), document.querySelector("windowbox-feed")].map(
  (element) => [element.scrollTop, element.getBoundingClientRect().top])`;

const FILL = `<p style="height:1500px;margin:0">Above</p>FEED<p style="height:1500px;margin:0">Below</p>`;
const TALL = (feed: string) =>
  `<div style="height:200px"></div>${feed}<div style="height:3000px"></div>`;
const IN_BOX = `<div id="box">${FILL}</div>`;
const STICKY = `<header style="position:sticky;top:0;height:60px;background:#fff">Shop</header>${FILL}`;

describe("opening, turning and closing a post moves nothing on a page where", () => {
  it.for([
    ["the window scrolls", "", FILL],
    ["the body hides its width", "html,body{height:100%}body{overflow-x:hidden}", FILL],
    [
      "the body hides its width, under a sticky header",
      "html,body{height:100%}body{overflow-x:hidden}",
      STICKY,
    ],
    ["the body scrolls for the window", "body{overflow:auto}", FILL],
    [
      "the body scrolls for the window, as high as that",
      "html,body{height:100vh}body{overflow:auto}",
      FILL,
    ],
    ["the body always has a scrollbar", "body{overflow-y:scroll}", STICKY],
    ["the root hides its width", "html{overflow-x:hidden}", STICKY],
    ["root and body hide their width", "html,body{overflow-x:hidden}", FILL],
    [
      "root and body hide their width, both as high as the window",
      "html,body{overflow-x:hidden;height:100%}",
      FILL,
    ],
    ["the root clips its width", "html{overflow-x:clip}", STICKY],
    ["the body clips its width", "body{overflow-x:clip}", STICKY],
    [
      "the body scrolls itself",
      "html{overflow:hidden}html,body{height:100%}body{overflow:auto}",
      FILL,
    ],
    ["the body is contained", "html,body{height:100%}body{contain:paint;overflow-x:hidden}", FILL],
    [
      "the body is a container",
      "html,body{height:100%}body{container-type:inline-size;overflow:auto}",
      FILL,
    ],
    [
      "a box scrolls",
      "html,body{height:100%;overflow:hidden}#box{height:100%;overflow:auto}",
      IN_BOX,
    ],
    ["a fixed box scrolls", "#box{position:fixed;inset:0;overflow-y:scroll}", IN_BOX],
    [
      "a box scrolls in a grid",
      "body{display:grid;height:100dvh;grid-template-rows:1fr}#box{overflow:auto;min-height:0}",
      IN_BOX,
    ],
    ["everything scrolls smoothly", "*{scroll-behavior:smooth}", FILL],
    [
      "a body that hides its width scrolls smoothly",
      "html,body{height:100%;scroll-behavior:smooth}body{overflow-x:hidden}",
      FILL,
    ],
    [
      "the window snaps",
      "html{scroll-snap-type:y proximity}p,windowbox-feed{scroll-snap-align:start}",
      FILL,
    ],
    ["the body is transformed", "body{transform:translateZ(0)}", FILL],
    [
      "the scroll bar keeps its place",
      "html{scrollbar-gutter:stable}body{overflow-x:hidden}",
      FILL,
    ],
  ] as const)("%s", async ([_where, styles, body], { site }) => {
    site.feed();
    const { page, dialog, troubles } = await visit(site, {
      viewport: { width: 1000, height: 700 },
      body: (feed) =>
        `<style>*{box-sizing:border-box}body{margin:0}${styles}</style>${body.replace("FEED", feed)}`,
    });
    const tile = page.locator("a[part=tile]").nth(1);
    await tile.evaluate((node) => node.scrollIntoView({ behavior: "instant", block: "center" }));
    await twoFrames(page);
    const places = () => page.evaluate<unknown>(PLACES);
    const before = await places();
    const [x, y] = [500, 350];
    await page.mouse.click(x, y);
    await dialog.waitFor();
    expect(await places(), "opened").toEqual(before);
    await page.mouse.move(x, y);
    await page.mouse.wheel(0, 400);
    for (const key of ["ArrowRight", "PageDown", "Space", "ArrowDown", "PageUp"])
      await page.keyboard.press(key);
    await slide(page).waitFor();
    await twoFrames(page);
    expect(await places(), "turned").toEqual(before);
    await page.keyboard.press("Escape");
    await page.locator("dialog").waitFor({ state: "detached" });
    await twoFrames(page);
    expect(await places(), "closed").toEqual(before);
    expect(
      await page.evaluate(() => document.querySelectorAll("html[style], body[style]").length),
    ).toBe(0);
    expect(troubles).toEqual([]);
  });
});

describe("what is done in an open lightbox is nobody else's", () => {
  it("the wheel over a long caption scrolls that, where a library scrolls the page by itself", async ({
    site,
  }) => {
    site.feed({
      posts: [feedPost(site.feeds.origin, 0, { caption: "A long story. ".repeat(400) })],
    });
    const { page, dialog } = await visitPost(site, 0, {
      body: (feed) => `${feed}<div style="height:3000px"></div>`,
      // As Lenis and its like do.
      before: () =>
        addEventListener(
          "wheel",
          (event) => {
            event.preventDefault();
            scrollBy(0, event.deltaY);
          },
          { passive: false },
        ),
    });
    const text = dialog.locator(".text");
    await text.hover();
    await page.mouse.wheel(0, 300);
    await expect.poll(() => text.evaluate((node) => node.scrollTop)).toBeGreaterThan(0);
    expect(await page.evaluate(() => scrollY)).toBe(0);
  });

  it("fingers, pointers and clicks are no pull at a slider, no click on a card and none on a label around the feed", async ({
    site,
  }) => {
    site.feed();
    const { page, dialog } = await visit(site, {
      body: (feed) => `<label id="around"><input type="checkbox">${feed}</label>`,
    });
    await page.locator("a[part=tile]").first().click();
    await dialog.waitFor();
    await page.evaluate(() => {
      const heard: string[] = [];
      Object.assign(window, { heard });
      const around = document.querySelector("#around");
      for (const type of ["pointerdown", "mousedown", "click"])
        around?.addEventListener(type, () => heard.push(type));
    });
    const picture = slide(page);
    await picture.click();
    expect(await page.evaluate("window.heard")).toEqual([]);
    expect(await page.locator("input").isChecked()).toBe(false);
    await page.getByRole("button", { name: "Next" }).click();
    await page.getByRole("button", { name: "Close" }).click();
    await dialog.waitFor({ state: "detached" });
  });

  it("Escape closes it alone, where it stands in a dialog of the page that closes by a key", async ({
    site,
  }) => {
    site.feed();
    const { page, dialog } = await visitPost(site, 0, {
      body: (feed) => `<div id="modal" tabindex="-1">${feed}</div>`,
    });
    await page.evaluate(() => {
      const modal = document.querySelector("#modal");
      modal?.addEventListener("keydown", (event) => {
        if (event instanceof KeyboardEvent && event.key === "Escape") modal.remove();
      });
    });
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    expect(await page.locator("#modal").count()).toBe(1);
    await page.keyboard.press("Escape");
    expect(await page.locator("#modal").count()).toBe(0);
  });
});

describe("where a library has replaced methods of all elements, as Prototype.js and MooTools do", () => {
  /** What Prototype.js 1.7.3 and MooTools 1.6 put on every element under a name that the platform has, too. */
  const replace = () => {
    const methods = {
      scrollTo(this: Element) {
        const { left, top } = this.getBoundingClientRect();
        window.scrollTo(left, top);
        return this;
      },
      remove(this: Element) {
        this.parentNode?.removeChild(this);
        return this;
      },
      toggleAttribute: undefined,
      replaceWith: undefined,
      append: undefined,
      prepend: undefined,
      before: undefined,
      after: undefined,
      scroll: undefined,
      scrollBy: undefined,
    };
    Object.assign(Element.prototype, methods);
  };

  it("an album turns in the lightbox, and the page stays", async ({ site }) => {
    site.feed({ posts: [album(site.feeds.origin, 0, 3)] });
    const { page, troubles } = await visitPost(site, 0, { body: TALL, before: replace });
    await page.keyboard.press("End");
    await slide(page).locator("img[srcset].loaded").waitFor();
    expect(await slide(page).locator("img").getAttribute("alt")).toBe("Picture 3 of the album");
    expect(await page.evaluate(() => scrollY)).toBe(0);
    expect(troubles).toEqual([]);
  });

  it("a carousel turns, and the page stays", async ({ site }) => {
    site.feed();
    const { page, troubles } = await visit(site, {
      attributes: 'layout="carousel" columns="3"',
      body: TALL,
      before: replace,
    });
    const list = page.locator("windowbox-feed .list");
    await page.getByRole("button", { name: "Next" }).click();
    await expect
      .poll(() => list.evaluate((node) => Math.round((node.scrollLeft / node.clientWidth) * 10)))
      .toBe(10);
    expect(await page.evaluate(() => scrollY)).toBe(0);
    expect(troubles).toEqual([]);
  });
});
