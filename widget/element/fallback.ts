/** Whether the page gave children to show where there are no posts; blanks and what never shows do not count. */
export function hasFallback(element: Element): boolean {
  return [...element.childNodes].some((node) =>
    node instanceof Element
      ? node.matches(":not([slot],noscript,script,style,template)")
      : node instanceof Text && node.data.trim(),
  );
}
