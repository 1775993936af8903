import type { Browser, Page } from "playwright-core";
import { launchChromium } from "../support/chromium.ts";
import { type OpenedPage, WidgetSite } from "../support/widget-site.ts";
import { type BuiltPages, buildPages, type PageFeed } from "./build-pages.ts";

declare global {
  /** The page's own way to say which feeds it shows. */
  var show: (...feeds: readonly PageFeed[]) => void;
  /** What its listeners heard. */
  var seen: string[];
  var started: boolean | undefined;
}

/** The feed server, a site whose pages are made with the wrappers, and a browser that visits them. */
export class PageSite {
  readonly site: WidgetSite;
  readonly pages: BuiltPages;
  readonly #browser: Browser;

  private constructor(browser: Browser, site: WidgetSite, pages: BuiltPages) {
    this.#browser = browser;
    this.site = site;
    this.pages = pages;
    pages.serveAt(site.pages);
  }

  static async start(): Promise<PageSite> {
    const [browser, pages] = await Promise.all([launchChromium(), buildPages()]);
    return new PageSite(browser, await WidgetSite.start(browser), pages);
  }

  async stop(): Promise<void> {
    this.pages.remove();
    await this.site.stop();
    await this.#browser.close();
  }

  feed(props: Omit<PageFeed, "key"> & { readonly key?: string } = {}): PageFeed {
    return { key: "a", server: this.site.feeds.origin, feedId: "harbour-bakery", ...props };
  }

  /** A page with what the server rendered for these feeds, or with nothing. */
  async open(name: string, feeds: readonly PageFeed[] = [], html = ""): Promise<OpenedPage> {
    const opened = await this.site.open(
      `<div id="app">${html}</div>
      <script>
        feeds = ${JSON.stringify(feeds).replaceAll("<", "\\u003c")};
        served = document.querySelector("windowbox-feed");
        drawn = served?.shadowRoot?.querySelectorAll("a[part=tile]").length;
      </script>
      <script type="module" src="/pages/${name}.js"></script>`,
      {
        before: () => {
          console.warn = console.error;
        },
      },
    );
    await opened.page.waitForFunction(() => globalThis.started);
    return opened;
  }

  asked(path: string): number {
    return this.site.feeds.paths.filter((asked) => asked === path).length;
  }
}

export function showOn(page: Page, ...feeds: readonly PageFeed[]): Promise<void> {
  return page.evaluate((shown) => globalThis.show(...shown), feeds);
}

export function tilesOf(page: Page): Promise<number> {
  return page.locator("a[part=tile]").count();
}

export function seenOn(page: Page): Promise<string[]> {
  return page.evaluate(() => globalThis.seen);
}
