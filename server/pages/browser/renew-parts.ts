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
    const place = focusables(part).findIndex((element) => element.matches(":focus"));
    part.replaceWith(document.adoptNode(fresh));
    if (place >= 0) focusables(fresh)[place]?.focus({ preventScroll: true });
  }
}

function focusables(part: Element): HTMLElement[] {
  return [...part.querySelectorAll<HTMLElement>("a[href], button, summary, input, select")];
}
