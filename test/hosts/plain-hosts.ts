import type { Page } from "playwright-core";

/** A host that needs no build: a library on plain pages. */
export interface PlainHost {
  /** Of its folder. */
  readonly name: string;
  /** Whose lines are pasted, in the dashboard. */
  readonly host: string;
  /** Whose version it is; Debian's packages have none here. */
  readonly package?: string;
  /** The page without a feed. */
  readonly about?: string;
  /** Runs on the page with the feed: what is wrong, or nothing. */
  readonly also?: (page: Page) => Promise<string>;
}

export const PLAIN_HOSTS: readonly PlainHost[] = [
  { name: "turbo", host: "html", package: "@hotwired/turbo" },
  { name: "htmx", host: "html", package: "htmx.org" },
  { name: "swup", host: "swup", package: "swup" },
  { name: "barba", host: "barba", package: "@barba/core" },
  { name: "alpine", host: "html", package: "alpinejs", about: "/#about" },
  { name: "jquery", host: "html", package: "jquery", about: "/#about" },
  { name: "prototype", host: "html", also: turnsTheRow },
  { name: "mootools", host: "html", also: turnsTheRow },
  { name: "lenis", host: "html", package: "lenis", also: scrollsTheCaption },
  { name: "bootstrap", host: "html", package: "bootstrap", also: closesTheModalLast },
];

/** Such libraries replace methods of elements. */
async function turnsTheRow(page: Page): Promise<string> {
  await page.locator("#row").click();
  const second = page.locator("windowbox-feed [part=tile]").nth(1);
  const place = async () => (await second.boundingBox())?.x ?? 0;
  const before = await place();
  await page.locator("windowbox-feed [part~=carousel-next]").click();
  // Where it is turned to stands still.
  await second.click({ trial: true, position: { x: 1, y: 1 } });
  return (await place()) < before - 100 ? "" : "the row does not turn";
}

async function scrollsTheCaption(page: Page): Promise<string> {
  await page.locator("windowbox-feed [part=tile]").first().click();
  await page.locator("windowbox-feed dialog[open]").waitFor();
  await page.mouse.move(500, 300);
  await page.mouse.wheel(0, 400);
  await page.keyboard.press("ArrowRight");
  const scrolled = await page.evaluate(() => scrollY);
  await page.keyboard.press("Escape");
  return scrolled === 0 ? "" : "the page scrolls behind an open post";
}

async function closesTheModalLast(page: Page): Promise<string> {
  await page.goto(new URL("/modal.html", page.url()).href);
  await page.locator("#open").click();
  await page.locator("#shop windowbox-feed [part=tile]").first().click();
  await page.locator("windowbox-feed dialog[open]").waitFor();
  await page.keyboard.press("Escape");
  await page.locator("windowbox-feed dialog[open]").waitFor({ state: "detached" });
  const isOpen = await page.locator("#shop").evaluate((modal) => modal.classList.contains("show"));
  return isOpen ? "" : "Escape closes the modal with the post";
}
