import type { ViewModel } from "../element/view-model.ts";

/** Escape takes away what covers the picture under the pointer or the focus, until both have been elsewhere. */
export class OverlayDismissal {
  private _root: ShadowRoot | undefined;
  private readonly _pressed = ({ key }: KeyboardEvent) => {
    if (key !== "Escape") return;
    for (const tile of this._root?.querySelectorAll(".tile:hover, .tile:focus") ?? []) {
      tile.classList.add("dismissed");
      for (const type of ["pointerleave", "blur"])
        tile.addEventListener(type, () => tile.classList.remove("dismissed"), { once: true });
    }
  };

  updated({ settings }: ViewModel, root: ShadowRoot): void {
    this.stop();
    if (settings.hover === "none") return;
    this._root = root;
    // On the document: the pointer may be on a tile while the focus is elsewhere.
    root.ownerDocument.addEventListener("keydown", this._pressed);
  }

  stop(): void {
    this._root?.ownerDocument.removeEventListener("keydown", this._pressed);
    this._root = undefined;
  }
}
