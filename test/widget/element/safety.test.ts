import { describe, expect } from "vitest";
import { feedPost } from "../../support/feed-fixture.ts";
import { it } from "../../support/site-test.ts";
import type { WidgetSite } from "../../support/widget-site.ts";

const EVERYTHING = `<windowbox-feed feed-id="harbour-bakery" header follow-button captions hover="caption" load-more="button" layout="masonry"></windowbox-feed>`;

/** As in the promise: nothing allowed but the feed's server. */
function strictPolicy(site: WidgetSite): Record<string, string> {
  const server = site.feeds.origin;
  return {
    "content-security-policy": `default-src 'none'; script-src ${server}; connect-src ${server}; img-src ${server}; media-src ${server}; require-trusted-types-for 'script'; trusted-types lit-html`,
  };
}

describe("under the strictest policy", () => {
  it("shows everything, asks nobody but its server, and leaves no cookie and nothing stored", async ({
    site,
  }) => {
    site.feed();
    const { page, troubles, asked } = await site.open(site.script + EVERYTHING, {
      headers: strictPolicy(site),
    });
    await page.locator("a[part=tile] img.loaded").first().waitFor();
    await page.getByRole("button", { name: "Load more" }).click();
    await page.locator("a[part=tile]").nth(23).waitFor();
    const list = page.locator("windowbox-feed ul");
    expect(await list.evaluate((node) => getComputedStyle(node).display)).toBe("grid");
    const tile = page.locator("a[part=tile]").first();
    expect(await tile.evaluate((node) => getComputedStyle(node).backgroundImage)).toContain(
      "radial-gradient",
    );
    expect(troubles).toEqual([]);
    const foreign = asked.filter(
      (url) => !url.startsWith(site.feeds.origin) && !url.startsWith(site.pages.origin),
    );
    expect(foreign).toEqual([]);
    expect(await page.context().cookies()).toEqual([]);
    expect(
      await page.evaluate(async () => [
        localStorage.length,
        sessionStorage.length,
        (await indexedDB.databases()).length,
        (await caches.keys().catch(() => [])).length,
        document.cookie,
      ]),
    ).toEqual([0, 0, 0, 0, ""]);
  });

  it("starts from the one tag as well", async ({ site }) => {
    site.feed();
    const { page, troubles } = await site.open(
      `<script src="${site.feeds.origin}/feeds/harbour-bakery.js"></script>`,
      { headers: strictPolicy(site) },
    );
    await page.locator("a[part=tile]").nth(11).waitFor();
    expect(await page.locator("a[part=tile]").count()).toBe(12);
    expect(troubles).toEqual([]);
  });

  it("sends no cookie and no address of the page's visitor with its requests", async ({ site }) => {
    site.feed();
    const { page } = await site.open(site.script + EVERYTHING);
    await page.locator("a[part=tile] img.loaded").first().waitFor();
    expect(site.feeds.requests.filter(({ headers }) => headers.cookie !== undefined)).toEqual([]);
  });
});

describe("what a feed says", () => {
  const HOSTILE = [
    `<script>window.hurt = 1</script>`,
    `<img src=x onerror="window.hurt = 2">`,
    `"><svg onload="window.hurt = 3">`,
    `</style><style>*{display:none}</style>`,
    `\${window.hurt = 4}{{window.hurt = 5}}`,
    `<!--?lit$1$--><b>`,
    `\u202e\u0000\ud800 broken`,
    `<a href="javascript:window.hurt = 6">x</a>`,
    "&lt;script&gt;",
    "x".repeat(5_000_000),
  ];

  it("is text wherever it appears, and never markup", async ({ site }) => {
    const { origin } = site.feeds;
    site.feed({
      name: HOSTILE[0] ?? "",
      biography: HOSTILE[1] ?? "",
      username: HOSTILE[2] ?? "",
      posts: HOSTILE.map((caption, index) =>
        feedPost(origin, index, {
          caption,
          prunedCaption: caption,
          ...(index % 2 ? { altText: caption } : {}),
          username: caption,
          placeholder: caption,
          colorPalette: {
            ...feedPost(origin, 0).colorPalette,
            dominant: "1, 2, 3);background:url(http://127.0.0.1:1/",
          },
          timestamp: caption,
        }),
      ),
    });
    const { page, troubles, asked } = await site.open(site.script + EVERYTHING);
    await page
      .locator("a[part=tile]")
      .nth(HOSTILE.length - 1)
      .waitFor();
    expect(await page.evaluate(() => Reflect.get(window, "hurt"))).toBeUndefined();
    const stray = await page.locator("windowbox-feed").evaluate((feed) => {
      const names = [...(feed.shadowRoot?.querySelectorAll("*") ?? [])].map(
        (node) => node.localName,
      );
      return names.filter((name) => /^(script|style|b|iframe|object)$/.test(name));
    });
    expect(stray).toEqual([]);
    const names = await page
      .getByRole("link")
      .evaluateAll((links) => links.map((link) => (link.getAttribute("aria-label") ?? "").length));
    expect(Math.max(...names)).toBeLessThan(1000);
    await page.getByText("<script>window.hurt = 1</script>").first().waitFor();
    expect(asked.filter((url) => url.includes(":1/"))).toEqual([]);
    expect(troubles).toEqual([]);
  });

  it("becomes a link or a picture only with an address of http or https", async ({ site }) => {
    const { origin } = site.feeds;
    const bad = [
      "javascript:window.hurt=1",
      " javascript:window.hurt=1",
      "JaVaScRiPt:window.hurt=1",
      "javascript://%0awindow.hurt=1",
      "data:text/html,<script>window.hurt=1</script>",
      "//evil.example/x",
      "/relative",
      "blob:http://127.0.0.1/x",
      "https://evil.example/a 1x, https://evil.example/b",
    ];
    site.feed({
      username: "../../evil",
      profilePictureUrl: "javascript:window.hurt=1",
      posts: bad.map((url, index) => {
        const picture = { width: 400, height: 400, mediaUrl: url };
        return feedPost(origin, index, {
          permalink: url,
          mediaUrl: url,
          sizes: { small: picture, medium: picture, large: picture, full: picture },
        });
      }),
    });
    const { page, troubles } = await site.open(
      `${site.script}<windowbox-feed feed-id="harbour-bakery" header follow-button></windowbox-feed>`,
    );
    await page
      .locator("a[part=tile]")
      .nth(bad.length - 1)
      .waitFor();
    await page.locator("a[part=name]").waitFor();
    const addresses = await page
      .locator("windowbox-feed")
      .evaluate((feed) =>
        [...(feed.shadowRoot?.querySelectorAll("[href],[src],[srcset]") ?? [])].map((node) =>
          node.getAttribute("href"),
        ),
      );
    expect(addresses).toEqual([]);
    for (const tile of await page.locator("a[part=tile]").all()) await tile.click({ force: true });
    expect(await page.evaluate(() => Reflect.get(window, "hurt"))).toBeUndefined();
    expect(troubles).toEqual([]);
  });

  it("sends nobody to another server for more posts", async ({ site }) => {
    site.feed({ count: 3, next: `${site.pages.origin}/feeds/harbour-bakery.json?after=1` });
    const { page, asked } = await site.open(
      `${site.script}<windowbox-feed feed-id="harbour-bakery" load-more="scroll"></windowbox-feed>`,
    );
    await page.locator("a[part=tile]").nth(2).waitFor();
    expect(asked.filter((url) => url.includes("after="))).toEqual([]);
  });
});

it("works on a page that has changed everything it could lay hands on", async ({ site }) => {
  site.feed();
  const { page, troubles } = await site.open(site.script + EVERYTHING, {
    before: () => {
      // As MooTools and Prototype did, and as a hostile page might.
      Object.assign(Array.prototype, { each() {}, toJSON: () => "[]", contains: () => false });
      Object.assign(String.prototype, { stripScripts: () => "", toJSON: () => "" });
      Object.assign(Object.prototype, { extend() {}, limit() {}, columns: () => 7 });
      Object.assign(Function.prototype, { bind: undefined });
      Object.assign(window, { $: null, jQuery: undefined, html: "x", styles: 1, name: "x" });
      Object.assign(Element.prototype, { show() {}, hide() {}, getElement: () => null });
    },
  });
  await page.locator("a[part=tile]").nth(11).waitFor();
  expect(await page.locator("a[part=tile]").count()).toBe(12);
  expect(troubles).toEqual([]);
});
