import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import type { FeedDocument } from "../../server/feed/document.ts";
import { feedDocument } from "./feed-fixture.ts";
import { feedScript } from "./feed-script.ts";
import { StubServer } from "./stub-server.ts";

export interface OpenOptions extends BrowserContextOptions {
  readonly headers?: Readonly<Record<string, string>>;
  /** Runs in the page before anything else. */
  readonly before?: () => void;
}

export interface OpenedPage {
  readonly page: Page;
  /** Exceptions, unhandled rejections, and what the console called an error. */
  readonly troubles: string[];
  /** Every address the browser asked for. */
  readonly asked: string[];
}

/** A feed server and a site on another origin, which a browser visits that may know others too. */
export class WidgetSite {
  readonly feeds = new StubServer();
  readonly pages = new StubServer();
  readonly #browser: Browser;

  private constructor(browser: Browser) {
    this.#browser = browser;
  }

  static async start(browser: Browser): Promise<WidgetSite> {
    const site = new WidgetSite(browser);
    await Promise.all([site.feeds.start(), site.pages.start()]);
    site.pages.answer("/favicon.ico", (_request, response) => void response.end());
    return site;
  }

  async stop(): Promise<void> {
    await this.#closeVisitors();
    await Promise.all([this.feeds.stop(), this.pages.stop()]);
  }

  /** Forgets visitors and requests between tests. */
  async reset(): Promise<void> {
    await this.#closeVisitors();
    await this.feeds.reset();
  }

  async #closeVisitors(): Promise<void> {
    await Promise.all(this.#browser.contexts().map((context) => context.close()));
  }

  feed(changes: Parameters<typeof feedDocument>[1] = {}, id = "harbour-bakery"): FeedDocument {
    const document = feedDocument(this.feeds.origin, { id, ...changes });
    this.feeds.json(`/feeds/${id}.json`, document);
    this.feeds.script(`/feeds/${id}.js`, feedScript(document, this.feeds.origin));
    return document;
  }

  get script(): string {
    return `<script type="module" src="${this.feeds.origin}/widget.js"></script>`;
  }

  /** Opens a page with this body, as soon as its own HTML is there. */
  async open(body: string, options: OpenOptions = {}): Promise<OpenedPage> {
    const { headers, before, ...contextOptions } = options;
    const context = await this.#browser.newContext(contextOptions);
    const page = await context.newPage();
    const troubles: string[] = [];
    const asked: string[] = [];
    page.on("pageerror", (error) => troubles.push(`${error}`));
    page.on("console", (message) => {
      if (message.type() === "error") troubles.push(message.text());
    });
    page.on("request", (request) => asked.push(request.url()));
    if (before) await page.addInitScript(before);
    const html = `<!doctype html><html lang="en"><title>A site</title><meta name="viewport" content="width=device-width"><body>${body}</body></html>`;
    await page.goto(this.pages.page("/", html, headers), { waitUntil: "commit" });
    return { page, troubles, asked };
  }
}
