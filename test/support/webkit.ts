import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import type { Readable } from "node:stream";
import { z } from "zod";
import type { FeedDocument } from "../../server/feed/document.ts";
import { recordEscape } from "./escapes.ts";
import { feedDocument } from "./feed-fixture.ts";
import { feedScript } from "./feed-script.ts";
import { freePort } from "./free-port.ts";
import { StubServer } from "./stub-server.ts";

/** What no machine without a desk has: a graphics card, and a bus for screen readers. */
const WITHOUT = {
  WEBKIT_DISABLE_COMPOSITING_MODE: "1",
  WEBKIT_DISABLE_DMABUF_RENDERER: "1",
  NO_AT_BRIDGE: "1",
  DBUS_SESSION_BUS_ADDRESS: "unix:path=/nonexistent",
  GSETTINGS_BACKEND: "memory",
  GIO_USE_VFS: "local",
};
/** Its number is said where file 3 leads; without the last, it begins anew whenever nobody is connected. */
const SCREEN = ["-displayfd", "3", "-screen", "0", "1100x1000x24", "-nolisten", "tcp", "-noreset"];
const LOOK_AGAIN_MS = 20;
const PATIENCE_MS = 20_000;
/** How the protocol calls an element. */
const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

const answer = z.object({ value: z.unknown() });
const problem = z.object({ error: z.string(), message: z.string() });
const session = z.object({ sessionId: z.string() });
const reference = z.object({ [ELEMENT]: z.string() });

/** WebKit, Safari's engine, over the W3C's WebDriver, on a screen that nobody sees. */
class Webkit {
  readonly #screen: ChildProcess;
  readonly #driver: ChildProcess;
  readonly #url: string;

  private constructor(screen: ChildProcess, driver: ChildProcess, url: string) {
    this.#screen = screen;
    this.#driver = driver;
    this.#url = url;
  }

  static async start(): Promise<Webkit> {
    for (const [program, from] of [
      ["Xvfb", "xvfb"],
      ["WebKitWebDriver", "webkit2gtk-driver"],
    ] as const) {
      if (spawnSync("which", [program]).status === 0) continue;
      throw new Error(
        `No ${program} was found: install it (Debian and Ubuntu: sudo apt-get install ${from}).`,
      );
    }
    const screen = spawn("Xvfb", SCREEN, { stdio: ["ignore", "ignore", "ignore", "pipe"] });
    const display = await allOf(screen.stdio[3] as Readable);
    const port = await freePort();
    const driver = spawn("WebKitWebDriver", [`--port=${port}`, "--host=127.0.0.1"], {
      env: { ...process.env, DISPLAY: `:${display}`, ...WITHOUT },
      stdio: "ignore",
    });
    const url = `http://127.0.0.1:${port}`;
    await until(() =>
      fetch(`${url}/status`).then(
        ({ ok }) => ok,
        () => false,
      ),
    );
    const capabilities = { "webkitgtk:browserOptions": { args: ["--automation"] } };
    const started = await send("POST", `${url}/session`, {
      // A page that waits for a script can be looked at meanwhile.
      capabilities: { alwaysMatch: { ...capabilities, pageLoadStrategy: "none" } },
    });
    const { sessionId } = session.parse(started);
    return new Webkit(screen, driver, `${url}/session/${sessionId}`);
  }

  async stop(): Promise<void> {
    await send("DELETE", this.#url);
    this.#driver.kill();
    this.#screen.kill();
  }

  send(method: "GET" | "POST", path: string, body?: unknown): Promise<unknown> {
    return send(method, this.#url + path, body);
  }
}

interface OpenOptions {
  readonly headers?: Readonly<Record<string, string>>;
  readonly width?: number;
}

/** A feed server, a site on another origin, and a WebKit that visits it. */
export class WebkitSite {
  readonly feeds = new StubServer();
  readonly pages = new StubServer();
  readonly #webkit: Webkit;
  #pages = 0;

  private constructor(webkit: Webkit) {
    this.#webkit = webkit;
  }

  static async start(): Promise<WebkitSite> {
    const site = new WebkitSite(await Webkit.start());
    await Promise.all([site.feeds.start(), site.pages.start()]);
    site.pages.answer("/favicon.ico", (_request, response) => void response.end());
    return site;
  }

  async stop(): Promise<void> {
    await this.#webkit.stop();
    await Promise.all([this.feeds.stop(), this.pages.stop()]);
  }

  feed(changes: Parameters<typeof feedDocument>[1] = {}, id = "harbour-bakery"): FeedDocument {
    const document = feedDocument(this.feeds.origin, { id, ...changes });
    this.feeds.json(`/feeds/${id}.json`, document);
    this.feeds.script(`/feeds/${id}.js`, feedScript(document, this.feeds.origin));
    return document;
  }

  /** Opens a page with this body, once its own HTML is there. */
  async open(body: string, { headers = {}, width = 1000 }: OpenOptions = {}): Promise<void> {
    await this.#webkit.send("POST", "/window/rect", { x: 0, y: 0, width, height: 900 });
    const html = `<!doctype html><html lang="en"><title>A site</title><meta name="viewport" content="width=device-width"><script nonce="watch">(${listen})()</script><body>${body}</body></html>`;
    this.#pages += 1;
    const url = this.pages.page(`/${this.#pages}`, html, headers);
    await this.#webkit.send("POST", "/url", { url });
    await until(() => this.#isAt(url));
  }

  async #isAt(url: string): Promise<boolean> {
    try {
      const [address, state] = await this.evaluate(() => [location.href, document.readyState]);
      return address === url && state !== "loading";
    } catch {
      // Asked of the page before, which was leaving.
      return false;
    }
  }

  /** Runs in the page. */
  async evaluate<Result, Args extends readonly unknown[]>(
    run: (...args: Args) => Result,
    ...args: Args
  ): Promise<Result> {
    const script = `return (${run}).apply(null, arguments)`;
    return (await this.#webkit.send("POST", "/execute/sync", { script, args })) as Result;
  }

  /** As a person does: the browser itself finds where it lies. */
  async click(selector: string): Promise<void> {
    const found = await this.evaluate((wanted) => window.inFeed(wanted)[0], selector);
    await this.#webkit.send("POST", `/element/${reference.parse(found)[ELEMENT]}/click`, {});
  }

  async press(key: string): Promise<void> {
    const actions = [
      { type: "keyDown", value: key },
      { type: "keyUp", value: key },
    ];
    await this.#webkit.send("POST", "/actions", {
      actions: [{ type: "key", id: "keyboard", actions }],
    });
  }

  /** Exceptions and rejections that nobody caught, and what the console called an error. */
  async troubles(): Promise<string[]> {
    const said = await this.evaluate(() => window.troubles);
    for (const message of said) recordEscape({ message, page: "a page in WebKit" });
    return said;
  }
}

declare global {
  interface Window {
    troubles: string[];
    /** In the page's feeds, and in what they keep to themselves. */
    inFeed(selector: string): Element[];
  }
}

/** Runs in the page before anything else. */
function listen(): void {
  const troubles: string[] = [];
  window.troubles = troubles;
  addEventListener("error", ({ message }) => troubles.push(message));
  addEventListener("unhandledrejection", ({ reason }) => troubles.push(`${reason}`));
  console.error = (...words: unknown[]) => troubles.push(words.join(" "));
  const within = (root: ParentNode, selector: string): Element[] => [
    ...root.querySelectorAll(selector),
    ...[...root.querySelectorAll("*")].flatMap(({ shadowRoot }) =>
      shadowRoot ? within(shadowRoot, selector) : [],
    ),
  ];
  window.inFeed = (selector) =>
    [...document.querySelectorAll("windowbox-feed")].flatMap(({ shadowRoot }) =>
      shadowRoot ? within(shadowRoot, selector) : [],
    );
}

async function send(method: string, url: string, body?: unknown): Promise<unknown> {
  const response = await fetch(url, {
    method,
    ...(body !== undefined && { body: JSON.stringify(body) }),
    headers: { "content-type": "application/json" },
  });
  const { value } = answer.parse(await response.json());
  if (response.ok) return value;
  const { error, message } = problem.parse(value);
  throw new Error(`WebKit: ${error}: ${message}`);
}

/** To its end: Xvfb writes number and line end one after the other, and dies of a pipe that is closed between them. */
async function allOf(stream: Readable): Promise<string> {
  let said = "";
  for await (const chunk of stream) said += chunk;
  if (!said) throw new Error("Xvfb does not start");
  return said.trim();
}

async function until(isThere: () => Promise<boolean>): Promise<void> {
  const latest = performance.now() + PATIENCE_MS;
  while (!(await isThere())) {
    if (performance.now() > latest) throw new Error(`not within ${PATIENCE_MS} ms: ${isThere}`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
  }
}
