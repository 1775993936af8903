import type { Page } from "playwright-core";
import { describe, expect } from "vitest";
import type { FeedSettings } from "../../../server/feed/document.ts";
import { twoFrames } from "../../support/at-rest.ts";
import { feedPost } from "../../support/feed-fixture.ts";
import { renderedHtml } from "../../support/rendered-html.ts";
import { it } from "../../support/site-test.ts";
import type { OpenOptions, WidgetSite } from "../../support/widget-site.ts";

/*
 * Browsers of today with what older ones lack taken away before the element's script comes. Real ones are visited by
 * `npm run test:browsers`.
 */

const FEED = `<windowbox-feed feed-id="harbour-bakery" layout="LAYOUT" header follow-button captions hover="counts" load-more="button" limit="6"><p>Our own words</p></windowbox-feed>`;

/** All that one of the browsers since 2020 lacks and that can be taken away. */
function before(): void {
  Reflect.deleteProperty(AbortSignal, "any");
  Reflect.deleteProperty(AbortSignal, "timeout");
  Reflect.deleteProperty(URL, "canParse");
  Reflect.deleteProperty(Element.prototype, "checkVisibility");
  Reflect.deleteProperty(ShadowRoot.prototype, "adoptedStyleSheets");
  Reflect.deleteProperty(Document.prototype, "adoptedStyleSheets");
  Reflect.deleteProperty(CSSStyleSheet.prototype, "replaceSync");
  Reflect.deleteProperty(Array.prototype, "at");
  Reflect.deleteProperty(String.prototype, "at");
  Reflect.deleteProperty(Array.prototype, "findLast");
  Reflect.deleteProperty(Object, "hasOwn");
  Reflect.deleteProperty(Promise, "withResolvers");
  Reflect.deleteProperty(window, "structuredClone");
  Reflect.deleteProperty(window, "onscrollend");
}

async function openLayout(site: WidgetSite, layout: string, options: OpenOptions) {
  site.feed();
  const body = `${site.script}${FEED.replace("LAYOUT", layout)}`;
  const opened = await site.open(body, { viewport: { width: 900, height: 900 }, ...options });
  await opened.page.locator("a[part=tile] img.loaded").first().waitFor();
  await opened.page.getByRole("button", { name: "Load more" }).waitFor();
  return opened;
}

const widthsOfTiles = (page: Page) =>
  page
    .locator("a[part=tile]")
    .evaluateAll((tiles) => tiles.map((tile) => Math.round(tile.getBoundingClientRect().width)));

describe("without what came after 2020", () => {
  it.for(["grid", "masonry", "carousel", "highlight"])(
    "%s shows its posts, more of them, and the lightbox",
    async (layout, { site }) => {
      const { page, troubles } = await openLayout(site, layout, { before });
      const [first = 0, second = 0] = await widthsOfTiles(page);
      expect(second).toBeGreaterThan(100);
      expect(first).toBeGreaterThanOrEqual(second);
      await page.getByRole("button", { name: "Load more" }).click();
      await page.locator("a[part=tile]").nth(11).waitFor();
      await page.locator("a[part=tile]").first().click();
      await page.locator("[part=lightbox-caption]").waitFor();
      await page.keyboard.press("Escape");
      await page.locator("dialog").waitFor({ state: "detached" });
      expect(troubles).toEqual([]);
    },
  );

  it("the tag that starts everything shows the posts", async ({ site }) => {
    site.feed();
    const { page, troubles } = await site.open(
      `<script async src="${site.feeds.origin}/feeds/harbour-bakery.js"></script>`,
      { before },
    );
    await page.locator("a[part=tile]").nth(11).waitFor();
    expect(troubles).toEqual([]);
  });

  it("HTML that the server drew is taken over, and never gone", async ({ site }) => {
    const { page, troubles } = await openIncluded(
      site,
      { header: true, hover: "caption" },
      { before },
    );
    await someoneComes(page);
    await taken(page);
    expect(await page.locator("a[part=tile]").count()).toBe(12);
    expect(troubles).toEqual([]);
  });
});

function openIncluded(site: WidgetSite, settings: FeedSettings, options: OpenOptions) {
  const { fragment } = renderedHtml(site.feed({ settings }), site.feeds.origin);
  return site.open(fragment, options);
}

/** The element is brought by the first sign of a visitor. */
async function someoneComes(page: Page): Promise<void> {
  await page.waitForLoadState();
  await page.keyboard.press("Shift");
}

/** Lit has drawn it. */
const taken = (page: Page) =>
  page.waitForFunction(
    () =>
      document.querySelector("windowbox-feed")?.shadowRoot?.querySelector("style") === null ||
      !document.querySelector("windowbox-feed")?.shadowRoot?.querySelector("#s0"),
  );

it("shows the posts of an HTML include where no browser knows a shadow root in HTML", async ({
  site,
}) => {
  const { fragment } = renderedHtml(site.feed(), site.feeds.origin);
  const { page, troubles } = await site.open(fragment.replaceAll("shadowrootmode", "data-unknown"));
  await page.locator("a[part=tile]").nth(11).waitFor();
  expect(troubles).toEqual([]);
});

it("leads to Instagram where there are no dialogs", async ({ site }) => {
  const { page, troubles } = await openLayout(site, "grid", {
    before: () => void Reflect.deleteProperty(window, "HTMLDialogElement"),
  });
  await page.context().route("https://www.instagram.com/**", (route) => route.fulfill());
  const instagram = page.context().waitForEvent("page");
  await page.locator("a[part=tile]").first().click();
  expect((await instagram).url()).toMatch(/^https:\/\/www\.instagram\.com\/p\//);
  expect(site.feeds.paths.filter((path) => path.includes("lightbox"))).toEqual([]);
  expect(troubles).toEqual([]);
});

it("links a mention right after a hashtag that ends in an emoji", async ({ site }) => {
  const caption = "x#no &#39; mail@example.com #fun🎉@bob";
  site.feed({ posts: [feedPost(site.feeds.origin, 0, { caption })] });
  const { page } = await site.open(
    `${site.script}<windowbox-feed feed-id="harbour-bakery"></windowbox-feed>`,
  );
  await page.locator("a[part=tile]").click();
  await page.locator("[part=lightbox-caption]").waitFor();
  expect(await page.locator("[part=lightbox-link]").allTextContents()).toEqual(["#fun🎉", "@bob"]);
});

/** What throws as soon as it is used. */
const breaks = (name: string) => `
  window[${JSON.stringify(name)}] = class { constructor() { throw new TypeError("refused") } };`;

describe("where a browser refuses", () => {
  it.for(["ResizeObserver", "IntersectionObserver", "clearTimeout"])(
    "%s, posts that were drawn stay, and the console has one line at most",
    async (name, { site }) => {
      site.feed();
      const { page, troubles } = await site.open(
        `<script>${breaks(name)}</script>${site.script}${FEED.replace("LAYOUT", "grid").repeat(2)}`,
      );
      const lines: string[] = [];
      page.on("console", (message) => lines.push(message.text()));
      await page.locator("a[part=tile]").nth(11).waitFor();
      expect(troubles).toEqual([]);
      expect(lines.length).toBeLessThan(2);
    },
  );

  it("to write dates, posts are there without them", async ({ site }) => {
    site.feed();
    const { page, troubles } = await site.open(
      `<script>delete Intl.DateTimeFormat</script>${site.script}${FEED.replace("LAYOUT", "grid")}`,
    );
    await page.locator("a[part=tile] img.loaded").nth(5).waitFor();
    // Drawn anew, days would be said.
    await page.locator("windowbox-feed").evaluate((feed) => feed.setAttribute("lang", "de"));
    await page.getByRole("link", { name: "von harbour.bakery" }).nth(5).waitFor();
    expect(troubles).toEqual([]);
  });

  it.for(["/widget.js", "/feeds/harbour-bakery.js"])(
    "%s a way to give requests up, the page's own words stand in their place",
    async (path, { site }) => {
      site.feed();
      const { page, troubles } = await site.open("<p>Page</p>");
      const warned = page.waitForEvent("console");
      await page.evaluate(
        ({ feed, src }) => {
          Reflect.deleteProperty(window, "AbortController");
          document.body.innerHTML = feed;
          document.body.append(
            Object.assign(document.createElement("script"), { type: "module", src }),
          );
        },
        { feed: FEED.replace("LAYOUT", "grid"), src: site.feeds.origin + path },
      );
      expect((await warned).type()).toBe("warning");
      await page.waitForFunction(() => document.querySelector("windowbox-feed")?.shadowRoot);
      expect(await page.getByText("Our own words").isVisible()).toBe(true);
      expect(troubles).toEqual([]);
    },
  );

  it("timers, the page's own words stand where posts would have to be sent for", async ({
    site,
  }) => {
    site.feed();
    const { page, troubles } = await site.open(
      `<script>window.setTimeout = undefined</script>${site.script}${FEED.replace("LAYOUT", "grid")}`,
    );
    await page.locator("windowbox-feed .outer > slot").waitFor({ state: "attached" });
    // What escapes is told after that.
    await twoFrames(page);
    expect(await page.getByText("Our own words").isVisible()).toBe(true);
    expect(troubles).toEqual([]);
  });

  it("templates, the page's own words stand in their place", async ({ site }) => {
    site.feed();
    const lines: string[] = [];
    const { page, troubles } = await site.open(
      `<script>document.importNode = () => { throw new TypeError("refused") }</script>
       <script type="module" async src="${site.feeds.origin}/widget.js?"></script>
       ${FEED.replace("LAYOUT", "grid").repeat(2)}`,
    );
    page.on("console", (message) => lines.push(message.text()));
    await page.waitForFunction(() => customElements.get("windowbox-feed"));
    await page.getByText("Our own words").nth(1).waitFor();
    await page.waitForFunction(() =>
      document.querySelector("windowbox-feed")?.shadowRoot?.querySelector("slot"),
    );
    expect(await page.getByText("Our own words").nth(1).isVisible()).toBe(true);
    expect(troubles).toEqual([]);
    expect(lines.length).toBeLessThan(2);
  });

  it("templates, what the server drew stays", async ({ site }) => {
    const { page, troubles } = await openIncluded(
      site,
      { header: true, captions: true },
      {
        before: () => {
          document.importNode = () => {
            throw new TypeError("refused");
          };
        },
      },
    );
    const warned = page.waitForEvent("console");
    await someoneComes(page);
    expect((await warned).type()).toBe("warning");
    expect(await page.locator("a[part=tile]").count()).toBe(12);
    await page.locator("a[part=tile] img").first().waitFor();
    expect(await page.locator("a[part=tile] img").first().isVisible()).toBe(true);
    expect(
      await page
        .locator("a[part=tile] img")
        .first()
        .evaluate((image) => getComputedStyle(image).opacity),
    ).toBe("1");
    expect(troubles).toEqual([]);
  });

  it.for([
    "removeEventListener",
    "MutationObserver",
    "clearTimeout",
    "Element",
    "ShadowRoot",
    "HTMLScriptElement",
  ])(
    "%s, an HTML include's posts stay, a click shows one of them, and the page hears nothing",
    async (name, { site }) => {
      const { fragment } = renderedHtml(site.feed(), site.feeds.origin);
      const { page, troubles } = await site.open(
        `<script>window.${name} = undefined</script>${fragment}`,
      );
      const script = site.feeds.hold("/widget.js");
      await someoneComes(page);
      // Whichever of them the element can do on such a page, and the first of them without it.
      const shown = Promise.any([
        page.context().waitForEvent("page"),
        page.getByRole("dialog").waitFor(),
      ]);
      await page.locator("a[part=tile]").first().click();
      script();
      await shown;
      expect(await page.locator("a[part=tile]").count()).toBe(12);
      expect(troubles).toEqual([]);
    },
  );

  it("a shadow root, the page's own words stand in their place, and the page hears nothing", async ({
    site,
  }) => {
    site.feed();
    const lines: string[] = [];
    const { page, troubles } = await site.open(
      `<script>Element.prototype.attachShadow = () => { throw new TypeError("refused") }</script>
       <script type="module" async src="${site.feeds.origin}/widget.js?"></script>
       ${FEED.replace("LAYOUT", "grid").repeat(2)}`,
    );
    page.on("console", (message) => lines.push(message.text()));
    await page.waitForFunction(() => customElements.get("windowbox-feed"));
    // What is given to it, moved about and taken away does not make it heard of either.
    await page.locator("windowbox-feed").evaluateAll((feeds) => {
      for (const feed of feeds) {
        feed.setAttribute("limit", "3");
        document.body.prepend(feed);
      }
      feeds[0]?.remove();
    });
    expect(await page.locator("windowbox-feed").count()).toBe(1);
    expect(await page.getByText("Our own words").isVisible()).toBe(true);
    expect(troubles).toEqual([]);
    expect(lines.length).toBeLessThan(2);
  });

  it("elements of a page's own, the page's own words stand in their place", async ({ site }) => {
    site.feed();
    const refused = `<script>customElements.define = () => { throw new TypeError("refused") }</script>`;
    const { page, troubles } = await site.open(refused);
    const warned = page.waitForEvent("console");
    await page.evaluate(
      ({ feed, src }) => {
        document.body.innerHTML = feed;
        document.body.append(
          Object.assign(document.createElement("script"), { type: "module", src }),
        );
      },
      { feed: FEED.replace("LAYOUT", "grid"), src: `${site.feeds.origin}/widget.js` },
    );
    expect((await warned).type()).toBe("warning");
    expect(await page.getByText("Our own words").isVisible()).toBe(true);
    expect(troubles).toEqual([]);
  });

  it.for<[what: string, script: string, policy: string]>([
    ["a library its policy", "", "trusted-types 'none'"],
    ["to have its own Symbol added to", "Object.freeze(Symbol)", ""],
    ["addresses", 'URL = function () { throw new TypeError("refused") }', ""],
    ["a list of elements", 'customElements.get = () => { throw new TypeError("refused") }', ""],
  ])(
    "%s, the module says so once, and the page's own words stand in their place",
    async ([, script, policy], { site }) => {
      site.feed();
      const { page, troubles } = await site.open("<p>Page</p>", {
        headers: policy ? { "content-security-policy": policy } : {},
      });
      const thrown: string[] = [];
      const warnings: string[] = [];
      page.on("pageerror", ({ message }) => thrown.push(message));
      page.on("console", (line) => line.type() === "warning" && warnings.push(line.text()));
      await page.evaluate(
        async ({ feed, src, before }) => {
          const inline = Object.assign(document.createElement("script"), { text: before });
          document.body.innerHTML = feed;
          document.body.append(inline);
          const tag = Object.assign(document.createElement("script"), { type: "module", src });
          const ran = new Promise((resolve) => tag.addEventListener("load", resolve));
          document.body.append(tag);
          await ran;
        },
        {
          feed: FEED.replace("LAYOUT", "grid"),
          src: `${site.feeds.origin}/widget.js`,
          before: script,
        },
      );
      expect(thrown).toEqual([]);
      expect(warnings).toEqual([expect.stringMatching(/^Windowbox: /)]);
      expect(await page.getByText("Our own words").isVisible()).toBe(true);
      // What the browser itself says of a policy is no trouble of the page's.
      expect(troubles.filter((line) => !/content security policy/i.test(line))).toEqual([]);
    },
  );

  it("to decode pictures, what the server drew stays", async ({ site }) => {
    const { page, troubles } = await openIncluded(
      site,
      {},
      { before: () => void Reflect.deleteProperty(HTMLImageElement.prototype, "decode") },
    );
    await page.locator("a[part=tile]").nth(11).waitFor();
    await someoneComes(page);
    await taken(page);
    expect(await page.locator("a[part=tile]").count()).toBe(12);
    expect(troubles).toEqual([]);
  });

  it("the one tag its element, the page goes on without", async ({ site }) => {
    site.feed();
    const { page, troubles } = await site.open("<p>Page</p>");
    await page.evaluate(async (src) => {
      const script = Object.assign(document.createElement("script"), { src });
      document.createElement = () => {
        throw new TypeError("refused");
      };
      const ran = new Promise((resolve) => script.addEventListener("load", resolve));
      document.body.append(script);
      await ran;
    }, `${site.feeds.origin}/feeds/harbour-bakery.js`);
    expect(await page.locator("windowbox-feed").count()).toBe(0);
    expect(await page.getByText("Page").isVisible()).toBe(true);
    expect(troubles).toEqual([]);
  });
});
