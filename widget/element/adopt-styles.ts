/** One sheet per document for all elements in it; a sheet is of no use in another document than its own. */
const sheets = new WeakMap<Document, Map<string, CSSStyleSheet>>();

/**
 * A strict `style-src` lets constructed sheets through, and only those. For one root, there must be as many of them
 * each time; some may be empty.
 */
export function adoptStyles(root: ShadowRoot, styles: readonly string[]): void {
  const { ownerDocument } = root;
  // Safari below 16.4 and Firefox below 101 have none.
  if (!("adoptedStyleSheets" in ShadowRoot.prototype)) {
    const before = root.firstChild instanceof HTMLStyleElement ? root.firstChild : undefined;
    const element = before ?? ownerDocument.createElement("style");
    const text = styles.join("");
    if (element.textContent !== text) element.textContent = text;
    if (!before) root.prepend(element);
    return;
  }
  const { defaultView } = ownerDocument;
  if (!defaultView) return;
  const known = sheets.get(ownerDocument) ?? new Map<string, CSSStyleSheet>();
  sheets.set(ownerDocument, known);
  const wanted = styles.map((text) => {
    const sheet = known.get(text) ?? new defaultView.CSSStyleSheet();
    if (!known.has(text)) sheet.replaceSync(text);
    known.set(text, sheet);
    return sheet;
  });
  // Setting them has everything in the root styled anew, be they the same or not.
  const now = root.adoptedStyleSheets;
  if (wanted.some((sheet, index) => sheet !== now[index])) root.adoptedStyleSheets = wanted;
}
