import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { type Demo, startDemo } from "../../demo/start.ts";
import { launchChromium } from "./chromium.ts";
import { connectDemo } from "./connect-demo.ts";

/*
 * Every look of the element as a picture, to be looked at before a change to its styles goes out:
 *
 *   npx tsx test/support/take-gallery-screenshots.ts FOLDER [--only=ID,ID…] [--in=phone-dark,…] [--site=URL]
 *
 * Without a URL it starts a demo of its own and connects it.
 */

const PASSWORD = "harbour-demo";
const PORT = 4310;
/** Posts that the gallery's largest example shows. */
const FULL = 12;
/** Fifty feeds on one page keep a small machine busy. */
const TIMEOUT_MS = 120_000;

const WINDOWS: Readonly<Record<string, BrowserContextOptions>> = {
  "phone-on-its-side": {
    viewport: { width: 844, height: 390 },
    deviceScaleFactor: 2,
    hasTouch: true,
  },
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true },
  tablet: { viewport: { width: 820, height: 1180 }, hasTouch: true },
  desktop: { viewport: { width: 1280, height: 800 } },
};
const SCHEMES = ["light", "dark"] as const;

/** What the lightbox has to show: the kind's word begins the tile's name. */
const KINDS = { image: "Photo", album: "Album", video: "Reel" };

const [folder, ...more] = process.argv.slice(2);
if (folder) await main(folder, more);
else console.log("Name a folder for the pictures.");

async function main(out: string, args: readonly string[]): Promise<void> {
  const only = optionOf(args, "only")?.split(",");
  const windows = optionOf(args, "in")?.split(",");
  const site = optionOf(args, "site");
  const browser = await launchChromium();
  const own = site ? undefined : await startOwn(browser);
  try {
    const gallery = new URL("/gallery", site ?? own?.demo.siteUrl).href;
    for (const [name, window] of Object.entries(WINDOWS)) {
      for (const colorScheme of SCHEMES) {
        if (windows && !windows.includes(`${name}-${colorScheme}`)) continue;
        const context = await browser.newContext({ ...window, colorScheme });
        context.setDefaultTimeout(TIMEOUT_MS);
        const page = await context.newPage();
        const shots = join(out, `${name}-${colorScheme}`);
        mkdirSync(shots, { recursive: true });
        await openGallery(page, gallery);
        await takeExamples(page, shots, only);
        if (!only || only.includes("lightbox")) await takeLightbox(page, shots);
        if (!only || only.includes("touched")) await takeTouched(page, shots);
        await context.close();
        console.log(shots);
      }
    }
  } finally {
    await browser.close();
    await own?.stop();
  }
}

function optionOf(args: readonly string[], name: string): string | undefined {
  const start = `--${name}=`;
  return args.find((arg) => arg.startsWith(start))?.slice(start.length);
}

async function startOwn(browser: Browser): Promise<{ demo: Demo; stop(): Promise<void> }> {
  const dataDir = mkdtempSync(join(tmpdir(), "windowbox-gallery-"));
  const demo = await startDemo({ port: PORT, dataDir, adminPassword: PASSWORD });
  const context = await browser.newContext();
  const page = await context.newPage();
  await connectDemo(page, demo, PASSWORD);
  // The gallery loads itself anew when these have come: not while it is being taken.
  await page.waitForFunction(
    async (least) => {
      const response = await fetch("/feeds/harbour-bakery.json");
      return response.ok && (await response.json()).posts.length >= least;
    },
    FULL,
    { polling: 1000, timeout: TIMEOUT_MS },
  );
  await context.close();
  return {
    demo,
    async stop() {
      await demo.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function openGallery(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.locator("#grid a[part=tile]").first().waitFor();
  await page.getByRole("button", { name: "Hide this note" }).click();
  // It would stand over what is taken.
  await page.locator(".jump").evaluate((nav) => nav.remove());
}

async function takeExamples(page: Page, shots: string, only: readonly string[] | undefined) {
  for (const example of await page.locator(".example").all()) {
    const id = `${await example.getAttribute("id")}`;
    if (only && !only.includes(id)) continue;
    await example.scrollIntoViewIfNeeded();
    await picturesCome(page, id);
    await example.screenshot({ path: join(shots, `${id}.png`), animations: "disabled" });
  }
}

/** All that are in sight, in the element and in an iframe with it. */
async function picturesCome(page: Page, id: string): Promise<void> {
  await page.waitForFunction((id) => {
    const area = document.querySelector(`#${id}`);
    const feeds = [...(area?.querySelectorAll("windowbox-feed") ?? [])];
    const pictures = feeds.flatMap((feed) => [...(feed.shadowRoot?.querySelectorAll("img") ?? [])]);
    for (const picture of pictures) {
      picture.loading = "eager";
      // Or it may be missing from the picture of the page although it is there.
      picture.decoding = "sync";
    }
    return pictures.every((picture) => picture.complete && picture.matches(".loaded, .avatar"));
  }, id);
  const frame = await page
    .locator(`#${id} iframe`)
    .first()
    .elementHandle({ timeout: 1 })
    .catch(() => null);
  const inside = await frame?.contentFrame();
  await inside?.locator("a[part=tile] img.loaded").first().waitFor();
}

/** Open on a picture, an album and a video. */
async function takeLightbox(page: Page, shots: string): Promise<void> {
  for (const [kind, word] of Object.entries(KINDS)) {
    await page.locator(`#masonry a[part=tile][aria-label^="${word}"]`).first().click();
    const dialog = page.locator("dialog[open]");
    await dialog.locator("[part=lightbox-picture] img.loaded").first().waitFor();
    await page.screenshot({ path: join(shots, `lightbox-${kind}.png`), animations: "disabled" });
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
  }
}

/** Under the pointer, and with the focus. */
async function takeTouched(page: Page, shots: string): Promise<void> {
  for (const [id, part] of [
    ["hover-caption", "tile"],
    ["hover-counts", "tile"],
    ["header", "follow-button"],
    ["load-more", "load-more"],
    ["brand", "tile"],
  ] as const) {
    const example = page.locator(`#${id}`);
    const target = example.locator(`[part~=${part}]`).first();
    await target.hover();
    await example.screenshot({ path: join(shots, `${id}-hovered.png`), animations: "disabled" });
    await page.keyboard.press("Shift");
    await target.focus();
    await example.screenshot({ path: join(shots, `${id}-focused.png`), animations: "disabled" });
  }
}
