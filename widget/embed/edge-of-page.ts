/**
 * Whether the page's own HTML had the tag, as far as can be told: tag managers and frameworks put theirs to the end or
 * the beginning of the body, mostly after everything else.
 */
export function wasParsed(tag: HTMLScriptElement): boolean {
  // What a script has made is asynchronous without saying so.
  if (tag.async && !tag.hasAttribute("async")) return false;
  if (document.readyState === "loading") return true;
  try {
    const { domInteractive, navigationStart } = performance.timing;
    const [request] = performance.getEntriesByName(tag.src);
    return request !== undefined && request.startTime < domInteractive - navigationStart;
  } catch {
    // Browsers are free to drop it one day, and pages to put something else in its place.
    return false;
  }
}

/** Whether the tag stands in the body itself and nothing that can be seen comes after it, or nothing before it. */
export function isAtEdge(tag: Element): boolean {
  if (tag.parentNode !== document.body) return false;
  const isLast = (next: "nextSibling" | "previousSibling") => {
    for (let node = tag[next]; node; node = node[next]) {
      if (node instanceof Text && node.data.trim()) return false;
      if (node instanceof Element && !node.matches("link,noscript,script,style,template"))
        return false;
    }
    return true;
  };
  return isLast("nextSibling") || isLast("previousSibling");
}
