import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { INSTAGRAM_APP } from "../../../demo/sandbox/world.ts";
import { launchChromium } from "../../support/chromium.ts";
import { signRequest } from "../../support/sign-request.ts";
import { PASSWORD, startTestServer, type TestServer } from "../../support/test-server.ts";
import { expectTree } from "./expect-tree.ts";

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
    await expectTree(
      page,
      path.startsWith("/deletion/")
        ? path.endsWith("/unknown")
          ? "deletion-unknown"
          : "deletion"
        : path.slice(1),
    );
  }
  expect(findings).toEqual([]);
  expect(new Set(asked)).toEqual(new Set([server.url]));
  expect(await context.cookies()).toEqual([]);
}, 120_000);

test("what the holder of a link sees is accessible, and so is where the owner makes it", async () => {
  const server = await startTestServer();
  const owner = await server.owner();
  await owner.connect(server.sandbox, "harbour.bakery");
  await server.feedWith("harbour-bakery", ({ posts }) => posts.length === 3);
  const context = await browser.newContext();
  onTestFinished(() => context.close());
  const page = await context.newPage();
  const findings: string[] = [];
  page.on("pageerror", (error) => findings.push(error.message));
  page.on("console", (message) => {
    if (message.text().includes("Content Security Policy")) findings.push(message.text());
  });
  async function look(at: string, path: string) {
    await page.goto(server.url + path);
    expect(await page.locator("h1").textContent()).toContain(at);
    findings.push(...(await findingsOn(page)).map((finding) => `${at}: ${finding}`));
    await expectTree(page, at);
  }
  async function comeBackAs(username: string, deny = false): Promise<string> {
    const start = await context.request.get(`${server.url}${link}/sign-in`, { maxRedirects: 0 });
    const consent = start.headers()["location"] ?? "";
    const back = new URL(await server.sandbox.control.authorizeAs(username, consent, { deny }));
    return back.pathname + back.search;
  }

  await look("Welcome back", "/admin/login");
  await page.fill("#password", "wrong");
  await page.click("button[type=submit]");
  await page.locator("[aria-invalid]").waitFor();
  await expectTree(page, "a wrong password");
  await page.fill("#password", PASSWORD);
  await page.click("button[type=submit]");
  await page.goto(`${server.url}/admin/connect/client`);
  await page.fill("#username", "atelier.kiln");
  await page.click("main button[type=submit]");
  const link = new URL((await page.locator("#link").textContent()) ?? "").pathname;
  findings.push(...(await findingsOn(page)));
  await context.clearCookies();

  await look("Connect @atelier.kiln", link);
  await look("It is not connected yet", await comeBackAs("atelier.kiln", true));
  await look("That was another account", await comeBackAs("harbour.bakery"));
  await look("@atelier.kiln is connected", await comeBackAs("atelier.kiln"));
  await look("This link has done its work", link);
  await look("Please open the link once more", "/connect/callback?state=link.unknown");
  await look("This link is not known here", "/reconnect/unknown");
  await page.goto(`${server.url}/embed/harbour-bakery?lang=de`);
  await page.locator("[part=tile]:is([aria-label], :has(.told))").first().waitFor();
  await expectTree(page, "embed");
  await page.goto(`${server.url}/embed/unknown?lang=ar`);
  await expectTree(page, "embed unknown");
  expect(findings).toEqual([]);
  expect((await context.cookies()).map(({ name }) => name)).toEqual(["windowbox_reconnect"]);
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
