import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { AxeResults } from "axe-core";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it, onTestFinished } from "vitest";
import { pictureFile } from "../../demo/cast/files.ts";
import { type Demo, startDemo } from "../../demo/start.ts";
import { launchChromium } from "../support/chromium.ts";
import { connectDemo } from "../support/connect-demo.ts";
import { neighbouringPorts } from "../support/neighbouring-ports.ts";
import { tempFolder } from "../support/temp-folder.ts";

const PASSWORD = "harbour-demo";
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Few posts: syncing the whole cast takes longer than a test should. */
const CAST = [
  {
    username: "harbour.bakery",
    posts: ["rye-board", "eclairs", "fishing-boats"].map((slug, i) => ({
      ageMs: (i + 1) * 3_600_000,
      picture: pictureFile(slug),
      caption: `Post ${i + 1} #sourdough`,
    })),
  },
];

/** The states that are meant to fail, as the browser reports them. */
const MEANT = /\/gallery\/broken\/|\/feeds\/nobody-yet\.json$/;

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

it("shows every look to a phone and a desktop, light and dark, without a complaint of any kind", async () => {
  const demo = await start();
  const owner = await browser.newContext();
  await connectDemo(await owner.newPage(), demo, PASSWORD);
  await owner.close();
  for (const [width, colorScheme] of [
    [320, "light"],
    [1280, "dark"],
  ] as const) {
    const { page, asked, troubles } = await visit(demo, {
      colorScheme,
      viewport: { width, height: 800 },
    });
    await page.locator("#brand a[part=tile] img").first().waitFor({ state: "attached" });
    await page.locator("#html a[part=tile] img").first().waitFor({ state: "attached" });
    await page.locator("#one-tag a[part=tile] img").first().waitFor({ state: "attached" });
    await page.locator("#error p[part=message]").getByText("cannot be shown").waitFor();
    await page.locator("#not-connected p[part=message]").getByText("No Instagram").waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    expect({ width, findings: await findings(page), troubles }).toEqual({
      width,
      findings: [],
      troubles: [],
    });
    expect([...asked].sort()).toEqual(
      [demo.siteUrl, demo.dashboardUrl].map((url) => new URL(url).origin).sort(),
    );
    await page.context().close();
  }
}, 180_000);

it("says what to do before anything is connected", async () => {
  const demo = await start();
  const { page, troubles } = await visit(demo, {});
  await page.getByText("Nothing is connected yet").waitFor();
  await page.locator("#grid").getByText("No Instagram account is connected here yet.").waitFor();
  await page.locator("#html").getByText("as soon as harbour.bakery is connected").waitFor();
  expect(troubles.filter((trouble) => !/\/(feeds|embed)\/harbour-bakery/.test(trouble))).toEqual(
    [],
  );
  await page.context().close();
}, 60_000);

async function start(): Promise<Demo> {
  const demo = await startDemo({
    port: await neighbouringPorts(),
    dataDir: join(tempFolder(), "demo"),
    adminPassword: PASSWORD,
    logLevel: "silent",
    accounts: CAST,
  });
  onTestFinished(() => demo.stop());
  return demo;
}

/** Errors of scripts, of the network and of the page's content policy are told by the console. */
async function visit(demo: Demo, options: BrowserContextOptions) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const asked = new Set<string>();
  const troubles: string[] = [];
  page.on("request", (request) => asked.add(new URL(request.url()).origin));
  page.on("pageerror", (error) => troubles.push(`${error}`));
  page.on("console", (message) => {
    const { url } = message.location();
    if (message.type() === "error" && !MEANT.test(url)) troubles.push(`${message.text()} ${url}`);
  });
  await page.goto(new URL("/gallery", demo.siteUrl).href);
  return { page, asked, troubles };
}

async function findings(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate<AxeResults>("axe.run(document)");
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
}
