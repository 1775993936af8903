import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { renderedHtml } from "../../support/rendered-html.ts";
import { it } from "../../support/site-test.ts";
import type { WidgetSite } from "../../support/widget-site.ts";

const HYDRATE = join(import.meta.dirname, "../../../dist/widget/hydrate.js");
const FEED = `<windowbox-feed feed-id="harbour-bakery" header captions limit="3"></windowbox-feed>`;

/** Where everything stands within the element, and what its text looks like. */
async function draw(site: WidgetSite, html: string, attributes = "") {
  const { page, troubles } = await site.open(
    `${site.script}${html.replace("FEED", FEED.replace(">", ` ${attributes}>`))}`,
    { viewport: { width: 1000, height: 800 } },
  );
  await page.locator("a[part=tile]").nth(2).waitFor({ state: "attached" });
  await page.locator("a[part=name]").waitFor({ state: "attached" });
  const look = await page.locator("windowbox-feed").evaluate((feed) => {
    const box = feed.getBoundingClientRect();
    const parts = [...(feed.shadowRoot?.querySelectorAll("[part]") ?? [])];
    return parts.map((part) => {
      const { left, top, width, height } = part.getBoundingClientRect();
      const { letterSpacing, lineHeight, textTransform, textAlign, textIndent, fontWeight } =
        getComputedStyle(part);
      return {
        part: part.getAttribute("part"),
        box: [left - box.left, top - box.top, width, height].map(Math.round),
        text: [letterSpacing, lineHeight, textTransform, textAlign, textIndent, fontWeight],
      };
    });
  });
  return { page, troubles, look };
}

it("looks the same whatever the page's style sheets do to everything in it", async ({ site }) => {
  site.feed();
  const plain = await draw(site, `<div style="width:700px;font:16px sans-serif">FEED</div>`);
  const wild = await draw(
    site,
    `<style>
      * { all: unset; box-sizing: content-box; border: 3px solid red; padding: 7px; float: left }
      html * { max-width: none; min-height: 50px; position: static; opacity: 1 }
      body, div, windowbox-feed { line-height: 4; letter-spacing: 9px; text-transform: uppercase;
        text-align: right; text-indent: 40px; font-weight: 900; word-spacing: 20px;
        white-space: nowrap; list-style: square; cursor: wait; font-style: italic }
      windowbox-feed { display: block; border: 0; padding: 0; float: none }
      a, img, ul, li, p, svg, button { display: none !important; width: 1px !important }
    </style><div style="display:block;width:700px;font-family:sans-serif;font-size:16px;border:0;padding:0">FEED</div>`,
  );
  expect(wild.look).toEqual(plain.look);
  expect(wild.troubles).toEqual([]);
});

it("takes on the page's font, colour and direction, and hides with the page", async ({ site }) => {
  site.feed();
  const { page } = await draw(
    site,
    `<div dir="rtl" style="width:700px;font-family:Georgia;color:rgb(200, 0, 0);visibility:hidden">FEED</div>`,
  );
  const name = page.locator("a[part=name]");
  expect(
    await name.evaluate((node) => {
      const { fontFamily, color, visibility } = getComputedStyle(node);
      return [fontFamily, color, visibility];
    }),
  ).toEqual(["Georgia", "rgb(200, 0, 0)", "hidden"]);
  const [first, second] = await page
    .locator("windowbox-feed li")
    .evaluateAll((items) => items.map((item) => item.getBoundingClientRect().left));
  expect(Number(first)).toBeGreaterThan(Number(second));
});

it.for([
  ["a flex row", "display:flex"],
  ["a flex column with centred items", "display:flex;flex-direction:column;align-items:center"],
  ["a grid", "display:grid;grid-template-columns:1fr 100px"],
  ["a float", "float:left"],
  ["an inline block", "display:inline-block"],
  ["a table cell", "display:table-cell"],
  ["text of size 0", "font-size:0"],
] as const)("keeps a width in %s", async ([_where, style], { site }) => {
  site.feed();
  const { page } = await draw(site, `<div style="${style}">FEED<span>beside</span></div>`);
  const width = await page.locator("windowbox-feed").evaluate((feed) => feed.clientWidth);
  expect(width).toBeGreaterThanOrEqual(600);
  const fits = await page.evaluate(
    () => document.documentElement.scrollWidth <= document.documentElement.clientWidth,
  );
  expect(fits).toBe(true);
});

it("does not widen a narrow page in a box that is sized by its content", async ({ site }) => {
  site.feed();
  const { page } = await site.open(
    `${site.script}<div style="display:flex"><div>${FEED}</div></div>`,
    { viewport: { width: 320, height: 600 } },
  );
  await page.locator("a[part=tile]").nth(2).waitFor();
  const widest = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(widest).toBe(320);
});

it("goes away with the hidden attribute and with the page's display: none", async ({ site }) => {
  site.feed();
  const { page } = await draw(site, `<style>.gone{display:none}</style><div>FEED</div>`);
  const feed = page.locator("windowbox-feed");
  await feed.evaluate((node) => node.setAttribute("hidden", ""));
  expect(await feed.isVisible()).toBe(false);
  await feed.evaluate((node) => node.removeAttribute("hidden"));
  expect(await feed.isVisible()).toBe(true);
  await feed.evaluate((node) => node.classList.add("gone"));
  expect(await feed.isVisible()).toBe(false);
});

it("finds its feed and its chunks whatever base the page has set", async ({ site }) => {
  site.feed();
  const { page, asked } = await site.open(
    `<base href="https://elsewhere.invalid/x/">${site.script}${FEED}`,
  );
  await page.locator("a[part=tile]").nth(2).waitFor();
  await page.locator("a[part=name]").waitFor();
  expect(asked.filter((url) => url.includes("elsewhere"))).toEqual([]);
});

it("shows the right pictures when it was hidden at first", async ({ site }) => {
  site.feed();
  const { page } = await site.open(
    `${site.script}<details style="width:900px"><summary>Posts</summary><windowbox-feed feed-id="harbour-bakery"></windowbox-feed></details>`,
  );
  await page.locator("a[part=tile]").first().waitFor({ state: "attached" });
  expect(site.feeds.paths.filter((path) => path.startsWith("/media/"))).toEqual([]);
  await page.getByText("Posts").click();
  await page.locator("windowbox-feed img.loaded").first().waitFor();
  expect(site.feeds.paths.filter((path) => path.startsWith("/media/0-"))).toEqual([
    "/media/0-400x400.webp",
  ]);
});

it("stands hundreds of times on one page", async ({ site }) => {
  site.feed();
  const { page, troubles } = await site.open(site.script + FEED.replace("header", "").repeat(200));
  await page.locator("a[part=tile]").nth(599).waitFor({ state: "attached" });
  expect(site.feeds.paths.filter((path) => path.endsWith(".json"))).toHaveLength(1);
  expect(troubles).toEqual([]);
});

/** What pages put in the place of what browsers bring: old polyfills, libraries, what somebody once tried out. */
const REPLACED = `<script>
  window.CustomEvent = function () { throw new TypeError("theirs") };
  window.matchMedia = () => null;
  window.IntersectionObserver = window.requestAnimationFrame = window.Image = undefined;
  window.queueMicrotask = () => { throw new TypeError("theirs") };
  const computed = getComputedStyle;
  window.getComputedStyle = (element, pseudo) => pseudo ? null : computed(element);
  Object.defineProperty(window, "performance", { value: {} });
  Promise.race = Promise.allSettled = undefined;
</script>`;

it.for([
  [
    "by its script",
    ({ feeds }, feed) =>
      `<script async src="${feeds.origin}/feeds/harbour-bakery.js"></script>${feed}`,
  ],
  ["by the element's module", (site, feed) => site.script + feed],
  ["as HTML", (site) => renderedHtml(site.feed(), site.feeds.origin).fragment],
  [
    "as HTML whose script has been put into the page to make it faster",
    (site) =>
      renderedHtml(site.feed(), site.feeds.origin).fragment.replace(
        /<script async.*/,
        () => `<script>${readFileSync(HYDRATE, "utf8")}</script>`,
      ),
  ],
] as const satisfies readonly (readonly [string, (site: WidgetSite, feed: string) => string])[])(
  "shows and opens its posts %s whatever the page has put in the place of what browsers bring",
  async ([, write], { site }) => {
    site.feed();
    const { page, troubles } = await site.open(REPLACED + write(site, FEED));
    await page.locator("a[part=tile] img").first().waitFor();
    // By then its script listens for a visitor; a pointer's first moves a browser may drop.
    await page.waitForLoadState();
    await page.locator("a[part=tile]").first().focus();
    // What the server drew is gone. Not by a function in the page, which would wait by its frames.
    await page.locator("windowbox-feed #s0").waitFor({ state: "detached" });
    await page.locator("a[part=tile]").first().click();
    await page.locator("[part=lightbox-caption]").waitFor();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Escape");
    await page.locator("dialog").waitFor({ state: "detached" });
    expect(troubles).toEqual([]);
  },
);
