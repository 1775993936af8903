import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { INSTAGRAM_APP } from "../../../demo/sandbox/world.ts";
import { launchChromium } from "../../support/chromium.ts";
import { signRequest } from "../../support/sign-request.ts";
import { startTestServer, type TestServer } from "../../support/test-server.ts";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const VIEWPORTS = [
  { width: 320, height: 700 },
  { width: 1280, height: 900 },
];

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser?.close());

test("what anyone may read is accessible, narrow and wide, light and dark, and all from here", async () => {
  const server = await startTestServer({ accounts: [{ username: "harbour.bakery", posts: 0 }] });
  const paths = ["/privacy", "/deletion/unknown", new URL(await deletionOf(server)).pathname];
  const context = await browser.newContext();
  onTestFinished(() => context.close());
  const asked: string[] = [];
  const findings: string[] = [];
  for (const path of paths) {
    const page = await context.newPage();
    page.on("request", (request) => asked.push(new URL(request.url()).origin));
    page.on("pageerror", (error) => findings.push(error.message));
    page.on("console", (message) => {
      if (message.text().includes("Content Security Policy")) findings.push(message.text());
    });
    await page.goto(server.url + path);
    await page.locator("details").evaluateAll((all) => {
      for (const element of all) element.setAttribute("open", "");
    });
    findings.push(...(await findingsOn(page)).map((finding) => `${path}: ${finding}`));
  }
  expect(findings).toEqual([]);
  expect(new Set(asked)).toEqual(new Set([server.url]));
  expect(await context.cookies()).toEqual([]);
}, 120_000);

async function findingsOn(page: Page): Promise<string[]> {
  const findings: string[] = [];
  await page.evaluate(AXE);
  for (const viewport of VIEWPORTS) {
    for (const colorScheme of ["light", "dark"] as const) {
      await page.setViewportSize(viewport);
      await page.emulateMedia({ colorScheme });
      const { violations } = await page.evaluate<AxeResults>("axe.run(document)");
      for (const { id, nodes } of violations) {
        findings.push(...nodes.map(({ target }) => `${id}: ${target.join(" ")} (${colorScheme})`));
      }
      const overflow = await page.evaluate<number>(
        "document.documentElement.scrollWidth - innerWidth",
      );
      if (overflow > 0) findings.push(`${overflow} pixels too wide at ${viewport.width}`);
    }
  }
  return findings;
}

async function deletionOf(server: TestServer): Promise<string> {
  const text = signRequest({
    secret: INSTAGRAM_APP.secret,
    payload: {
      user_id: "1",
      algorithm: "HMAC-SHA256",
      issued_at: Math.floor(server.clock.now() / 1000),
    },
  });
  const answer = await fetch(`${server.url}/meta/data-deletion`, {
    method: "POST",
    body: new URLSearchParams({ signed_request: text }),
  });
  return ((await answer.json()) as { url: string }).url;
}
