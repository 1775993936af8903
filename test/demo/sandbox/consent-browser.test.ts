import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createSandbox, type Sandbox } from "../../../demo/sandbox/sandbox.ts";
import { launchChromium } from "../../support/chromium.ts";

const axeSource = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

let browser: Browser;
const stops: (() => void)[] = [];

beforeAll(async () => {
  browser = await launchChromium();
});

afterAll(async () => {
  await browser.close();
  for (const stop of stops) stop();
});

test("connects with the keyboard alone, as another account than the first", async () => {
  const { sandbox, callback } = await start();
  const page = await browser.newPage();
  await page.goto(instagramUrl(sandbox, callback));
  // The chosen account gets the focus; the arrows choose, Tab leads on to Allow.
  await page.locator("input[type=radio]:focus").waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/connect\/callback/);
  const url = new URL(page.url());
  expect(url.hash).toBe("#_");
  expect(await page.textContent("body")).toBe(url.search);
  const [asked] = sandbox.control.requestsTo("authorize").slice(-1);
  expect(asked?.params).toMatchObject({ account: "shop.two", decision: "allow" });
  await page.close();
});

test("denies with a button", async () => {
  const { sandbox, callback } = await start();
  const page = await browser.newPage();
  await page.goto(instagramUrl(sandbox, callback));
  await page.getByRole("button", { name: "Don’t allow" }).click();
  await page.waitForURL(/error=access_denied/);
  expect(new URL(page.url()).searchParams.get("state")).toBe("st4te");
  await page.close();
});

test("lets Pages be unticked at Facebook's dialog", async () => {
  const { sandbox, callback } = await start();
  const page = await browser.newPage();
  await page.goto(facebookUrl(sandbox, callback));
  await page.getByRole("checkbox", { name: /Shop One Page/ }).uncheck();
  await page.getByRole("button", { name: "Allow", exact: true }).click();
  await page.waitForURL(/code=/);
  const { pages } = sandbox.control;
  expect(sandbox.control.requestsTo("authorize").at(-1)?.params.page).toBe(pages[1]?.id);
  await page.close();
});

const LOOKS = [
  [390, "light"],
  [1280, "dark"],
] as const;

test.each(LOOKS)("is readable by everybody, %i wide and %s", async (width, colorScheme) => {
  const { sandbox, callback } = await start();
  const page = await browser.newPage({ viewport: { width, height: 800 }, colorScheme });
  for (const url of [
    instagramUrl(sandbox, callback),
    facebookUrl(sandbox, callback),
    instagramUrl(sandbox, "javascript:0"),
  ]) {
    await page.goto(url);
    expect(await violations(page)).toEqual([]);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBe(0);
  }
  await page.close();
});

/** A sandbox on a real port, and a place that stands for the server it redirects to. */
async function start(): Promise<{ sandbox: Sandbox; callback: string }> {
  const site = new Hono();
  site.get("/connect/callback", (c) => c.text(new URL(c.req.url).search));
  const siteOrigin = await listen(site);
  let app: Hono | undefined;
  const front = new Hono().all("*", (c) => app?.fetch(c.req.raw, c.env) ?? c.notFound());
  const origin = await listen(front);
  const sandbox = createSandbox({
    clock: Date,
    origin,
    accounts: [
      { username: "shop.one", page: "Shop One Page" },
      {
        username: "shop.two",
        name: "A name that is rather long for a phone",
        page: "Shop Two Page",
      },
      { username: "only.me", accountType: "PERSONAL" },
    ],
  });
  app = sandbox.app;
  return { sandbox, callback: `${siteOrigin}/connect/callback` };
}

function listen(app: Hono): Promise<string> {
  return new Promise((resolve) => {
    const server = serve({ fetch: app.fetch, hostname: "127.0.0.1", port: 0 }, ({ port }) =>
      resolve(`http://127.0.0.1:${port}`),
    );
    stops.push(() => server.close());
  });
}

function instagramUrl({ environment }: Sandbox, redirect_uri: string): string {
  const query = new URLSearchParams({
    client_id: environment.INSTAGRAM_APP_ID ?? "",
    redirect_uri,
    response_type: "code",
    scope: "instagram_business_basic",
    state: "st4te",
  });
  return `${environment.INSTAGRAM_WWW_URL}/oauth/authorize?${query}`;
}

function facebookUrl({ environment }: Sandbox, redirect_uri: string): string {
  const query = new URLSearchParams({
    client_id: environment.FACEBOOK_APP_ID ?? "",
    redirect_uri,
    response_type: "code",
    scope: "instagram_basic,pages_show_list,pages_read_engagement",
  });
  return `${environment.FACEBOOK_WWW_URL}/v26.0/dialog/oauth?${query}`;
}

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(await readFile(axeSource, "utf8"));
  const found: unknown = await page.evaluate(
    "axe.run().then(({ violations }) => violations.map((one) => one.help))",
  );
  return Array.isArray(found) ? found.map(String) : ["axe did not answer"];
}
