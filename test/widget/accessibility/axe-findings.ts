import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { Page } from "playwright-core";
import { atRest } from "../../support/at-rest.ts";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

export const AXE_FILE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

/** The element, or the lightbox in it. */
const CONTEXTS = {
  element: "windowbox-feed",
  dialog: { fromShadowDom: ["windowbox-feed", "div:last-child", "dialog"] },
};

/** For a page with axe in it: a script whose value is an `AxeResults`. */
export function axeRun(within: keyof typeof CONTEXTS = "element"): string {
  return `axe.run(${JSON.stringify(CONTEXTS[within])}, { runOnly: ${JSON.stringify(RULES)}, resultTypes: ["violations"] })`;
}

/** Each with the HTML it is about. */
export function listViolations({ violations }: AxeResults): string[] {
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
}

/** What axe says against the element once nothing in it moves or fades any more. */
export async function axeFindings(page: Page, within?: keyof typeof CONTEXTS): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in window))) await page.addScriptTag({ path: AXE_FILE });
  // What is still fading in is not what visitors read.
  await atRest(page);
  return listViolations(await page.evaluate<AxeResults>(axeRun(within)));
}
