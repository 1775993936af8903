/** One sheet for all elements on the page. */
const sheets = new Map<string, CSSStyleSheet>();

/** Safari below 16.4 and Firefox below 101 have none. */
const canAdopt = "adoptedStyleSheets" in ShadowRoot.prototype;

/**
 * A strict `style-src` lets constructed sheets through, and only those. They are of no use in another document than
 * their own: an element that was moved to one gets its styles as those browsers do that know no constructed sheets.
 */
export function adoptStyles(root: ShadowRoot, styles: readonly string[]): void {
  const { ownerDocument } = root;
  if (canAdopt && ownerDocument === document) {
    const wanted = styles.map(sheetOf);
    // Setting them has everything in the root styled anew, be they the same or not.
    const now = root.adoptedStyleSheets;
    if (wanted.some((sheet, index) => sheet !== now[index])) root.adoptedStyleSheets = wanted;
    return;
  }
  const before = root.querySelector("style");
  const element = before ?? ownerDocument.createElement("style");
  const text = styles.join("");
  if (element.textContent !== text) element.textContent = text;
  if (!before) root.prepend(element);
}

function sheetOf(text: string): CSSStyleSheet {
  const sheet = sheets.get(text) ?? new CSSStyleSheet();
  if (!sheets.has(text)) sheet.replaceSync(text);
  sheets.set(text, sheet);
  return sheet;
}
