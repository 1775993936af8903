/**
 * Whether the page's own HTML had the tag, as far as can be told: tag managers and frameworks put theirs to the end of
 * the body after everything else.
 */
export function wasParsed(tag: HTMLScriptElement): boolean {
  if (document.readyState === "loading") return true;
  const { domInteractive, navigationStart } = performance.timing;
  const [request] = performance.getEntriesByName(tag.src);
  return request !== undefined && request.startTime < domInteractive - navigationStart;
}

/** Whether the tag stands in the body itself and nothing that can be seen comes after it. */
export function hasNothingAfter(tag: Element): boolean {
  if (tag.parentNode !== document.body) return false;
  for (let next = tag.nextSibling; next; next = next.nextSibling) {
    if (next instanceof Text && next.data.trim()) return false;
    if (next instanceof Element && !next.matches("link,noscript,script,style,template"))
      return false;
  }
  return true;
}
