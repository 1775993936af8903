/** How far from a slide, in slides, still counts as being there. */
const NEAR = 0.02;

/**
 * The row of slides that visitors swipe: a scroller with snap points, so that fingers, trackpads and
 * screen readers move it as they move everything else. Right-to-left pages scroll to negative offsets.
 */
export class LightboxTrack {
  private readonly _element: HTMLElement;
  private readonly _moved: (index: number) => void;
  /** Where a scroll of our own is on its way to; what it passes is of no interest. */
  private _aim: number | undefined;

  constructor(element: HTMLElement, moved: (index: number) => void) {
    this._element = element;
    this._moved = moved;
    const free = () => {
      this._aim = undefined;
    };
    for (const type of ["touchstart", "pointerdown", "wheel"]) {
      element.addEventListener(type, free, { passive: true });
    }
    // A swipe that was still settling ends where it wants, and ends our scroll too.
    element.addEventListener("scrollend", () => {
      if (this._aim !== undefined) this.show(this._aim, false);
    });
    element.addEventListener("scroll", () => this._scrolled(), { passive: true });
  }

  /** CSS pixels. */
  get size(): { readonly width: number; readonly height: number } {
    return this._element.getBoundingClientRect();
  }

  get rtl(): boolean {
    return getComputedStyle(this._element).direction === "rtl";
  }

  show(index: number, smooth: boolean): void {
    // A scroll that is still under way elsewhere would go on, however near it is right now.
    const moving = this._aim !== undefined && this._aim !== index;
    this._aim = !moving && Math.abs(this._position - index) < NEAR ? undefined : index;
    if (this._aim === undefined) return;
    const left = (this.rtl ? -1 : 1) * index * this.size.width;
    // No method: libraries such as Prototype.js have replaced `scrollTo` by something else.
    this._element.style.scrollBehavior = smooth ? "smooth" : "auto";
    this._element.scrollLeft = left;
    this._element.style.scrollBehavior = "";
  }

  private get _position(): number {
    return Math.abs(this._element.scrollLeft) / (this.size.width || 1);
  }

  private _scrolled(): void {
    // Closed, and at its beginning only because it is not shown.
    if (!this.size.width) return;
    const position = this._position;
    if (this._aim === undefined) this._moved(Math.round(position));
    else if (Math.abs(position - this._aim) < NEAR) this._aim = undefined;
  }
}
