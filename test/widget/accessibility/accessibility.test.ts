import { describe, expect } from "vitest";
import { it } from "../../support/site-test.ts";
import type { WidgetSite } from "../../support/widget-site.ts";
import { axeFindings } from "./axe-findings.ts";

const main = (site: WidgetSite, feed: string) => `<main><h1>Shop</h1>${site.script}${feed}</main>`;

describe("axe finds nothing", () => {
  it.for([
    [""],
    ["header follow-button captions load-more=button hover=caption"],
    ["layout=masonry captions"],
    ["layout=highlight header"],
    ["layout=carousel"],
    ["on-click=none"],
    ["on-click=profile theme=dark header load-more=button"],
    ["theme=light header captions follow-button"],
  ] as const)("with '%s'", async ([attributes], { site }) => {
    site.feed();
    const { page } = await site.open(
      main(site, `<windowbox-feed feed-id="harbour-bakery" ${attributes}></windowbox-feed>`),
    );
    await page.locator("a[part=tile] img.loaded").first().waitFor();
    if (attributes.includes("header")) await page.locator("a[part=name]").waitFor();
    expect(await axeFindings(page)).toEqual([]);
  });

  it("while it loads, when it failed and when it is empty", async ({ site }) => {
    site.feed({ posts: [] }, "empty");
    const release = site.feeds.hold("/feeds/slow.json");
    const { page } = await site.open(
      main(
        site,
        ["slow", "missing", "empty"]
          .map((id) => `<windowbox-feed feed-id="${id}"></windowbox-feed>`)
          .join(""),
      ),
    );
    await page.locator("p[part=message]").nth(1).waitFor();
    await page.locator("ul[aria-busy=true]").waitFor();
    expect(await axeFindings(page)).toEqual([]);
    release();
  });
});

describe("the keyboard", () => {
  it("reaches every tile in order, with a ring around it", async ({ site }) => {
    site.feed();
    const { page } = await site.open(
      main(
        site,
        `<windowbox-feed feed-id="harbour-bakery" limit="3"></windowbox-feed><a href="#">After</a>`,
      ),
    );
    await page.locator("a[part=tile]").nth(2).waitFor();
    const focused = () =>
      page.evaluate(() => {
        const inner = document.activeElement?.shadowRoot?.activeElement;
        const { borderTopStyle, borderTopWidth } = getComputedStyle(
          inner ?? document.body,
          "::after",
        );
        return [inner?.getAttribute("href"), borderTopStyle, borderTopWidth];
      });
    for (const index of [0, 1, 2]) {
      await page.keyboard.press("Tab");
      expect(await focused()).toEqual([
        `https://www.instagram.com/p/post${index}/`,
        "solid",
        "2px",
      ]);
    }
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("After");
  });

  it("does not stop at what is still to come", async ({ site }) => {
    const release = site.feeds.hold("/feeds/harbour-bakery.json");
    const { page } = await site.open(
      main(site, `<windowbox-feed feed-id="harbour-bakery"></windowbox-feed><a href="#">After</a>`),
    );
    await page.locator("windowbox-feed .skeleton").first().waitFor();
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("After");
    release();
  });
});

describe("a screen reader's tree", () => {
  it("has a list of links and nothing of what only decorates", async ({ site }) => {
    site.feed();
    const { page } = await site.open(
      main(
        site,
        `<windowbox-feed feed-id="harbour-bakery" limit="2" hover="counts"></windowbox-feed>`,
      ),
    );
    await page.locator("span[part=overlay]").nth(1).waitFor({ state: "attached" });
    await page.locator("[aria-label*='2026']").nth(1).waitFor();
    expect(await page.locator("windowbox-feed").ariaSnapshot()).toBe(
      [
        '- list "Instagram posts by harbour.bakery":',
        "  - listitem:",
        "    - 'link \"Photo by harbour.bakery, May 4, 2026: Sourdough, fresh from the oven at six. Come early!, 1.2K likes, 0 comments\"':",
        "      - /url: https://www.instagram.com/p/post0/",
        '      - img "Photo by harbour.bakery"',
        "  - listitem:",
        "    - 'link \"Album by harbour.bakery, May 3, 2026: Saffron buns are back 🧡, 1.2K likes, 1 comment\"':",
        "      - /url: https://www.instagram.com/p/post1/",
        '      - img "Album by harbour.bakery"',
      ].join("\n"),
    );
  });

  it("is told that posts are on their way, without their boxes", async ({ site }) => {
    const release = site.feeds.hold("/feeds/harbour-bakery.json");
    const { page } = await site.open(
      main(site, `<windowbox-feed feed-id="harbour-bakery"></windowbox-feed>`),
    );
    const list = page.getByRole("list", { name: "Instagram posts" });
    await list.waitFor();
    expect(await list.getAttribute("aria-busy")).toBe("true");
    expect(await page.getByRole("listitem").count()).toBe(0);
    release();
  });
});

it("says dates as the page's language does", async ({ site }) => {
  site.feed();
  const { page } = await site.open(
    main(
      site,
      `<div lang="de"><windowbox-feed feed-id="harbour-bakery" limit="1"></windowbox-feed></div>`,
    ),
  );
  await page.locator("a[part=tile][aria-label*='4. Mai 2026']").waitFor();
  await page.evaluate(() => document.querySelector("windowbox-feed")?.setAttribute("lang", "fr"));
  await expect
    .poll(() => page.locator("a[part=tile]").getAttribute("aria-label"))
    .toContain("4 mai 2026");
  await page.evaluate(() => document.querySelector("windowbox-feed")?.setAttribute("lang", "!!"));
  expect(await page.locator("a[part=tile]").count()).toBe(1);
});

it("moves nothing for visitors who asked for stillness", async ({ site }) => {
  site.feed();
  const { page } = await site.open(
    main(site, `<windowbox-feed feed-id="harbour-bakery" limit="1"></windowbox-feed>`),
    { reducedMotion: "reduce" },
  );
  const image = page.locator("windowbox-feed img.loaded");
  await image.waitFor();
  expect(await image.evaluate((node) => getComputedStyle(node).transitionProperty)).toBe("none");
});

it("draws no lines around captions in forced colours", async ({ site }) => {
  site.feed();
  const { page } = await site.open(
    main(
      site,
      `<windowbox-feed feed-id="harbour-bakery" limit="2" captions></windowbox-feed><i style="color:Canvas"></i>`,
    ),
    { forcedColors: "active" },
  );
  const caption = page.locator("p[part=caption]").first();
  await caption.waitFor();
  const ground = await page.locator("i").evaluate((node) => getComputedStyle(node).color);
  expect(await caption.evaluate((node) => getComputedStyle(node).borderBlockColor)).toBe(ground);
});

it("keeps tiles and marks apart from the ground in forced colours", async ({ site }) => {
  site.feed();
  const { page } = await site.open(
    main(site, `<windowbox-feed feed-id="harbour-bakery" limit="2"></windowbox-feed>`),
    { forcedColors: "active" },
  );
  const tile = page.locator("a[part=tile]").first();
  await tile.waitFor();
  expect(await tile.evaluate((node) => getComputedStyle(node).borderStyle)).toBe("solid");
});
