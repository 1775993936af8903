import { attempt } from "./attempt.ts";

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
  // What throws does so before the click is taken from the link.
  attempt(() => holdUntilDrawn(click));
}

function holdUntilDrawn(click: MouseEvent): void {
  const [target] = click.composedPath();
  const tile = target instanceof Element ? target.closest<HTMLElement>(TILE) : null;
  const root = tile?.getRootNode();
  const isModified = click.ctrlKey || click.metaKey || click.shiftKey || click.altKey;
  if (!tile || !(root instanceof ShadowRoot) || root.host.localName !== "windowbox-feed") return;
  // What the element has drawn listens itself.
  if (isModified || isDrawn(root)) return;
  const index = [...root.querySelectorAll(TILE)].indexOf(tile);
  let go = () => {};
  const released = new Promise<void>((resolve) => {
    go = resolve;
  });
  const drawn = new MutationObserver(() => {
    if (isDrawn(root)) go();
  });
  drawn.observe(root, { childList: true, subtree: true, attributes: true });
  setTimeout(go, LONGEST_MS);
  released.then(() => {
    drawn.disconnect();
    releaseClicks();
    [...root.querySelectorAll<HTMLElement>(TILE)][index]?.click();
  });
  click.preventDefault();
  click.stopPropagation();
}

/** By the element: what the server drew has the element's own style by this name. */
const isDrawn = (root: ShadowRoot) => !root.getElementById("s0");
