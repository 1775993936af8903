import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launchChromium } from "../support/chromium.ts";
import { startPublishedSite } from "./published-site.ts";
import { visitPublished } from "./visit-published.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

it("a folder and a bucket that were being published when the power went name nothing that is missing; the next run finishes them, and visitors see it all", async () => {
  const site = await startPublishedSite();
  await site.kill(0);
  await site.kill(1);
  for (const address of site.addresses()) await visitPublished(browser, address);
  expect.hasAssertions();
});
