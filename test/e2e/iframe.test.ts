import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launchChromium } from "../support/chromium.ts";
import { StubServer } from "../support/stub-server.ts";
import { startTestServer } from "../support/test-server.ts";

let browser: Browser;
const site = new StubServer();
beforeAll(async () => {
  browser = await launchChromium();
  await site.start();
  site.answer("/favicon.ico", (_request, response) => void response.end());
});
afterAll(async () => {
  await browser.close();
  await site.stop();
});

async function feedServer() {
  const server = await startTestServer();
  const owner = await server.owner();
  await owner.connect(server.sandbox, "harbour.bakery");
  await server.feedWith("harbour-bakery", ({ posts }) => posts.length === 3);
  return server;
}

/** A site that takes nothing but an iframe, with the few lines of the README that give it its height. */
async function openSite(server: string, query = "", width = 600) {
  const page = await browser.newPage({ viewport: { width: 800, height: 700 } });
  const troubles: string[] = [];
  page.on("pageerror", (error) => troubles.push(`${error}`));
  page.on("console", (message) => {
    if (message.type() === "error") troubles.push(message.text());
  });
  const listen = `
    window.told = [];
    addEventListener("message", ({ data, origin, source }) => {
      if (origin !== "${server}" || data.type !== "windowbox:height") return;
      told.push(data);
      for (const frame of document.querySelectorAll("iframe")) {
        if (frame.contentWindow === source) frame.style.height = data.height + "px";
      }
    });`;
  const html = `<!doctype html><title>A site</title><script>${listen}</script><iframe src="${server}/embed/harbour-bakery${query}" title="Instagram" style="width:${width}px;border:0"></iframe>`;
  await page.goto(site.page("/", html));
  const frame = page.frameLocator("iframe");
  await frame.locator("a[part=tile]").nth(2).waitFor();
  return { page, frame, troubles };
}

/** The element in the iframe has drawn everything itself. */
const takenOver = (page: Page) =>
  expect
    .poll(() =>
      page
        .frameLocator("iframe")
        .locator("windowbox-feed")
        .evaluate((element) => element.shadowRoot?.adoptedStyleSheets.length),
    )
    .toBeGreaterThan(0);

it("is a page of its own too: with a name, a description and the account's picture as its icon", async () => {
  const { url } = await feedServer();
  const page = await browser.newPage();
  await page.goto(`${url}/embed/harbour-bakery`);
  const name = "Instagram posts by harbour.bakery";
  expect(await page.title()).toBe(name);
  const feed = await (await fetch(`${url}/feeds/harbour-bakery.json`)).json();
  expect(await page.locator("meta[name=description]").getAttribute("content")).toBe(name);
  const icon = page.locator("link[rel=icon]");
  expect(await icon.getAttribute("href")).toBe(feed.profilePictureUrl);
  await page.close();
});

it("a site that takes only an iframe learns its height, as often as it changes", async () => {
  const { url } = await feedServer();
  const { page, frame, troubles } = await openSite(url);
  const height = () => page.locator("iframe").evaluate((one) => one.clientHeight);
  await expect.poll(height).toBe(198);
  await page.locator("iframe").evaluate((one) => {
    one.style.width = "300px";
  });
  // Two columns and two rows there.
  await expect.poll(height).toBe(300);
  expect(await page.evaluate("told.at(-1)")).toEqual({
    type: "windowbox:height",
    feedId: "harbour-bakery",
    height: 300,
  });
  await takenOver(page);
  const html = frame.locator("html");
  const bar = () => html.evaluate((one) => getComputedStyle(one).scrollbarWidth);
  expect(await html.evaluate((one) => one.scrollHeight)).toBe(300);
  // Element and document came in one answer.
  const asked = await frame
    .locator("html")
    .evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name));
  expect(asked.filter((name) => /\/feeds\/|widget\.js/.test(name))).toEqual([
    `${url}/feeds/harbour-bakery.js`,
  ]);
  // A bar beside the tiles would move them sideways; there is one only where nobody listens to the height.
  expect(await bar()).toBe("none");
  // A page that began to listen only now asks for what it has missed.
  await page.evaluate("told.length = 0");
  await page.evaluate(
    `document.querySelector("iframe").contentWindow.postMessage({ type: "windowbox:height" }, "*")`,
  );
  await expect.poll(() => page.evaluate("told.at(-1)?.height")).toBe(300);
  await page.locator("iframe").evaluate((one) => {
    one.style.maxHeight = "100px";
  });
  await page.evaluate(
    `document.querySelector("iframe").contentWindow.postMessage({ type: "windowbox:height" }, "*")`,
  );
  await expect.poll(bar).toBe("auto");
  expect(troubles).toEqual([]);
});

it("the address of the iframe takes the element's options, but neither another feed nor another server", async () => {
  const { url } = await feedServer();
  const { page, frame, troubles } = await openSite(
    url,
    `?columns=2&columns-tablet=2&theme=dark&lang=de&server=${encodeURIComponent(site.origin)}&feed-id=other&onclick=alert(1)`,
  );
  await takenOver(page);
  await frame.getByRole("list", { name: "Instagram-Beiträge von harbour.bakery" }).waitFor();
  const element = frame.locator("windowbox-feed");
  expect(
    await element.evaluate((one) =>
      Object.fromEntries([...one.attributes].map(({ name, value }) => [name, value])),
    ),
  ).toEqual({
    "feed-id": "harbour-bakery",
    server: url,
    columns: "2",
    "columns-tablet": "2",
    theme: "dark",
    lang: "de",
    "on-click": "permalink",
  });
  expect(
    await frame
      .locator("a[part=tile]")
      .nth(1)
      .evaluate((tile) => tile.getBoundingClientRect().right),
  ).toBe(600);
  expect(site.paths.filter((path) => path.startsWith("/feeds/"))).toEqual([]);
  expect(troubles).toEqual([]);
  // Page, title and words are in one language.
  const html = frame.locator("html");
  await expect.poll(() => html.getAttribute("lang")).toBe("de");
  const title = await frame.locator("title").textContent();
  expect(title).toBe("Instagram-Beiträge von harbour.bakery");
  await frame.getByRole("main").locator("windowbox-feed").waitFor();
  // Where nobody chose one, it is the reader's: English comes before what is further down the list.
  const arab = await browser.newPage({ locale: "ar-EG" });
  await arab.goto(`${url}/embed/harbour-bakery`);
  await arab.getByRole("list", { name: "منشورات" }).waitFor();
  await expect.poll(() => arab.locator("html").getAttribute("dir")).toBe("rtl");
  expect(await arab.locator("html").getAttribute("lang")).toBe("ar-EG");
  expect(await arab.title()).toContain("منشورات");
  const english = await browser.newPage();
  await english.addInitScript(
    `Object.defineProperty(navigator, "languages", { value: ["fi", "en-GB", "de"] })`,
  );
  await english.goto(`${url}/embed/harbour-bakery`);
  await expect.poll(() => english.locator("windowbox-feed").getAttribute("lang")).toBe("en-GB");
  await english.getByRole("list", { name: "Instagram posts by harbour.bakery" }).waitFor();
}, 60_000);

it("a post in an iframe opens on Instagram, in a tab of its own", async () => {
  const { url } = await feedServer();
  const { page, frame } = await openSite(url);
  await takenOver(page);
  const tile = frame.locator("a[part=tile]").first();
  const permalink = await tile.getAttribute("href");
  await page.context().route(/instagram\.com/, (route) => route.fulfill({ body: "a post" }));
  const [opened] = await Promise.all([page.context().waitForEvent("page"), tile.click()]);
  await opened.waitForURL(permalink ?? "");
  expect(await frame.getByRole("dialog").count()).toBe(0);
  // Where it opens no tabs, as in what WordPress makes of a pasted address, the post opens in its place.
  await page.goto(
    site.page(
      "/post",
      `<iframe sandbox="allow-scripts" src="${url}/embed/harbour-bakery"></iframe>`,
    ),
  );
  await tile.click();
  await frame.getByRole("dialog").waitFor();
});

it("shows on a page that isolates itself, which takes only what says that it may be taken", async () => {
  const server = await feedServer();
  const page = await browser.newPage();
  site.answer("/isolated", (_request, response) => {
    response.setHeader("content-type", "text/html");
    response.setHeader("cross-origin-embedder-policy", "require-corp");
    response.setHeader("cross-origin-opener-policy", "same-origin");
    response.end(
      `<!doctype html><title>A site</title><iframe src="${server.url}/embed/harbour-bakery" title="Instagram"></iframe>`,
    );
  });
  await page.goto(`${site.origin}/isolated`);
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  const picture = page.frameLocator("iframe").locator("a[part=tile] img").first();
  await expect
    .poll(() => picture.evaluate((node: HTMLImageElement) => node.naturalWidth))
    .toBeGreaterThan(0);
  await page.close();
});
