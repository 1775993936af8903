import { expect } from "vitest";
import { feedPost } from "../../support/feed-fixture.ts";
import { it } from "../../support/site-test.ts";
import type { WidgetSite } from "../../support/widget-site.ts";
import { visitPost } from "./lightbox-visit.ts";

async function captionLinks(site: WidgetSite, caption: string): Promise<(string | null)[][]> {
  site.feed({ posts: [feedPost(site.feeds.origin, 0, { caption })] });
  const { page, dialog, troubles } = await visitPost(site, 0);
  const shown = dialog.locator("[part=lightbox-caption]");
  expect(await shown.textContent()).toBe(caption);
  const links = await shown
    .locator("a")
    .evaluateAll((all) =>
      all.map((link) => [
        link.textContent,
        ...["href", "target", "rel"].map((name) => link.getAttribute(name)),
      ]),
    );
  expect(await page.evaluate(() => Reflect.get(window, "hurt"))).toBeUndefined();
  expect(troubles).toEqual([]);
  return links;
}

const linkTo = (text: string, path: string) => [
  text,
  `https://www.instagram.com/${path}/`,
  "_blank",
  "noopener noreferrer",
];

it("links mentions and hashtags of all scripts, and keeps every word as it was written", async ({
  site,
}) => {
  const links = await captionLinks(
    site,
    "Bread by @marta.ovens. With (@muehle_am_see)!\n\n#bread#sourdough #暮らし #brötchen_2 #🥐 ＃パン #хлеб",
  );
  const tag = (name: string, sign = "#") =>
    linkTo(sign + name, `explore/tags/${encodeURIComponent(name)}`);
  expect(links).toEqual([
    linkTo("@marta.ovens", "marta.ovens"),
    linkTo("@muehle_am_see", "muehle_am_see"),
    tag("bread"),
    tag("sourdough"),
    tag("暮らし"),
    tag("brötchen_2"),
    tag("🥐"),
    tag("パン", "＃"),
    tag("хлеб"),
  ]);
});

it("links nothing in addresses, entities, words and plain numbers", async ({ site }) => {
  const links = await captionLinks(
    site,
    "Write to hello@bakery.example, see https://x.example/@you#top, &#39; C# a#b #1 in town # @ @@ @.",
  );
  expect(links).toEqual([]);
});

it("takes a hostile caption as the text it is", async ({ site }) => {
  const links = await captionLinks(
    site,
    [
      `<script>window.hurt = 1</script><img src=x onerror="window.hurt = 2">`,
      `#"><svg/onload="window.hurt=3"> @"onclick="window.hurt=4`,
      `<a href="javascript:window.hurt=5">x</a> #</style> <!--?lit$1$--> \${window.hurt = 6}`,
      `@../../evil #../../evil \u202e#reversed`,
    ].join("\n"),
  );
  expect(links).toEqual([linkTo("#reversed", "explore/tags/reversed")]);
});

it("does not choke on a caption of megabytes", async ({ site }) => {
  site.feed({ posts: [feedPost(site.feeds.origin, 0, { caption: "#a@".repeat(1_000_000) })] });
  const { dialog } = await visitPost(site, 0);
  const shown = await dialog.locator("[part=lightbox-caption]").textContent();
  expect(shown?.length).toBe(5000);
});

it("opens beside posts that are not what they should be", async ({ site }) => {
  const { origin } = site.feeds;
  const broken: Record<string, unknown>[] = [
    { altText: 7, caption: { a: 1 }, username: ["x"], timestamp: null, likeCount: "many" },
    { children: [null, 1, { id: "x" }, { id: "y", sizes: {} }], mediaType: "CAROUSEL_ALBUM" },
    { sizes: {}, permalink: "javascript:window.hurt=1", mediaUrl: 5, mediaType: "VIDEO" },
  ];
  const posts = broken.map((changes, index) => ({ ...feedPost(origin, index + 1), ...changes }));
  site.feeds.json("/feeds/harbour-bakery.json", {
    ...site.feed(),
    posts: [feedPost(origin, 0), ...posts],
  });
  const { page, dialog, troubles } = await visitPost(site, 0);
  for (let step = 0; step < 6; step++) await page.keyboard.press("ArrowRight");
  expect(await dialog.locator("#now").textContent()).toContain("Post 4 of 4");
  expect(await dialog.locator("a[href^=javascript]").count()).toBe(0);
  expect(troubles).toEqual([]);
});
