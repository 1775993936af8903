import type { Page } from "playwright-core";
import { describe, expect } from "vitest";
import { it } from "../../support/site-test.ts";
import { axeFindings } from "../accessibility/axe-findings.ts";
import { inNoTime } from "../element/in-no-time.ts";
import { chunkPath, openCarousel } from "./carousel-visit.ts";

const DOCUMENT = "/feeds/harbour-bakery.json";

const chunk = () => chunkPath("carousel");

const observe = () => {
  const shifts: string[] = [];
  Object.assign(window, { shifts });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) shifts.push(JSON.stringify(entry));
  }).observe({ type: "layout-shift", buffered: true });
};

async function shifts(page: Page): Promise<string[]> {
  await page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
  );
  return page.evaluate<string[]>("shifts");
}

const AFTER = `<p style="height:200px">After the feed</p>`;
const VIEW = { viewport: { width: 900, height: 900 } };
const height = (page: Page) => page.locator("windowbox-feed").evaluate((feed) => feed.clientHeight);

describe("nothing moves while a carousel comes", () => {
  it.for([
    ["", ""],
    ["with captions and a header", "captions header"],
    ["with more to load", "load-more=scroll"],
  ] as const)("piece by piece, its own script last %s", async ([_how, attributes], { site }) => {
    site.feed();
    const document = site.feeds.hold(DOCUMENT);
    const script = site.feeds.hold(chunk());
    const { page } = await site.open(
      `<style>body{margin:0}</style>${site.script}<windowbox-feed feed-id="harbour-bakery" layout="carousel" ${attributes}></windowbox-feed>${AFTER}`,
      VIEW,
    );
    await page.locator("windowbox-feed .skeleton").first().waitFor();
    await page.evaluate(observe);
    // The element itself came to a page that kept no place for it.
    await shifts(page);
    await page.evaluate("shifts.length = 0");
    const before = await height(page);
    document();
    expect(await shifts(page)).toEqual([]);
    script();
    await page.getByRole("button", { name: "Next posts" }).waitFor();
    await page.locator("windowbox-feed img.loaded").nth(2).waitFor();
    expect(await shifts(page)).toEqual([]);
    expect(await height(page)).toBe(before);
  });
});

describe("a carousel whose own script does not come", () => {
  it("is a row that can be scrolled, by keys too", async ({ site }) => {
    site.feed();
    site.feeds.answer(chunk(), (_request, response) => void response.writeHead(503).end());
    const { page, list, place, focused } = await openCarousel(site);
    await page.locator("a[part=tile]").nth(11).waitFor();
    expect(await page.getByRole("button").count()).toBe(0);
    expect(await list.evaluate((row) => getComputedStyle(row).scrollbarWidth)).toBe("auto");
    for (let tab = 0; tab < 4; tab++) await page.keyboard.press("Tab");
    expect(await focused()).toBe("3");
    await expect.poll(place).toBeGreaterThan(0);
    await list.evaluate((row) => row.scrollTo({ left: 700, behavior: "instant" }));
    await expect.poll(async () => (await place()) % 1).toBe(0);
  });

  it("is a row all the same when that neither comes nor fails", async ({ site }) => {
    site.feed();
    const release = site.feeds.hold(chunk());
    const { page } = await openCarousel(site, "", { before: inNoTime });
    await page.locator("a[part=tile]").nth(11).waitFor();
    expect(await page.getByRole("button").count()).toBe(0);
    release();
  });

  it("shows no scroll bar where there are arrows", async ({ site }) => {
    site.feed();
    const { list, next } = await openCarousel(site);
    await next.waitFor();
    expect(await list.evaluate((row) => getComputedStyle(row).scrollbarWidth)).toBe("none");
  });
});

describe("axe finds nothing in a carousel", () => {
  it.for([
    ["with dots", "", {}],
    ["with figures", "columns=1", {}],
    [
      "with captions, hover, a header and a last tile",
      "captions hover=caption header instagram-tile",
      {},
    ],
    ["whose tiles are no links", "on-click=none", {}],
    ["in the dark", "theme=dark load-more=button", {}],
    ["from right to left", "", { around: 'dir="rtl"' }],
    ["in forced colours", "", { forcedColors: "active" }],
    ["on a phone", "", { viewport: { width: 320, height: 640 }, width: 304 }],
  ] as const)("%s", async ([_what, attributes, options], { site }) => {
    site.feed();
    const { page, next } = await openCarousel(site, attributes, options);
    await next.waitFor();
    await page.locator("windowbox-feed img.loaded").first().waitFor();
    expect(await axeFindings(page)).toEqual([]);
  });

  it("while it loads, and when it is empty", async ({ site }) => {
    site.feed({ posts: [] }, "empty");
    const release = site.feeds.hold("/feeds/slow.json");
    const { page } = await site.open(
      `<main><h1>Shop</h1>${site.script}${["slow", "empty"]
        .map((id) => `<windowbox-feed feed-id="${id}" layout="carousel"></windowbox-feed>`)
        .join("")}</main>`,
    );
    await page.getByText("No posts yet.").waitFor();
    await page.locator("windowbox-feed ul[aria-busy=true]").waitFor();
    expect(await axeFindings(page)).toEqual([]);
    release();
  });
});

it("is told to screen readers as a carousel with its list, arrows and dots", async ({ site }) => {
  site.feed();
  const { page, next } = await openCarousel(site, "limit=4");
  await next.waitFor();
  const group = page.locator("[aria-roledescription]");
  expect(await group.getAttribute("aria-roledescription")).toBe("carousel");
  const tree = await group.ariaSnapshot();
  expect(tree.split("\n").filter((line) => /^ {2}- |^- /.test(line))).toEqual([
    "- group:",
    '  - button "Previous posts" [disabled]',
    '  - button "Next posts"',
    '  - list "Instagram posts by harbour.bakery":',
    '  - button "Go to page 1 of 2"',
    '  - button "Go to page 2 of 2"',
  ]);
});
