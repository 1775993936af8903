import type { LaunchOptions } from "playwright-core";
import { it as base } from "vitest";
import { WidgetSite } from "./widget-site.ts";

/**
 * `it` for tests that visit a page with the element: `site` is a feed server, a site and a Chromium, started once for
 * the file and forgotten after each test, its visitors, feeds and requests.
 */
export const it = base
  .extend("launchOptions", { scope: "file" }, (): LaunchOptions => ({}))
  .extend("fileSite", { scope: "file" }, async ({ launchOptions }, { onCleanup }) => {
    const site = await WidgetSite.start(launchOptions);
    onCleanup(() => site.stop());
    return site;
  })
  .extend("site", async ({ fileSite }, { onCleanup }) => {
    onCleanup(() => fileSite.reset());
    return fileSite;
  });
