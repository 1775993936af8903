import { describe, expect } from "vitest";
import { it } from "../../support/site-test.ts";
import type { Answer } from "../../support/stub-server.ts";
import type { WidgetSite } from "../../support/widget-site.ts";

const DOCUMENT = "/feeds/harbour-bakery.json";
const LISTEN = `<script>window.failures = [];
  document.addEventListener("error", (event) => {
    if (event.target.localName === "windowbox-feed") failures.push(event.detail.reason);
  }, true);</script>`;

const opened = (site: WidgetSite, children = "", attributes = "") =>
  site.open(
    `${LISTEN}${site.script}<windowbox-feed feed-id="harbour-bakery" ${attributes}>${children}</windowbox-feed>`,
  );

const status =
  (code: number): Answer =>
  (_request, response) =>
    void response.writeHead(code, { "content-type": "application/json" }).end("{}");

const body =
  (text: string): Answer =>
  (_request, response) =>
    void response.end(text);

const FAILURES: readonly [string, Answer, string, RegExp][] = [
  ["knows no such feed", status(404), "not-found", /not|No/],
  ["fails", status(500), "server", /cannot be shown/],
  ["is too busy", status(503), "server", /cannot be shown/],
  ["sends a page instead", body("<!doctype html><h1>Hi</h1>"), "unexpected-reply", /cannot/],
  ["sends half a document", body('{"version":1,"posts":[{"id":"1'), "unexpected-reply", /cannot/],
  ["sends nothing", body(""), "unexpected-reply", /cannot be shown/],
  ["sends something else", body('{"posts":7}'), "unexpected-reply", /cannot be shown/],
  ["sends null", body("null"), "unexpected-reply", /cannot be shown/],
  ["hangs up", (_request, response) => void response.destroy(), "network", /cannot be shown/],
];

describe("when the server", () => {
  it.for(FAILURES)(
    "%s, says so in one line and in an event, and leaves the page alone",
    async ([_what, answer, reason, words], { site }) => {
      site.feeds.answer(DOCUMENT, answer);
      const { page, troubles } = await opened(site);
      await page.locator("p[part=message]").waitFor();
      expect(await page.locator("p[part=message]").textContent()).toMatch(words);
      expect(await page.evaluate("failures")).toEqual([reason]);
      // The browser itself reports what it could not load; nothing else may.
      expect(troubles.filter((trouble) => !trouble.startsWith("Failed to load"))).toEqual([]);
    },
  );

  it("loses one request, tries again and shows the feed", async ({ site }) => {
    const document = site.feed();
    let times = 0;
    site.feeds.answer(DOCUMENT, (_request, response) => {
      if (++times > 1) response.end(JSON.stringify(document));
      // A request without any reply Chromium makes again by itself.
      else response.writeHead(200, { "content-length": 9 }).write("{", () => response.destroy());
    });
    const { page } = await opened(site);
    await page.locator("a[part=tile]").nth(11).waitFor();
    expect(await page.evaluate("failures")).toEqual([]);
    expect(times).toBe(2);
  });

  it("cannot be reached with a chunk, shows the grid without it", async ({ site }) => {
    site.feed();
    const { page } = await site.open(LISTEN);
    await page.route("**/assets/*", (route) => route.abort());
    await page.evaluate(
      ({ script }) => {
        document.body.innerHTML =
          '<windowbox-feed feed-id="harbour-bakery" layout="masonry" header hover="caption"></windowbox-feed>';
        const tag = document.createElement("script");
        tag.type = "module";
        tag.src = script;
        document.body.append(tag);
      },
      { script: `${site.feeds.origin}/widget.js` },
    );
    await page.locator("a[part=tile]").nth(11).waitFor();
    expect(await page.evaluate("failures")).toEqual([]);
  });
});

describe("the page's own children", () => {
  const OWN = `<p>Find us on <a href="https://example.com/">example.com</a></p>`;

  it.for([
    ["the feed cannot be loaded", status(404)],
    ["the feed has no posts", body('{"version":1,"posts":[]}')],
  ] as const)("are shown when %s, in the page's own look", async ([_when, answer], { site }) => {
    site.feeds.answer(DOCUMENT, answer);
    const { page } = await opened(site, OWN);
    await page.getByRole("link", { name: "example.com" }).waitFor();
    expect(await page.locator("p[part=message]").textContent()).toBe("");
    expect(
      await page
        .getByText("Find us on")
        .evaluate(
          (node) =>
            getComputedStyle(node).lineHeight === getComputedStyle(document.body).lineHeight,
        ),
    ).toBe(true);
  });

  it("are not shown beside posts", async ({ site }) => {
    site.feed();
    const { page } = await opened(site, OWN);
    await page.locator("a[part=tile]").nth(11).waitFor();
    await page.getByText("Find us on").waitFor({ state: "hidden" });
    expect(await page.getByText("Find us on").isVisible()).toBe(false);
  });

  it("do not count when they are blanks or never to be seen", async ({ site }) => {
    site.feeds.answer(DOCUMENT, status(404));
    const { page } = await opened(
      site,
      "\n  <noscript>Scripts?</noscript>\n<p>&nbsp;</p><p><br></p><div><p></p></div><br><!-- Words -->",
    );
    const warned = page.waitForEvent("console", (line) => line.type() === "warning");
    await page.getByText("No Instagram account is connected here yet.").waitFor();
    expect(await page.locator("p[part=message]").isVisible()).toBe(true);
    // For whoever made the page: which feed, and what became of it.
    expect((await warned).text()).toBe(`Windowbox: not-found: ${site.feeds.origin}${DOCUMENT}`);
  });

  it("count when there is no text in them but a picture", async ({ site }) => {
    site.feeds.answer(DOCUMENT, status(404));
    const { page } = await opened(
      site,
      `<div><p><img alt="Our window" width=10 height=10></p></div>`,
    );
    await page.locator("p[part=message]").waitFor({ state: "attached" });
    expect(await page.getByAltText("Our window").isVisible()).toBe(true);
  });

  it("are shown where the page is XHTML, in which no template can be read", async ({ site }) => {
    site.feed();
    site.pages.answer("/x", (_request, response) => {
      response.setHeader("content-type", "application/xhtml+xml");
      response.end(
        `<html xmlns="http://www.w3.org/1999/xhtml"><body><windowbox-feed feed-id="harbour-bakery">${OWN}</windowbox-feed><script src="${site.feeds.origin}/feeds/harbour-bakery.js"></script></body></html>`,
      );
    });
    const { page, troubles } = await site.open("");
    await page.goto(`${site.pages.origin}/x`);
    await page.waitForFunction(() => document.querySelector("windowbox-feed")?.shadowRoot);
    await page.getByRole("link", { name: "example.com" }).waitFor();
    expect(troubles).toEqual([]);
  });

  it("may be for one case only", async ({ site }) => {
    site.feeds.answer(DOCUMENT, status(500));
    const { page } = await opened(
      site,
      `<b slot="error">Back soon</b><b slot="empty">Nothing yet</b>`,
    );
    // Until the script is there, a browser shows both.
    await page.getByText("Nothing yet").waitFor({ state: "hidden" });
    // It is not there either while the feed is being asked for.
    await page.getByText("Back soon").waitFor();
    expect(await page.getByText("Nothing yet").isVisible()).toBe(false);
  });
});

it("waits quietly for a feed's id, without a request and without an error", async ({ site }) => {
  site.feed();
  const { page, troubles } = await site.open(
    `${LISTEN}${site.script}<windowbox-feed></windowbox-feed>`,
  );
  await page.locator("p[part=message]").waitFor();
  expect(site.feeds.paths.filter((path) => path.endsWith(".json"))).toEqual([]);
  await page.evaluate(() =>
    document.querySelector("windowbox-feed")?.setAttribute("feed-id", "harbour-bakery"),
  );
  await page.locator("a[part=tile]").nth(11).waitFor();
  expect(await page.evaluate("failures")).toEqual([]);
  expect(troubles).toEqual([]);
});

it("takes an address that is none for a feed that is not connected", async ({ site }) => {
  const { page, troubles } = await opened(site, "", `server="http://["`);
  await page.getByText("No Instagram account is connected here yet.").waitFor();
  expect(troubles).toEqual([]);
});

describe("the page's own children", () => {
  it.for([
    ["where the posts would be", "", 0],
    ["below a header of the page's own", '<h2 slot="header">Our pictures</h2>', 20],
  ] as const)("stand %s, one after the other", async ([_where, header, below], { site }) => {
    site.feeds.answer(DOCUMENT, status(404));
    const { page } = await opened(site, `${header}<p id="a">One</p><p id="b">Two</p>`);
    // They are there before the element is, too, and away while it waits for the feed.
    await page.locator("p[part=message]").waitFor({ state: "attached" });
    await page.locator("#b").waitFor();
    const top = (selector: string) =>
      page.locator(selector).evaluate((element) => element.getBoundingClientRect().top);
    const [feed, first, second] = await Promise.all(["windowbox-feed", "#a", "#b"].map(top));
    if (feed === undefined || first === undefined || second === undefined) throw new Error("gone");
    expect(first - feed).toBeGreaterThanOrEqual(below);
    if (!header) expect(first - feed).toBeLessThan(40);
    expect(second).toBeGreaterThan(first + 10);
  });
});
