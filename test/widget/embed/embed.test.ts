import { describe, expect } from "vitest";
import { it } from "../../support/site-test.ts";
import type { WidgetSite } from "../../support/widget-site.ts";

const tag = (site: WidgetSite, attributes = "") =>
  `<script ${attributes} src="${site.feeds.origin}/embed.js" data-feed-id="harbour-bakery" data-limit="3" data-columns-mobile="1"></script>`;

describe("the one tag", () => {
  it.for([[""], ["async"], ["defer"], ["type=module"]] as const)(
    "puts the feed where it stands (%s)",
    async ([how], { site }) => {
      site.feed();
      const { page, troubles } = await site.open(
        `<main><p id=before>Before</p>${tag(site, how)}<p id=after>After</p></main>`,
      );
      await page.locator("a[part=tile]").nth(2).waitFor();
      const children = await page
        .locator("main > *")
        .evaluateAll((nodes) => nodes.map((node) => node.id || node.localName));
      expect(children).toEqual(["before", "script", "windowbox-feed", "after"]);
      const feed = page.locator("windowbox-feed");
      expect(await feed.getAttribute("limit")).toBe("3");
      expect(await feed.getAttribute("columns-mobile")).toBe("1");
      expect(await feed.getAttribute("style")).toBeFalsy();
      expect(troubles).toEqual([]);
    },
  );

  it("may stand several times on a page, for one request", async ({ site }) => {
    site.feed();
    const { page } = await site.open(`${tag(site)}${tag(site, "async")}<hr>${tag(site, "defer")}`);
    await page.locator("a[part=tile]").nth(8).waitFor();
    expect(await page.locator("windowbox-feed").count()).toBe(3);
    expect(site.feeds.paths.filter((path) => path.endsWith(".json"))).toHaveLength(1);
    expect(site.feeds.paths.filter((path) => path === "/widget.js")).toHaveLength(1);
  });

  it("may be written by a script", async ({ site }) => {
    site.feed();
    const { page } = await site.open(
      `<main><script>document.write('${tag(site).replace("</script>", "<\\/script>")}')</script></main>`,
    );
    await page.locator("a[part=tile]").nth(2).waitFor();
    expect(await page.locator("main windowbox-feed").count()).toBe(1);
  });

  it("shows the feed in the page's body when it was put in the head", async ({ site }) => {
    site.feed();
    const { page } = await site.open("<p>Page</p>");
    site.pages.page(
      "/head",
      `<!doctype html><html><head>${tag(site)}</head><body><p>Page</p></body></html>`,
    );
    await page.goto(`${site.pages.origin}/head`);
    await page.locator("body > windowbox-feed a[part=tile]").nth(2).waitFor();
    expect(await page.locator("windowbox-feed").count()).toBe(1);
  });

  it("starts script and document together", async ({ site }) => {
    site.feed();
    const release = site.feeds.hold("/widget.js");
    const { page } = await site.open(tag(site));
    await expect.poll(() => site.feeds.paths.includes("/feeds/harbour-bakery.json")).toBe(true);
    await page.locator("windowbox-feed").waitFor({ state: "attached" });
    release();
    await page.locator("a[part=tile]").nth(2).waitFor();
    expect(site.feeds.paths.filter((path) => path.endsWith(".json"))).toHaveLength(1);
  });

  it("leaves the page alone when the server is gone", async ({ site }) => {
    site.feed();
    for (const path of ["/widget.js", "/feeds/harbour-bakery.json"]) {
      const release = site.feeds.hold(path);
      site.feeds.answer(path, (_request, response) => void response.destroy());
      release();
    }
    const { page, troubles } = await site.open(`${tag(site)}<p>Page</p>`);
    await page.getByText("Page").waitFor();
    await page.waitForLoadState("networkidle");
    expect(troubles.filter((trouble) => !trouble.startsWith("Failed to load"))).toEqual([]);
  });
});

it("a page's own preload hints are used, and nothing comes twice", async ({ site }) => {
  site.feed();
  const { page, troubles } = await site.open(
    `<link rel="modulepreload" href="${site.feeds.origin}/widget.js">
     <link rel="preload" as="fetch" crossorigin href="${site.feeds.origin}/feeds/harbour-bakery.json">
     ${site.script}<windowbox-feed feed-id="harbour-bakery"></windowbox-feed>`,
  );
  await page.locator("a[part=tile]").nth(11).waitFor();
  expect(site.feeds.paths.filter((path) => path.endsWith(".json"))).toHaveLength(1);
  expect(site.feeds.paths.filter((path) => path === "/widget.js")).toHaveLength(1);
  expect(troubles).toEqual([]);
});
