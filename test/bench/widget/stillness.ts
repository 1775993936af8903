import type { Browser, CDPSession, Page } from "playwright-core";
import type { FeedPost, FeedSettings } from "../../../server/feed/document.ts";
import { placeRule } from "../../../server/feed/place-rule.ts";
import { attributeOf } from "../../../server/feed/settings-table.ts";
import { snippetsOf } from "../../../server/pages/feeds/feed-snippets.ts";
import { FEED_ID } from "./installation.ts";
import { OBSERVER, type Observation, observe, type ReadObservation } from "./observe.ts";
import { type BenchPage, LOOK, pageWith } from "./pages.ts";
import { type Conditions, POSTS } from "./profile.ts";
import { Traffic } from "./traffic.ts";

const WIDTHS = [1200, 390];
const HEIGHT = 900;
const QUIET_MS = 1000;
const LONGEST_MS = 120_000;

/** So few that the text below them is in sight. */
const LIMIT = 6;

const LAYOUTS = ["highlight", "carousel", "masonry"] as const;
const WORDS: readonly FeedSettings[] = [{}, { header: true, captions: true }];
/** Masonry knows its posts' shapes only as they were when the lines were copied. */
const AIMS = { highlight: 0.01, carousel: 0.01, masonry: 0.02 } as const;

interface StillPage extends BenchPage {
  readonly aim: number;
}

/** The dashboard's lines for the looks that are more than a grid, as each would be copied. */
export function stillPages(url: string, posts: readonly FeedPost[]): StillPage[] {
  return LAYOUTS.flatMap((layout) =>
    WORDS.map((words) => {
      const look = { ...words, layout, limit: LIMIT };
      const attributes = Object.entries(look)
        .map(([name, value]) => ` ${attributeOf(name)}="${value}"`)
        .join("");
      const rule = placeRule({ id: FEED_ID, settings: { ...LOOK, ...look }, posts: [...posts] });
      const lines = snippetsOf(url, FEED_ID, { rule }).module;
      return {
        name: `${layout}${words.header ? " with header and captions" : ""}`,
        html: pageWith(lines.replace("<windowbox-feed", `<windowbox-feed${attributes}`)),
        aim: AIMS[layout],
      };
    }),
  );
}

/** How much moves in windows of both widths, by a visit and by another from memory; one line a page. */
export async function measureStillness(
  browser: Browser,
  pages: readonly StillPage[],
  addressOf: (page: BenchPage) => string,
  slowDown: (cdp: CDPSession) => Promise<void>,
  line: Conditions,
): Promise<string> {
  const lines: string[] = [];
  for (const still of pages) {
    const seen: string[] = [];
    let most = 0;
    for (const width of WIDTHS) {
      const viewport = { width, height: HEIGHT };
      const context = await browser.newContext({ viewport, deviceScaleFactor: 1 });
      const page = await context.newPage();
      await page.addInitScript("globalThis.__name = (named) => named");
      await page.addInitScript(observe, { name: OBSERVER, wanted: POSTS });
      const cdp = await context.newCDPSession(page);
      const traffic = new Traffic(cdp);
      await slowDown(cdp);
      await page.goto(addressOf(still), { waitUntil: "commit", timeout: LONGEST_MS });
      const cold = await shiftOf(page, traffic);
      await page.reload({ waitUntil: "commit", timeout: LONGEST_MS });
      const warm = await shiftOf(page, traffic);
      await context.close();
      seen.push(`${width} px ${cold.toFixed(4)}, again ${warm.toFixed(4)}`);
      most = Math.max(most, cold, warm);
    }
    const isMet = most <= still.aim ? "met" : "NOT met";
    lines.push(`${still.name}, ${line.name} line: ${seen.join("; ")}; aim ${still.aim}: ${isMet}`);
  }
  return lines.join("\n");
}

async function shiftOf(page: Page, traffic: Traffic): Promise<number> {
  await page.locator("windowbox-feed [aria-busy=false] a[part=tile] img.loaded").first().waitFor();
  await traffic.rest(QUIET_MS);
  const { layoutShift } = await page.evaluate((name): Observation => {
    const read: ReadObservation = Reflect.get(globalThis, name).read;
    return read();
  }, OBSERVER);
  return layoutShift;
}
