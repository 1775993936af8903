import type { Browser, CDPSession, Page } from "playwright-core";
import { OBSERVER, type Observation, observe, type ReadObservation } from "./observe.ts";
import { PROFILE, VISIBLE_TILES } from "./profile.ts";
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
  readonly latencyMs: number;
  /** Where to leave a picture of the window, if anywhere. */
  readonly screenshot?: string | undefined;
}

const LONGEST_MS = 120_000;
const QUIET_MS = 700;

/** Opens the page with an empty cache on a slow line, until every tile in the window is there and all has calmed down. */
export async function visit(browser: Browser, url: string, options: VisitOptions): Promise<Visit> {
  const context = await browser.newContext({ viewport: PROFILE.window, deviceScaleFactor: 1 });
  try {
    const page = await context.newPage();
    // What runs in the page may carry the bundler's marks for function names.
    await page.addInitScript("globalThis.__name = (named) => named");
    await page.addInitScript(observe, { name: OBSERVER, wanted: VISIBLE_TILES });
    const cdp = await context.newCDPSession(page);
    const traffic = new Traffic(cdp);
    await slowDown(cdp, options.latencyMs);
    await page.goto(url, { waitUntil: "commit", timeout: LONGEST_MS });
    await allSeen(page);
    // What is below the window is counted, but need not be waited for at this pace.
    await cdp.send("Network.emulateNetworkConditions", { ...PROFILE.network, ...FAST });
    await traffic.rest(QUIET_MS);
    const observation = await page.evaluate(readObservation, OBSERVER);
    const mainThreadMs = await readTaskMs(cdp);
    if (options.screenshot) await page.screenshot({ path: options.screenshot });
    return summarise(observation, traffic, mainThreadMs);
  } finally {
    await context.close();
  }
}

const FAST = { latency: 0, downloadThroughput: -1, uploadThroughput: -1 };

async function slowDown(cdp: CDPSession, latencyMs: number): Promise<void> {
  await cdp.send("Network.enable");
  // In the thread's own time: what else the machine does is no task of the page's.
  await cdp.send("Performance.enable", { timeDomain: "threadTicks" });
  await cdp.send("Network.emulateNetworkConditions", { ...PROFILE.network, latency: latencyMs });
  await cdp.send("Emulation.setCPUThrottlingRate", { rate: PROFILE.cpuSlowdown });
}

async function allSeen(page: Page): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const message = `${page.url()} did not show ${VISIBLE_TILES} tiles in time.`;
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
