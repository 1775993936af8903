/** Whether the page gave children to show where there are no posts; blanks and what never shows do not count. */
export function hasFallback(element: Element): boolean {
  return [...element.childNodes].some((node) => {
    const child = Object(node);
    // Only elements have the one, and only texts the other.
    if (!child.matches) return child.wholeText?.trim();
    if (child.matches("[slot],br,noscript,script,style,template")) return false;
    // Editors leave such behind with nothing in them.
    return !child.matches("p,div,span") || hasFallback(child);
  });
}
