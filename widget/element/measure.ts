import type { ReactiveController, ReactiveElement } from "@lit/reactive-element";

/** CSS pixels, as rendered; 0 while the element is not shown. */
interface Measures {
  /** Of the list of tiles, without the padding around it. */
  readonly width: number;
  readonly tileWidth: number;
  readonly gap: number;
  readonly captionHeight: number;
  /** How many there are side by side. */
  readonly columns: number;
}

/** What a first drawing can rely on before it has been laid out; with how many tiles, from the first, are in sight. */
export type Sight = readonly [measures: Measures, inSight: number];

/**
 * Knows how large one element's tiles are. Measures when the browser has laid the page out anyway, and
 * never between two elements' rendering: hundreds of them would have the page laid out hundreds of times.
 */
export class TileMeasure implements ReactiveController {
  measures: Measures = { width: 0, tileWidth: 0, gap: 0, captionHeight: 0, columns: 0 };
  private readonly _host: ReactiveElement;
  private _watched: Element | undefined;
  private readonly _changed: () => void;
  private _resizes: ResizeObserver | undefined;

  /** `changed` is called before the host is updated for it. */
  constructor(host: ReactiveElement, changed: () => void) {
    this._host = host;
    this._changed = changed;
    host.addController(this);
  }

  /** Measures now; tells whether anything is not as it was. */
  read(): boolean {
    const item = this._item;
    const list = item?.parentElement;
    if (!list) return false;
    const before = `${Object.values(this.measures)}`;
    const style = getComputedStyle(list);
    this.measures = {
      width: list.clientWidth,
      tileWidth: item.getBoundingClientRect().width,
      gap: Number.parseFloat(style.columnGap) || 0,
      captionHeight: item.querySelector<HTMLElement>(".caption")?.offsetHeight ?? 0,
      columns: Number(style.getPropertyValue("--_now")),
    };
    return `${Object.values(this.measures)}` !== before;
  }

  /** Measures now; tells how many tiles, from the first, a visitor can see: those must not wait to be loaded lazily. */
  countInSight(): number {
    this.read();
    // Of a row that scrolls sideways, no more is seen than fits into the element.
    const element = this._host.getBoundingClientRect();
    const from = Math.max(0, element.left);
    const to = Math.min(innerWidth, element.right);
    return [...this._host.renderRoot.querySelectorAll(".list > *")].filter((item) => {
      const { top, bottom, left, right } = item.getBoundingClientRect();
      const near = top < innerHeight && bottom > 0 && left < to && right > from;
      // What lies folded up in <details> has a place as well. Safari below 17.4 has no such function.
      return near && item.checkVisibility?.() !== false;
    }).length;
  }

  hostUpdated(): void {
    const item = this._item;
    if (item === this._watched) return;
    this.hostDisconnected();
    this._watched = item;
    if (!item) return;
    this._resizes ??= new ResizeObserver(() => {
      if (!this.read()) return;
      this._changed();
      this._host.requestUpdate();
    });
    this._resizes.observe(item);
  }

  hostDisconnected(): void {
    this._resizes?.disconnect();
    this._watched = undefined;
  }

  /** The second tile where there is one: in the highlight layout the first is larger than the others. */
  private get _item(): Element | undefined {
    const items = this._host.renderRoot.querySelector(".list")?.children;
    return items?.[1] ?? items?.[0];
  }
}
