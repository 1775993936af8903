import type { AxeResults } from "axe-core";
import type { Browser, BrowserContext } from "playwright-core";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { launchChromium } from "../../support/chromium.ts";
import { everyPage } from "../routes/admin/every-page.ts";
import { AXE_PATH, serveDashboards, signIn } from "../routes/admin/served.ts";
import { expectTree } from "./expect-tree.ts";

/** The narrowest that is promised. */
const PHONE = { width: 320, height: 844 };
const DESK = { width: 1280, height: 900 };
/** Between them: both layouts, both schemes. */
const VIEWS = [
  { viewport: PHONE, colorScheme: "light" },
  { viewport: DESK, colorScheme: "dark" },
] as const;

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser?.close());

test("every page is accessible, light on a phone and dark on a desk, and prints what there is to read", async () => {
  const { show, url } = await serveDashboards();
  const pages = everyPage(url);
  const context = await browser.newContext();
  onTestFinished(() => context.close());
  const findings: Record<string, readonly string[]> = {};
  for (const pageToSee of pages) {
    show(pageToSee.dashboard);
    await context.clearCookies();
    if (pageToSee.signedIn) {
      await signIn(context, url, pageToSee.dashboard, pageToSee.sent);
    }
    findings[pageToSee.name] = await findingsOn(context, url + pageToSee.path, pageToSee.name);
  }
  expect(Object.keys(findings)).toHaveLength(44);
  expect(findings).toEqual(Object.fromEntries(pages.map(({ name }) => [name, []])));
}, 240_000);

async function findingsOn(
  context: BrowserContext,
  address: string,
  name: string,
): Promise<string[]> {
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
  await expectTree(page, name);
  await page.addScriptTag({ url: AXE_PATH });
  for (const { viewport, colorScheme } of VIEWS) {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme });
    const { violations } = await page.evaluate<AxeResults>(
      'axe.run({ resultTypes: ["violations"] })',
    );
    for (const { id, nodes } of violations) {
      findings.push(...nodes.map(({ target }) => `${id}: ${target.join(" ")} (${colorScheme})`));
    }
    findings.push(...(await page.evaluate(sizeFindings)));
  }
  await page.setViewportSize(PHONE);
  await page.emulateMedia({ forcedColors: "active" });
  findings.push(...(await page.evaluate(currentFindings)));
  findings.push(...(await page.evaluate(focusFindings)));
  await page.emulateMedia({ forcedColors: "none" });
  findings.push(...(await page.evaluate(largeFindings)));
  findings.push(...(await page.evaluate(spacingFindings)));
  // Whoever prints has a phone, or a desk, in the dark.
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  findings.push(...(await page.evaluate(printFindings)));
  await page.close();
  return findings;
}

test("what is to be mended is in sight and has the focus", async () => {
  const { show, url } = await serveDashboards();
  const context = await browser.newContext({ viewport: PHONE });
  onTestFinished(() => context.close());
  for (const { dashboard, path, sent } of everyPage(url).filter(({ sent }) => sent)) {
    show(dashboard);
    await signIn(context, url, dashboard, sent);
    const page = await context.newPage();
    await page.goto(url + path);
    const field = page.locator("[aria-invalid]");
    await expect
      .poll(() => field.evaluate((element) => element === document.activeElement))
      .toBe(true);
    const described = (await field.getAttribute("aria-describedby"))?.split(" ")[0];
    for (const shown of [page.locator(`#${described}`), field]) {
      const { y = -1, height = 0 } = (await shown.boundingBox()) ?? {};
      expect(y).toBeGreaterThan(0);
      expect(y + height).toBeLessThan(PHONE.height);
    }
  }
});

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

/** Runs in the page, where colours are the visitor's own: what is current has to differ by more than its weight. */
function currentFindings(): string[] {
  const marks = (element: Element) => {
    const { textDecorationLine, borderBlockEndColor, outlineStyle } = getComputedStyle(element);
    return `${textDecorationLine} ${borderBlockEndColor} ${outlineStyle}`;
  };
  return [...document.querySelectorAll("a[aria-current]")]
    .filter((current) => {
      const others = current.parentElement?.closest("nav, div, ul")?.querySelectorAll("a");
      const other = [...(others ?? [])].find((link) => !link.hasAttribute("aria-current"));
      return other && marks(other) === marks(current);
    })
    .map(({ outerHTML }) => `current like the others: ${outerHTML.slice(0, 100)}`);
}

/** Runs in the page, there, too: what is chosen looks different again when it has the focus. */
function focusFindings(): string[] {
  return [...document.querySelectorAll<HTMLInputElement>(".option :checked")]
    .filter((field) => {
      const ring = () => getComputedStyle(field.nextElementSibling ?? field).outlineOffset;
      const before = ring();
      field.focus({ preventScroll: true });
      const after = ring();
      field.blur();
      return before === after;
    })
    .map(({ name }) => `no ring around what has the focus: ${name}`);
}

/** Runs in the page, with letters of twice the size: all but a table of several columns fits the narrowest window. */
function largeFindings(): string[] {
  const { style } = document.documentElement;
  style.fontSize = "200%";
  for (const table of document.querySelectorAll("table")) table.hidden = true;
  const { scrollWidth, clientWidth } = document.documentElement;
  style.fontSize = "";
  for (const table of document.querySelectorAll("table")) table.hidden = false;
  return scrollWidth > clientWidth
    ? [`large, scrolls sideways by ${scrollWidth - clientWidth}`]
    : [];
}

/** Runs in the page: leaves its letters as far apart as WCAG 1.4.12 asks for. */
function spacingFindings(): string[] {
  const spaced = new CSSStyleSheet();
  spaced.replaceSync(
    "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }",
  );
  document.adoptedStyleSheets.push(spaced);
  const { scrollWidth, clientWidth } = document.documentElement;
  const pressed = [...document.querySelectorAll<HTMLElement>("button, a, summary, label")];
  return [
    ...(scrollWidth > clientWidth
      ? [`spaced, scrolls sideways by ${scrollWidth - clientWidth}`]
      : []),
    ...pressed
      .filter((element) => element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1)
      .map(({ outerHTML }) => `spaced, wider than its box: ${outerHTML.slice(0, 120)}`),
  ];
}

/** Runs in the page. */
function printFindings(): string[] {
  const { colorScheme } = getComputedStyle(document.documentElement);
  const paper = getComputedStyle(document.body).backgroundColor;
  const pressed = document.querySelectorAll("nav, button, a.button, input[type=search]");
  return [
    ...(paper === "rgb(255, 255, 255)" && colorScheme === "light only" ? [] : [`on ${paper}`]),
    ...[...pressed]
      .filter((element) => element.getClientRects().length > 0)
      .map(({ outerHTML }) => `printed: ${outerHTML.slice(0, 100)}`),
  ];
}
