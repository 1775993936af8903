/** How far from a slide, in slides, still counts as being there. */
const NEAR = 0.02;

/**
 * The row of slides that visitors swipe: a scroller with snap points, so that fingers, trackpads and
 * screen readers move it as they move everything else. Right-to-left pages count its places downwards.
 */
export class Strip {
  readonly #element: HTMLElement;
  readonly #moved: (index: number) => void;
  /** Where a scroll of our own is on its way to; what it passes is of no interest. */
  #aim: number | undefined;

  constructor(element: HTMLElement, moved: (index: number) => void) {
    this.#element = element;
    this.#moved = moved;
    const free = () => {
      this.#aim = undefined;
    };
    for (const type of ["touchstart", "pointerdown", "wheel"]) {
      element.addEventListener(type, free, { passive: true });
    }
    // A swipe that was still settling ends where it wants, and ends our scroll too.
    element.addEventListener("scrollend", () => {
      if (this.#aim !== undefined) this.show(this.#aim, false);
    });
    element.addEventListener("scroll", () => this.#scrolled(), { passive: true });
  }

  /** CSS pixels. */
  get size(): { readonly width: number; readonly height: number } {
    const { width, height } = this.#element.getBoundingClientRect();
    return { width, height };
  }

  get rtl(): boolean {
    return getComputedStyle(this.#element).direction === "rtl";
  }

  show(index: number, smooth: boolean): void {
    // A scroll that is still under way elsewhere would go on, however near it is right now.
    const moving = this.#aim !== undefined && this.#aim !== index;
    this.#aim = !moving && Math.abs(this.#place - index) < NEAR ? undefined : index;
    if (this.#aim === undefined) return;
    const left = (this.rtl ? -1 : 1) * index * this.size.width;
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.#element.scrollTo({ left, behavior: smooth && !still ? "smooth" : "instant" });
  }

  get #place(): number {
    return Math.abs(this.#element.scrollLeft) / (this.size.width || 1);
  }

  #scrolled(): void {
    const place = this.#place;
    if (this.#aim === undefined) this.#moved(Math.round(place));
    else if (Math.abs(place - this.#aim) < NEAR) this.#aim = undefined;
  }
}
