import type { Browser } from "playwright-core";
import { expect } from "vitest";

/** The page that shows every feed, with all that a visitor does there. No server of Windowbox runs. */
export async function visitPublished(browser: Browser, address: string): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1000, height: 700 } });
  const troubles: string[] = [];
  const elsewhere: string[] = [];
  page.on("pageerror", (error) => troubles.push(`${error}`));
  page.on("request", (request) => {
    if (!request.url().startsWith(`${address}/`)) elsewhere.push(request.url());
    // Any host of plain files has to do.
    if (request.url().includes("?")) troubles.push(`${request.url()} has a query`);
  });
  page.on("response", (response) => {
    if (response.status() !== 200) troubles.push(`${response.status()} ${response.url()}`);
  });
  await page.route("**/favicon.ico", (route) => route.fulfill({ body: "" }));
  await page.goto(`${address}/index.html`);
  const tiles = page.locator("a[part=tile]");
  await tiles.first().waitFor();
  const more = page.getByRole("button", { name: "Mehr anzeigen" });
  for (let shown = await tiles.count(); shown < 25; shown = await tiles.count()) {
    await more.click();
    await expect.poll(() => tiles.count()).toBeGreaterThan(shown);
  }
  await tiles.first().click();
  const picture = page.getByRole("dialog").locator("img").first();
  await picture.waitFor();
  await expect
    .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth))
    .toBeGreaterThan(0);
  await page.goto(`${address}/embed/harbour-bakery/index.html`);
  await tiles.first().waitFor();
  expect(troubles).toEqual([]);
  expect(elsewhere.filter((one) => !one.endsWith("/favicon.ico"))).toEqual([]);
  await page.close();
}
