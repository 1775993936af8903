import type { CDPSession, Page } from "playwright-core";
import { describe, expect } from "vitest";
import { it } from "../../support/site-test.ts";
import type { WidgetSite } from "../../support/widget-site.ts";
import { album, said, visitPost } from "./lightbox-visit.ts";

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
type Point = readonly [x: number, y: number];

/** A finger that goes from one point to another and lets go. */
async function swipe(page: Page, [x, y]: Point, [toX, toY]: Point): Promise<void> {
  const session: CDPSession = await page.context().newCDPSession(page);
  const touch = (
    type: "touchStart" | "touchMove" | "touchEnd",
    points: { x: number; y: number }[],
  ) => session.send("Input.dispatchTouchEvent", { type, touchPoints: points });
  await touch("touchStart", [{ x, y }]);
  for (let step = 1; step <= 10; step++) {
    await touch("touchMove", [{ x: x + ((toX - x) * step) / 10, y: y + ((toY - y) * step) / 10 }]);
  }
  await touch("touchEnd", []);
  await session.detach();
}

describe("a finger", () => {
  it("swipes to the next post and back", async ({ site }) => {
    site.feed({ count: 4 });
    const { page } = await visitPost(site, 0, PHONE);
    await swipe(page, [340, 250], [60, 250]);
    await expect.poll(() => said(page)).toContain("Post 2 of 4");
    await swipe(page, [60, 250], [340, 250]);
    await expect.poll(() => said(page)).toContain("Post 1 of 4");
  });

  it("swipes through an album, and the other way round on a page from right to left", async ({
    site,
  }) => {
    site.feed({ posts: [album(site.feeds.origin, 0, 3)] });
    const { page } = await visitPost(site, 0, {
      ...PHONE,
      body: (feed) => `<div dir="rtl">${feed}</div>`,
    });
    await swipe(page, [60, 250], [340, 250]);
    await expect.poll(() => said(page)).toContain("Album: 2 of 3");
    await page.keyboard.press("ArrowLeft");
    expect(await said(page)).toContain("Album: 3 of 3");
    await page.keyboard.press("ArrowRight");
    expect(await said(page)).toContain("Album: 2 of 3");
  });

  it("pulls the sheet down to close it, and a little pull does not", async ({ site }) => {
    site.feed();
    const { page, dialog, focused } = await visitPost(site, 0, PHONE);
    await swipe(page, [200, 200], [200, 250]);
    expect(await dialog.count()).toBe(1);
    const card = dialog.locator("[part=lightbox-card]");
    expect(await card.evaluate((node) => node.style.translate)).toBe("");
    await swipe(page, [200, 200], [205, 420]);
    await dialog.waitFor({ state: "detached" });
    await expect.poll(focused).toContain("a tile");
  });

  it("scrolls a long caption without closing anything or moving the page", async ({ site }) => {
    const [post] = site.feed().posts;
    if (!post) throw new Error("The feed has posts.");
    site.feed({ posts: [{ ...post, caption: "A line\n".repeat(60) }] });
    const { page, dialog } = await visitPost(site, 0, {
      ...PHONE,
      body: (feed) => `${feed}<div style="height:3000px"></div>`,
    });
    await swipe(page, [200, 700], [200, 560]);
    await expect
      .poll(() => dialog.locator(".text").evaluate((node) => node.scrollTop))
      .toBeGreaterThan(50);
    await swipe(page, [200, 560], [200, 740]);
    expect(await dialog.count()).toBe(1);
    expect(await page.evaluate(() => scrollY)).toBe(0);
  });

  it("that is taken away while it pulls leaves the sheet where it was", async ({ site }) => {
    site.feed();
    const { page, dialog } = await visitPost(site, 0, PHONE);
    const card = dialog.locator("[part=lightbox-card]");
    const pulled = () => card.evaluate((node) => node.style.translate);
    const session = await page.context().newCDPSession(page);
    const touch = (type: "touchStart" | "touchMove" | "touchCancel", y?: number) =>
      session.send("Input.dispatchTouchEvent", {
        type,
        touchPoints: y === undefined ? [] : [{ x: 200, y }],
      });
    await touch("touchStart", 200);
    for (const y of [220, 260, 340]) await touch("touchMove", y);
    await expect.poll(pulled).not.toBe("");
    await touch("touchCancel");
    await expect.poll(pulled).toBe("");
    expect(await dialog.count()).toBe(1);
  });

  it("turns the page also where it slips downwards, and does not close it", async ({ site }) => {
    site.feed({ count: 4 });
    const { page, dialog } = await visitPost(site, 0, PHONE);
    await swipe(page, [350, 150], [40, 330]);
    await expect.poll(() => said(page)).toContain("Post 2 of 4");
    expect(await dialog.count()).toBe(1);
  });

  it("scrolls the whole sheet back to its top, where all of it scrolls, before it pulls", async ({
    site,
  }) => {
    site.feed();
    const { page, dialog } = await visitPost(site, 0, {
      ...PHONE,
      viewport: { width: 360, height: 420 },
    });
    const card = dialog.locator("[part=lightbox-card]");
    await card.evaluate((node) => node.scrollTo(0, 50));
    await swipe(page, [180, 60], [185, 300]);
    expect(await dialog.count()).toBe(1);
    await card.evaluate((node) => node.scrollTo(0, 0));
    await swipe(page, [180, 60], [185, 300]);
    await dialog.waitFor({ state: "detached" });
  });

  it("moves a picture that was zoomed into, and does not close it", async ({ site }) => {
    site.feed();
    const { page, dialog } = await visitPost(site, 0, PHONE);
    const session = await page.context().newCDPSession(page);
    await session.send("Emulation.setPageScaleFactor", { pageScaleFactor: 2 });
    await expect.poll(() => page.evaluate(() => visualViewport?.scale)).toBe(2);
    await swipe(page, [200, 200], [205, 420]);
    expect(await dialog.count()).toBe(1);
    await session.send("Emulation.setPageScaleFactor", { pageScaleFactor: 1 });
    await expect.poll(() => page.evaluate(() => visualViewport?.scale)).toBe(1);
    await swipe(page, [200, 200], [205, 420]);
    await dialog.waitFor({ state: "detached" });
  });

  it("finds every button large enough and within a thumb's reach", async ({ site }) => {
    site.feed();
    const { page, dialog } = await visitPost(site, 1, PHONE);
    for (const name of ["Close", "Previous", "Next"]) {
      const box = await page.getByRole("button", { name }).boundingBox();
      expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44);
      expect(box?.y).toBeGreaterThan(844 / 2);
      expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(844);
    }
    const link = await dialog.getByRole("link", { name: "View on Instagram" }).boundingBox();
    expect(link?.height).toBeGreaterThanOrEqual(44);
  });
});

describe("a picture that is on its way by a key", () => {
  /** What a swipe that is still settling, or a finger, does to the row meanwhile. */
  const heldBack = async (site: WidgetSite, by: string | undefined) => {
    site.feed({ count: 4 });
    const { page, dialog } = await visitPost(site, 0, PHONE);
    const strip = dialog.locator(".track");
    await strip.evaluate(async (row, type) => {
      row.dispatchEvent(
        new KeyboardEvent("keydown", { key: "ArrowRight", bubbles: true, composed: true }),
      );
      while (!row.scrollLeft) await new Promise(requestAnimationFrame);
      if (type) row.dispatchEvent(new Event(type));
      const ended = new Promise((end) => row.addEventListener("scrollend", end, { once: true }));
      row.scrollTo({ left: 0, behavior: "instant" });
      await ended;
      await new Promise(requestAnimationFrame);
    }, by);
    const place = await strip.evaluate((row) => row.scrollLeft / row.clientWidth);
    return [await said(page), place] as const;
  };

  it("comes all the same when the row was still settling elsewhere", async ({ site }) => {
    const [words, place] = await heldBack(site, undefined);
    expect(words).toContain("Post 2 of 4");
    expect(place).toBeCloseTo(1, 1);
  });

  it.for(["touchstart", "pointerdown", "wheel"])(
    "goes where the visitor takes it (%s)",
    async (type, { site }) => {
      const [words, place] = await heldBack(site, type);
      expect(words).toContain("Post 1 of 4");
      expect(place).toBe(0);
    },
  );
});

describe("nothing is lost", () => {
  it.for([
    ["on a phone of 320 pixels", 320, 568],
    ["at 200 % on a laptop", 640, 400],
    ["at 400 % on a laptop", 320, 256],
    ["on a phone on its side", 844, 390],
    ["on a tablet", 768, 1024],
    ["on a desktop", 1280, 800],
  ] as const)("%s", async ([_where, width, height], { site }) => {
    site.feed();
    const { page, dialog } = await visitPost(site, 1, { viewport: { width, height } });
    const within = async (box: { x: number; y: number; width: number; height: number } | null) => {
      expect(box?.x).toBeGreaterThanOrEqual(0);
      expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(width);
      expect(box?.y).toBeGreaterThanOrEqual(0);
      expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(height);
    };
    for (const name of ["Close", "Previous", "Next"]) {
      const button = page.getByRole("button", { name });
      await within(await button.boundingBox());
      // Nothing lies over it.
      await button.click({ trial: true });
    }
    const link = dialog.getByRole("link", { name: "View on Instagram" });
    await link.scrollIntoViewIfNeeded();
    await within(await link.boundingBox());
    await link.click({ trial: true });
    const overflow = await dialog.evaluate((node) =>
      [node, ...node.querySelectorAll(".card, .text")].map(
        ({ scrollWidth, clientWidth }) => scrollWidth - clientWidth,
      ),
    );
    expect(Math.max(...overflow)).toBeLessThanOrEqual(0);
    const picture = await dialog.locator(".slide:not([inert]) .picture").boundingBox();
    expect(Math.min(picture?.width ?? 0, picture?.height ?? 0)).toBeGreaterThan(150);
  });
});
