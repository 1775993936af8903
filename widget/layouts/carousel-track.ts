/** How far from its index, in tiles, the track still counts as being there: scrollers round. */
const NEAR = 0.05;

/**
 * A list that scrolls sideways from tile to tile, told in tiles and not in pixels. Fingers, trackpads and screen
 * readers move it as they move everything else; right-to-left pages scroll to negative offsets.
 */
export class CarouselTrack {
  readonly list: HTMLElement;
  /** How many whole tiles are in view; 0 while it is not shown. */
  inView = 0;
  /** CSS pixels. */
  width = 0;
  /** The first tile in view, or the one that a scroll of our own is on its way to. */
  index = 0;
  /** Whether it read from right to left when it was measured. */
  turned = false;
  private _step = 0;
  private _aim: number | undefined;
  private readonly _changed: () => void;
  private readonly _resizes = new ResizeObserver(() => this._measure());

  constructor(list: HTMLElement, changed: () => void) {
    this.list = list;
    this._changed = changed;
    const free = () => {
      this._aim = undefined;
    };
    for (const type of ["touchstart", "pointerdown", "wheel"]) {
      list.addEventListener(type, free, { passive: true });
    }
    // Wherever it ended: a focus that moves on, or the page, may have taken the row elsewhere.
    list.addEventListener("scrollend", () => {
      free();
      this._locate();
    });
    list.addEventListener("scroll", () => this._locate(), { passive: true });
    this._resizes.observe(list);
  }

  get rtl(): boolean {
    return getComputedStyle(this.list).direction === "rtl";
  }

  /** Without the skeletons of what is still to come. */
  get items(): Element[] {
    return [...this.list.children].filter((item) => !item.matches(".skeleton"));
  }

  /** A tile's width may change without the row's: by another number of columns, or another gap. */
  watch(): void {
    const [first] = this.list.children;
    if (first) this._resizes.observe(first);
  }

  /** Brings a tile to the row's beginning, or as near to it as the row's end lets it come. */
  go(index: number): void {
    const last = Math.max(0, this.items.length - this.inView);
    this._aim = Math.min(last, Math.max(0, index));
    this._scroll(this._aim, "smooth");
    this._locate();
  }

  private _scroll(index: number, behavior: "auto" | "smooth"): void {
    // No method: libraries such as Prototype.js have replaced `scrollTo` by something else.
    this.list.style.scrollBehavior = behavior;
    this.list.scrollLeft = (this.rtl ? -1 : 1) * index * this._step;
    this.list.style.scrollBehavior = "";
  }

  /** By as many tiles as are in view. */
  step(views: number): void {
    this.go(this.index + views * this.inView);
  }

  /** Scrolls no further than needed to have a tile in view. */
  show(index: number): void {
    const { index: first, inView } = this;
    if (index < first) this.go(index);
    else if (index >= first + inView) this.go(index - inView + 1);
  }

  private _measure(): void {
    const gap = this._gap;
    const before = this._step;
    this.width = this.list.clientWidth;
    this.turned = this.rtl;
    this._step = this._stepNow;
    this.inView = this._step && Math.round((this.width + gap) / this._step);
    // Browsers keep a row at the tile it was at, but not always one that is still on its way.
    if (before && this._step && before !== this._step) this._scroll(this.index, "auto");
    this._locate();
    this._changed();
  }

  private get _gap(): number {
    return Number.parseFloat(getComputedStyle(this.list).columnGap) || 0;
  }

  /** From tile to tile, before any transform, as scrollers count; 0 while it is not shown. */
  private get _stepNow(): number {
    const [first] = this.list.children;
    const tile = first ? Number.parseFloat(getComputedStyle(first).width) || 0 : 0;
    return tile && tile + this._gap;
  }

  private _locate(): void {
    // Laid out anew and scrolled along by the browser, but not measured yet: in old steps that were another tile.
    if (this._step !== this._stepNow) return;
    const at = this._step && Math.abs(this.list.scrollLeft) / this._step;
    if (this._aim !== undefined && Math.abs(at - this._aim) < NEAR) this._aim = undefined;
    const index = this._aim ?? Math.round(at);
    if (index === this.index) return;
    this.index = index;
    this._changed();
  }
}
