import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { accessibilityTree } from "../../support/accessibility-tree.ts";

/** What Chromium tells screen readers of a page; each file in `trees` was read by a person before it was kept. */
export async function expectTree(page: Page, name: string): Promise<void> {
  // The element is read elsewhere, and comes when it likes.
  const preview = page.locator("windowbox-feed[data-preview]");
  await preview.evaluateAll((all) => {
    for (const element of all) element.setAttribute("aria-hidden", "true");
  });
  const tree = (await accessibilityTree(page))
    // What is called by its own text is said once.
    .replace(/^( *)(\S+ "(.*)".*)\n +StaticText "\3"$/gm, "$1$2")
    .replace(/(127\.0\.0\.1|localhost):\d+/g, "HOST")
    .replace(/\b[A-Z0-9]{20,}\b|\b[0-9a-f]{16,}\b/g, "CODE")
    .replace(/sha256-[\w+/=]+/g, "sha256-HASH")
    .replace(/\d+ browsers/g, "N browsers")
    .replace(/time\n( +)StaticText ".*"/g, 'time\n$1StaticText "WHEN"')
    // Which words there are is read elsewhere.
    .replace(/(StaticText ".{60}).+"/g, '$1…"');
  await preview.evaluateAll((all) => {
    for (const element of all) element.removeAttribute("aria-hidden");
  });
  const file = name.replace(/\W+/g, "-").replace(/^-|-$/g, "").toLowerCase();
  await expect(tree).toMatchFileSnapshot(join("trees", `${file}.txt`));
}
