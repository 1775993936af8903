import type { AxeResults } from "axe-core";
import type { Page } from "puppeteer-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { FeedSettings } from "../../server/feed/document.ts";
import { placeRule } from "../../server/feed/place-rule.ts";
import { expectEscape } from "../support/escapes.ts";
import { feedPost } from "../support/feed-fixture.ts";
import { FirefoxSite } from "../support/firefox.ts";
import { renderedHtml } from "../support/rendered-html.ts";
import { AXE_FILE, axeRun, listViolations } from "./accessibility/axe-findings.ts";
import { reel } from "./lightbox/lightbox-visit.ts";

let site: FirefoxSite;
beforeAll(async () => {
  site = await FirefoxSite.start();
}, 120_000);
afterEach(() => site.reset());
afterAll(() => site.stop());

const feed = (attributes = "", inside = "") =>
  `<windowbox-feed feed-id="harbour-bakery" ${attributes}>${inside}</windowbox-feed>`;
const place = (inside: string, width = 900) =>
  `<style>body{margin:0}</style><main style="width:${width}px"><h1>Shop</h1>${inside}</main>`;

/** What a visitor's own style sheet may set (WCAG 1.4.12). */
const SPACING =
  "*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}p{margin-bottom:2em!important}";
const TILE = "windowbox-feed >>> a[part=tile]";
const count = (page: Page, selector: string) => page.$$eval(selector, (found) => found.length);
const seen = (page: Page, selector: string, at = 1) =>
  expect.poll(() => count(page, selector), { timeout: 20_000 }).toBeGreaterThanOrEqual(at);
const text = (page: Page, selector: string) =>
  page.$eval(selector, (found) => found.textContent?.replace(/\s+/g, " ").trim());
const styleOf = (page: Page, selector: string, property: string) =>
  page.$eval(selector, (found, name) => getComputedStyle(found).getPropertyValue(name), property);
const boxesOf = (page: Page, selector: string) =>
  page.$$eval(selector, (found) =>
    found.map((one) => {
      const { left, top, width, height } = one.getBoundingClientRect();
      return { left, top, width, height };
    }),
  );
/** Part and name of the element with the focus, wherever it is. */
const focused = (page: Page) =>
  page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return element?.getAttribute("part") ?? element?.className ?? "";
  });

describe("layouts in Firefox", () => {
  it("shows the grid's pictures in exact boxes, and moves nothing while they come", async () => {
    site.feed();
    const release = site.feeds.hold("/feeds/harbour-bakery.json");
    const { page, troubles } = await site.open(
      `${site.script}${place(`${feed('limit="3"')}<p id="after">After</p>`)}`,
    );
    await seen(page, "windowbox-feed >>> .skeleton", 3);
    const before = await boxesOf(page, "#after");
    const skeletons = await boxesOf(page, "windowbox-feed >>> .skeleton");
    release();
    await seen(page, "windowbox-feed >>> img.loaded", 3);
    const tiles = await boxesOf(page, TILE);
    expect(tiles).toEqual(skeletons);
    for (const [index, { left, width, height }] of tiles.entries()) {
      expect(left).toBeCloseTo((index * 904) / 3, 1);
      expect(width).toBeCloseTo(892 / 3, 1);
      expect(height).toBeCloseTo(width, 1);
    }
    const pictures = await page.$$eval("windowbox-feed >>> img.loaded", (all) =>
      all.map((one) => one instanceof HTMLImageElement && one.naturalWidth > 0),
    );
    expect(pictures).toEqual([true, true, true]);
    expect(await boxesOf(page, "#after")).toEqual(before);
    expect(troubles).toEqual([]);
  });

  it("keeps every picture's shape in masonry", async () => {
    site.feed();
    const { page } = await site.open(`${site.script}${place(feed('layout="masonry" gap="16"'))}`);
    await seen(page, "windowbox-feed >>> .masonry img.loaded");
    await expect
      .poll(async () => {
        const tiles = await boxesOf(page, TILE);
        const off = tiles.map(({ width, height }, index) =>
          Math.abs(width / height / ([1, 0.8, 1.5, 0.75][index % 4] ?? 1) - 1),
        );
        return Math.max(...off);
      })
      .toBeLessThan(0.02);
  });

  it("makes every sixth tile large in highlight, and scrolls the carousel within itself", async () => {
    site.feed();
    const { page, troubles } = await site.open(
      `${site.script}${place(feed('layout="highlight"') + feed('layout="carousel"'))}`,
    );
    await seen(page, "windowbox-feed:first-of-type >>> a[part=tile]", 12);
    await seen(page, "windowbox-feed + windowbox-feed >>> a[part=tile]", 12);
    const tiles = await boxesOf(page, "windowbox-feed:first-of-type >>> a[part=tile]");
    const widths = tiles.map(({ width }) => Math.round(width));
    expect(widths).toEqual([599, ...Array(5).fill(297), 599, ...Array(5).fill(297)]);
    const row = await boxesOf(page, "windowbox-feed + windowbox-feed >>> a[part=tile]");
    expect(new Set(row.map(({ top }) => top)).size).toBe(1);
    const list = "windowbox-feed + windowbox-feed >>> ul";
    await page.$eval(list, (row) => row.scrollTo(904, 0));
    await expect.poll(() => page.$eval(list, (row) => Math.round(row.scrollLeft))).toBe(904);
    await page.$eval(list, (row) => row.scrollTo(0, 0));
    await seen(page, "windowbox-feed >>> button[part~=carousel-next]");
    await page.click("windowbox-feed >>> button[part~=carousel-next]");
    await expect.poll(() => page.$eval(list, (row) => row.scrollLeft)).toBeGreaterThan(300);
    const { scrollWidth, clientWidth } = await page.evaluate(() => ({
      scrollWidth: document.documentElement.scrollWidth,
      clientWidth: document.documentElement.clientWidth,
    }));
    expect(scrollWidth).toBe(clientWidth);
    expect(troubles).toEqual([]);
  });
});

describe("the lightbox in Firefox", () => {
  it("opens from a tile, turns with the arrows, closes with Escape, and gives the focus back", async () => {
    site.feed();
    const { page, troubles } = await site.open(`${site.script}${place(feed('limit="3"'))}`);
    await seen(page, TILE, 3);
    const second = (await page.$$(TILE))[1];
    await second?.click();
    await seen(page, "windowbox-feed >>> dialog[open]");
    const said = () => text(page, "windowbox-feed >>> dialog #now");
    expect(await said()).toContain("Post 2 of 3");
    await page.keyboard.press("ArrowRight");
    await expect.poll(said).toContain("Post 3 of 3");
    const strip = (await boxesOf(page, "windowbox-feed >>> dialog .track"))[0];
    // Places to scroll to are whole pixels.
    await expect
      .poll(async () => {
        const [, , third] = await boxesOf(page, "windowbox-feed >>> dialog .slide");
        return Math.abs((third?.left ?? 0) - (strip?.left ?? 0));
      })
      .toBeLessThan(1);
    await page.keyboard.press("ArrowLeft");
    await expect.poll(said).toContain("Post 2 of 3");
    await page.keyboard.press("Escape");
    await expect.poll(() => count(page, "windowbox-feed >>> dialog")).toBe(0);
    expect(await second?.evaluate((tile) => tile.matches(":focus"))).toBe(true);
    expect(await page.evaluate(() => document.documentElement.hasAttribute("style"))).toBe(false);
    expect(troubles).toEqual([]);
  });

  it("plays a reel after its play button was pressed, and asks for none of it before", async () => {
    site.feed({ posts: [reel(site, 0)] });
    const { page } = await site.open(`${site.script}${place(feed('on-click="lightbox"'))}`);
    await seen(page, TILE);
    await page.click(TILE);
    await seen(page, "windowbox-feed >>> dialog .play");
    await seen(page, "windowbox-feed >>> dialog img.loaded");
    expect(site.feeds.paths.filter((path) => path.endsWith(".webm"))).toEqual([]);
    await page.click("windowbox-feed >>> dialog .play");
    await expect
      .poll(() =>
        page.$$eval("windowbox-feed >>> video", (videos) =>
          videos.map((video) => video instanceof HTMLVideoElement && video.currentTime > 0),
        ),
      )
      .toEqual([true]);
    await page.click("windowbox-feed >>> dialog .close");
    await expect.poll(() => count(page, "windowbox-feed >>> dialog")).toBe(0);
  });
});

describe("around the pictures in Firefox", () => {
  it("says who posts, what they say, and shows an overlay for the focus", async () => {
    site.feed();
    const { page } = await site.open(
      `${site.script}${place(feed('header follow-button captions hover="counts" limit="3"'))}`,
    );
    await seen(page, "windowbox-feed >>> [part=overlay]", 3);
    expect(await text(page, "windowbox-feed >>> [part=name] span")).toBe("Harbour Bakery");
    expect(await text(page, "windowbox-feed >>> [part=counts]")).toBe("87 posts · 1.2K followers");
    expect(await text(page, "windowbox-feed >>> [part=caption]")).toMatch(/^Sourdough, fresh/);
    const overlay = "windowbox-feed >>> [part=overlay]";
    expect(await styleOf(page, overlay, "opacity")).toBe("0");
    for (const part of ["name", "follow-button button", "tile"]) {
      await page.keyboard.press("Tab");
      expect(await focused(page)).toBe(part);
    }
    await expect.poll(() => styleOf(page, overlay, "opacity")).toBe("1");
    expect(
      await page.evaluate(() => {
        const tile = document.activeElement?.shadowRoot?.activeElement;
        return tile && getComputedStyle(tile, "::after").borderTopStyle;
      }),
    ).toBe("solid");
  });

  it("loses nothing and widens nothing on a phone, with letters twice as large, or spaced as the visitor asks for", async () => {
    site.feed();
    const layouts = ["grid", "masonry", "highlight", "carousel"];
    const { page } = await site.open(
      `<style>body{margin:0}</style>${site.script}${layouts
        .map((layout) =>
          feed(
            `layout="${layout}" limit="6" header follow-button captions instagram-tile load-more="button"`,
          ),
        )
        .join("")}`,
      { width: 320, height: 640 },
    );
    await seen(page, "windowbox-feed >>> [part~=follow-button]", layouts.length);
    await seen(page, "windowbox-feed >>> [part~=load-more]", layouts.length);
    await seen(page, "windowbox-feed >>> .pages");
    const looks = [
      { letters: "16px", spacing: "" },
      { letters: "32px", spacing: "" },
      { letters: "16px", spacing: SPACING },
    ];
    const lost = await page.evaluate((ways) => {
      const feeds = [...document.querySelectorAll("windowbox-feed")];
      return ways.flatMap(({ letters, spacing }) => {
        document.body.style.fontSize = letters;
        const cut = feeds.flatMap(({ shadowRoot }) => {
          const style = document.createElement("style");
          style.textContent = spacing;
          shadowRoot?.append(style);
          const parts = shadowRoot?.querySelectorAll<HTMLElement>(
            "[part=name], [part=counts], [part~=button], .base:not(.carousel) .way-out b, .pages",
          );
          return [...(parts ?? [])].filter((part) => {
            const { left, right } = part.getBoundingClientRect();
            const isOutside = left < 0 || right > innerWidth + 0.5;
            return isOutside || part.scrollWidth > Math.max(part.clientWidth, 1) + 1;
          });
        });
        const { scrollWidth } = document.documentElement;
        const told = cut.map(({ outerHTML }) => `${letters} ${spacing}: ${outerHTML}`);
        return scrollWidth > innerWidth ? [...told, `${letters}: ${scrollWidth} wide`] : told;
      });
    }, looks);
    expect(lost).toEqual([]);
  });

  it("brings more posts, keeps the focus on the button, and says how many there are", async () => {
    site.feed();
    const { page } = await site.open(
      `${site.script}${place(feed('load-more="button" limit="6"'))}`,
    );
    await seen(page, "windowbox-feed >>> button");
    await page.focus("windowbox-feed >>> button");
    await page.keyboard.press("Enter");
    await seen(page, TILE, 12);
    expect(await focused(page)).toBe("load-more button");
    await expect.poll(() => text(page, "windowbox-feed >>> [aria-live]")).toBe("12 posts shown");
  });

  it("speaks Arabic from right to left", async () => {
    site.feed();
    const { page } = await site.open(`${site.script}${place(feed('lang="ar" limit="3"'))}`);
    await seen(page, TILE, 3);
    expect(await styleOf(page, "windowbox-feed >>> ul", "direction")).toBe("rtl");
    const [first, second] = await boxesOf(page, TILE);
    expect(Number(first?.left)).toBeGreaterThan(Number(second?.left));
    expect(await page.$eval(TILE, (tile) => tile.getAttribute("aria-label"))).toMatch(
      /\p{Script=Arabic}/u,
    );
  });

  it("wears the page's custom properties and ::part rules", async () => {
    site.feed();
    const { page } = await site.open(
      `${site.script}<style>windowbox-feed{--windowbox-gap:20px;--windowbox-tile-radius:9px;--windowbox-color:rgb(1,2,3)}
        windowbox-feed::part(tile){border:3px solid rgb(4,5,6)}</style>${place(feed('limit="3"'))}`,
    );
    await seen(page, TILE, 3);
    expect(await styleOf(page, "windowbox-feed >>> ul", "column-gap")).toBe("20px");
    expect(await styleOf(page, TILE, "border-top-left-radius")).toBe("9px");
    expect(await styleOf(page, TILE, "border-top-color")).toBe("rgb(4, 5, 6)");
    expect(await styleOf(page, "windowbox-feed >>> [part=base]", "color")).toBe("rgb(1, 2, 3)");
  });

  it("shows the page's own children where there is no such feed", async () => {
    const { page } = await site.open(
      `${site.script}${place(feed("", '<a href="#">Our pictures</a>'))}`,
    );
    await expect
      .poll(() => page.$eval("windowbox-feed a", (link) => link.checkVisibility()))
      .toBe(true);
    expect(await count(page, TILE)).toBe(0);
  });
});

describe("the page around it in Firefox", () => {
  it("refuses nothing under the strictest policy, which lets no cookie, storage or stranger in", async () => {
    site.feed({ posts: [reel(site, 0), feedPost(site.feeds.origin, 1)] });
    const { origin } = site.feeds;
    const { page, troubles, asked } = await site.open(
      site.script +
        feed('header captions hover="caption" layout="masonry" load-more="scroll" lang="de"'),
      {
        headers: {
          "content-security-policy": `default-src 'none'; script-src ${origin}; connect-src ${origin}; img-src ${origin}; media-src ${origin}`,
        },
      },
    );
    await seen(page, "windowbox-feed >>> img.loaded", 2);
    expect(await styleOf(page, "windowbox-feed >>> ul", "display")).toBe("grid");
    expect(await styleOf(page, TILE, "background-image")).toContain("radial-gradient");
    await page.click(TILE);
    await seen(page, "windowbox-feed >>> dialog .play");
    await page.click("windowbox-feed >>> dialog .play");
    await seen(page, "windowbox-feed >>> video");
    expect(troubles).toEqual([]);
    const known = [origin, site.pages.origin];
    expect(asked.filter((url) => !known.includes(new URL(url).origin))).toEqual([]);
    expect(
      await page.evaluate(async () => [
        localStorage.length,
        sessionStorage.length,
        (await indexedDB.databases()).length,
        document.cookie,
      ]),
    ).toEqual([0, 0, 0, ""]);
    expect(site.feeds.requests.filter(({ headers }) => headers.cookie !== undefined)).toEqual([]);
  });

  it("starts from the one tag, where the tag stands", async () => {
    site.feed();
    const { page, troubles } = await site.open(
      `<p>Before</p><script async src="${site.feeds.origin}/feeds/harbour-bakery.js" data-limit="3"></script><p>After</p>`,
    );
    await seen(page, TILE, 3);
    expect(await page.$$eval("body > *", (all) => all.map(({ localName }) => localName))).toEqual([
      "p",
      "script",
      "windowbox-feed",
      "p",
    ]);
    expect(site.feeds.paths.filter((path) => path.endsWith(".json"))).toEqual([]);
    expect(troubles).toEqual([]);
  });

  const included = (settings: FeedSettings, headers = {}) => {
    const { fragment } = renderedHtml(site.feed({ settings }), site.feeds.origin);
    return site.open(place(fragment), { headers });
  };

  it("shows what stands in its HTML without any script", async () => {
    // Firefox counts a script that a policy refuses as an error of the page's.
    expectEscape(/^Error: Content-Security-Policy: .*hydrate/);
    const { page } = await included(
      { limit: 3, captions: true },
      { "content-security-policy": "script-src 'none'" },
    );
    await seen(page, TILE, 3);
    expect(await page.evaluate(() => customElements.get("windowbox-feed"))).toBeUndefined();
    expect(await styleOf(page, "windowbox-feed >>> img", "opacity")).toBe("1");
    expect((await boxesOf(page, TILE))[0]?.width).toBeCloseTo(892 / 3, 1);
  });

  it("takes over from the HTML without moving anything", async () => {
    const script = site.feeds.hold("/widget.js");
    const { page, troubles } = await included({ limit: 6, header: true, captions: true });
    await seen(page, TILE, 6);
    const before = await boxesOf(page, TILE);
    script();
    await page.waitForFunction(() => {
      dispatchEvent(new PointerEvent("pointermove", { movementX: 1 }));
      return document.querySelector("windowbox-feed")?.shadowRoot?.adoptedStyleSheets.length;
    });
    expect(await boxesOf(page, TILE)).toEqual(before);
    await page.click(TILE);
    await seen(page, "windowbox-feed >>> dialog[open]");
    expect(troubles).toEqual([]);
  });

  it("is printed with all its pictures, those that nobody has scrolled to as well", async () => {
    site.feed();
    const { page } = await site.open(
      `${site.script}${place(feed('columns="1" theme="dark" limit="6"'), 300)}`,
      { width: 300, height: 200 },
    );
    await seen(page, "windowbox-feed >>> img.loaded");
    expect(await count(page, "windowbox-feed >>> img.loaded")).toBeLessThan(6);
    const pdf = Buffer.from(await page.pdf()).toString("latin1");
    expect(pdf.match(/\/Subtype \/Image/g)?.length).toBeGreaterThanOrEqual(6);
    expect(pdf).not.toContain("/ca 0.01");
  });

  it("stands in the place that its rule kept, in every layout of even rows, at every width, with text below it", async () => {
    const grid = site.feed({ settings: { header: true, captions: true, columns: 4 } });
    const highlight = site.feed({ settings: { layout: "highlight" } }, "highlight");
    const carousel = site.feed({ settings: { layout: "carousel" } }, "carousel");
    const inside = [
      [grid, 1200],
      [grid, 767],
      [grid, 390],
      [highlight, 900],
      [carousel, 900],
    ] as const;
    const feeds = inside.map(
      ([{ id }, width]) =>
        `<div style="width:${width}px"><windowbox-feed feed-id="${id}"></windowbox-feed><p class="below">After</p></div>`,
    );
    const rules = [grid, highlight, carousel].map(placeRule);
    const { page } = await site.open(`<style>${rules.join("")}</style>${feeds.join("")}`);
    const heights = async () =>
      (await boxesOf(page, "windowbox-feed")).map(({ height }) => Math.round(height / 4));
    const kept = await heights();
    expect(Math.min(...kept)).toBeGreaterThan(80);
    await page.addScriptTag({ url: `${site.feeds.origin}/widget.js`, type: "module" });
    await seen(page, "windowbox-feed >>> a[part=tile]", 60);
    expect(await heights()).toEqual(kept);
  });

  it("is there as it was when the visitor comes back to the page", async () => {
    site.feed();
    site.pages.page("/other", "<p>Elsewhere</p>");
    const { page, troubles } = await site.open(
      `${site.script}<script>addEventListener("pageshow", (event) => { window.kept = event.persisted })</script>${place(feed('load-more="button" limit="6"'))}`,
    );
    await seen(page, "windowbox-feed >>> button");
    await page.goto(`${site.pages.origin}/other`);
    await page.evaluate(() => history.back());
    await expect.poll(() => page.evaluate("window.kept").catch(() => false)).toBe(true);
    expect(await count(page, TILE)).toBe(6);
    await page.click("windowbox-feed >>> button");
    await seen(page, TILE, 12);
    expect(site.feeds.paths.filter((path) => path.endsWith(".json"))).toHaveLength(1);
    expect(troubles).toEqual([]);
  });
});

describe("axe finds nothing in Firefox", () => {
  const findings = async (page: Page) => {
    await page.addScriptTag({ path: AXE_FILE });
    return listViolations((await page.evaluate(axeRun())) as AxeResults);
  };

  it.each([["grid"], ["carousel"]])("in a %s and its lightbox", async (layout) => {
    site.feed();
    const { page } = await site.open(
      `${site.script}${place(feed(`layout="${layout}" header follow-button captions load-more="button"`))}`,
    );
    await seen(page, "windowbox-feed >>> img.loaded");
    await seen(page, "windowbox-feed >>> button");
    expect(await findings(page)).toEqual([]);
    await page.click(TILE);
    await seen(page, "windowbox-feed >>> dialog img.loaded");
    expect(await findings(page)).toEqual([]);
  });
});
