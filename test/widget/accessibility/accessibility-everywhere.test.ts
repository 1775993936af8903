import type { Locator, Page } from "playwright-core";
import { describe, expect } from "vitest";
import { it } from "../../support/site-test.ts";
import type { WidgetSite } from "../../support/widget-site.ts";
import { axeFindings } from "./axe-findings.ts";

const LAYOUTS = ["grid", "masonry", "carousel", "highlight"];

/** Of attributes that are said twice, the first counts. */
const feed = (attributes: string) =>
  `<windowbox-feed feed-id="harbour-bakery" ${attributes} header follow-button captions hover="counts" load-more="button" limit="6"></windowbox-feed>`;
const withEverything = (site: WidgetSite, attributes: string) =>
  `${site.script}<main><h1>Shop</h1>${feed(attributes)}</main>`;

/** Everything that comes in a chunk of its own is there as well. */
async function everythingThere(page: Locator | Page): Promise<void> {
  await page.locator("a[part=tile] img.loaded").first().waitFor();
  await page.locator("a[part=name]").waitFor();
  await page.locator("button[part~=load-more]").waitFor();
}

async function openLightbox(page: Locator | Page): Promise<void> {
  await page.locator("a[part=tile]").first().click();
  await page.locator("dialog .slide:not([inert]) img.loaded").last().waitFor();
}

describe("axe finds nothing", () => {
  // Colours are the same in every language, and both directions are laid out alike in every colour.
  it.for([
    ["grid", "en", "ar"],
    ["masonry", "ar", "en"],
    ["carousel", "en", "ar"],
    ["highlight", "ar", "en"],
  ])(
    "in a %s, light in '%s' and dark in '%s', with more loaded and in the lightbox",
    async ([layout, ...languages], { site }) => {
      site.feed();
      const themes = ["light", "dark"].map(
        (theme, index) =>
          `<section class="${theme}">${feed(`layout="${layout}" lang="${languages[index]}" theme="${theme}"`)}</section>`,
      );
      const { page } = await site.open(
        `${site.script}<main><h1>Shop</h1>${themes.join("")}</main>`,
      );
      for (const theme of ["light", "dark"]) {
        const place = page.locator(`.${theme}`);
        await everythingThere(place);
        await place.locator("button[part~=load-more]").click();
        await place.locator("a[part=tile]").nth(11).waitFor();
      }
      expect(await axeFindings(page)).toEqual([]);
      for (const theme of ["light", "dark"]) {
        await openLightbox(page.locator(`.${theme}`));
        expect(await axeFindings(page, "dialog")).toEqual([]);
        await page.keyboard.press("Escape");
        await page.locator("dialog").waitFor({ state: "detached" });
      }
    },
  );

  it("while there is nothing to show, in any theme and direction", async ({ site }) => {
    site.feed({ posts: [] }, "empty");
    const release = site.feeds.hold("/feeds/slow.json");
    const states = ["slow", "missing", "empty"].flatMap((id) =>
      ["light", "dark"].flatMap((theme) =>
        ["en", "ar"].map(
          (lang) =>
            `<windowbox-feed feed-id="${id}" theme="${theme}" lang="${lang}" limit="2" header></windowbox-feed>`,
        ),
      ),
    );
    const { page } = await site.open(`${site.script}<main><h1>Shop</h1>${states.join("")}</main>`);
    await page.locator("p[part=message]").nth(7).waitFor();
    await page.locator("ul[aria-busy=true]").nth(3).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    release();
  });
});

describe("a narrow window, large letters", () => {
  it.for(
    LAYOUTS.flatMap(
      (layout) =>
        [
          [layout, "320 pixels wide", 320, 16],
          [layout, "with letters twice as large", 640, 32],
        ] as const,
    ),
  )(
    "a %s %s loses nothing and widens nothing",
    async ([layout, _how, width, letters], { site }) => {
      site.feed();
      const { page } = await site.open(
        `<style>body{margin:0;font-size:${letters}px}</style>${withEverything(site, `layout="${layout}"`)}`,
        { viewport: { width, height: 500 } },
      );
      await everythingThere(page);
      const wide = () => page.evaluate(() => document.documentElement.scrollWidth);
      expect(await wide()).toBe(width);
      const cut = await page
        .locator(
          "windowbox-feed [part~=name], windowbox-feed [part~=counts], windowbox-feed [part~=button]",
        )
        .evaluateAll((parts) =>
          parts.flatMap((part) => {
            const { left, right } = part.getBoundingClientRect();
            const outside = left < 0 || right > innerWidth + 0.5;
            return outside || part.scrollWidth > part.clientWidth + 1 ? [part.outerHTML] : [];
          }),
        );
      expect(cut).toEqual([]);
      await openLightbox(page);
      expect(await wide()).toBe(width);
      const buttons = await page
        .locator("dialog button, dialog [part=lightbox-permalink]")
        .evaluateAll((all) =>
          all.map((one) => {
            const { left, right, top, bottom } = one.getBoundingClientRect();
            return left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight;
          }),
        );
      expect(buttons).toEqual([true, true, true, true]);
    },
  );
});

describe("what visitors ask their system for", () => {
  it.for(LAYOUTS)(
    "nothing in a %s moves for those who asked for stillness",
    async (layout, { site }) => {
      const release = site.feeds.hold("/feeds/harbour-bakery.json");
      site.feed();
      const { page } = await site.open(withEverything(site, `layout="${layout}"`), {
        reducedMotion: "reduce",
      });
      const moving = () =>
        page.locator("windowbox-feed").evaluate((feed) => {
          const roots = [
            feed.shadowRoot,
            ...[...(feed.shadowRoot?.children ?? [])].map((child) => child.shadowRoot),
          ];
          const all = roots.flatMap((root) => [...(root?.querySelectorAll("*") ?? [])]);
          const still = all.filter((one) => {
            const { transitionProperty, animationName, scrollBehavior } = getComputedStyle(one);
            return `${transitionProperty} ${animationName} ${scrollBehavior}` !== "none none auto";
          });
          return still.map(({ outerHTML }) => outerHTML);
        });
      await page.locator("windowbox-feed ul").waitFor();
      expect(await moving()).toEqual([]);
      release();
      await everythingThere(page);
      await openLightbox(page);
      expect(await moving()).toEqual([]);
    },
  );

  it.for(LAYOUTS)("everything in a %s has an edge in forced colours", async (layout, { site }) => {
    site.feed();
    const { page } = await site.open(withEverything(site, `layout="${layout}"`), {
      forcedColors: "active",
    });
    await everythingThere(page);
    const edges = (selector: string) =>
      page
        .locator(selector)
        .evaluateAll((all) => [...new Set(all.map((one) => getComputedStyle(one).borderTopStyle))]);
    expect(await edges("windowbox-feed a[part=tile]")).toEqual(["solid"]);
    expect(await edges("windowbox-feed [part~=button]")).toEqual(["solid"]);
    await page.locator("a[part=tile]").first().focus();
    const ring = await page
      .locator("a[part=tile]")
      .first()
      .evaluate((tile) => getComputedStyle(tile, "::after").borderTopStyle);
    expect(ring).toBe("solid");
    expect(await axeFindings(page)).toEqual([]);
    await openLightbox(page);
    expect(await edges("dialog .card, dialog button")).toEqual(["solid"]);
    expect(await axeFindings(page)).toEqual([]);
  });
});

describe("a screen reader's tree", () => {
  it("has the account, its posts, the button, and the news in a live region", async ({ site }) => {
    site.feed();
    const { page } = await site.open(withEverything(site, 'limit="1"'));
    await everythingThere(page);
    await page.locator("button[part~=load-more]").click();
    await page.locator("[aria-live]").getByText("2 posts shown").waitFor({ state: "attached" });
    await page.locator("[aria-label*='2026']").nth(1).waitFor();
    const tree = await page.locator("windowbox-feed").ariaSnapshot();
    expect(tree.replace(/^ *- \/url:.*\n/gm, "")).toBe(
      [
        '- link "Harbour Bakery (opens in a new tab)":',
        "  - text: Harbour Bakery",
        "- paragraph: 87 posts · 1.2K followers",
        "- paragraph: Bread and buns by the water. Open from six.",
        '- link "Follow harbour.bakery (opens in a new tab)":',
        "  - text: Follow",
        '- list "Instagram posts by harbour.bakery":',
        "  - listitem:",
        "    - 'link \"Photo by harbour.bakery, May 4, 2026: 1.2K likes, 0 comments\"':",
        '      - img "Photo by harbour.bakery"',
        '    - paragraph: "Sourdough, fresh from the oven at six. Come early! #bread #sourdough"',
        "  - listitem:",
        "    - 'link \"Album by harbour.bakery, May 3, 2026: 1.2K likes, 1 comment\"':",
        '      - img "Album by harbour.bakery"',
        '    - paragraph: "Saffron buns are back 🧡 #buns"',
        '- button "Load more"',
        "- text: 2 posts shown",
      ].join("\n"),
    );
  });
});
