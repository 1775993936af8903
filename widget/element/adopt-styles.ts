import type { CSSResult } from "@lit/reactive-element/css-tag.js";

/**
 * A strict `style-src` lets constructed sheets through, and only those; all elements on the page share them. Safari
 * below 16.4 and Firefox below 101 have none, and they are of no use in another document than their own: an element
 * that was moved to one gets a style element, too.
 */
export function adoptStyles(root: ShadowRoot, styles: readonly (CSSResult | undefined)[]): void {
  const { ownerDocument } = root;
  const sheets = styles.flatMap((sheet) => sheet?.styleSheet ?? []);
  if (sheets[0] && ownerDocument === document) {
    // Setting them has everything in the root styled anew, be they the same or not.
    const now = root.adoptedStyleSheets;
    if (sheets.some((sheet, index) => sheet !== now[index])) root.adoptedStyleSheets = sheets;
    return;
  }
  const element = root.querySelector("style") ?? ownerDocument.createElement("style");
  const text = styles.join("");
  if (element.textContent === text) return;
  element.textContent = text;
  root.prepend(element);
}
