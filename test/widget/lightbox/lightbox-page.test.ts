import type { Page } from "playwright-core";
import { describe, expect } from "vitest";
import { launchChromium } from "../../support/chromium.ts";
import { it } from "../../support/site-test.ts";
import { axeFindings } from "../accessibility/axe-findings.ts";
import { album, reel, said, slide, visit, visitPost } from "./lightbox-visit.ts";

const TALL = (feed: string) =>
  `<main><h1>Shop</h1><div style="height:300px"></div>${feed}<div style="height:3000px"></div></main>`;

describe("axe finds nothing in the lightbox", () => {
  it.for([
    ["light", {}],
    ["dark", {}],
    ["auto", { forcedColors: "active" as const }],
    ["light", { viewport: { width: 390, height: 844 } }],
  ] as const)("in %s, %o", async ([theme, options], { site }) => {
    const { origin } = site.feeds;
    site.feed({ posts: [album(origin, 0, 3), reel(site, 1)] });
    const { page } = await visitPost(site, 0, {
      ...options,
      reducedMotion: "reduce",
      attributes: `theme="${theme}"`,
      body: TALL,
    });
    await slide(page).locator("img[srcset].loaded").waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.keyboard.press("End");
    await page.getByRole("button", { name: "Play video" }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
  });
});

it("reads to screen readers as a dialog with one picture, three buttons and its links", async ({
  site,
}) => {
  site.feed({ count: 3 });
  const { dialog } = await visitPost(site, 1);
  await dialog.locator(".slide:not([inert]) img.loaded").first().waitFor();
  const tree = await dialog.ariaSnapshot();
  expect(tree).toContain('- dialog "Instagram posts by harbour.bakery"');
  expect(tree).toContain('group "Album"');
  expect(tree.match(/- img/g)).toHaveLength(1);
  expect([...tree.matchAll(/button "(.*?)"/g)].map(([, name]) => name)).toEqual([
    "Close",
    "Previous",
    "Next",
  ]);
});

it("works under the strictest policy, and asks nobody but its server", async ({ site }) => {
  const server = site.feeds.origin;
  site.feed({ posts: [reel(site, 0), album(server, 1, 3)] });
  const { page, dialog, troubles, asked } = await visitPost(site, 0, {
    headers: {
      "content-security-policy": `default-src 'none'; script-src ${server}; connect-src ${server}; img-src ${server}; media-src ${server}; require-trusted-types-for 'script'; trusted-types lit-html`,
    },
  });
  expect(await dialog.evaluate((node) => getComputedStyle(node).display)).toBe("grid");
  await page.getByRole("button", { name: "Play video" }).click();
  await expect
    .poll(() =>
      slide(page)
        .locator("video")
        .evaluate((node) => Reflect.get(node, "currentTime")),
    )
    .toBeGreaterThan(0);
  await page.keyboard.press("ArrowRight");
  await slide(page).locator("img[srcset].loaded").waitFor();
  const picture = slide(page).locator(".picture");
  expect(await picture.evaluate((node) => getComputedStyle(node).backgroundImage)).toContain(
    "radial",
  );
  await page.keyboard.press("Escape");
  expect(troubles).toEqual([]);
  const own = [server, site.pages.origin];
  expect(asked.filter((url) => !own.some((origin) => url.startsWith(origin)))).toEqual([]);
});

describe("the page behind", () => {
  it("stays where it is and looks as it did, also where it has a scrollbar", async ({ site }) => {
    site.feed();
    const browser = await launchChromium({ ignoreDefaultArgs: ["--hide-scrollbars"] });
    try {
      const page = await browser.newPage({ viewport: { width: 1000, height: 700 } });
      const feed = `<windowbox-feed feed-id="harbour-bakery" on-click="lightbox"></windowbox-feed>`;
      await page.goto(
        site.pages.page(
          "/",
          `<!doctype html><html lang="en" style="overflow-y: scroll"><body>${site.script}${TALL(feed)}`,
        ),
      );
      const tile = page.locator("a[part=tile]").nth(4);
      await tile.locator("img.loaded").waitFor();
      await tile.scrollIntoViewIfNeeded();
      await page.evaluate(() => {
        new PerformanceObserver((list) => {
          for (const shift of list.getEntries()) Reflect.set(window, "shifted", shift.toJSON());
        }).observe({ type: "layout-shift" });
      });
      const place = () =>
        page.evaluate(() => [scrollY, document.body.getBoundingClientRect().width]);
      const before = await place();
      expect(before[1]).toBeLessThan(1000);
      await tile.click();
      await page.locator("dialog[open]").waitFor();
      expect(await place()).toEqual(before);
      await page.mouse.move(500, 350);
      await page.mouse.wheel(0, 400);
      // To a post whose tile is in sight: for another the page would be scrolled at the end.
      for (const key of ["PageDown", "Space", "ArrowDown"]) await page.keyboard.press(key);
      await page.evaluate(() => new Promise(requestAnimationFrame));
      expect(await place()).toEqual(before);
      await page.keyboard.press("Escape");
      await page.locator("dialog").waitFor({ state: "detached" });
      expect(await place()).toEqual(before);
      await expect
        .poll(() => page.evaluate(() => document.documentElement.getAttribute("style")))
        .toMatch(/^overflow-y: scroll;?$/);
      expect(await page.evaluate(() => Reflect.get(window, "shifted"))).toBeUndefined();
    } finally {
      await browser.close();
    }
  });

  it("is let go when the element is removed, or moved, while the lightbox is open", async ({
    site,
  }) => {
    site.feed();
    const { page, dialog, troubles } = await visitPost(site, 0, { body: TALL });
    const locked = () => page.evaluate(() => getComputedStyle(document.documentElement).overflow);
    expect(await locked()).toBe("hidden");
    await page.evaluate(() => {
      const feed = document.querySelector("windowbox-feed");
      if (feed) document.body.append(feed);
    });
    await dialog.waitFor({ state: "detached" });
    expect(await locked()).toBe("visible");
    await page.locator("a[part=tile]").first().click();
    await dialog.waitFor();
    await page.evaluate(() => document.querySelector("windowbox-feed")?.remove());
    expect(await locked()).toBe("visible");
    expect(await page.evaluate(() => document.documentElement.hasAttribute("style"))).toBe(false);
    expect(troubles).toEqual([]);
  });

  it("prints as itself", async ({ site }) => {
    site.feed();
    const { page, dialog } = await visitPost(site, 0);
    await page.emulateMedia({ media: "print" });
    expect(await dialog.evaluate((node) => getComputedStyle(node).display)).toBe("none");
  });

  it("may have changed everything it could lay hands on", async ({ site }) => {
    site.feed();
    const { page, dialog, troubles } = await visitPost(site, 0, {
      before: () => {
        Object.assign(Array.prototype, { each() {}, toJSON: () => "[]" });
        Object.assign(Object.prototype, { extend() {}, limit() {} });
        Object.assign(Function.prototype, { bind: undefined });
        Object.assign(Element.prototype, { show() {}, hide() {} });
      },
    });
    await page.keyboard.press("ArrowRight");
    expect(await said(page)).toContain("Post 2 of 12");
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    expect(troubles).toEqual([]);
  });
});

describe("the look", () => {
  it.for([
    ["theme=light", "", "rgb(255, 255, 255)"],
    ["theme=dark", "", "rgb(28, 28, 31)"],
    ["", "color: black", "rgb(255, 255, 255)"],
    ["", "color: #eee; background: #111", "rgb(28, 28, 31)"],
  ] as const)("with '%s' on a page with '%s'", async ([attributes, style, ground], { site }) => {
    site.feed();
    const { dialog } = await visitPost(site, 0, {
      attributes,
      body: (feed) => `<div style="${style}">${feed}</div>`,
    });
    const card = dialog.locator("[part=lightbox-card]");
    expect(await card.evaluate((node) => getComputedStyle(node).backgroundColor)).toBe(ground);
  });

  it("follows the page's own styles, through parts and custom properties, and its font", async ({
    site,
  }) => {
    site.feed();
    const { dialog } = await visitPost(site, 0, {
      body: (feed) => `<style>
        body { font-family: Georgia; text-transform: uppercase; letter-spacing: 1em }
        windowbox-feed { --windowbox-lightbox-background: rgb(1, 2, 3) }
        windowbox-feed::part(lightbox-caption) { color: rgb(4, 5, 6) }
        windowbox-feed::part(lightbox-next) { background: rgb(7, 8, 9) }
      </style>${feed}`,
    });
    const looks = await dialog.evaluate((node) =>
      [".card", ".caption", ".next"].map((name) => {
        const part = node.querySelector(name);
        const { backgroundColor, color, fontFamily, letterSpacing } = getComputedStyle(
          part ?? node,
        );
        return { backgroundColor, color, fontFamily, letterSpacing };
      }),
    );
    expect(looks[0]).toMatchObject({
      backgroundColor: "rgb(1, 2, 3)",
      fontFamily: "Georgia",
      letterSpacing: "normal",
    });
    expect(looks[1]?.color).toBe("rgb(4, 5, 6)");
    expect(looks[2]?.backgroundColor).toBe("rgb(7, 8, 9)");
  });

  it("exports every part that it has", async ({ site }) => {
    site.feed({
      posts: [{ ...reel(site, 0), isAiGenerated: true }, album(site.feeds.origin, 1, 2)],
    });
    const { page, dialog } = await visitPost(site, 0);
    const parts = () =>
      dialog.evaluate((node) =>
        [node, ...node.querySelectorAll("[part]")].map((part) => part.getAttribute("part") ?? ""),
      );
    const used = new Set(await parts());
    await page.getByRole("button", { name: "Play video" }).click();
    for (const part of await parts()) used.add(part);
    await page.keyboard.press("ArrowRight");
    for (const part of await parts()) used.add(part);
    const exported = await page
      .locator("windowbox-feed [exportparts]")
      .evaluate((node) => node.getAttribute("exportparts")?.split(",") ?? []);
    expect([...used, "lightbox-message"].sort()).toEqual(exported.sort());
  });

  it("is still for visitors who asked for stillness", async ({ site }) => {
    site.feed();
    const { page, dialog } = await visitPost(site, 0, {
      reducedMotion: "reduce",
    });
    const track = dialog.locator(".track");
    const at = () => track.evaluate((node) => node.scrollLeft / node.clientWidth);
    expect(await at()).toBe(0);
    await page.keyboard.press("ArrowRight");
    // Nothing of the way is seen: it is there at once.
    expect(await at()).toBe(1);
    expect(await dialog.evaluate((node) => getComputedStyle(node).animationName)).toBe("none");
  });
});

describe("more posts", () => {
  it("come when the visitor nears the last one", async ({ site }) => {
    site.feed();
    const { page } = await visitPost(site, 0, { attributes: 'load-more="button"' });
    expect(await said(page)).toContain("Post 1. ");
    await page.keyboard.press("End");
    await expect.poll(() => said(page)).toMatch(/Post 12( of 24)?\. /);
    await page.keyboard.press("ArrowRight");
    await expect.poll(() => said(page)).toMatch(/Post 13( of 24)?\. /);
  });

  it("do not come where the page wants only so many", async ({ site }) => {
    site.feed();
    const { page } = await visitPost(site, 0, { attributes: 'limit="6"' });
    await page.keyboard.press("End");
    await page.keyboard.press("ArrowRight");
    expect(await said(page)).toContain("Post 6 of 6");
  });
});

describe("the page's address", () => {
  const hash = (page: Page) => page.evaluate(() => location.hash);

  it("is left alone unless asked for", async ({ site }) => {
    site.feed();
    const { page } = await visitPost(site, 0);
    expect(await hash(page)).toBe("");
  });

  it("names the post on show, without entries in the history, whatever the page's base", async ({
    site,
  }) => {
    const { posts } = site.feed();
    const { page, dialog, troubles } = await visitPost(site, 0, {
      attributes: "hash",
      body: (feed) => `<base href="https://elsewhere.example/">${feed}`,
    });
    const entries = await page.evaluate(() => history.length);
    expect(await hash(page)).toBe(`#windowbox=${posts[0]?.id}`);
    await page.keyboard.press("ArrowRight");
    expect(await hash(page)).toBe(`#windowbox=${posts[1]?.id}`);
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    await expect.poll(() => page.url()).toBe(`${site.pages.origin}/`);
    expect(await page.evaluate(() => history.length)).toBe(entries);
    expect(troubles).toEqual([]);
  });

  it("opens the post it names, and closes to that post's tile", async ({ site }) => {
    site.feed();
    const { page, dialog, focused } = await visit(site, {
      attributes: "hash",
      before: () => history.replaceState(null, "", "#windowbox=17900000000003000"),
    });
    await dialog.waitFor();
    expect(await said(page)).toContain("Post 4 of 12");
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    await expect.poll(focused).toBe("a tile https://www.instagram.com/p/post3/");
  });

  it("opens a post that is still to be loaded", async ({ site }) => {
    site.feed();
    const { page, dialog } = await visit(site, {
      attributes: 'hash load-more="button"',
      before: () => history.replaceState(null, "", "#windowbox=17900000000020000"),
    });
    await dialog.waitFor();
    expect(await said(page)).toContain("Post 21 of 24");
  });

  it("opens a post when it comes to name one, until the element has left the page", async ({
    site,
  }) => {
    site.feed();
    const { page, dialog, troubles } = await visit(site, {
      attributes: "hash",
      body: (feed) => `<a id="news" href="#windowbox=17900000000003000">See what is new</a>${feed}`,
    });
    await page.locator("#news").click();
    await dialog.waitFor();
    expect(await said(page)).toContain("Post 4 of 12");
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    const drawn = await page.locator("windowbox-feed").evaluate(async (element) => {
      element.remove();
      await Promise.resolve();
      location.hash = "#windowbox=17900000000003000";
      await new Promise((turn) => addEventListener("hashchange", turn, { once: true }));
      await new Promise(requestAnimationFrame);
      return element.shadowRoot?.querySelectorAll("dialog").length;
    });
    expect(drawn).toBe(0);
    expect(troubles).toEqual([]);
  });

  it("opens nothing when it comes to name a post and nobody asked for that", async ({ site }) => {
    site.feed();
    const { page, asked } = await visit(site, {
      body: (feed) => `<a id="news" href="#windowbox=17900000000003000">See what is new</a>${feed}`,
    });
    await page.locator("#news").click();
    await expect.poll(() => page.url()).toContain("#windowbox=");
    await page.evaluate(() => new Promise(requestAnimationFrame));
    expect(asked.filter((url) => url.includes("open-lightbox"))).toEqual([]);
  });

  it("opens nothing when it names no post of this feed", async ({ site }) => {
    site.feed();
    const { page, troubles } = await visit(site, {
      attributes: "hash",
      before: () => history.replaceState(null, "", "#windowbox=%E0%A4%A"),
    });
    await expect
      .poll(() => site.feeds.paths.some((path) => path.includes("open-lightbox")))
      .toBe(true);
    await page.locator("a[part=tile]").nth(11).waitFor();
    expect(await page.locator("dialog").count()).toBe(0);
    expect(troubles).toEqual([]);
  });
});
