import type { Browser, Page } from "playwright-core";
import { feedPost } from "../support/feed-fixture.ts";
import { renderedHtml } from "../support/rendered-html.ts";
import { WidgetSite } from "../support/widget-site.ts";

/** With its only page: it ends with it. */
export interface OpenedBrowser {
  readonly browser: Browser;
  readonly page: Page;
  readonly close: () => Promise<void>;
}

/** What a visitor of a page sees in the end. */
export interface Seen {
  readonly posts: number;
  /** Of the tiles, those that lead to Instagram. */
  readonly links: number;
  /** Tiles that have no room, or stand outside of their element. */
  readonly misplaced: number;
  /** The page's own words in place of the posts. */
  readonly fallback: boolean;
  readonly lightbox?: string;
  readonly more?: number;
  readonly consoleLines: readonly string[];
  readonly escapes: readonly string[];
}

export interface Form {
  readonly name: string;
  readonly body: (site: WidgetSite) => string;
  readonly lightbox?: boolean;
  readonly more?: boolean;
  /** Runs in the page before anything else: makes an older browser of it. */
  readonly before?: () => void;
  /** What is to be seen, where it is not the posts. */
  readonly shows?: "fallback" | "posts and a line";
}

const ID = "harbour-bakery";
const FALLBACK = `<p class="fallback">Our pictures are on Instagram</p>`;
const PER_PAGE = 6;
const TILE = "a[part=tile]";

const module =
  (attributes = "") =>
  (site: WidgetSite) =>
    `${site.script}<main style="width:900px"><windowbox-feed feed-id="${ID}" limit="${PER_PAGE}" ${attributes}>${FALLBACK}</windowbox-feed></main>`;
const tag = (site: WidgetSite) =>
  `<main style="width:900px"><windowbox-feed feed-id="${ID}" limit="${PER_PAGE}">${FALLBACK}</windowbox-feed></main><script async src="${site.feeds.origin}/feeds/${ID}.js" data-limit="${PER_PAGE}"></script>`;
const rendered = (site: WidgetSite) =>
  renderedHtml(site.feed({ settings: { limit: PER_PAGE } }), site.feeds.origin);
const included = (site: WidgetSite) =>
  `<main style="width:900px">${rendered(site).fragment}</main>`;

/** Each way to put a feed on a page, each layout, and what a visitor can do with it. */
export const FORMS: readonly Form[] = [
  { name: "module", body: module(), lightbox: true },
  { name: "one tag", body: tag },
  { name: "HTML include", body: included },
  {
    name: "iframe's page",
    body: (site) => {
      const address = site.feeds.page(`/embed/${ID}`, rendered(site).page);
      return `<script>location.replace(${JSON.stringify(address)})</script>`;
    },
  },
  ...["grid", "masonry", "carousel", "highlight"].map((layout) => ({
    name: layout,
    body: module(`layout="${layout}" captions header`),
  })),
  { name: "load more", body: module(`load-more="button"`), more: true },
];

/** Browsers older than any that is promised something, and pages on which something fails. */
export const OLDER: readonly Form[] = [
  {
    name: "no custom elements",
    body: module(),
    before: () => void Reflect.deleteProperty(window, "customElements"),
    shows: "fallback",
  },
  {
    name: "an observer that throws",
    body: module(),
    before: throwOnObserving,
    shows: "posts and a line",
  },
  {
    name: "include, an observer that throws",
    body: included,
    before: throwOnObserving,
    shows: "posts and a line",
  },
];

function throwOnObserving(): void {
  window.ResizeObserver = new Proxy(ResizeObserver, {
    construct() {
      throw new TypeError("not today");
    },
  });
}

/** What is not as it was promised, in words. */
export function findFaults(form: Form, seen: Seen): string[] {
  const posts = form.shows === "fallback" ? 0 : PER_PAGE;
  const checks: readonly (readonly [boolean, string])[] = [
    [seen.posts === posts, `${seen.posts} posts instead of ${posts}`],
    [seen.links === posts, `${seen.links} links instead of ${posts}`],
    [seen.misplaced === 0, `${seen.misplaced} tiles out of place`],
    [seen.fallback === (form.shows === "fallback"), `fallback: ${seen.fallback}`],
    [!form.lightbox || seen.lightbox !== "", "no caption in the lightbox"],
    [!form.more || seen.more === PER_PAGE * 2, `${seen.more} posts after more were asked for`],
    [seen.consoleLines.length <= (form.shows ? 1 : 0), seen.consoleLines.join(" / ")],
    [seen.escapes.length === 0, seen.escapes.join(" / ")],
  ];
  return checks.flatMap(([holds, fault]) => (holds ? [] : [fault]));
}

/** Opens a page with this form in a browser of its own, which ends with it. */
export async function visit(opened: OpenedBrowser, form: Form): Promise<Seen> {
  const { browser, page, close } = opened;
  const site = await WidgetSite.start(browser);
  try {
    const next = `/feeds/${ID}/after/1.json`;
    const posts = Array.from({ length: PER_PAGE * 2 }, (_, index) =>
      feedPost(site.feeds.origin, index),
    );
    const first = site.feed({ posts: posts.slice(0, PER_PAGE), next });
    const { next: _none, ...last } = first;
    site.feeds.json(next, { ...last, posts: posts.slice(PER_PAGE) });
    page.setDefaultTimeout(10_000);
    const consoleLines: string[] = [];
    const escapes: string[] = [];
    page.on("pageerror", (error) => escapes.push(`${error}`));
    page.on("console", (message) => consoleLines.push(message.text()));
    if (form.before) await page.addInitScript(form.before);
    const html = `<!doctype html><html lang="en"><title>A site</title><body>${form.body(site)}</body></html>`;
    await page.goto(site.pages.page("/", html), { waitUntil: "commit" });
    const shown = form.shows ?? "posts";
    const selector = shown === "fallback" ? ".fallback" : TILE;
    await until(page, selector);
    await page.waitForLoadState("networkidle");
    const before = await look(page);
    const more = form.more ? await loadMore(page) : undefined;
    const lightbox = form.lightbox ? await openLightbox(page) : undefined;
    return {
      ...before,
      ...(more !== undefined && { more }),
      ...(lightbox !== undefined && { lightbox }),
      consoleLines,
      escapes,
    };
  } finally {
    await close();
    await Promise.all([site.feeds.stop(), site.pages.stop()]);
  }
}

function look(page: Page) {
  return page.evaluate(() => {
    const feed = document.querySelector("windowbox-feed");
    const tiles = [
      ...(feed?.shadowRoot?.querySelectorAll<HTMLAnchorElement>("a[part=tile]") ?? []),
    ];
    const { left = 0, width = 0 } = feed?.getBoundingClientRect() ?? {};
    const fallback = document.querySelector(".fallback")?.getBoundingClientRect().height ?? 0;
    const isCarousel = feed?.getAttribute("layout") === "carousel";
    return {
      posts: tiles.length,
      links: tiles.filter(({ href }) => href.startsWith("https://www.instagram.com/")).length,
      misplaced: tiles.filter((tile) => {
        const box = tile.getBoundingClientRect();
        const outside = box.left < left - 1 || box.right > left + width + 1;
        return box.width < 50 || box.height < 50 || (outside && !isCarousel);
      }).length,
      fallback: fallback > 0,
    };
  });
}

async function loadMore(page: Page): Promise<number> {
  await clickOn(page, "[part~=button]");
  await until(page, TILE, PER_PAGE * 2);
  return (await look(page)).posts;
}

async function openLightbox(page: Page): Promise<string> {
  await clickOn(page, TILE);
  return until(page, "dialog[open] [part=lightbox-caption]");
}

/** The driver's own ways to find and click ask pages for what older ones lack. */
async function clickOn(page: Page, selector: string): Promise<void> {
  await until(page, selector);
  await page.evaluate((wanted) => {
    const root = document.querySelector("windowbox-feed")?.shadowRoot;
    const found = root?.querySelector(wanted);
    if (found instanceof HTMLElement) found.click();
  }, selector);
}

/** Gives the text of the first: on the page, or in the element. Nothing, where it does not come. */
async function until(page: Page, selector: string, count = 1): Promise<string> {
  const found = await page
    .waitForFunction(
      ([wanted, least]) => {
        // The lightbox has a shadow root of its own.
        const roots: (Document | ShadowRoot)[] = [document];
        for (const root of roots) {
          for (const { shadowRoot } of root.querySelectorAll("*")) {
            if (shadowRoot) roots.push(shadowRoot);
          }
        }
        const all = roots.flatMap((root) => [...root.querySelectorAll(wanted)]);
        return all.length >= least && { text: all[0]?.textContent ?? "" };
      },
      [selector, count] as const,
      { timeout: 10_000 },
    )
    .catch(() => undefined);
  const value = await found?.jsonValue();
  return value ? value.text.trim() : "";
}
