import type { Locator, Page } from "playwright-core";
import sharp from "sharp";
import { describe, expect } from "vitest";
import { twoFrames } from "../../support/at-rest.ts";
import { feedPost } from "../../support/feed-fixture.ts";
import { it } from "../../support/site-test.ts";
import { openCarousel, pagedFeed } from "../layouts/carousel-visit.ts";
import { album, reel, said, slide, visit, visitPost } from "../lightbox/lightbox-visit.ts";

/** What a visitor's own style sheet may set (WCAG 1.4.12). */
const SPACING =
  "*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}p{margin-bottom:2em!important}";
const TAGS = Array.from({ length: 30 }, (_, index) => `#hafenbaeckerei${index}`).join(" ");

/** WCAG's relative luminance of a pixel. */
function luminance(pixels: Buffer, at: number): number {
  const channel = (value = 0) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return (
    0.2126 * channel(pixels[at]) +
    0.7152 * channel(pixels[at + 1]) +
    0.0722 * channel(pixels[at + 2])
  );
}

/** How many pixels of a picture changed by at least 3:1, which is what a focus must do to be seen. */
async function changed(before: Buffer, after: Buffer): Promise<number> {
  const [one, other] = await Promise.all(
    [before, after].map((shot) => sharp(shot).removeAlpha().raw().toBuffer()),
  );
  if (!one || !other || one.length !== other.length) throw new Error("shots of two sizes");
  let count = 0;
  for (let at = 0; at < one.length; at += 3) {
    const [darker = 0, lighter = 0] = [luminance(one, at), luminance(other, at)].sort(
      (a, b) => a - b,
    );
    if ((lighter + 0.05) / (darker + 0.05) >= 3) count += 1;
  }
  return count;
}

/** Every picture is of one colour, whatever is asked for. */
const painted = (page: Page, colour: string) =>
  page.addStyleTag({
    content: `windowbox-feed::part(tile), windowbox-feed::part(lightbox-picture) { background: ${colour} !important } windowbox-feed::part(image) { visibility: hidden }`,
  });

/** What lies over the middle of the link with the focus in the lightbox; empty where nothing does. */
const coveredIn = (page: Page) =>
  page.evaluate(() => {
    const root = document.querySelector("windowbox-feed")?.shadowRoot?.activeElement?.shadowRoot;
    const link = root?.activeElement;
    const box = link?.getClientRects()[0];
    if (!root || !link || !box) return "nothing has the focus";
    const top = root.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    return link.contains(top) || top?.contains(link)
      ? ""
      : `${link.textContent} under ${top?.className}`;
  });

describe("the focus on a tile can be seen", () => {
  it.for([
    ["white", "gap=0"],
    ["black", "gap=0"],
    ["grey", "gap=2"],
    ["white", "layout=masonry gap=0"],
    ["black", "limit=1 columns=1"],
  ] as const)("over %s, %s", async ([colour, attributes], { site }) => {
    site.feed();
    const { page } = await visit(site, {
      attributes,
      body: (feed) => `<div style="overflow:hidden;width:600px">${feed}</div>`,
    });
    await painted(page, colour);
    const tile = page.locator("a[part=tile]").first();
    const before = await tile.screenshot({ animations: "disabled" });
    await page.keyboard.press("Tab");
    const after = await tile.screenshot({ animations: "disabled" });
    // A ring around it of a pixel at the least.
    const box = await tile.boundingBox();
    expect(await changed(before, after)).toBeGreaterThan(
      2 * ((box?.width ?? 0) + (box?.height ?? 0)) - 8,
    );
  });
});

it("the focus can be seen in forced colours, light and dark, over pictures of the same", async ({
  site,
}) => {
  site.feed({ posts: [reel(site, 0)] });
  for (const [colorScheme, colour] of [
    ["light", "black"],
    ["dark", "white"],
  ] as const) {
    const { page, dialog } = await visit(site, { forcedColors: "active", colorScheme });
    await page.addStyleTag({
      content: `windowbox-feed::part(tile), windowbox-feed::part(lightbox-picture) { background: ${colour} !important; forced-color-adjust: none } windowbox-feed::part(image) { visibility: hidden }`,
    });
    const tile = page.locator("a[part=tile]");
    await expect
      .poll(() => tile.evaluate((node) => getComputedStyle(node).borderTopWidth))
      .toBe("1px");
    const bare = await tile.screenshot({ animations: "disabled" });
    await page.keyboard.press("Tab");
    const width = (await tile.boundingBox())?.width ?? 0;
    expect(await changed(bare, await tile.screenshot({ animations: "disabled" }))).toBeGreaterThan(
      4 * width,
    );
    await page.keyboard.press("Enter");
    await dialog.locator("img.loaded").first().waitFor({ state: "attached" });
    await dialog.locator("img").evaluateAll((images) => {
      for (const image of images) image.style.visibility = "hidden";
    });
    const picture = dialog.locator(".picture");
    const before = await picture.screenshot({ animations: "disabled" });
    await dialog.locator(".play").focus();
    const after = await picture.screenshot({ animations: "disabled" });
    expect(await changed(before, after)).toBeGreaterThan(1000);
    await page.context().close();
  }
});

describe("in the lightbox the focus", () => {
  it("stays somewhere and the keys go on working when a key turns away from what had it", async ({
    site,
  }) => {
    const { origin } = site.feeds;
    site.feed({
      posts: [
        feedPost(origin, 0, { caption: "Bread #breadtime" }),
        reel(site, 1),
        feedPost(origin, 2, { caption: "No words to link" }),
        feedPost(origin, 3),
      ],
    });
    const { page, focused, dialog } = await visitPost(site, 0);
    await dialog.getByRole("link", { name: "#breadtime" }).focus();
    await page.keyboard.press("ArrowRight");
    expect(await said(page)).toContain("Post 2 of 4");
    await slide(page).locator("button").focus();
    await page.keyboard.press("ArrowRight");
    expect(await said(page)).toContain("Post 3 of 4");
    expect(await focused()).toBe("div track");
    await page.keyboard.press("ArrowRight");
    expect(await said(page)).toContain("Post 4 of 4");
  });

  it.for(["white", "black", "grey"] as const)(
    "can be seen over a %s picture",
    async (colour, { site }) => {
      site.feed({ posts: [reel(site, 0), feedPost(site.feeds.origin, 1)] });
      const { page, dialog } = await visitPost(site, 0, {
        viewport: { width: 1200, height: 800 },
      });
      await page.addStyleTag({
        content: `windowbox-feed::part(lightbox-stage), windowbox-feed::part(lightbox-picture) { background: ${colour} !important }`,
      });
      await page.evaluate(() => {
        for (const image of document
          .querySelector("windowbox-feed")
          ?.shadowRoot?.lastElementChild?.shadowRoot?.querySelectorAll("img") ?? [])
          image.style.visibility = "hidden";
      });
      const stage = dialog.locator(".stage");
      const shot = async (part: string, perimeter: number) => {
        const box = dialog.locator(part);
        await page.locator("body").evaluate(() => {
          const inner =
            document.activeElement?.shadowRoot?.activeElement?.shadowRoot?.activeElement;
          if (inner instanceof HTMLElement) inner.blur();
        });
        const before = await stage.screenshot({ animations: "disabled" });
        // As a keyboard would.
        await page.keyboard.press("Shift");
        await box.focus();
        const after = await stage.screenshot({ animations: "disabled" });
        expect(await changed(before, after), part).toBeGreaterThan(perimeter);
      };
      await shot(".track", 1500);
      await shot(".play", 500);
      await shot(".next", 100);
      // A pointer over it takes nothing of it away.
      await dialog.locator(".next").hover();
      const ground = await dialog
        .locator(".next")
        .evaluate((node) => getComputedStyle(node).backgroundColor);
      expect(ground).toBe("rgb(0, 0, 0)");
    },
  );

  it("is in sight after a turn, where the text before and after it is another", async ({
    site,
  }) => {
    const { origin } = site.feeds;
    site.feed({
      posts: [TAGS, TAGS, "Short", TAGS].map((caption, at) => feedPost(origin, at, { caption })),
    });
    const { page, dialog, focused } = await visitPost(site, 0, {
      viewport: { width: 320, height: 256 },
    });
    await dialog.getByRole("link", { name: "#hafenbaeckerei25" }).focus();
    await page.keyboard.press("ArrowRight");
    expect(await said(page)).toContain("Post 2 of 4");
    // Not on what is another post's link now.
    expect(await focused()).toBe("div track");
    await page.keyboard.press("ArrowRight");
    const link = dialog.locator(".permalink");
    await link.focus();
    await page.keyboard.press("ArrowRight");
    expect(await said(page)).toContain("Post 4 of 4");
    expect(await focused()).toContain("lightbox-permalink");
    const { y = -1, height = 0 } = (await link.boundingBox()) ?? {};
    expect(y).toBeGreaterThanOrEqual(0);
    expect(y + height).toBeLessThanOrEqual(256);
  });

  it.for([
    [1200, 900],
    [390, 760],
    [640, 360],
    [320, 256],
  ] as const)("is never under what sticks, at %i × %i", async ([width, height], { site }) => {
    site.feed({ posts: [feedPost(site.feeds.origin, 0, { caption: `Moin! ${TAGS}` })] });
    const { page } = await visitPost(site, 0, { viewport: { width, height } });
    for (const key of [...Array(35).fill("Tab"), ...Array(35).fill("Shift+Tab")]) {
      await page.keyboard.press(key);
      const found = await coveredIn(page);
      if (found !== "nothing has the focus") expect(found).toBe("");
    }
  });

  // In the first there is room for lines between what sticks, in the second there is not.
  it.for([
    ["letters twice as large", 1200, 900, 32, ""],
    ["letters twice as large", 640, 360, 32, ""],
    ["the spacing of WCAG 1.4.12", 390, 760, 16, SPACING],
  ] as const)(
    "is not either with %s, at %i × %i",
    async ([_how, width, height, letters, spacing], { site }) => {
      const caption = `Moin! ${TAGS.split(" ").slice(0, 9).join(" ")}`;
      site.feed({ posts: [feedPost(site.feeds.origin, 0, { caption, isAiGenerated: true })] });
      const { page, dialog } = await visitPost(site, 0, {
        viewport: { width, height },
        body: (feed) => `<style>body{font-size:${letters}px}</style>${feed}`,
      });
      await dialog.evaluate((node, rules) => {
        const style = document.createElement("style");
        style.textContent = rules;
        node.after(style);
      }, spacing);
      // Room is made when the browser tells of the new sizes.
      await twoFrames(page);
      for (const key of [...Array(10).fill("Tab"), ...Array(8).fill("Shift+Tab")]) {
        await page.keyboard.press(key);
        expect(await coveredIn(page)).toBe("");
      }
      // Nor is the text, by the button that closes.
      const [author, close] = await Promise.all(
        [".author", ".close"].map((part) => dialog.locator(part).boundingBox()),
      );
      const sticks = await dialog
        .locator(".author")
        .evaluate((node) => getComputedStyle(node).position === "sticky");
      expect(sticks).toBe(width === 1200);
      if (width === 640)
        expect((close?.x ?? 0) + (close?.width ?? 0)).toBeLessThanOrEqual(author?.x ?? 0);
    },
  );

  it("goes back to the tile last seen", async ({ site }) => {
    site.feed();
    const { page, dialog, focused } = await visitPost(site, 0);
    await turnFiveTimes(page, dialog);
    await page.keyboard.press("Escape");
    // Browsers give it back to what had it, before they say that the dialog is closed.
    await expect.poll(focused).toBe("a tile https://www.instagram.com/p/post5/");
  });

  it("goes back to it where it is out of sight, too, no further than it takes to see it", async ({
    site,
  }) => {
    site.feed();
    for (const [attributes, scrolls] of [
      ["columns=1 columns-tablet=1 columns-mobile=1", true],
      ["layout=carousel", false],
    ] as const) {
      const { page, focused } = await visitPost(site, 0, {
        attributes: `${attributes} limit=6`,
        viewport: { width: 500, height: 600 },
      });
      await page.keyboard.press("End");
      await page.evaluate(() => {
        const seen: string[] = [];
        Object.assign(window, { seen });
        document
          .querySelector("windowbox-feed")
          ?.shadowRoot?.addEventListener("focusin", ({ target }) => seen.push(Object(target).href));
      });
      await page.keyboard.press("Escape");
      await expect.poll(focused).toBe("a tile https://www.instagram.com/p/post5/");
      // At once: on another before, that would be read out as well.
      expect(await page.evaluate(() => Reflect.get(window, "seen"))).toEqual([
        "https://www.instagram.com/p/post5/",
      ]);
      const inSight = () =>
        page
          .locator("a[part=tile]")
          .nth(5)
          .evaluate(
            (tile) =>
              new Promise((seen) => {
                const observer = new IntersectionObserver(([sighting]) => {
                  observer.disconnect();
                  seen((sighting?.intersectionRatio ?? 0) > 0.98);
                });
                observer.observe(tile);
              }),
          );
      await expect.poll(inSight).toBe(true);
      expect(await page.evaluate(() => scrollY > 0)).toBe(scrolls);
      await page.context().close();
    }
  });

  it("goes there too when the row, out of sight already, is told to have scrolled", async ({
    site,
  }) => {
    site.feed();
    const { page, dialog, focused } = await visitPost(site, 0);
    await turnFiveTimes(page, dialog);
    // As browsers do when they are busy: closed first, then the row's last scroll, then the event of the closing.
    await dialog.evaluate((node) => {
      if (node instanceof HTMLDialogElement) node.close();
      node.querySelector(".track")?.dispatchEvent(new Event("scroll"));
    });
    await dialog.waitFor({ state: "detached" });
    await expect.poll(focused).toBe("a tile https://www.instagram.com/p/post5/");
  });

  it("is where the visitor is in an iframe higher than the window, and the page stays there", async ({
    site,
  }) => {
    site.feed({ posts: Array.from({ length: 40 }, (_, at) => feedPost(site.feeds.origin, at)) });
    const framed = site.pages.page(
      "/framed",
      `<!doctype html><html lang="en"><title>Posts</title>${site.script}<windowbox-feed feed-id="harbour-bakery" limit="40" columns="2" columns-tablet="2"></windowbox-feed>`,
    );
    const { page } = await site.open(
      `<iframe title="Posts" src="${framed}" style="width:700px;height:7000px;border:0"></iframe>`,
      { viewport: { width: 800, height: 700 } },
    );
    const feed = page.frameLocator("iframe");
    const tile = feed.locator("a[part=tile][aria-haspopup]").nth(20);
    await tile.waitFor();
    // What places the lightbox has come by then.
    await feed.locator("[part=skip]").waitFor({ state: "attached" });
    await tile.scrollIntoViewIfNeeded();
    const scrolled = await page.evaluate(() => scrollY);
    await tile.press("Enter");
    const card = feed.locator("dialog[open] .card");
    await expect.poll(async () => (await card.boundingBox())?.y).toBe(0);
    expect((await card.boundingBox())?.height).toBe(700);
    await page.keyboard.press("Escape");
    await card.waitFor({ state: "detached" });
    expect(await page.evaluate(() => scrollY)).toBe(scrolled);
  });

  it("stays in it, and it is said, when what had the focus turns out not to play", async ({
    site,
  }) => {
    site.feed({ posts: [reel(site, 0), feedPost(site.feeds.origin, 1)] });
    const { page, dialog, focused } = await visitPost(site, 0);
    await page.route(/webm/, (route) => route.abort());
    const described = await dialog.locator(".track").evaluateHandle((track) => {
      const found: (string | null)[] = [];
      track.addEventListener("focus", () => found.push(track.getAttribute("aria-describedby")));
      return found;
    });
    await slide(page).locator("button").focus();
    await page.keyboard.press("Enter");
    await dialog.locator(".failure").waitFor();
    expect(await focused()).toBe("div track");
    // What gets the focus is read with its description: this is told aloud already.
    expect(await described.jsonValue()).toEqual([null]);
    expect(await dialog.locator("[aria-live]").textContent()).toMatch(/cannot be played here\.$/);
    await page.keyboard.press("ArrowRight");
    expect(await said(page)).toContain("Post 2 of 2");
  });

  it("on the text leaves it the keys that scroll", async ({ site }) => {
    site.feed({
      posts: [
        feedPost(site.feeds.origin, 0, { caption: `${"Long. ".repeat(300)} #end` }),
        feedPost(site.feeds.origin, 1),
      ],
    });
    const { page, dialog } = await visitPost(site, 0);
    await dialog.getByRole("link", { name: "#end" }).focus();
    for (const key of ["PageUp", "Home", "PageDown", "End"]) await page.keyboard.press(key);
    expect(await said(page)).toContain("Post 1 of 2");
  });
});

describe("the lightbox says", () => {
  it("each thing once: with the focus when it opens, aloud when it turns", async ({ site }) => {
    const { origin } = site.feeds;
    site.feed({
      posts: [
        feedPost(origin, 0, { altText: "A loaf on a board" }),
        reel(site, 1),
        { ...album(origin, 2, 2) },
        feedPost(origin, 3, { mediaType: "VIDEO", altText: "Kneading" }),
      ],
    });
    const { page, dialog } = await visitPost(site, 0);
    const track = dialog.locator(".track");
    const aloud = () => dialog.locator("[aria-live]").textContent();
    const described = () => track.getAttribute("aria-describedby");
    expect(await described()).toBe("now");
    expect(await said(page)).toBe("Post 1 of 4. A loaf on a board");
    expect(await aloud()).toBe("");
    /** What has changed in it since, piece by piece: some screen readers say all of it for each. */
    const pieces = await dialog.locator("[aria-live]").evaluateHandle((live) => {
      const changes: string[] = [];
      new MutationObserver((records) => {
        for (const { type, addedNodes } of records) {
          changes.push(`${type}: ${[...addedNodes].map((node) => node.nodeName)}`);
        }
      }).observe(live, { childList: true, characterData: true, subtree: true });
      return changes;
    });
    await page.keyboard.press("ArrowRight");
    expect(await aloud()).toBe("Post 2 of 4. Reel by harbour.bakery");
    expect(await track.getAttribute("aria-label")).toBe("Reel");
    // A description that changes under the focus would be read out beside it; who comes back hears it.
    expect(await described()).toBe(null);
    await page.keyboard.press("Tab");
    await expect.poll(described).toBe("now");
    await track.focus();
    await page.keyboard.press("ArrowRight");
    expect(await aloud()).toBe("Post 3 of 4. Album: 1 of 2. Picture 1 of the album");
    await page.keyboard.press("PageDown");
    expect(await aloud()).toBe("Post 4 of 4. Video: Kneading. This video cannot be played here.");
    expect(await pieces.jsonValue()).toEqual(["childList: P", "childList: P", "childList: P"]);
  });

  it("no total as long as it would change, and text before the buttons below it", async ({
    site,
  }) => {
    site.feed();
    const { page, dialog } = await visitPost(site, 0, { attributes: "limit=6 load-more=button" });
    expect(await said(page)).toMatch(/^Post 1\. /);
    expect(await dialog.locator(".position").textContent()).toBe("1");
    const order = await dialog
      .locator("a[href], button")
      .evaluateAll((nodes) => nodes.map((node) => node.className));
    expect(order.indexOf("username")).toBeLessThan(order.indexOf("close"));
  });

  it("that a picture cannot be shown", async ({ site }) => {
    site.feed();
    const { page, dialog } = await visit(site);
    await page.route(/media/, (route) => route.abort());
    await page.locator("a[part=tile]").nth(8).click();
    await dialog.locator(".failure").first().waitFor();
    expect(await said(page)).toMatch(/This picture cannot be shown\.$/);
    // Aloud: when the focus came, it was still to be shown.
    expect(await dialog.locator("[aria-live]").textContent()).toBe(await said(page));
  });

  it("what a video is that plays", async ({ site }) => {
    site.feed({ posts: [{ ...reel(site, 0), altText: "Steam over a loaf" }] });
    const { page, dialog } = await visitPost(site, 0);
    await slide(page).locator("button").click();
    expect(await dialog.locator("video").getAttribute("aria-label")).toBe(
      "Reel: Steam over a loaf",
    );
  });
});

describe("a carousel", () => {
  it("leads Tab to a tile in view, and says which page it is, after its arrow was pressed", async ({
    site,
  }) => {
    site.feed();
    const { page, next, place, focused } = await openCarousel(site);
    await next.focus();
    const aloud = page.locator("[part=carousel] > [aria-live]");
    expect(await aloud.textContent()).toBe("");
    await page.keyboard.press("Enter");
    await expect.poll(place).toBe(3);
    await expect.poll(() => aloud.textContent()).toBe("Page 2 of 4");
    await page.keyboard.press("Tab");
    expect(await focused()).toBe("3");
    expect(await place()).toBe(3);
    for (const post of ["4", "5"]) {
      await page.keyboard.press("Tab");
      expect(await focused()).toBe(post);
    }
    await page.keyboard.press("Tab");
    expect(await focused()).toContain("carousel-dot");
    expect(await place()).toBe(3);
  });

  it("keeps the focus when so many posts have come that its dots become figures", async ({
    site,
  }) => {
    pagedFeed(site);
    const { page, dots, focused } = await openCarousel(
      site,
      "load-more=scroll limit=6 columns=1 columns-tablet=1",
    );
    await dots.nth(5).press("Enter");
    await page.locator("[part=carousel-counter]").waitFor();
    await expect.poll(focused).toContain("carousel-next");
  });

  it("says its page once where it has figures, and its arrow keys go on from tiles that are no links", async ({
    site,
  }) => {
    site.feed();
    const { page } = await site.open(
      `${site.script}<windowbox-feed feed-id="harbour-bakery" layout="carousel" columns="1" columns-tablet="1" hover="counts" on-click="none"></windowbox-feed>`,
    );
    const told = page.locator("[part=carousel] .spoken", { hasText: "Page" });
    await expect.poll(() => told.allTextContents()).toEqual(["Page 1 of 12"]);
    await page.locator("[part~=carousel-next]").click();
    await expect.poll(() => told.allTextContents()).toEqual(["Page 2 of 12"]);
    const tiles = page.locator(".tile");
    await tiles.nth(1).focus();
    await page.keyboard.press("ArrowRight");
    await expect.poll(() => tiles.nth(2).evaluate((node) => node.matches(":focus"))).toBe(true);
    await expect.poll(() => told.allTextContents()).toEqual(["Page 3 of 12"]);
  });
});

describe("a tile", () => {
  it("shows its picture again when Escape is pressed over it", async ({ site }) => {
    site.feed();
    const { page } = await visit(site, { attributes: "hover=caption" });
    const overlay = page.locator("[part=overlay]").first();
    await overlay.waitFor({ state: "attached" });
    await page.locator("a[part=tile]").first().hover();
    await expect.poll(() => overlay.isVisible()).toBe(true);
    await page.keyboard.press("Escape");
    await expect.poll(() => overlay.isVisible()).toBe(false);
    await page.mouse.move(0, 0);
    await page.locator("a[part=tile]").first().hover();
    await expect.poll(() => overlay.isVisible()).toBe(true);
    await page.keyboard.press("Tab");
    await page.mouse.move(0, 0);
    await page.keyboard.press("Escape");
    await expect.poll(() => overlay.isVisible()).toBe(false);
    for (const key of ["Tab", "Shift+Tab"]) await page.keyboard.press(key);
    await expect.poll(() => overlay.isVisible()).toBe(true);
  });

  it("that opens the lightbox says so, and one that leads away does not", async ({ site }) => {
    const { origin } = site.feeds;
    site.feed({
      posts: [
        feedPost(origin, 0),
        feedPost(origin, 1, { link: { url: "https://bakery.example/", label: "To the shop" } }),
      ],
    });
    const { page } = await visit(site);
    const popups = () =>
      page
        .locator("a[part=tile]")
        .evaluateAll((tiles) => tiles.map((tile) => tile.getAttribute("aria-haspopup")));
    await expect.poll(popups).toEqual(["dialog", null]);
    const said = (attribute: string) =>
      page
        .locator("a[part=tile]")
        .evaluateAll((tiles, name) => tiles.map((tile) => `${tile.getAttribute(name)}`), attribute);
    await expect.poll(() => said("aria-description")).toEqual(["null", "opens in a new tab"]);
    await page
      .locator("windowbox-feed")
      .evaluate((feed) => feed.setAttribute("on-click", "permalink"));
    await expect.poll(popups).toEqual([null, null]);
    const names = () => said("aria-label");
    await expect
      .poll(() => said("aria-description"))
      .toEqual(["opens in a new tab", "opens in a new tab"]);
    const set = (name: string, value: string) =>
      page
        .locator("windowbox-feed")
        .evaluate(
          (feed, [attribute = "", to = ""]) => feed.setAttribute(attribute, to),
          [name, value],
        );
    await set("on-click", "profile");
    await expect
      .poll(async () => (await names())[0])
      .toContain("posts by harbour.bakery: Photo by");
    // One with a link of its own leads nowhere else, whatever the others do.
    expect((await names())[1]).toMatch(/^Photo by .* To the shop$/);
    // What stands below is not said twice, hashtags or not.
    await set("captions", "");
    await set("hover", "caption");
    await expect
      .poll(async () => (await names())[0])
      .toBe("Instagram posts by harbour.bakery: Photo by harbour.bakery, May 4, 2026");
  });

  it("is one of many that one can go past, to what follows them on the page", async ({ site }) => {
    site.feed({ posts: Array.from({ length: 13 }, (_, at) => feedPost(site.feeds.origin, at)) });
    const { page, focused } = await visit(site, {
      attributes: "limit=13",
      body: (feed) => `<a href="#">before</a>${feed}<a href="#after" id="after">after</a>`,
    });
    const skip = page.getByRole("button", { name: "Skip the posts" });
    await skip.waitFor({ state: "attached" });
    const tile = await page.locator("a[part=tile]").first().boundingBox();
    await page.locator("a").first().focus();
    await page.keyboard.press("Tab");
    // In sight only with the focus, and nothing has moved for it.
    expect(await skip.evaluate((node) => getComputedStyle(node).clipPath)).toBe("none");
    expect(await page.locator("a[part=tile]").first().boundingBox()).toEqual(tile);
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("after");
    await page.keyboard.press("Shift+Tab");
    await expect.poll(focused).toContain("p/post12/");
    await page.locator("windowbox-feed").evaluate((feed) => feed.setAttribute("limit", "6"));
    await skip.waitFor({ state: "detached" });
  });

  it("says so, and has a way past it, where its feed came with the script, too", async ({
    site,
  }) => {
    site.feed({ posts: Array.from({ length: 13 }, (_, at) => feedPost(site.feeds.origin, at)) });
    const { page } = await site.open(
      `<windowbox-feed feed-id="harbour-bakery" limit="13"></windowbox-feed><script src="${site.feeds.origin}/feeds/harbour-bakery.js"></script>`,
    );
    await page.locator("a[part=tile][aria-haspopup=dialog]").nth(12).waitFor();
    await expect.poll(() => page.getByRole("button", { name: "Skip the posts" }).count()).toBe(1);
  });

  it("that does nothing is a picture, which the keyboard reaches where there is more to say", async ({
    site,
  }) => {
    site.feed();
    const { page } = await site.open(
      `${site.script}<windowbox-feed feed-id="harbour-bakery" limit="1" hover="counts" on-click="none"></windowbox-feed>`,
    );
    await page.locator("[part=overlay]").waitFor({ state: "attached" });
    expect(await page.getByRole("link").count()).toBe(0);
    const picture = page.getByRole("img", { name: "1.2K likes, 0 comments" });
    await page.keyboard.press("Tab");
    await expect
      .poll(() =>
        picture.evaluate(
          (node) => node.matches(":focus") && node.querySelector(".overlay") !== null,
        ),
      )
      .toBe(true);
  });

  it("that leads to the profile says so", async ({ site }) => {
    site.feed();
    const { page } = await site.open(
      `${site.script}<windowbox-feed feed-id="harbour-bakery" limit="1" on-click="profile"></windowbox-feed>`,
    );
    const name = () => page.locator("a[part=tile]").getAttribute("aria-label");
    await expect.poll(name).toContain("Instagram posts by harbour.bakery: Photo by");
  });
});

it("nothing of the header is lost on a phone at twice the size of text", async ({ site }) => {
  site.feed({
    name: "The Harbour Bakery & Coffee Roasters of Old Lighthouse Quay",
    biography: "Bread and buns by the water. ".repeat(5),
  });
  const { page } = await site.open(
    `<style>html{font-size:200%}</style>${site.script}<windowbox-feed feed-id="harbour-bakery" limit="2" header follow-button instagram-tile></windowbox-feed>`,
    { viewport: { width: 320, height: 640 } },
  );
  // Two lines keep their place on the page; who goes there with the keyboard or a finger has all of them.
  await page.locator("[part=biography]").click();
  const cut = await page
    .locator(
      "[part=name], [part=biography], [part=counts], [part~=follow-button], [part~=instagram-tile]",
    )
    .evaluateAll((boxes) =>
      boxes
        .filter(
          (box) => box.scrollWidth > box.clientWidth + 1 || box.scrollHeight > box.clientHeight + 1,
        )
        .map((box) => box.part.value),
    );
  expect(cut).toEqual([]);
  // In words, not letter by letter beside the button.
  expect((await page.locator("[part=name]").boundingBox())?.width).toBeGreaterThan(200);
});

it("who asks for more contrast gets nothing faded, and buttons with an edge", async ({ site }) => {
  site.feed();
  const { page } = await visit(site, {
    contrast: "more",
    attributes: "theme=light limit=1 header follow-button load-more=button",
  });
  await page.locator("[part~=load-more]").waitFor();
  const styleOf = (part: string, name: "color" | "borderTopStyle") =>
    page
      .locator(part)
      .first()
      .evaluate((node, wanted) => getComputedStyle(node)[wanted], name);
  expect(await styleOf("[part=counts]", "color")).toBe(await styleOf("[part=name]", "color"));
  for (const part of ["[part~=load-more]", "[part~=follow-button]"])
    expect(await styleOf(part, "borderTopStyle")).toBe("solid");
  await page.locator("a[part=tile]").first().click();
  await page.locator("dialog[open]").waitFor();
  for (const part of ["dialog .close", "dialog .next"])
    expect(await styleOf(part, "borderTopStyle")).toBe("solid");
  expect(await styleOf("dialog .date", "color")).toBe(await styleOf("dialog .caption", "color"));
});

it("who asks for less transparency finds a full ground under what lies on a picture", async ({
  site,
}) => {
  site.feed();
  const { page } = await visit(site, { attributes: "hover=counts" });
  const session = await page.context().newCDPSession(page);
  const ask = (value: string) =>
    session.send("Emulation.setEmulatedMedia", {
      features: [{ name: "prefers-reduced-transparency", value }],
    });
  await page.locator("a[part=tile]").first().click();
  const groundOf = (part: string) =>
    page
      .locator(part)
      .first()
      .evaluate((node) => getComputedStyle(node).backgroundColor);
  for (const part of ["[part~=overlay]", "dialog .next", "dialog .position"]) {
    await ask("");
    expect(await groundOf(part), part).toMatch(/^rgba\(0, 0, 0, 0\.\d+\)$/);
    await ask("reduce");
    expect(await groundOf(part), part).toBe("rgb(0, 0, 0)");
  }
});

it("what is faint on the page is no fainter in the element", async ({ site }) => {
  site.feed();
  const { page } = await site.open(
    `<style>body{color:#767676}</style>${site.script}<windowbox-feed feed-id="harbour-bakery" limit="1" header></windowbox-feed>`,
  );
  const counts = page.locator("[part=counts]");
  await expect
    .poll(() => counts.evaluate((node) => getComputedStyle(node).color))
    .toBe("rgb(118, 118, 118)");
});

/** Until the sixth slide is there, and not on the way. */
async function turnFiveTimes(page: Page, dialog: Locator): Promise<void> {
  for (let turn = 0; turn < 5; turn++) await page.keyboard.press("ArrowRight");
  const track = dialog.locator(".track");
  await expect
    .poll(() => track.evaluate((row) => row.scrollLeft / row.clientWidth))
    .toBeCloseTo(5, 1);
}
