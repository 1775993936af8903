/**
 * Takes the parts of this page that change by themselves (`data-live`, each with an id) anew from the server. What has
 * the focus keeps it: the same link or button in the new part.
 */
export async function renewParts(): Promise<void> {
  const answer = await fetch(location.href, { headers: { "x-windowbox-part": "yes" } });
  if (!answer.ok || answer.redirected) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const part of document.querySelectorAll<HTMLElement>("[data-live]")) {
    const fresh = page.getElementById(part.id);
    if (!fresh) {
      if (!part.contains(document.activeElement)) part.remove();
      continue;
    }
    const open = [...part.querySelectorAll("details")].map((details) => details.open);
    for (const [index, details] of fresh.querySelectorAll("details").entries()) {
      details.open = open[index] ?? details.open;
    }
    const before = focusables(part);
    const focused = before.find((element) => element.matches(":focus"));
    part.replaceWith(document.adoptNode(fresh));
    if (focused) successorOf(focused, before, focusables(fresh))?.focus({ preventScroll: true });
  }
}

/** The one that does and says the same; where that has gone, what stands in its place, and never nothing. */
function successorOf(
  focused: HTMLElement,
  before: readonly HTMLElement[],
  now: readonly HTMLElement[],
): HTMLElement | undefined {
  const same = now.find((element) => purposeOf(element) === purposeOf(focused));
  return same ?? now[before.indexOf(focused)] ?? now.at(-1);
}

function purposeOf(element: HTMLElement): string {
  const { tagName, textContent } = element;
  const form = element.closest("form")?.getAttribute("action");
  return [tagName, element.getAttribute("href"), form, textContent].join();
}

function focusables(part: Element): HTMLElement[] {
  return [...part.querySelectorAll<HTMLElement>("a[href], button, summary, input, select")];
}
