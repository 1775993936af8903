import { z } from "zod";
import { chromiumPath, launchVisitorsChromium } from "../../support/chromium.ts";
import { PASSWORD } from "./bench-server.ts";
import { LARGE_FEED, withLargeFeed } from "./large-server.ts";

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const HIDDEN = 10;

interface Scrolled {
  readonly tiles: number;
  /** Of the page's thread, in milliseconds of a processor: what else goes on on the machine is none of its time. */
  readonly longestTaskMs: number;
}

const traced = z.object({
  traceEvents: z.array(
    z.looseObject({
      name: z.string(),
      pid: z.number(),
      tid: z.number(),
      /** Microseconds of the thread's own time. */
      tdur: z.number().optional(),
      args: z.looseObject({ name: z.unknown().optional() }).optional(),
    }),
  ),
});

/** The wall of 2,000 posts on a phone, from its beginning to its end, and then some posts hidden. */
export function scrollWall(): Promise<Scrolled> {
  return withLargeFeed(async ({ url }) => {
    const browser = await launchVisitorsChromium({ executablePath: chromiumPath() });
    try {
      const page = await browser.newPage(PHONE);
      await page.goto(`${url}/admin/login`);
      await page.fill("input[type=password]", PASSWORD);
      await page.keyboard.press("Enter");
      await page.waitForURL(`${url}/admin`);
      await page.goto(`${url}/admin/feeds/${LARGE_FEED}/posts`);
      await browser.startTracing(page, { categories: ["toplevel", "devtools.timeline"] });
      const more = page.locator(".wall-more");
      while ((await more.count()) > 0) {
        await page.mouse.wheel(0, 3000);
        await page.evaluate(() => new Promise(requestAnimationFrame));
      }
      const tiles = page.locator("li.post");
      for (let number = 0; number < HIDDEN; number += 1) {
        const hide = tiles.nth(1900 + number).locator("button[value^=hide]");
        await hide.tap();
        await hide.waitFor({ state: "detached" });
      }
      const longestTaskMs = longestTaskIn(await browser.stopTracing());
      return { tiles: await tiles.count(), longestTaskMs };
    } finally {
      await browser.close();
    }
  });
}

function longestTaskIn(trace: Buffer): number {
  const { traceEvents } = traced.parse(JSON.parse(trace.toString("utf8")));
  const threadOf = ({ pid, tid }: { pid: number; tid: number }) => `${pid} ${tid}`;
  const pages = new Set(
    traceEvents
      .filter(({ name, args }) => name === "thread_name" && args?.name === "CrRendererMain")
      .map(threadOf),
  );
  const times = traceEvents
    .filter((event) => event.name.endsWith("RunTask") && pages.has(threadOf(event)))
    .map(({ tdur = 0 }) => tdur / 1000);
  if (times.length === 0) throw new Error("nothing was traced");
  return Math.max(...times);
}
