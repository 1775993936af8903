import type { Locator, Page } from "playwright-core";
import { describe, expect } from "vitest";
import { it } from "../../support/site-test.ts";
import type { WidgetSite } from "../../support/widget-site.ts";
import { axeFindings } from "../accessibility/axe-findings.ts";
import { said, visitPost } from "../lightbox/lightbox-visit.ts";

async function opened(
  site: WidgetSite,
  attributes: string,
  around = (feed: string) => feed,
  children = "",
) {
  site.feed();
  const visit = await site.open(
    site.script +
      around(
        `<windowbox-feed feed-id="harbour-bakery" limit="6" header follow-button captions load-more="button" ${attributes}>${children}</windowbox-feed>`,
      ),
  );
  await visit.page.locator("a[part=tile]").first().waitFor();
  await visit.page.locator("button[part~=load-more]").waitFor();
  return visit;
}

const middle = (locator: Locator) =>
  locator.first().evaluate((node) => {
    const { left, width } = node.getBoundingClientRect();
    return left + width / 2;
  });

/** Where things stand, from the left: of tiles, header and mark. */
async function layout(page: Page) {
  const feed = page.locator("windowbox-feed");
  const tiles = feed.locator("a[part=tile]");
  const marked = tiles.filter({ has: page.locator("[part=mark]") });
  const [first, second, avatar, follow, tile, mark] = await Promise.all([
    middle(tiles.nth(0)),
    middle(tiles.nth(1)),
    middle(feed.locator("[part=avatar]")),
    middle(feed.locator("[part~=follow-button]")),
    middle(marked),
    middle(marked.locator("[part=mark]")),
  ]);
  const caption = feed.locator("[part=caption]").first();
  return {
    firstTileIsRight: first > second,
    pictureIsRight: avatar > follow,
    markIsRight: mark > tile,
    captionIsRight: await caption.evaluate((node) => getComputedStyle(node).textAlign === "right"),
  };
}

const RIGHT_TO_LEFT = {
  firstTileIsRight: true,
  pictureIsRight: true,
  markIsRight: false,
  captionIsRight: true,
};
const LEFT_TO_RIGHT = {
  firstTileIsRight: false,
  pictureIsRight: false,
  markIsRight: true,
  captionIsRight: false,
};

describe("the whole feed reads from right to left", () => {
  it.for([
    ["where its words do", 'lang="ar"', (feed: string) => feed],
    ["in Hebrew", 'lang="he"', (feed: string) => feed],
    ["where the page does", "", (feed: string) => `<div dir="rtl">${feed}</div>`],
    [
      "where the page does in a language it does not speak",
      'lang="fa"',
      (feed: string) => `<div dir="rtl">${feed}</div>`,
    ],
  ] as const)("%s (%s)", async ([_where, attributes, around], { site }) => {
    const { page, troubles } = await opened(site, attributes, around);
    expect(await layout(page)).toEqual(RIGHT_TO_LEFT);
    expect(troubles).toEqual([]);
  });

  it("and turns around when its language does", async ({ site }) => {
    const { page } = await opened(site, 'lang="ar"');
    const setLang = (lang: string) =>
      page.evaluate(
        (to) => document.querySelector("windowbox-feed")?.setAttribute("lang", to),
        lang,
      );
    await setLang("de");
    await expect.poll(() => layout(page)).toEqual(LEFT_TO_RIGHT);
    await setLang("he");
    await expect.poll(() => layout(page)).toEqual(RIGHT_TO_LEFT);
  });

  it("but what the page puts above and below reads as the page does", async ({ site }) => {
    site.feed();
    const { page } = await site.open(
      `${site.script}<windowbox-feed feed-id="harbour-bakery" lang="ar"><h2 slot="header">Our shop!</h2><p slot="footer">Bye.</p></windowbox-feed>`,
    );
    await page.locator("a[part=tile]").first().waitFor();
    const directions = await page
      .locator("windowbox-feed > [slot]")
      .evaluateAll((nodes) => nodes.map((node) => getComputedStyle(node).direction));
    expect(directions).toEqual(["ltr", "ltr"]);
  });
});

it("says what is missing as it is read, on a page of another direction", async ({ site }) => {
  const { page } = await site.open(
    `${site.script}<div dir="rtl"><windowbox-feed feed-id="none"></windowbox-feed></div><windowbox-feed feed-id="none" lang="ar"></windowbox-feed>`,
  );
  const messages = page.locator("p[part=message]");
  await messages.nth(1).waitFor();
  expect(
    await messages.evaluateAll((nodes) => nodes.map((node) => getComputedStyle(node).direction)),
  ).toEqual(["ltr", "rtl"]);
});

describe("the lightbox in Arabic", () => {
  const wide = { attributes: 'lang="ar"', viewport: { width: 1200, height: 800 } };

  it("turns its arrows and keys around", async ({ site }) => {
    site.feed();
    const { page, dialog } = await visitPost(site, 2, wide);
    await expect.poll(() => said(page)).toContain("المنشور 3 من 12");
    const next = dialog.getByRole("button", { name: "التالي" });
    const previous = dialog.getByRole("button", { name: "السابق" });
    expect(await middle(next)).toBeLessThan(await middle(previous));
    const scale = (button: Locator) =>
      button.locator("svg").evaluate((node) => getComputedStyle(node).scale);
    expect([await scale(next), await scale(previous)]).toEqual(["-1 1", "-1 1"]);
    await page.keyboard.press("ArrowLeft");
    await expect.poll(() => said(page)).toContain("المنشور 4 من 12");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    await expect.poll(() => said(page)).toContain("المنشور 2 من 12");
    await next.click();
    await expect.poll(() => said(page)).toContain("المنشور 3 من 12");
    const strip = dialog.locator(".track");
    await expect.poll(() => strip.evaluate((node) => node.scrollLeft / node.clientWidth)).toBe(-2);
  });

  it("is what it turns into while it is open, at the same post", async ({ site }) => {
    site.feed();
    const { page, dialog, troubles } = await visitPost(site, 4, { ...wide, attributes: "" });
    await expect.poll(() => said(page)).toContain("Post 5 of 12");
    await page.evaluate(() => document.querySelector("windowbox-feed")?.setAttribute("lang", "ar"));
    await expect.poll(() => said(page)).toContain("المنشور 5 من 12");
    const next = dialog.getByRole("button", { name: "التالي" });
    const arrow = next.locator("svg");
    expect(await arrow.evaluate((node) => getComputedStyle(node).scale)).toBe("-1 1");
    await page.keyboard.press("ArrowLeft");
    await expect.poll(() => said(page)).toContain("المنشور 6 من 12");
    expect(troubles).toEqual([]);
  });

  it("writes date, counts and buttons in Arabic", async ({ site }) => {
    site.feed();
    const { dialog } = await visitPost(site, 1, wide);
    await dialog.getByRole("link", { name: "عرض على Instagram" }).waitFor();
    const text = await dialog.locator("[part=lightbox-text]").textContent();
    expect(text).toContain("3 مايو 2026");
    expect(text).toMatch(/1\.2\sألف تسجيل إعجاب · تعليق واحد/);
  });
});

describe("axe finds nothing in Arabic", () => {
  const main = (feed: string) => `<main><h1>متجر</h1>${feed}</main>`;

  it.for([
    ["hover=caption"],
    ["layout=masonry"],
    ["layout=carousel"],
    ["layout=highlight theme=dark"],
  ] as const)("with %s", async ([attributes], { site }) => {
    const { page } = await opened(site, `lang="ar" ${attributes}`, main);
    await page.locator("a[part=tile] img.loaded").first().waitFor();
    expect(await axeFindings(page)).toEqual([]);
  });

  it("with the lightbox open", async ({ site }) => {
    site.feed();
    const { page, dialog } = await visitPost(site, 1, { attributes: 'lang="ar"', body: main });
    await dialog.locator(".slide:not([inert]) img.loaded").first().waitFor();
    expect(await axeFindings(page)).toEqual([]);
  });
});
