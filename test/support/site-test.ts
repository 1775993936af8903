import type { Browser, LaunchOptions } from "playwright-core";
import { it as base } from "vitest";
import { launchChromium } from "./chromium.ts";
import { WidgetSite } from "./widget-site.ts";

/**
 * `it` for tests that visit a page with the element: `site` is a feed server and a site, started once for the file and
 * forgotten after each test, its visitors, feeds and requests. The Chromium that visits is the worker's, as its start
 * takes longer than most tests; a file that overrides `launchOptions` has one of its own.
 */
export const it = base
  .extend("launch", { scope: "worker" }, () => launchChromium)
  .extend("chromium", { scope: "worker" }, ({ launch }, { onCleanup }) => {
    let started: Promise<Browser> | undefined;
    onCleanup(async () => (await started)?.close());
    return () => {
      started ??= launch();
      return started;
    };
  })
  .extend("launchOptions", { scope: "file" }, (): LaunchOptions | undefined => undefined)
  .extend(
    "fileSite",
    { scope: "file" },
    async ({ launch, chromium, launchOptions }, { onCleanup }) => {
      const browser = await (launchOptions ? launch(launchOptions) : chromium());
      const site = await WidgetSite.start(browser);
      onCleanup(async () => {
        await site.stop();
        if (launchOptions) await browser.close();
      });
      return site;
    },
  )
  .extend("site", async ({ fileSite }, { onCleanup }) => {
    onCleanup(() => fileSite.reset());
    return fileSite;
  });
