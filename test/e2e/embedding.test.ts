import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it, onTestFinished, vi } from "vitest";
import { swatchFile } from "../../demo/sandbox/cdn/files.ts";
import type { SandboxPostSpec } from "../../demo/sandbox/spec.ts";
import { launchChromium } from "../support/chromium.ts";
import { StubServer } from "../support/stub-server.ts";
import { startTestServer, type TestServer } from "../support/test-server.ts";

vi.setConfig({ testTimeout: 120_000 });

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

const SHAPES = [
  [480, 480],
  [480, 600],
  [480, 320],
  [320, 400],
] as const;

/** Posts of every kind and shape; the first page of a feed has 24. */
const POSTS = Array.from({ length: 26 }, (_, index): SandboxPostSpec => {
  const [width, height] = SHAPES[index % SHAPES.length] ?? SHAPES[0];
  const picture = swatchFile({ width, height, hue: (index * 47) % 360 });
  const kind: SandboxPostSpec =
    index % 5 === 1 ? { type: "VIDEO" } : index % 5 === 3 ? { children: [{ picture }, {}] } : {};
  return { ...kind, picture, ageMs: index * 3_600_000, caption: `Number ${index} #bread @harbour` };
});

const EMBEDS: readonly [name: string, tags: (server: string) => string][] = [
  [
    "the two lines",
    (server) =>
      `<script type="module" src="${server}/widget.js"></script>
       <windowbox-feed feed-id="harbour-bakery" on-click="lightbox"></windowbox-feed>`,
  ],
  [
    "the one tag",
    (server) =>
      `<script async src="${server}/feeds/harbour-bakery.js" data-on-click="lightbox"></script>`,
  ],
];

async function startServerWithFeed(): Promise<TestServer> {
  const server = await startTestServer({
    accounts: [{ username: "harbour.bakery", posts: POSTS }],
  });
  const owner = await server.owner();
  await owner.connect(server.sandbox, "harbour.bakery");
  await server.feedWith("harbour-bakery", ({ posts, next }) => posts.length === 24 && !!next);
  return server;
}

it.each(EMBEDS)(
  "shows the feed by %s on another site under the strictest policy, and leaves no trace",
  async (_name, tags) => {
    const server = await startServerWithFeed();
    const visit = await openPage(server, tags(server.url));
    const { page, origins, troubles, setCookies } = visit;
    server.sandbox.control.clearRequests();

    const tiles = page.locator("windowbox-feed a[part=tile]");
    await tiles.first().waitFor();
    // Scrolled through, so that the pictures below the fold come, too.
    for (const tile of await tiles.all()) await tile.scrollIntoViewIfNeeded();
    await page.waitForFunction(picturesAreShown);
    expect(await tiles.count()).toBeGreaterThanOrEqual(6);
    const links = await tiles.evaluateAll((all) => all.map((one) => one.getAttribute("href")));
    expect(
      links.every((link) => /^https:\/\/www\.instagram\.com\/(p|reel)\//.test(link ?? "")),
    ).toBe(true);

    expect(await page.evaluate(() => window.shifts)).toEqual([]);
    expect(troubles).toEqual([]);
    expect([...origins].sort()).toEqual([server.url, visit.origin].sort());
    expect(setCookies).toEqual([]);
    expect(await page.context().cookies()).toEqual([]);
    expect(await page.evaluate(storedThings)).toEqual([0, 0, 0, 0, 0, ""]);
    expect(server.sandbox.control.requests).toEqual([]);

    // Opened and closed by keyboard, with its video and its slides, it needs nothing more either.
    await tiles.nth(1).focus();
    await page.keyboard.press("Enter");
    await page.locator("dialog[open]").waitFor();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Escape");
    await page
      .locator("dialog[open]")
      .waitFor({ state: "detached" })
      .catch(() => undefined);
    expect(troubles).toEqual([]);
    expect([...origins].sort()).toEqual([server.url, visit.origin].sort());
    expect(await page.context().cookies()).toEqual([]);
  },
);

it("lets the page's own world be: no global, no style, no tag of the page is changed", async () => {
  const server = await startServerWithFeed();
  const bare = await openPage(server, "");
  const before = await bare.page.evaluate(worldOfThePage);
  const { page, troubles } = await openPage(
    server,
    EMBEDS.map(([, tags]) => tags(server.url)).join("\n"),
  );
  await page.locator("windowbox-feed a[part=tile] >> nth=0").waitFor();
  await page.waitForFunction(() => document.querySelectorAll("windowbox-feed").length === 1);
  expect(await page.evaluate(worldOfThePage)).toEqual(before);
  expect(troubles).toEqual([]);
});

it("shows what was written for it when there is no such feed, and the page goes on", async () => {
  const server = await startServerWithFeed();
  const body = `<script type="module" src="${server.url}/widget.js"></script>
    <windowbox-feed feed-id="nobody"><a id="fallback" href="https://www.instagram.com/harbour.bakery/">See us there</a></windowbox-feed>`;
  const { page, exceptions } = await openPage(server, body);
  await page.locator("windowbox-feed:defined #fallback").waitFor();
  expect(await page.locator("#text").isVisible()).toBe(true);
  expect(exceptions).toEqual([]);
});

declare global {
  interface Window {
    shifts: number[];
  }
}

interface Visit {
  readonly page: Page;
  /** Of the page. */
  readonly origin: string;
  /** Of everything that was asked for. */
  readonly origins: Set<string>;
  readonly exceptions: string[];
  /** Exceptions, and what the console called an error or a warning. */
  readonly troubles: string[];
  readonly setCookies: string[];
}

/** A page of another site that allows the feed's server what the promise names, and nobody else anything. */
async function openPage(server: TestServer, body: string): Promise<Visit> {
  const pages = await new StubServer().start();
  onTestFinished(() => pages.stop());
  const allowed = ["script-src", "connect-src", "img-src", "media-src"]
    .map((directive) => `${directive} ${server.url}`)
    .join("; ");
  pages.page(
    "/",
    `<!doctype html><html lang="en"><title>A shop</title>
     <meta name="viewport" content="width=device-width"><body><h1>Our shop</h1>
     <p id="text">Nothing stands below the feed: no policy as strict as this lets a page keep a place for it.</p>
     ${body}</body></html>`,
    { "content-security-policy": `default-src 'none'; ${allowed}` },
  );
  pages.answer("/favicon.ico", (_request, response) => void response.end());
  const context = await browser.newContext({ viewport: { width: 1100, height: 700 } });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  // Another site, not only another port: cookies would tell the difference.
  const origin = pages.origin.replace("127.0.0.1", "localhost");
  const visit: Visit = {
    page,
    origin,
    origins: new Set(),
    exceptions: [],
    troubles: [],
    setCookies: [],
  };
  page.on("request", (request) => visit.origins.add(new URL(request.url()).origin));
  page.on("websocket", (socket) => visit.origins.add(socket.url()));
  page.on("response", (answer) => {
    const cookie = answer.headers()["set-cookie"];
    if (cookie) visit.setCookies.push(cookie);
  });
  page.on("pageerror", (error) => {
    visit.exceptions.push(`${error}`);
    visit.troubles.push(`${error}`);
  });
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) visit.troubles.push(message.text());
  });
  await page.addInitScript(() => {
    window.shifts = [];
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        if ("value" in entry && typeof entry.value === "number") window.shifts.push(entry.value);
      }
    }).observe({ type: "layout-shift", buffered: true });
  });
  await page.goto(`${origin}/`, { waitUntil: "load" });
  return visit;
}

/** Runs in the page. */
function picturesAreShown(): boolean {
  const feed = document.querySelector("windowbox-feed");
  const pictures = [...(feed?.shadowRoot?.querySelectorAll("a[part=tile] img") ?? [])];
  return (
    pictures.length > 0 &&
    pictures.every((one) => one instanceof HTMLImageElement && one.complete && one.naturalWidth > 0)
  );
}

/** Runs in the page. */
async function storedThings(): Promise<(number | string)[]> {
  const workers = await navigator.serviceWorker?.getRegistrations().catch(() => []);
  return [
    localStorage.length,
    sessionStorage.length,
    (await indexedDB.databases()).length,
    // Not there on a page without https.
    "caches" in window ? (await caches.keys()).length : 0,
    workers?.length ?? 0,
    document.cookie,
  ];
}

/** Runs in the page. */
function worldOfThePage(): Record<string, unknown> {
  const looks = (selector: string) => {
    const element = document.querySelector(selector);
    const style = element && getComputedStyle(element);
    return (
      style &&
      [...style]
        .map((name) => `${name}:${style.getPropertyValue(name)}`)
        .filter(
          (line) =>
            !/^(height|block-size|perspective-origin|transform-origin|inset|top|bottom)/.test(line),
        )
    );
  };
  return {
    // Lit counts how often it is on a page, and keeps what decorators leave.
    globals: Object.keys(window).filter(
      (name) => !/^(lit|reactive)\w+(Versions|Metadata)$/.test(name),
    ),
    sheets: [document.styleSheets.length, document.adoptedStyleSheets.length],
    head: document.head.innerHTML,
    attributes: [document.documentElement, document.body].map((one) => one.getAttributeNames()),
    looks: ["html", "body", "h1", "#text"].map(looks),
    prototypes: [Array, Object, String, Element, Promise].map(
      (one) => Object.getOwnPropertyNames(one.prototype).length,
    ),
  };
}
