/** Whether the page gave children to show where there are no posts; blanks and what never shows do not count. */
export function hasFallback(element: Element): boolean {
  return [...element.childNodes].some(
    (node) =>
      // Only elements have the one, and only texts the other.
      Object(node).matches?.(":not([slot],noscript,script,style,template)") ??
      Object(node).wholeText?.trim(),
  );
}
