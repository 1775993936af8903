import type { Browser, CDPSession, Page } from "playwright-core";
import { OBSERVER, type Observation, observe, type ReadObservation } from "./observe.ts";
import { type Conditions, POSTS, WINDOW } from "./profile.ts";
import { Traffic } from "./traffic.ts";

/** One look at one page. Instants in milliseconds since the visit began. */
export interface Visit {
  readonly firstTileAt: number;
  readonly allTilesAt: number;
  /** When the last visible picture has finished fading in. */
  readonly opaqueAt: number;
  readonly largestPaintAt: number;
  readonly layoutShift: number;
  /** Of the renderer's main thread, slowed down as it is, to the very end. */
  readonly mainThreadMs: number;
  readonly requestsUntilAll: number;
  readonly bytesUntilAll: number;
  readonly requests: number;
  readonly bytes: number;
}

interface VisitOptions {
  readonly conditions: Conditions;
  /** Whether the browser has to slow its own requests down. */
  readonly isBare: boolean;
  /** Where to leave a picture of the window, if anywhere. */
  readonly screenshot?: string | undefined;
}

const LONGEST_MS = 120_000;
const QUIET_MS = 700;

/** Opens the page with an empty cache on a slow line, until every tile in the window is there and all has calmed down. */
export async function visit(browser: Browser, url: string, options: VisitOptions): Promise<Visit> {
  const context = await browser.newContext({ viewport: WINDOW, deviceScaleFactor: 1 });
  try {
    const page = await context.newPage();
    // What runs in the page may carry the bundler's marks for function names.
    await page.addInitScript("globalThis.__name = (named) => named");
    await page.addInitScript(observe, { name: OBSERVER, wanted: POSTS });
    const cdp = await context.newCDPSession(page);
    const traffic = new Traffic(cdp);
    await slowDown(cdp, options);
    await page.goto(url, { waitUntil: "commit", timeout: LONGEST_MS });
    await allSeen(page);
    await traffic.rest(QUIET_MS);
    const observation = await page.evaluate(readObservation, OBSERVER);
    const mainThreadMs = await readTaskMs(cdp);
    if (options.screenshot) await page.screenshot({ path: options.screenshot });
    return summarise(observation, traffic, mainThreadMs);
  } finally {
    await context.close();
  }
}

export async function slowDown(
  cdp: CDPSession,
  { conditions, isBare }: Pick<VisitOptions, "conditions" | "isBare">,
): Promise<void> {
  const { rttMs, downKbit, upKbit, cpuSlowdown } = conditions;
  await cdp.send("Network.enable");
  // In the thread's own time: what else the machine does is no task of the page's.
  await cdp.send("Performance.enable", { timeDomain: "threadTicks" });
  if (isBare) {
    await cdp.send("Network.emulateNetworkConditions", {
      offline: false,
      latency: rttMs,
      downloadThroughput: (downKbit * 1000) / 8,
      uploadThroughput: (upKbit * 1000) / 8,
    });
  }
  await cdp.send("Emulation.setCPUThrottlingRate", { rate: cpuSlowdown });
}

async function allSeen(page: Page): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const message = `${page.url()} did not show ${POSTS} tiles in time.`;
    timer = setTimeout(() => reject(new Error(message)), LONGEST_MS);
  });
  const seen = page.evaluate((name) => Reflect.get(globalThis, name).allSeen, OBSERVER);
  await Promise.race([seen, late]).finally(() => clearTimeout(timer));
}

function readObservation(name: string): Observation {
  const read: ReadObservation = Reflect.get(globalThis, name).read;
  return read();
}

async function readTaskMs(cdp: CDPSession): Promise<number> {
  const { metrics } = await cdp.send("Performance.getMetrics");
  return (metrics.find(({ name }) => name === "TaskDuration")?.value ?? Number.NaN) * 1000;
}

function summarise(seen: Observation, traffic: Traffic, mainThreadMs: number): Visit {
  const shown = seen.tiles.map(({ shownAt }) => shownAt);
  const allTilesAt = Math.max(...shown);
  return {
    firstTileAt: Math.min(...shown),
    allTilesAt,
    opaqueAt: Math.max(...seen.tiles.map(({ opaqueAt }) => opaqueAt)),
    largestPaintAt: seen.largestPaintAt,
    layoutShift: seen.layoutShift,
    mainThreadMs,
    requestsUntilAll: traffic.requestsUntil(seen.timeOrigin + allTilesAt),
    bytesUntilAll: traffic.bytesUntil(seen.timeOrigin + allTilesAt),
    requests: traffic.requestsUntil(Number.POSITIVE_INFINITY),
    bytes: traffic.bytesUntil(Number.POSITIVE_INFINITY),
  };
}
