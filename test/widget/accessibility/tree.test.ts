import { join } from "node:path";
import type { Page } from "playwright-core";
import { describe, expect } from "vitest";
import { accessibilityTree } from "../../support/accessibility-tree.ts";
import { feedPost } from "../../support/feed-fixture.ts";
import { it } from "../../support/site-test.ts";
import type { WidgetSite } from "../../support/widget-site.ts";
import { album, reel, visit } from "../lightbox/lightbox-visit.ts";

/** Each file was read by a person before it was kept. */
async function expectTree(page: Page, name: string): Promise<void> {
  const tree = (await accessibilityTree(page)).replace(/127\.0\.0\.1:\d+/g, "HOST");
  await expect(tree).toMatchFileSnapshot(join("trees", `${name}.txt`));
}

const posts = (site: WidgetSite) => [
  feedPost(site.feeds.origin, 0, { altText: "Six rolls on a tray" }),
  album(site.feeds.origin, 1, 2),
  reel(site, 2),
  feedPost(site.feeds.origin, 3),
];

describe("what Chromium tells screen readers of", () => {
  it.for([
    ["grid", "header follow-button captions load-more=button limit=3"],
    ["masonry", "layout=masonry hover=caption"],
    ["highlight", "layout=highlight on-click=permalink follow-button"],
    ["carousel", "layout=carousel columns=2 columns-tablet=2"],
    ["pictures", "on-click=none hover=counts lang=de"],
  ] as const)("%s", async ([name, attributes], { site }) => {
    site.feed({ posts: posts(site), lang: "en" });
    const { page } = await visit(site, {
      attributes: attributes.includes("on-click") ? attributes : `${attributes} on-click=lightbox`,
    });
    // In two languages its name is text.
    await page.locator("[part=tile]:is([aria-label*='2026'], :has(.told))").first().waitFor();
    if (/header|captions|follow/.test(attributes))
      await page.locator("[part~=follow-button]").waitFor();
    if (/hover/.test(attributes))
      await page.locator("[part=overlay]").first().waitFor({ state: "attached" });
    if (name === "carousel")
      await page.locator("[part=carousel-next], [part~=carousel-next]").waitFor();
    if (!/on-click/.test(attributes)) {
      await page.locator("a[aria-haspopup]").first().waitFor();
    }
    await expectTree(page, name);
  });

  it("the lightbox, with a picture, an album and a reel", async ({ site }) => {
    site.feed({ posts: posts(site), lang: "en" });
    const { page, dialog } = await visit(site);
    await page.locator("a[aria-haspopup]").first().waitFor();
    await page.locator("a[part=tile]").first().click();
    await dialog.waitFor();
    await expectTree(page, "lightbox-picture");
    await page.keyboard.press("ArrowRight");
    await expectTree(page, "lightbox-album");
    await page.keyboard.press("PageDown");
    await dialog.getByRole("button", { name: "Play video" }).waitFor();
    await expectTree(page, "lightbox-reel");
  });

  it("an empty feed", async ({ site }) => {
    site.feed({ posts: [] });
    const { page } = await site.open(
      `${site.script}<windowbox-feed feed-id="harbour-bakery"></windowbox-feed>`,
    );
    await page.locator("[part=message]").waitFor();
    await expectTree(page, "empty");
  });
});
