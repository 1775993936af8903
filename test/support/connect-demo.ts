import type { Page } from "playwright-core";
import type { Demo } from "../../demo/start.ts";

/** What an owner does: sign in, connect, allow. Then all pictures come. */
export async function connectDemo(page: Page, demo: Demo, password: string): Promise<void> {
  await page.goto(demo.dashboardUrl);
  await page.locator("input[type=password]").fill(password);
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Sign out" }).waitFor();
  await page.goto(new URL("/connect", demo.dashboardUrl).href);
  await page.getByRole("button", { name: "Allow", exact: true }).click();
  await page.waitForURL(/\/admin/);
}
