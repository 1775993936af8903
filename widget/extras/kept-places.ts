import type { ViewModel } from "../element/view-model.ts";

/** Places that fewer posts came for than were kept: they go only where that moves nothing a visitor sees. */
export class KeptPlaces {
  private _root: ShadowRoot | undefined;
  private _sightings: IntersectionObserver | undefined;

  updated({ loading, skeletons }: ViewModel, root: ShadowRoot): void {
    this.stop();
    const list = root.querySelector(".list");
    if (!list || !skeletons || loading) return;
    this._root = root;
    this._sightings ??= new IntersectionObserver((sightings) => {
      // A busy browser tells of several at once, the last of which is how it is now.
      if (!sightings.pop()?.isIntersecting) this._release();
    });
    this._sightings.observe(list);
  }

  stop(): void {
    this._sightings?.disconnect();
  }

  /** Lit updates what it made wherever that is, so that they stay away for as long as nothing else takes their place. */
  private _release(): void {
    for (const place of this._root?.querySelectorAll(".skeleton") ?? []) place.remove();
  }
}
