import type { Browser, CDPSession, Page } from "playwright-core";

/**
 * A page and what is seen of it from a world of its own: the page's scripts may replace whatever they like, and know
 * nothing of it.
 */
export interface WatchedPage {
  readonly page: Page;
  /** Exceptions, and what the console called an error or a warning. */
  readonly troubles: readonly string[];
  /** What is wrong with the page of that name, once it should be right. */
  findFault(wanted: "home" | "about"): Promise<string>;
  /** Layout shifts so far: what nobody caused, and whatever moved the text below the feed. */
  shift(): Promise<number>;
}

const WORLD = "visit";
const PATIENCE_MS = 5_000;

export async function openWatchedPage(
  browser: Browser,
  { latencyMs, height }: { readonly latencyMs: number; readonly height: number },
): Promise<WatchedPage> {
  const context = await browser.newContext({ viewport: { width: 1000, height } });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  const troubles: string[] = [];
  page.on("pageerror", (error) => troubles.push(`${error}`));
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) troubles.push(message.text());
  });
  const session = await context.newCDPSession(page);
  const world = await enterWorld(session);
  if (latencyMs > 0) {
    await session.send("Network.emulateNetworkConditions", {
      offline: false,
      latency: latencyMs,
      downloadThroughput: 500_000,
      uploadThroughput: 500_000,
    });
  }
  return {
    page,
    troubles,
    findFault: (wanted) => world(`faultOnceRight(${JSON.stringify(wanted)}, ${PATIENCE_MS})`),
    shift: async () => Number(await world("shiftSoFar()")),
  };
}

/** Evaluates an expression in the world of its own, again where a new page takes the old one's place meanwhile. */
async function enterWorld(session: CDPSession): Promise<(expression: string) => Promise<string>> {
  let contextId: number | undefined;
  session.on("Runtime.executionContextCreated", ({ context }) => {
    if (context.name === WORLD) contextId = context.id;
  });
  await session.send("Page.enable");
  await session.send("Runtime.enable");
  await session.send("Page.addScriptToEvaluateOnNewDocument", {
    source: `(${watch})();`,
    worldName: WORLD,
  });
  async function evaluate(expression: string): Promise<string> {
    const asked = contextId;
    try {
      const { result } = await session.send("Runtime.evaluate", {
        expression,
        awaitPromise: true,
        returnByValue: true,
        ...(asked !== undefined && { contextId: asked }),
      });
      return `${result.value}`;
    } catch (error) {
      if (contextId === asked) throw error;
      return evaluate(expression);
    }
  }
  return evaluate;
}

/** Runs in every page before anything else. */
function watch(): void {
  let moved = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const {
        value = 0,
        hadRecentInput = false,
        sources = [],
      } = entry as PerformanceEntry & {
        value?: number;
        hadRecentInput?: boolean;
        sources?: readonly { readonly node?: Node | null }[];
      };
      const isBelow = sources.some(({ node }) => node instanceof Element && node.id === "after");
      if (!hadRecentInput || isBelow) moved += value;
    }
  }).observe({ type: "layout-shift", buffered: true });

  const drawn = () =>
    new Promise<void>((resolve) => requestAnimationFrame(() => setTimeout(resolve)));

  const tilesOf = (feed: Element | undefined) =>
    feed?.shadowRoot?.querySelectorAll("a[part=tile]").length ?? 0;

  function faultOf(wanted: string): string {
    const feeds = [...document.querySelectorAll("windowbox-feed")];
    if (wanted === "about") {
      if (!document.querySelector("#about")) return "the page does not come";
      return feeds.length > 0 ? "the feed stands on the other page" : "";
    }
    const [before, after] = [document.querySelector("#before"), document.querySelector("#after")];
    if (!before || !after) return "the page does not come";
    if (feeds.length !== 1) return `${feeds.length} feeds`;
    if (tilesOf(feeds[0]) === 0) return "no posts";
    const [above, feed, below] = [before, feeds[0], after].map(
      (element) => element?.getBoundingClientRect() ?? new DOMRect(),
    );
    const isBetween =
      above && feed && below && above.bottom <= feed.top && feed.bottom <= below.top + 1;
    if (!isBetween || feed.height < 200) return "the feed is out of its place";
    return "";
  }

  Object.assign(globalThis, {
    async faultOnceRight(wanted: string, patienceMs: number): Promise<string> {
      const until = performance.now() + patienceMs;
      while (faultOf(wanted) && performance.now() < until) await drawn();
      // What comes twice comes a moment later.
      await drawn();
      return faultOf(wanted);
    },
    async shiftSoFar(): Promise<number> {
      await drawn();
      return moved;
    },
  });
}
