import { describe, expect } from "vitest";
import { chromiumPath } from "../../support/chromium.ts";
import { it } from "../../support/site-test.ts";
import type { WidgetSite } from "../../support/widget-site.ts";

// A browser with windows, as the headless shell keeps no pages; nor does the driver's own switch let one.
it.override("launchOptions", () => ({
  executablePath: chromiumPath(),
  ignoreDefaultArgs: ["--disable-back-forward-cache"],
}));

const feed = (attributes = "") =>
  `<windowbox-feed feed-id="harbour-bakery" ${attributes} limit="3"></windowbox-feed>`;
const documents = (site: WidgetSite) =>
  site.feeds.paths.filter((path) => path.endsWith(".json")).length;

describe("when the visitor goes away and comes back", () => {
  it.for([
    ["a module", 1, (site: WidgetSite) => site.script + feed('load-more="button" hash')],
    [
      "its own script",
      0,
      (site: WidgetSite) =>
        `<script async src="${site.feeds.origin}/feeds/harbour-bakery.js" data-limit="3" data-load-more="button"></script>`,
    ],
  ] as const)(
    "the page was kept as it was, with the feed by %s",
    async ([_way, documentsAsked, body], { site }) => {
      site.feed();
      site.pages.page("/other", "<p>Elsewhere</p>");
      const { page, troubles } = await site.open(
        `<script>addEventListener("pageshow", (event) => { window.kept = event.persisted })</script>${body(site)}`,
      );
      await page.locator("a[part=tile] img.loaded").nth(2).waitFor();
      // With the lightbox open, which holds on to most.
      await page.locator("a[part=tile]").first().click();
      await page.getByRole("dialog").waitFor();
      await page.goto(`${site.pages.origin}/other`);
      await page.goBack({ waitUntil: "commit" });
      expect(await page.evaluate("window.kept")).toBe(true);
      await page.keyboard.press("Escape");
      await page.getByRole("dialog").waitFor({ state: "detached" });
      await page.getByRole("button", { name: "Load more" }).click();
      await page.locator("a[part=tile] img.loaded").nth(5).waitFor();
      expect(documents(site)).toBe(documentsAsked);
      expect(troubles).toEqual([]);
    },
  );
});

describe("on paper", () => {
  it("there are all pictures, those that nobody has scrolled to as well", async ({ site }) => {
    site.feed();
    const { page } = await site.open(
      `${site.script}<div style="width:300px">${feed('columns="1" limit="12"')}</div>`,
      { viewport: { width: 300, height: 200 } },
    );
    await page.locator("a[part=tile] img.loaded").first().waitFor();
    await page.pdf();
    const shown = await page
      .locator("a[part=tile] img")
      .evaluateAll((pictures: HTMLImageElement[]) => pictures.map(({ complete }) => complete));
    expect(shown).toEqual(Array(12).fill(true));
    // Without waiting for a load event, which may come after the paper.
    const image = page.locator("a[part=tile] img").last();
    await page.emulateMedia({ media: "print", reducedMotion: "reduce" });
    await image.evaluate((picture) => picture.classList.remove("loaded"));
    expect(await image.evaluate((picture) => getComputedStyle(picture).opacity)).toBe("1");
  });

  it("the dark theme is as black on white as the page, and no lightbox covers it", async ({
    site,
  }) => {
    site.feed();
    const { page } = await site.open(
      site.script + feed('theme="dark" header captions hover="caption"'),
    );
    await page.locator("span[part=overlay]").nth(2).waitFor({ state: "attached" });
    await page.locator("a[part=tile]").first().click();
    await page.getByRole("dialog").waitFor();
    const colours = () =>
      page.locator("windowbox-feed [part=base]").evaluate((base) => {
        const { color, backgroundColor } = getComputedStyle(base);
        return [color, backgroundColor];
      });
    expect(await colours()).toEqual(["rgb(244, 244, 245)", "rgb(24, 24, 27)"]);
    await page.emulateMedia({ media: "print" });
    expect(await colours()).toEqual(["rgb(0, 0, 0)", "rgba(0, 0, 0, 0)"]);
    expect(await page.locator("dialog").isVisible()).toBe(false);
  });
});

describe("moved between documents", () => {
  it("keeps its look and its posts on the way there and back", async ({ site }) => {
    site.feed();
    const { page, troubles } = await site.open(
      `${site.script}<iframe style="width:500px"></iframe><main>${feed('header load-more="button"')}</main>`,
    );
    await page.getByRole("button", { name: "Load more" }).waitFor();
    await page.evaluate(() => {
      const inner = document.querySelector("iframe")?.contentDocument;
      const feed = document.querySelector("windowbox-feed");
      if (inner && feed) inner.body.append(inner.adoptNode(feed));
    });
    const inside = page.frameLocator("iframe");
    const display = () => inside.locator("ul").evaluate((list) => getComputedStyle(list).display);
    await expect.poll(display).toBe("grid");
    await inside.getByRole("button", { name: "Load more" }).click();
    await inside.locator("a[part=tile]").nth(5).waitFor();
    await inside.locator("a[part=tile]").first().click();
    await inside.getByRole("dialog").waitFor();
    await page.evaluate(() => {
      const inner = document.querySelector("iframe")?.contentDocument;
      const feed = inner?.querySelector("windowbox-feed");
      if (feed) document.querySelector("main")?.append(document.adoptNode(feed));
    });
    await page.locator("main a[part=tile]").nth(5).waitFor();
    expect(await page.locator("main ul").evaluate((list) => getComputedStyle(list).display)).toBe(
      "grid",
    );
    expect(await page.locator("dialog").count()).toBe(0);
    await page.locator("main a[part=tile]").nth(1).click();
    await page.getByRole("dialog").waitFor();
    expect(troubles).toEqual([]);
  });
});

describe("written into a page that was there already", () => {
  it("shows the feed, however it was written", async ({ site }) => {
    site.feed();
    const { page, troubles } = await site.open("<p>Old</p>");
    await page.waitForLoadState("load");
    const embed = `<script src="${site.feeds.origin}/feeds/harbour-bakery.js" data-limit="3"></script>`;
    for (const body of [`<main>${embed}</main>`, `${site.script}<main>${feed()}</main>`]) {
      await page.evaluate((html) => {
        document.open();
        document.write(html);
        document.close();
      }, `<!doctype html><title>New</title>${body}<p>After</p>`);
      await page.locator("a[part=tile]").nth(2).waitFor();
      expect(await page.locator("main windowbox-feed a[part=tile]").count()).toBe(3);
    }
    expect(troubles).toEqual([]);
  });
});

describe("on a page that has its own idea of", () => {
  it.for([
    [
      "how arrays become text, as Prototype.js had",
      () => {
        const own = { toJSON: () => "[]", each() {}, include: () => true, toArray: () => [] };
        Object.assign(Array.prototype, own);
        Object.assign(Object.prototype, { toJSON: () => "{}", clone() {}, inspect: () => "" });
        Object.assign(Function.prototype, { bind: undefined, argumentNames: () => [] });
      },
    ],
    [
      "arrays and maps, as old polyfills had",
      () => {
        // Takes no function, and knows no iterators.
        const from = (list: ArrayLike<unknown>) => Array.prototype.slice.call(list);
        class OldMap extends Map {}
        class OldSet extends Set {}
        Object.assign(Array, { from });
        Object.assign(window, { Map: OldMap, Set: OldSet });
        Object.assign(Array.prototype, { flatten: () => [], remove: () => [], last: () => null });
        const values = (object: Readonly<Record<string, unknown>>) => {
          const found: unknown[] = [];
          for (const key in object) found.push(object[key]);
          return found;
        };
        Object.assign(Object, { values, map: () => [] });
        Object.assign(Object.prototype, { isA: () => false });
        Object.assign(JSON, { toJSON: () => "" });
      },
    ],
    [
      "elements and events, as MooTools had",
      () => {
        const own = { getElement: () => null, setStyle() {}, fade() {}, get: () => null, set() {} };
        Object.assign(Element.prototype, own, { addEvent() {}, clone() {}, hasClass: () => true });
        Object.assign(Event.prototype, { stop() {}, key: "mootools" });
        Object.assign(Array.prototype, { append() {}, clean: () => [], pick: () => null });
        Object.assign(String.prototype, { clean: () => "", test: () => true });
        Object.assign(Number.prototype, { times() {}, limit: () => 0 });
        Object.assign(window, { $: () => null, $$: () => [], Class: 1, Browser: {}, Request: 2 });
      },
    ],
  ] as const)("%s, it shows everything", async ([_what, before], { site }) => {
    site.feed();
    const { page, troubles } = await site.open(
      site.script + feed('header captions hover="counts" load-more="button" layout="masonry"'),
      { before },
    );
    await page.locator("span[part=overlay]").nth(2).waitFor({ state: "attached" });
    await page.getByRole("button", { name: "Load more" }).click();
    await page.locator("a[part=tile]").nth(5).waitFor();
    await page.locator("a[part=tile]").nth(1).click();
    await page.getByRole("dialog").getByText("Saffron buns are back").first().waitFor();
    await page.keyboard.press("ArrowRight");
    await page.getByRole("dialog").getByText("A quiet morning").first().waitFor();
    expect(await page.getByText("1.2K followers").count()).toBe(1);
    expect(troubles).toEqual([]);
  });

  it("arrays, it keeps the posts' places", async ({ site }) => {
    const release = site.feeds.hold("/feeds/harbour-bakery.json");
    const { page, troubles } = await site.open(site.script + feed(), {
      before: () => {
        Object.assign(Array, { from: (list: ArrayLike<unknown>) => [].slice.call(list) });
      },
    });
    await page.locator("windowbox-feed .skeleton").nth(2).waitFor();
    release();
    expect(troubles).toEqual([]);
  });

  it("what <windowbox-feed> is, it leaves that alone", async ({ site }) => {
    site.feed();
    const { page, troubles } = await site.open(
      `<script>customElements.define("windowbox-feed", class extends HTMLElement {
        connectedCallback() { this.textContent = "the page's own" }
      })</script><script src="${site.feeds.origin}/feeds/harbour-bakery.js"></script>${site.script}${feed()}`,
    );
    await page.waitForLoadState("load");
    expect(await page.locator("windowbox-feed").allTextContents()).toEqual(["the page's own"]);
    expect(troubles).toEqual([]);
  });
});

describe("in a place that", () => {
  it.for([
    ["is zoomed and turned", "transform:scale(.5) rotate(3deg);zoom:1.5;opacity:.9", 3],
    ["is drawn only when it comes near", "content-visibility:auto", 3],
    ["contains everything", "contain:strict;width:600px;height:400px", 3],
    ["has columns of text", "columns:2", 3],
    ["lets no pointer in", "pointer-events:none", 3],
  ] as const)(
    "%s, it shows its pictures and its lightbox fills the window",
    async ([_what, style, count], { site }) => {
      site.feed();
      const { page, troubles } = await site.open(
        `${site.script}<div style="${style}">${feed()}</div>`,
        { viewport: { width: 1000, height: 700 } },
      );
      await page
        .locator("a[part=tile] img.loaded")
        .nth(count - 1)
        .waitFor();
      await page
        .locator("a[part=tile]")
        .first()
        .evaluate((tile: HTMLElement) => tile.click());
      const dialog = page.locator("dialog[open]");
      await dialog.waitFor();
      const box = await dialog.boundingBox();
      expect([box?.width, box?.height].map((length) => Math.round(length ?? 0))).toEqual([
        1000, 700,
      ]);
      expect(troubles).toEqual([]);
    },
  );

  it("is shown only later, it takes on what was set meanwhile", async ({ site }) => {
    site.feed();
    const { page, troubles } = await site.open(
      `${site.script}<div hidden style="width:800px">${feed()}</div>`,
    );
    await page.locator("a[part=tile]").nth(2).waitFor({ state: "attached" });
    expect(site.feeds.paths.filter((path) => path.includes("/media/"))).toEqual([]);
    await page.evaluate(() => {
      const element = document.querySelector("windowbox-feed");
      element?.setAttribute("columns", "2");
      element?.setAttribute("limit", "4");
      element?.setAttribute("captions", "");
      element?.setAttribute("layout", "masonry");
    });
    await page.locator("p[part=caption]").nth(3).waitFor({ state: "attached" });
    await page.evaluate(() => document.querySelector("div")?.removeAttribute("hidden"));
    await page.locator("a[part=tile] img.loaded").nth(3).waitFor();
    const [first, second] = await page
      .locator("a[part=tile]")
      .evaluateAll((tiles) => tiles.map((tile) => tile.getBoundingClientRect()));
    expect(first?.width).toBe(398);
    expect((first?.width ?? 0) / (first?.height ?? 1)).toBeCloseTo(1, 1);
    expect((second?.width ?? 0) / (second?.height ?? 1)).toBeCloseTo(0.8, 1);
    expect(troubles).toEqual([]);
  });
});
