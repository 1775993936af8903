/** What can have the focus: links, and what is opened by it. */
const REACHED = "a, p[tabindex]";

/**
 * Replaces what the server rendered by the same, rendered here, before the browser paints again. Then puts back what a
 * visitor would miss: pictures already loaded, scroll position, focus. If rendering throws, everything is as before.
 */
export function hydrateShadowRoot(root: ShadowRoot, render: () => void): void {
  const focused = [...root.querySelectorAll<Element>(REACHED)].indexOf(
    root.activeElement ?? root.host,
  );
  const scrolled = root.querySelector(".list")?.scrollLeft ?? 0;
  const list = [...root.querySelectorAll<HTMLElement>(".list > *")];
  // Heights in tiny steps come out a little differently where a tile was not measured. All are read before anything is
  // changed: else the page would be laid out anew for each of them.
  const rows = root.querySelector(".masonry")
    ? list.map((item) => getComputedStyle(item).gridRow)
    : [];
  const pictures = list.map((item) => item.querySelector("img"));
  const addresses = pictures.map((picture) => picture?.getAttribute("src"));
  const before = [...root.childNodes];
  root.replaceChildren();
  try {
    render();
  } catch (error) {
    root.replaceChildren(...before);
    throw error;
  }
  const kept = pictures.map((picture) => picture && freeze(picture));
  root.querySelectorAll<HTMLElement>(".list > *").forEach((item, index) => {
    const old = kept[index];
    const picture = item.querySelector("img");
    if (!picture || addresses[index] !== picture.getAttribute("src")) return;
    if (item.style.gridRow) item.style.gridRow = rows[index] ?? "";
    // It was to be seen before: it must not fade in again.
    picture.decoding = "sync";
    picture.classList.add("loaded");
    if (old) keepUnder(picture, old);
  });
  const row = root.querySelector(".list");
  // Libraries such as Prototype.js have replaced `scrollTo` by something else.
  if (row) row.scrollLeft = scrolled;
  root.querySelectorAll<HTMLElement>(REACHED)[focused]?.focus({ preventScroll: true });
}

/** When moved it would choose among its variants again, and not know its place yet. One that is not there goes. */
function freeze(picture: HTMLImageElement): HTMLImageElement | undefined {
  const shown = picture.naturalWidth > 0 && picture.currentSrc;
  picture.removeAttribute("srcset");
  picture.removeAttribute("src");
  if (!shown) return undefined;
  picture.loading = "eager";
  picture.src = shown;
  picture.alt = "";
  picture.classList.add("loaded");
  return picture;
}

/** The old picture stays where it is until the new one is painted over it, which takes a moment even from memory. */
function keepUnder(picture: HTMLImageElement, old: HTMLImageElement): void {
  picture.before(old);
  const goes = () => {
    try {
      requestAnimationFrame(() => requestAnimationFrame(() => old.remove()));
    } catch {
      // The page has put something else in its place.
      old.remove();
    }
  };
  picture.addEventListener("load", goes, { once: true });
  picture.addEventListener("error", goes, { once: true });
}
