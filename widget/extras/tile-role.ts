import type { ViewModel } from "../element/view-model.ts";

/**
 * A tile that opens the lightbox is announced as what opens a dialog. Only once a script is there to open it: without
 * one it is a link to Instagram, and so are those below Safari 15.4 and Firefox 98, and those with a link of their own.
 */
export function sayWhatTilesOpen({ settings, posts }: ViewModel, root: ShadowRoot): void {
  const opens = settings.onClick === "lightbox" && Boolean(globalThis.HTMLDialogElement);
  root.querySelectorAll("[part=item] > .tile").forEach((tile, index) => {
    if (opens && !posts[index]?.link) tile.setAttribute("aria-haspopup", "dialog");
    else tile.removeAttribute("aria-haspopup");
  });
}
