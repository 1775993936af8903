import type { Page } from "playwright-core";
import { describe, expect } from "vitest";
import { feedPost, sizesOf } from "../../support/feed-fixture.ts";
import { it } from "../../support/site-test.ts";
import { album, said, slide, visit, visitPost } from "./lightbox-visit.ts";

describe("the lightbox", () => {
  it("opens at the tile that was clicked, as a dialog with a name, in the page", async ({
    site,
  }) => {
    site.feed();
    const { page, dialog, troubles } = await visitPost(site, 2);
    expect(await dialog.evaluate((node) => node.matches(":modal"))).toBe(true);
    await page.getByRole("dialog", { name: "Instagram posts by harbour.bakery" }).waitFor();
    expect(await said(page)).toContain("Post 3 of 12");
    expect(await dialog.getByRole("link", { name: "View on Instagram" }).getAttribute("href")).toBe(
      "https://www.instagram.com/p/post2/",
    );
    expect(page.context().pages()).toHaveLength(1);
    expect(troubles).toEqual([]);
  });

  it("is on its way when the pointer comes, where posts open in it, and not before", async ({
    site,
  }) => {
    site.feed();
    const came = (asked: readonly string[]) => asked.filter((url) => url.includes("open-lightbox"));
    const { page, asked } = await visit(site);
    expect(came(asked)).toEqual([]);
    await page.locator("a[part=tile]").first().hover();
    await expect.poll(() => came(asked)).toHaveLength(1);
    const links = await visit(site, { attributes: 'on-click="permalink"' });
    await links.page.locator("a[part=tile]").first().hover();
    await links.page.evaluate(() => new Promise(requestAnimationFrame));
    expect(came(links.asked)).toEqual([]);
  });

  it("says who, when, what, and how many liked it, in the page's language", async ({ site }) => {
    site.feed();
    const { dialog } = await visitPost(site, 0, { attributes: 'lang="de"' });
    const text = await dialog.locator("[part=lightbox-text]").textContent();
    expect(text).toContain("harbour.bakery");
    expect(text).toContain("4. Mai 2026");
    expect(text).toContain("Sourdough, fresh from the oven at six.");
    expect(text).toContain("Gefällt 1234 Mal · 0 Kommentare");
    expect(await dialog.locator("time").getAttribute("datetime")).toBe("2026-05-04T12:00:00.000Z");
  });

  it("leaves out what Instagram left out", async ({ site }) => {
    const { likeCount, commentsCount, caption, permalink, ...rest } = feedPost(
      site.feeds.origin,
      0,
    );
    site.feed({ posts: [rest] });
    const { dialog } = await visitPost(site, 0);
    const text = await dialog.locator("[part=lightbox-text]").textContent();
    expect(text?.trim()).toBe("harbour.bakeryMay 4, 2026");
    expect([likeCount, commentsCount, caption, permalink]).not.toContain(undefined);
  });

  it.for([
    ["Escape", (page: Page) => page.keyboard.press("Escape")],
    ["its button", (page: Page) => page.getByRole("button", { name: "Close" }).click()],
    ["a click beside it", (page: Page) => page.mouse.click(10, 10)],
  ] as const)(
    "closes by %s, and gives the focus back to the tile",
    async ([_how, close], { site }) => {
      site.feed();
      const { page, focused } = await visitPost(site, 4, {
        viewport: { width: 1200, height: 800 },
      });
      await close(page);
      await page.locator("dialog").waitFor({ state: "detached" });
      await expect.poll(focused).toBe("a tile https://www.instagram.com/p/post4/");
    },
  );

  it("stays open when a selection of text ends beside it", async ({ site }) => {
    site.feed();
    const { page, dialog } = await visitPost(site, 0, { viewport: { width: 1200, height: 800 } });
    const box = await dialog.locator("[part=lightbox-caption]").boundingBox();
    await page.mouse.move((box?.x ?? 0) + 5, (box?.y ?? 0) + 5);
    await page.mouse.down();
    await page.mouse.move(1195, 400);
    await page.mouse.up();
    expect(await dialog.count()).toBe(1);
  });

  it("opens again, and elsewhere, as often as one likes, and leaves nothing behind", async ({
    site,
  }) => {
    site.feed();
    const { page, dialog } = await visit(site);
    const count = () =>
      page.evaluate(
        () => document.querySelector("windowbox-feed")?.shadowRoot?.querySelectorAll("*").length,
      );
    const before = await count();
    for (const index of [0, 5, 1]) {
      await page.locator("a[part=tile]").nth(index).click();
      await dialog.waitFor();
      expect(await said(page)).toContain(`Post ${index + 1} of 12`);
      await page.keyboard.press("Escape");
      await dialog.waitFor({ state: "detached" });
    }
    await expect.poll(count).toBe(before);
  });

  it("opens once for a double click", async ({ site }) => {
    site.feed();
    const { page, dialog, troubles } = await visit(site);
    await page.locator("a[part=tile]").first().dblclick();
    await dialog.waitFor();
    await page.evaluate(() => new Promise(requestAnimationFrame));
    expect(await page.locator("dialog").count()).toBe(1);
    expect(troubles).toEqual([]);
  });

  it("leaves clicks for a new tab to the browser", async ({ site }) => {
    site.feed();
    const { page } = await visit(site);
    const opened = page.context().waitForEvent("page");
    await page
      .locator("a[part=tile]")
      .first()
      .click({ modifiers: ["ControlOrMeta"] });
    await opened;
    expect(await page.locator("dialog").count()).toBe(0);
  });
});

describe("the keyboard in the lightbox", () => {
  it("turns pages with arrows, jumps to both ends, and stops there", async ({ site }) => {
    site.feed({ count: 5 });
    const { page } = await visitPost(site, 0);
    const press = async (key: string) => {
      await page.keyboard.press(key);
      return said(page);
    };
    expect(await press("ArrowLeft")).toContain("Post 1 of 5");
    expect(await press("ArrowRight")).toContain("Post 2 of 5");
    expect(await press("ArrowRight")).toContain("Post 3 of 5");
    expect(await press("ArrowLeft")).toContain("Post 2 of 5");
    expect(await press("End")).toContain("Post 5 of 5");
    expect(await press("ArrowRight")).toContain("Post 5 of 5");
    expect(await press("Home")).toContain("Post 1 of 5");
    expect(await press("Alt+ArrowRight")).toContain("Post 1 of 5");
  });

  it("brings the picture along, in sight and in its place", async ({ site }) => {
    site.feed({ count: 5 });
    const { page } = await visitPost(site, 0);
    for (const key of ["ArrowRight", "ArrowRight", "End", "ArrowLeft"])
      await page.keyboard.press(key);
    await expect
      .poll(() =>
        page.locator("dialog .track").evaluate((strip) => strip.scrollLeft / strip.clientWidth),
      )
      .toBeCloseTo(3, 1);
    await slide(page).locator("img.loaded[srcset*='3-']").waitFor();
  });

  it("walks from the picture over the links and the buttons, round and round, and not out", async ({
    site,
  }) => {
    site.feed();
    const { page, focused } = await visitPost(site, 0, {
      body: (feed) => `${feed}<a href="#">After</a>`,
    });
    expect(await focused()).toBe("div track");
    const walk: string[] = [];
    for (let step = 0; step < 8; step++) {
      await page.keyboard.press("Tab");
      walk.push(await focused());
    }
    expect(walk.slice(0, 7)).toEqual([
      "a lightbox-username https://www.instagram.com/harbour.bakery/",
      "a lightbox-link https://www.instagram.com/explore/tags/bread/",
      "a lightbox-link https://www.instagram.com/explore/tags/sourdough/",
      "a lightbox-permalink https://www.instagram.com/p/post0/",
      "button lightbox-close",
      "button lightbox-previous",
      "button lightbox-next",
    ]);
    expect(walk[7]).not.toContain("#");
  });

  it("keeps the focus on a button at the end, and shows where it is", async ({ site }) => {
    site.feed({ count: 2 });
    const { page, focused } = await visitPost(site, 0);
    const next = page.getByRole("button", { name: "Next" });
    await next.focus();
    await page.keyboard.press("Enter");
    expect(await said(page)).toContain("Post 2 of 2");
    expect(await focused()).toBe("button lightbox-next");
    expect(await next.getAttribute("aria-disabled")).toBe("true");
    await page.keyboard.press("Shift+Tab");
    const previous = page.getByRole("button", { name: "Previous" });
    expect(await previous.evaluate((node) => getComputedStyle(node).outlineStyle)).toBe("solid");
  });
});

describe("an album in the lightbox", () => {
  it("shows all its pictures, step by step, and goes on to the next post", async ({ site }) => {
    const { origin } = site.feeds;
    site.feed({ posts: [feedPost(origin, 0), album(origin, 1, 5), feedPost(origin, 2)] });
    const { page, dialog } = await visitPost(site, 1);
    expect(await said(page)).toBe("Post 2 of 3. Album: 1 of 5. Picture 1 of the album");
    for (const step of [2, 3, 4, 5]) {
      await page.getByRole("button", { name: "Next" }).click();
      expect(await said(page)).toContain(`Post 2 of 3. Album: ${step} of 5`);
      expect(await dialog.locator("[part=lightbox-step]").textContent()).toBe(`${step}/5`);
      expect(await dialog.locator("[part=lightbox-dots] .on").count()).toBe(1);
      await slide(page)
        .getByRole("img", { name: `Picture ${step} of the album` })
        .waitFor();
    }
    await page.getByRole("button", { name: "Next" }).click();
    expect(await said(page)).toContain("Post 3 of 3");
    expect(await dialog.locator("[part=lightbox-dots]").count()).toBe(0);
    await page.keyboard.press("ArrowLeft");
    expect(await said(page)).toContain("Album: 5 of 5");
  });

  it("whose pictures nobody described is described by its post", async ({ site }) => {
    const { children = [], ...post } = album(site.feeds.origin, 1, 2);
    const [first, second] = children;
    if (!first || !second) throw new Error("The album has pictures.");
    const { altText: _one, ...plain } = first;
    site.feed({ posts: [{ ...post, altText: "Buns on a tray", children: [plain, second] }] });
    const { page } = await visitPost(site, 0);
    expect(await said(page)).toBe("Post 1 of 1. Album: 1 of 2. Buns on a tray");
    await page.keyboard.press("ArrowRight");
    expect(await said(page)).toBe("Post 1 of 1. Album: 2 of 2. Picture 2 of the album");
  });

  it("leaves out a picture that the server has not got", async ({ site }) => {
    const { children = [], ...post } = album(site.feeds.origin, 1, 3);
    const broken = children.map(({ sizes, ...child }, index) =>
      index === 1 ? child : { ...child, sizes },
    );
    site.feeds.json("/feeds/harbour-bakery.json", {
      version: 1,
      posts: [{ ...post, children: [null, ...broken] }],
    });
    const { page, troubles } = await visitPost(site, 0);
    expect(await said(page)).toContain("Album: 1 of 2. Picture 1 of the album");
    await page.keyboard.press("ArrowRight");
    expect(await said(page)).toContain("Album: 2 of 2. Picture 3 of the album");
    expect(troubles).toEqual([]);
  });

  it("can be left with the page keys", async ({ site }) => {
    const { origin } = site.feeds;
    site.feed({ posts: [feedPost(origin, 0), album(origin, 1, 5), feedPost(origin, 2)] });
    const { page } = await visitPost(site, 1);
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("PageDown");
    expect(await said(page)).toContain("Post 3 of 3");
    // There is none after it.
    await page.keyboard.press("PageDown");
    expect(await said(page)).toContain("Post 3 of 3");
    await page.keyboard.press("PageUp");
    expect(await said(page)).toContain("Post 2 of 3. Album: 1 of 5");
  });
});

describe("pictures in the lightbox", () => {
  it("come in the variant for this screen, and their neighbours before they are turned to", async ({
    site,
  }) => {
    site.feed({ count: 6 });
    const { page } = await visitPost(site, 2, {
      viewport: { width: 390, height: 844 },
      deviceScaleFactor: 2,
    });
    await expect
      .poll(() => site.feeds.paths.filter((path) => /\/media\/[0-5]-1080/.test(path)).sort())
      .toEqual(["/media/1-1080x1350.webp", "/media/2-1080x720.webp", "/media/3-1080x1440.webp"]);
    expect(await slide(page).locator("img[srcset]").getAttribute("sizes")).toBe("390px");
  });

  it("are shown at no more than half again their size, and asked for like that", async ({
    site,
  }) => {
    const { origin } = site.feeds;
    site.feed({ posts: [feedPost(origin, 0, { sizes: sizesOf(origin, "0", 200, 250) })] });
    const { page } = await visitPost(site, 0, { viewport: { width: 1280, height: 800 } });
    expect(await slide(page).locator("img[srcset]").getAttribute("sizes")).toBe("300px");
    const box = await slide(page).locator("[part=lightbox-picture]").boundingBox();
    expect(box?.width).toBeCloseTo(300, 0);
  });

  it("have their box before they come, and nothing moves when they do", async ({ site }) => {
    site.feed({ count: 3 });
    const release = site.feeds.hold("/media/1-1080x1350.webp");
    const { page } = await visitPost(site, 1, { viewport: { width: 1280, height: 800 } });
    const picture = slide(page).locator("[part=lightbox-picture]");
    const box = await picture.boundingBox();
    expect((box?.width ?? 0) / (box?.height ?? 1)).toBeCloseTo(0.8, 2);
    expect(await picture.evaluate((node) => getComputedStyle(node).backgroundImage)).toContain(
      "radial",
    );
    release();
    await slide(page).locator("img[srcset].loaded").waitFor();
    expect(await picture.boundingBox()).toEqual(box);
  });

  it("that do not come leave a line and the link", async ({ site }) => {
    site.feed({ count: 2 });
    for (const size of ["700x875", "1080x1350"]) {
      site.feeds.answer(`/media/1-${size}.webp`, (_request, response) => {
        response.writeHead(404).end();
      });
    }
    const { page, dialog } = await visitPost(site, 1, { deviceScaleFactor: 2 });
    const line = slide(page).locator("[part=lightbox-message]");
    await line.waitFor();
    expect(await line.textContent()).toMatch(/This picture cannot be shown.\s*View on Instagram/);
    await page.keyboard.press("ArrowLeft");
    await slide(page).locator("img.loaded").first().waitFor();
    expect(await dialog.count()).toBe(1);
  });
});
