const LOCK: readonly (readonly [property: string, value: string])[] = [
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
export function lockScroll({ documentElement, defaultView }: Document): () => void {
  const { style } = documentElement;
  const had = documentElement.hasAttribute("style");
  const hasScrollbar = (defaultView?.innerWidth ?? 0) > documentElement.clientWidth;
  const lock = hasScrollbar ? [...LOCK, ["scrollbar-gutter", "stable"] as const] : LOCK;
  const before = lock.map(([property]) => {
    return [
      property,
      style.getPropertyValue(property),
      style.getPropertyPriority(property),
    ] as const;
  });
  for (const [property, value] of lock) style.setProperty(property, value, "important");
  return () => {
    for (const entry of before) style.setProperty(...entry);
    // Asked for first: Chromium would leave an empty attribute behind.
    if (!had && documentElement.getAttribute("style") === "")
      documentElement.removeAttribute("style");
  };
}
