import { readFileSync } from "node:fs";
import type { Server } from "node:http";
import { createRequire } from "node:module";
import { join } from "node:path";
import { serve } from "@hono/node-server";
import type { AxeResults } from "axe-core";
import { Hono } from "hono";
import type { Browser, BrowserContext } from "playwright-core";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { createWidgetRoutes } from "../../../../server/routes/widget.ts";
import { launchChromium } from "../../../support/chromium.ts";
import { freePort } from "../../../support/free-port.ts";
import { everyPage, type PageToSee } from "./every-page.ts";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const WIDGET_DIR = join(import.meta.dirname, "../../../../dist/widget");
const PHONE = { width: 390, height: 844 };
const DESK = { width: 1280, height: 900 };
const ALL_RULES = "{}";
const CONTRAST = '{ runOnly: ["color-contrast"] }';
/** Colours are all that a scheme changes. */
const VIEWS = [
  { viewport: PHONE, colorScheme: "light", rules: ALL_RULES },
  { viewport: PHONE, colorScheme: "dark", rules: CONTRAST },
  { viewport: DESK, colorScheme: "dark", rules: ALL_RULES },
  { viewport: DESK, colorScheme: "light", rules: CONTRAST },
] as const;

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser?.close());

test("every page is accessible, light and dark, on a phone and on a desk", async () => {
  const { pages, show, url } = await serveEveryPage();
  const context = await browser.newContext();
  onTestFinished(() => context.close());
  const findings: Record<string, readonly string[]> = {};
  for (const pageToSee of pages) {
    show(pageToSee);
    await context.clearCookies();
    if (pageToSee.signedIn) await context.addCookies(await cookiesOf(pageToSee, url));
    findings[pageToSee.name] = await findingsOn(context, url + pageToSee.path);
  }
  expect(Object.keys(findings)).toHaveLength(16);
  expect(findings).toEqual(Object.fromEntries(pages.map(({ name }) => [name, []])));
}, 240_000);

async function cookiesOf({ dashboard }: PageToSee, url: string) {
  const { cookies } = await dashboard.signedIn();
  return [...cookies].map(([name, value]) => ({ name, value, url }));
}

async function findingsOn(context: BrowserContext, address: string): Promise<string[]> {
  const page = await context.newPage();
  const findings: string[] = [];
  page.on("console", (message) => {
    if (/Content Security Policy/i.test(message.text())) findings.push(message.text());
  });
  page.on("pageerror", (error) => findings.push(error.message));
  await page.goto(address);
  await page.locator("details").evaluateAll((all) => {
    for (const element of all) element.setAttribute("open", "");
  });
  await page.evaluate(AXE);
  for (const { viewport, colorScheme, rules } of VIEWS) {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme });
    const { violations } = await page.evaluate<AxeResults>(`axe.run(document, ${rules})`);
    for (const { id, nodes } of violations) {
      findings.push(...nodes.map(({ target }) => `${id}: ${target.join(" ")} (${colorScheme})`));
    }
    findings.push(...(await page.evaluate(sizeFindings)));
  }
  await page.close();
  return findings;
}

/** Runs in the page. */
function sizeFindings(): string[] {
  const { scrollWidth, clientWidth } = document.documentElement;
  const sideways =
    scrollWidth > clientWidth ? [`scrolls sideways by ${scrollWidth - clientWidth} px`] : [];
  const targets = document.querySelectorAll("button, a.button, summary, nav a, input");
  const small = [...targets].filter((element) => {
    const { width, height } = element.getBoundingClientRect();
    return width > 0 && height < 40 && element.getAttribute("type") !== "checkbox";
  });
  return [...sideways, ...small.map(({ outerHTML }) => `too small to touch: ${outerHTML}`)];
}

async function serveEveryPage() {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const pages = everyPage(url);
  let current = pages[0];
  const app = new Hono();
  app.route("/", createWidgetRoutes(WIDGET_DIR));
  app.all("*", (c) => current?.dashboard.app.fetch(c.req.raw, c.env) ?? c.notFound());
  const server = serve({ fetch: app.fetch, port }) as Server;
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const show = (page: PageToSee) => {
    current = page;
  };
  return { pages, show, url };
}
