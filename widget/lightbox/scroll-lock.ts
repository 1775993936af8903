type Style = readonly [property: string, value: string];

const LOCK: readonly Style[] = [
  // No shorthands: those could not be put back.
  ["overflow-x", "hidden"],
  ["overflow-y", "hidden"],
  // Pulling down on a phone would reload the page.
  ["overscroll-behavior-y", "none"],
];

/**
 * Keeps the page where it is while something modal stands on it; the returned function lets it go and
 * leaves no trace. The width of a scrollbar stays free, so that nothing moves.
 */
export function lockScroll(document: Document): () => void {
  const { documentElement: root, defaultView } = document;
  const hasScrollbar = (defaultView?.innerWidth ?? 0) > root.clientWidth;
  // The window takes the gutter from the root, wherever it takes `overflow` from.
  const gutter = hasScrollbar ? setStyles(root, [["scrollbar-gutter", "stable"]]) : () => {};
  const overflow = setStyles(overflowSource(document), LOCK);
  return () => {
    overflow();
    gutter();
  };
}

/**
 * The element whose `overflow` is the window's (CSS Overflow 3, section 3.3). Only there may it be changed: where
 * the window has the body's, a value on the root would make the body a box that scrolls by itself, and throw the page
 * to its top.
 */
function overflowSource({ documentElement: root, body }: Document): HTMLElement {
  if (!body) return root;
  const [ofRoot, ofBody] = [getComputedStyle(root), getComputedStyle(body)];
  const isBodys = !hasOverflow(ofRoot) && hasOverflow(ofBody);
  return isBodys && !keepsOverflow(ofRoot) && !keepsOverflow(ofBody) ? body : root;
}

const hasOverflow = ({ overflowX, overflowY }: CSSStyleDeclaration): boolean =>
  overflowX !== "visible" || overflowY !== "visible";

/** Containment, which container queries bring along, keeps a box's `overflow` to itself. */
function keepsOverflow(style: CSSStyleDeclaration): boolean {
  const values = ["contain", "container-type"].map((name) => style.getPropertyValue(name));
  return style.display === "none" || values.some((value) => !/^(|none|normal)$/.test(value));
}

function setStyles(element: HTMLElement, styles: readonly Style[]): () => void {
  const { style } = element;
  const had = element.hasAttribute("style");
  const before = styles.map(
    ([property]) =>
      [property, style.getPropertyValue(property), style.getPropertyPriority(property)] as const,
  );
  for (const [property, value] of styles) style.setProperty(property, value, "important");
  return () => {
    for (const entry of before) style.setProperty(...entry);
    // Asked for first: Chromium would leave an empty attribute behind.
    if (!had && element.getAttribute("style") === "") element.removeAttribute("style");
  };
}
