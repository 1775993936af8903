import { existsSync } from "node:fs";
import puppeteer, { type Browser, type HTTPRequest, type Page } from "puppeteer-core";
import type { FeedDocument } from "../../server/feed/document.ts";
import { recordEscape } from "./escapes.ts";
import { feedDocument } from "./feed-fixture.ts";
import { feedScript } from "./feed-script.ts";
import { StubServer } from "./stub-server.ts";

const USUAL_PATHS = [
  "/usr/bin/firefox-esr",
  "/usr/bin/firefox",
  "/Applications/Firefox.app/Contents/MacOS/firefox",
  "C:\\Program Files\\Mozilla Firefox\\firefox.exe",
];

/** What it would ask of anyone by itself and the driver does not turn off already. */
const QUIET = {
  "app.normandy.enabled": false,
  // Asked for by the page, on whose policy it would be counted.
  "browser.chrome.site_icons": false,
  "browser.region.network.url": "",
  "browser.region.update.enabled": false,
  "dom.push.connection.enabled": false,
  "extensions.systemAddon.update.enabled": false,
  "media.gmp-manager.updateEnabled": false,
  "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false,
  "toolkit.telemetry.enabled": false,
  "toolkit.telemetry.server": "",
  "toolkit.telemetry.unified": false,
};

/** Exact, and able to hover: without a screen Firefox finds no mouse. */
const MOUSE = { "ui.primaryPointerCapabilities": 6, "ui.allPointerCapabilities": 6 };

/**
 * The Firefox of this machine, over WebDriver BiDi, which a distribution's own build speaks too; the one
 * `FIREFOX_PATH` names goes first.
 */
export async function launchFirefox(preferences: Record<string, unknown> = {}): Promise<Browser> {
  const executablePath = process.env["FIREFOX_PATH"] ?? USUAL_PATHS.find(existsSync);
  if (!executablePath) {
    throw new Error(
      "No Firefox was found: install one (Debian and Ubuntu: sudo apt-get install firefox-esr), or name it in FIREFOX_PATH.",
    );
  }
  const browser = await puppeteer.launch({
    browser: "firefox",
    executablePath,
    headless: true,
    timeout: 120_000,
    protocolTimeout: 120_000,
    extraPrefsFirefox: { ...QUIET, ...MOUSE, ...preferences },
  });
  recordEscapes(browser);
  return browser;
}

/** Of every page, also of one that the page opens. */
function recordEscapes(browser: Browser): void {
  browser.on("targetcreated", async (target) => {
    const page = await target.page();
    page?.on("pageerror", (error) => recordEscape({ message: `${error}`, page: page.url() }));
  });
}

interface FirefoxOptions {
  readonly headers?: Readonly<Record<string, string>>;
  readonly width?: number;
  readonly height?: number;
}

interface OpenedInFirefox {
  readonly page: Page;
  /** Exceptions, unhandled rejections, and what the console called an error. */
  readonly troubles: string[];
  /** Every address the browser asked for. */
  readonly asked: string[];
}

/** A feed server, a site on another origin, and a Firefox that visits it. */
export class FirefoxSite {
  readonly feeds = new StubServer();
  readonly pages = new StubServer();
  readonly #browser: Browser;

  private constructor(browser: Browser) {
    this.#browser = browser;
  }

  static async start(preferences?: Record<string, unknown>): Promise<FirefoxSite> {
    const site = new FirefoxSite(await launchFirefox(preferences));
    await Promise.all([site.feeds.start(), site.pages.start()]);
    site.pages.answer("/favicon.ico", (_request, response) => void response.end());
    return site;
  }

  async stop(): Promise<void> {
    await this.#browser.close();
    await Promise.all([this.feeds.stop(), this.pages.stop()]);
  }

  /** Forgets visitors and requests between tests. */
  async reset(): Promise<void> {
    const visitors = this.#browser.browserContexts();
    const others = visitors.filter((context) => context !== this.#browser.defaultBrowserContext());
    await Promise.all(others.map((context) => context.close()));
    await this.feeds.reset();
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

  /** Opens a page with this body, for a visitor who was never here. */
  async open(body: string, options: FirefoxOptions = {}): Promise<OpenedInFirefox> {
    const { headers, width = 1000, height = 900 } = options;
    const visitor = await this.#browser.createBrowserContext();
    const page = await visitor.newPage();
    await page.setViewport({ width, height });
    const troubles: string[] = [];
    const asked: string[] = [];
    page.on("pageerror", (error) => troubles.push(`${error}`));
    page.on("console", (message) => {
      if (message.type() === "error") troubles.push(message.text());
    });
    page.on("request", (request: HTTPRequest) => asked.push(request.url()));
    const html = `<!doctype html><html lang="en"><title>A site</title><meta name="viewport" content="width=device-width"><body>${body}</body></html>`;
    await page.goto(this.pages.page("/", html, headers), { waitUntil: "domcontentloaded" });
    return { page, troubles, asked };
  }
}
