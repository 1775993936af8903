import { existsSync } from "node:fs";
import { type Browser, chromium, type LaunchOptions } from "playwright-core";
import { recordEscape } from "./escapes.ts";

const USUAL_PATHS = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/** The same engine without a window around it: it takes two thirds of the time, but keeps no page for Back. */
export const HEADLESS_SHELL = "/usr/bin/chromium-headless-shell";

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  `--disable-features=${withoutFeatures().join(",")}`,
];

/** The switch may be given once: Playwright's own list, whose place this takes, and what only costs time here. */
function withoutFeatures(): string[] {
  return [
    ...["AimEnabled", "AvoidCorsURLLoaderRestartOnRedirect"],
    ...["AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose"],
    ...["HttpsFirstBalancedModeAutoEnable", "HttpsUpgrades", "LensOverlay", "MediaRouter"],
    ...["NetworkTimeServiceQuerying", "OptimizationHints", "PaintHolding", "PreconnectToSearch"],
    "ThirdPartyStoragePartitioning",
    // Two pages below the address bar of every window, drawn by two renderers of their own.
    ...["WebUIOmniboxPopup", "WebUIOmniboxFullPopup", "WebUIOmniboxAimPopup"],
    // A process kept ready for the next page, which here is another visitor's and cannot use it.
    "SpareRendererForSitePerProcess",
  ];
}

/** The Chromium of this machine; the one `CHROMIUM_PATH` names goes first. */
export function chromiumPath(): string {
  const named = process.env["CHROMIUM_PATH"];
  const found = named ?? [...USUAL_PATHS, chromium.executablePath()].find(existsSync);
  if (found) return found;
  throw new Error(
    "No Chromium was found: install one with `apt-get install chromium` or `npx playwright-core install chromium`, or name it in CHROMIUM_PATH.",
  );
}

/** V8 compiles and collects on the page's own thread: on few cores, its helpers cost tests more than they help. */
const ON_ONE_THREAD = "--js-flags=--single-threaded";

/** For tests. Without a path of its own: the headless shell where it is, else the Chromium of this machine. */
export function launchChromium(options: LaunchOptions = {}): Promise<Browser> {
  return launchVisitorsChromium({ ...options, args: [ON_ONE_THREAD, ...(options.args ?? [])] });
}

/** For what is measured: as visitors have it, V8 compiles and collects beside the page's own thread. */
export async function launchVisitorsChromium(options: LaunchOptions = {}): Promise<Browser> {
  const { executablePath = testedPath() } = options;
  const args = [...FLAGS, ...(options.args ?? [])];
  const browser = await chromium.launch({ ...options, executablePath, args });
  recordEscapes(browser);
  return browser;
}

function testedPath(): string {
  const named = process.env["CHROMIUM_PATH"];
  return !named && existsSync(HEADLESS_SHELL) ? HEADLESS_SHELL : chromiumPath();
}

/** Of every page, also of one that the page opens. */
function recordEscapes(browser: Browser): void {
  browser.on("context", (context) => {
    context.on("weberror", (webError) => {
      recordEscape({ message: `${webError.error()}`, page: webError.page()?.url() ?? "" });
    });
  });
}
