import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Layout, ViewModel } from "../element/view-model.ts";
import { pageButtons, stepButton } from "./carousel-buttons.ts";
import { styles } from "./carousel-styles.ts";
import { CarouselTrack } from "./carousel-track.ts";
import { english } from "./english.ts";

/** What takes the focus in an item: a link, or a picture that has more to say. */
const REACHED = "[href], [tabindex]";

/** Arrows, dots and keys for the row of tiles, which scrolls without them too. */
class Carousel implements Layout {
  readonly styles = styles;
  private _track: CarouselTrack | undefined;
  /** Tiles in the row, without the skeletons of what is still to come. */
  private _count = 0;
  private _viewModel: ViewModel | undefined;
  private _paged = false;
  /** Its own button that has the focus as everything is about to be drawn anew. */
  private _button: Element | undefined;

  around(list: TemplateResult, { strings, captionHeight }: ViewModel): TemplateResult {
    this._button = this._focusedButton();
    const { format } = new Intl.NumberFormat(strings.language);
    const messages = strings.extras ?? english;
    const { index = 0, inView = 0, width = 0 } = this._track ?? {};
    const pages = inView && Math.ceil(this._count / inView);
    const atEnd = index + inView >= this._count;
    const page = atEnd ? pages - 1 : Math.min(pages - 2, Math.round(index / inView));
    const step = (which: "previous" | "next", views: number, off: boolean) =>
      stepButton({
        which,
        name: messages[which],
        off,
        go: () => this._go(() => this._track?.step(views)),
      });
    return html`<div
      part="carousel"
      class=${this._track?.turned ? "track rtl" : "track"}
      role="group"
      aria-roledescription=${messages.carousel}
      .style=${`--_below:${captionHeight}px`}
      @keydown=${(event: KeyboardEvent) => this._pressed(event)}
      @pointerenter=${() => this._loadAhead()}
      @focusin=${() => this._loadAhead()}
      >${pages > 1 ? [step("previous", -1, index === 0), step("next", 1, atEnd)] : nothing}${list}${
        pages > 1
          ? pageButtons({
              page,
              pages,
              width,
              language: strings.language,
              messages,
              told: this._paged,
              go: (to) => this._go(() => this._track?.go(to * inView)),
            })
          : nothing
      }<div class="spoken" aria-live="polite">${this._paged && pages > 1 ? messages.pageOf(format(page + 1), format(pages)) : ""}</div></div
    >`;
  }

  /** By a button: where that leads is said, and only then. */
  private _go(move: () => void): void {
    this._paged = true;
    move();
    this._viewModel?.requestUpdate();
  }

  updated(viewModel: ViewModel, root: ShadowRoot): void {
    this._viewModel = viewModel;
    const list = root.querySelector<HTMLElement>(".track > .list");
    if (!list) return;
    if (this._track?.list !== list) {
      this._track = new CarouselTrack(list, () => {
        if (this._track?.index) this._loadAhead();
        this._viewModel?.requestUpdate();
      });
    }
    this._track.watch();
    const count = this._track.items.length;
    if (count !== this._count) {
      this._count = count;
      viewModel.requestUpdate();
    }
    this._reach();
    // Dots become figures where too many posts have come, and in a wide row nothing is left to turn.
    if (this._button?.isConnected !== false) return;
    const stays = root.querySelector<HTMLElement>(".next, [part=item] > [tabindex='0']");
    stays?.focus({ preventScroll: true });
  }

  private _focusedButton(): Element | undefined {
    const root = this._track?.list.getRootNode();
    const focused = root instanceof ShadowRoot ? root.activeElement : null;
    return focused?.closest(".arrow, .dot") ?? undefined;
  }

  /** The keyboard's Tab goes to the tiles in view alone, so that it never takes the row elsewhere. */
  private _reach(): void {
    const { list, items = [], index = 0, inView = 0 } = this._track ?? {};
    if (!list) return;
    const links = items.map((item) => item.querySelector<HTMLElement>(REACHED));
    links.forEach((link, at) => {
      if (link) link.tabIndex = at >= index && at < index + (inView || items.length) ? 0 : -1;
    });
    // Tiles that are no links cannot take the focus: then the row itself must, to be scrolled by keys. Otherwise it
    // would be one more stop in Firefox.
    list.tabIndex = links.some(Boolean) || !items.length ? -1 : 0;
  }

  /** Keys move the focus from tile to tile, and the row with it. */
  private _pressed(event: KeyboardEvent): void {
    const track = this._track;
    const { target, key, altKey, ctrlKey, metaKey, shiftKey } = event;
    if (!track || !(target instanceof Node) || event.defaultPrevented) return;
    if (altKey || ctrlKey || metaKey || shiftKey) return;
    const { items, list, rtl } = track;
    const from = target === list ? track.index : items.findIndex((item) => item.contains(target));
    const to = {
      ArrowRight: from + (rtl ? -1 : 1),
      ArrowLeft: from + (rtl ? 1 : -1),
      Home: 0,
      End: items.length - 1,
    }[key];
    if (from < 0 || typeof to !== "number") return;
    event.preventDefault();
    if (target === list) track.go(to);
    const link = items[to]?.querySelector<HTMLElement>(REACHED);
    if (target === list || !link) return;
    link.focus({ preventScroll: true });
    track.show(to);
  }

  /** The pictures of the next view, once a visitor shows interest in the row: browsers wait until they are seen. */
  private _loadAhead(): void {
    const { items = [], index = 0, inView = 0 } = this._track ?? {};
    for (const item of items.slice(0, index + 2 * inView)) {
      const image = item.querySelector("img");
      if (image) image.loading = "eager";
    }
  }
}

export const createLayout = (): Layout => new Carousel();
