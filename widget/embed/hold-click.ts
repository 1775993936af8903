/** A visitor who waits longer would rather have the link. */
const LONGEST_MS = 3_000;
const TILE = "a[part=tile]";

/**
 * The first click on a tile may come before the element, which has more to show than Instagram's page: that click is
 * held until the element has drawn the tile, and then made again.
 */
export function holdClicks(): void {
  document.addEventListener("click", hold, true);
}

export function releaseClicks(): void {
  document.removeEventListener("click", hold, true);
}

function hold(click: MouseEvent): void {
  const [target] = click.composedPath();
  const tile = target instanceof Element ? target.closest<HTMLElement>(TILE) : null;
  const root = tile?.getRootNode();
  const isModified = click.ctrlKey || click.metaKey || click.shiftKey || click.altKey;
  if (!tile || !(root instanceof ShadowRoot) || root.host.localName !== "windowbox-feed") return;
  // What the element has drawn listens itself.
  if (isModified || isDrawn(root)) return;
  click.preventDefault();
  click.stopPropagation();
  const index = [...root.querySelectorAll(TILE)].indexOf(tile);
  const again = () => {
    drawn.disconnect();
    clearTimeout(late);
    releaseClicks();
    [...root.querySelectorAll<HTMLElement>(TILE)][index]?.click();
  };
  const drawn = new MutationObserver(() => {
    if (isDrawn(root)) again();
  });
  const late = setTimeout(again, LONGEST_MS);
  drawn.observe(root, { childList: true, subtree: true, attributes: true });
}

/** By the element: what the server drew has the element's own style by this name. */
const isDrawn = (root: ShadowRoot) => !root.getElementById("s0");
