import type { Browser, Page } from "playwright-core";
import { openWatchedPage, type WatchedPage } from "./watched-page.ts";

/** What was seen of a host; each is what is wrong, or nothing. */
export interface HostVisit {
  readonly first: string;
  readonly navigation: string;
  readonly history: string;
  readonly console: string;
  readonly moved: string;
  /** What is tried of this host alone. */
  readonly also: string;
}

export interface VisitedHost {
  readonly url: string;
  /** The page without a feed. */
  readonly about: string;
  /** Runs on the page with the feed: what is wrong, or nothing. */
  readonly also?: (page: Page) => Promise<string>;
  /** Milliseconds that each answer takes longer. */
  readonly latencyMs: number;
  /** Of the window: the text below the feed is in sight. */
  readonly height: number;
  /** Where to leave a picture of the page with the feed, if anywhere. */
  readonly screenshot?: string | undefined;
}

/** What may have been moved without anybody seeing it. */
const LEAST_SHIFT = 0.01;

/**
 * A site of two pages, the first with a feed between `#before` and `#after` and a link `#to-about`, the other with
 * `#about` and a link `#to-home`: opened at both, led through by its links, Back and Forward.
 */
export async function visitHost(browser: Browser, host: VisitedHost): Promise<HostVisit> {
  const home = await openWatchedPage(browser, host);
  await home.page.goto(host.url);
  const first = await home.findFault("home");
  let moved = await shiftOf(home);
  if (host.screenshot) await home.page.screenshot({ path: host.screenshot });
  let navigation = (await follow(home, "about")) || (await follow(home, "home"));
  let history = "";
  const steps = [
    ["goBack", "about"],
    ["goBack", "home"],
    ["goForward", "about"],
  ] as const;
  for (const [step, wanted] of steps) {
    await home.page[step]({ waitUntil: "commit" });
    history ||= await home.findFault(wanted);
  }
  const about = await openWatchedPage(browser, host);
  await about.page.goto(new URL(host.about, host.url).href);
  navigation ||= (await about.findFault("about")) || (await follow(about, "home"));
  moved ||= await shiftOf(about);
  const also = (await host.also?.(about.page)) ?? "";
  // Who stays for a second on a page without a feed, as on a busy machine, is rightly told that it has no place there.
  const ofAbout = about.troubles.filter((said) => !said.includes("has no place on this page"));
  const troubles = [...home.troubles, ...ofAbout].join("; ");
  await Promise.all([home.page.context().close(), about.page.context().close()]);
  return { first, navigation, history, console: troubles, moved, also };
}

async function follow({ page, findFault }: WatchedPage, wanted: "home" | "about"): Promise<string> {
  await page.locator(`#to-${wanted}`).click();
  return findFault(wanted);
}

async function shiftOf(watched: WatchedPage): Promise<string> {
  const shift = await watched.shift();
  return shift > LEAST_SHIFT ? `layout shift ${shift.toFixed(3)}` : "";
}
