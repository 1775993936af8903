import { render } from "lit/html.js";
import type { FeedMedia, FeedPost } from "../../server/feed/document.ts";
import { adoptStyles } from "../element/adopt-styles.ts";
import type { ViewModel } from "../element/view-model.ts";
import { bringInSight } from "./bring-in-sight.ts";
import { colorSchemeOf } from "./color-scheme.ts";
import { writeLink } from "./deep-link.ts";
import { english } from "./english.ts";
import { layoutStyles } from "./layout-styles.ts";
import { LightboxTrack } from "./lightbox-track.ts";
import { lockScroll } from "./scroll-lock.ts";
import { listSlides, type Slide } from "./slides.ts";
import { styles } from "./styles.ts";
import { closeBySwipe } from "./swipe-down.ts";
import { makeRoom } from "./text-room.ts";
import { LIGHTBOX_PARTS, renderDialog } from "./view.ts";

/** More posts are asked for when so many are left. */
const POSTS_AHEAD = 3;
/** A screen reader that has not followed the focus yet would read out what comes back where it was. */
const FOCUS_SETTLES_MS = 500;

/**
 * One opened lightbox: a modal dialog in a shadow root of its own inside the element's, so that neither's
 * styles reach the other, and nothing of it is left when it is closed.
 */
export class Dialog {
  private static readonly _open = new WeakMap<ShadowRoot, Dialog>();

  static isOpenIn(root: ShadowRoot): boolean {
    return Dialog._open.has(root);
  }

  private readonly _owner: ShadowRoot;
  private readonly _opener: HTMLElement | undefined;
  private readonly _host: HTMLElement;
  private readonly _root: ShadowRoot;
  private readonly _links: boolean;
  private readonly _resizes = new ResizeObserver(() => this._resized());
  private readonly _failed = new Set<FeedMedia>();
  /** Addresses of the pictures that the tiles show already. */
  private readonly _shown: ReadonlySet<string>;
  private _viewModel: ViewModel;
  private _slides: readonly Slide[];
  private _index = 0;
  private _playing = false;
  /** Until it plays, the button keeps the focus that a key gave it: a player that has not begun is called broken. */
  private _starting = false;
  /** Whether the visitor has gone from the post that was opened: what was opened is said with the focus. */
  private _turned = false;
  /** Where the pointer went down: whoever selects text and lets go outside does not mean to close. */
  private _pressed: EventTarget | null = null;
  /** Classes by which less sticks to the edges of the text. */
  private _loose = "";
  private _track: LightboxTrack | undefined;
  private _unlock = () => {};

  constructor(owner: ShadowRoot, viewModel: ViewModel, opener: HTMLElement | undefined) {
    this._owner = owner;
    this._viewModel = viewModel;
    this._opener = opener;
    this._slides = listSlides(viewModel.posts);
    this._links = viewModel.settings.hash;
    this._shown = new Set([...owner.querySelectorAll("img")].map(({ currentSrc }) => currentSrc));
    this._host = owner.ownerDocument.createElement("div");
    this._host.setAttribute("exportparts", LIGHTBOX_PARTS);
    // Keys, wheels, fingers and pointers are the lightbox's alone while it is open: a page's dialog behind it would close
    // with it, and a library that scrolls or slides by itself would move the page.
    for (const type of "keydown keyup wheel touchstart touchmove touchend pointerdown mousedown".split(
      " ",
    )) {
      this._host.addEventListener(type, (event) => event.stopPropagation(), { passive: true });
    }
    this._root = this._host.attachShadow({ mode: "open" });
    // Not on the dialog itself: screen readers would call all of it clickable.
    this._root.addEventListener("pointerdown", ({ target }) => {
      this._pressed = target;
    });
    this._root.addEventListener("click", (event) => {
      const { target } = event;
      // It is not one on a card, a link or a label that the page has around the feed.
      event.stopPropagation();
      if (!Object(target).closest("a, video")) event.preventDefault();
      const around = target === this._root.querySelector("dialog");
      if (around && target === this._pressed) this.close();
    });
  }

  /** Throws where the browser refuses a dialog. */
  open(post: FeedPost): void {
    this._index = Math.max(
      0,
      this._slides.findIndex((slide) => slide.post === post),
    );
    this._owner.append(this._host);
    adoptStyles(this._root, [styles, layoutStyles]);
    this._render();
    const dialog = this._root.querySelector("dialog");
    const card = this._root.querySelector<HTMLElement>(".card");
    const track = this._root.querySelector<HTMLElement>(".track");
    if (!dialog || !card || !track) return;
    try {
      dialog.showModal();
    } catch (error) {
      this._host.remove();
      throw error;
    }
    Dialog._open.set(this._owner, this);
    this._unlock = lockScroll(this._owner.ownerDocument);
    this._track = new LightboxTrack(track, (index) => this._turnTo(index));
    this._track.show(this._index, false);
    track.focus({ preventScroll: true });
    this._viewModel.extras?.standInSight(dialog);
    this._loose = makeRoom(card);
    closeBySwipe(card, ".text", () => this.close());
    for (const part of [track, ...card.querySelectorAll(".text, .author, .foot")]) {
      this._resizes.observe(part);
    }
    this._render();
    this._arrived();
  }

  update(viewModel: ViewModel): void {
    if (Dialog._open.get(this._owner) !== this) return;
    const turned = viewModel.strings.dir !== this._viewModel.strings.dir;
    this._viewModel = viewModel;
    const current = this._slides[this._index];
    const slides = listSlides(viewModel.posts);
    const index = slides.findIndex(
      ({ post, step }) => post.id === current?.post.id && step === current.step,
    );
    // A page that filters its feed meanwhile does not take away what the visitor is looking at.
    if (index >= 0) {
      this._slides = slides;
      this._index = index;
    }
    this._render();
    // The first pass changed `dir`; only now can the computed direction be read.
    if (turned) this._render();
    this._track?.show(this._index, false);
  }

  close(): void {
    if (!Dialog._open.delete(this._owner)) return;
    this._stopVideo();
    this._resizes.disconnect();
    this._unlock();
    if (this._links) writeLink(undefined);
    // Not closed first: browsers would give the focus to the tile it was opened from, and that would be read out, too.
    this._host.remove();
    const tile = this._lastSeen() ?? this._opener;
    tile?.focus({ preventScroll: true });
    // Where it was opened from the page stays as it is, whatever there is to be seen of it.
    if (tile && tile !== this._opener) bringInSight(tile);
  }

  /** The tile of the post that the visitor looked at last. */
  private _lastSeen(): HTMLElement | undefined {
    const post = this._slides[this._index]?.post;
    const index = post ? this._viewModel.posts.indexOf(post) : -1;
    return this._owner.querySelectorAll<HTMLElement>("[part=item] > .tile[href]")[index];
  }

  private _render(): void {
    const { strings, settings } = this._viewModel;
    const numbers = new Intl.NumberFormat(strings.language, { notation: "compact" });
    const view = renderDialog({
      viewModel: this._viewModel,
      messages: strings.lightbox ?? english,
      count: (number) => numbers.format(number),
      slides: this._slides,
      index: this._index,
      size: this._track?.size ?? { width: 0, height: 0 },
      rtl: this._track?.rtl ?? false,
      loose: this._loose,
      colorScheme: colorSchemeOf(settings.theme, this._owner.host),
      playing: this._playing,
      starting: this._starting,
      failed: this._failed,
      shown: this._shown,
      go: (index) => this._go(index),
      play: (byKey) => this._play(byKey),
      fail: (media) => {
        this._failed.add(media);
        // Aloud: what was said of it was that it would be there.
        if (media === this._slides[this._index]?.media) this._turned = true;
        this._renderAnew();
      },
      close: () => this.close(),
      left: () => {
        // On the way out the row has no size any more, and its film would be forgotten instead of stopped.
        setTimeout(() => this._track?.size.width && this._render(), FOCUS_SETTLES_MS);
      },
      // A description that changes under the focus is read out, too.
      described: !this._turned || !this._root.activeElement?.matches(".track"),
    });
    render(view, this._root);
    if (this._turned) this._say();
  }

  /** In one piece: where a text changes in several places, some screen readers say all of it for each. */
  private _say(): void {
    const now = this._root.querySelector("#now p");
    const spoken = this._root.querySelector(".spoken");
    if (now && now.textContent !== spoken?.textContent) {
      spoken?.replaceChildren(now.cloneNode(true));
    }
  }

  /** Where a button or a key leads. */
  private _go(index: number): void {
    const to = Math.max(0, Math.min(index, this._slides.length - 1));
    const near = Math.abs(to - this._index) === 1;
    this._turnTo(to);
    this._track?.show(to, near);
  }

  /** What is said and played belongs to another slide now. */
  private _turnTo(index: number): void {
    if (index === this._index || !this._slides[index]) return;
    this._stopVideo();
    this._turned = true;
    // A link in a caption would become another post's, under the focus.
    const isAnother = this._slides[index].post !== this._slides[this._index]?.post;
    if (isAnother && this._root.activeElement?.closest(".caption")) this._focusTrack();
    this._playing = false;
    this._starting = false;
    this._index = index;
    this._renderAnew();
    this._arrived();
    this._showFocused();
  }

  /** What had the focus may go with what is no longer there: keys must go on working. */
  private _renderAnew(): void {
    this._render();
    if (this._root.activeElement) return;
    this._focusTrack();
    this._render();
  }

  private _focusTrack(): void {
    const track = this._root.querySelector<HTMLElement>(".track");
    // What is said aloud would be read once more with the focus.
    if (this._turned) track?.removeAttribute("aria-describedby");
    track?.focus({ preventScroll: true });
  }

  /** Above a longer caption than before, or one that begins anew, it may have gone out of sight. */
  private _showFocused(): void {
    const focused = this._root.activeElement;
    if (!focused) return;
    const { left, top, width, height } = focused.getBoundingClientRect();
    const shown = this._root.elementFromPoint(left + width / 2, top + height / 2);
    if (!focused.contains(shown)) focused.scrollIntoView({ block: "nearest" });
  }

  private _arrived(): void {
    const { posts, hasMore, loading, more } = this._viewModel;
    const slide = this._slides[this._index];
    if (!slide) return;
    const text = this._root.querySelector(".text");
    if (text && !slide.step) text.scrollTop = 0;
    if (this._links) writeLink(slide.post);
    if (hasMore && !loading && slide.postIndex >= posts.length - POSTS_AHEAD) more();
  }

  private _play(byKey: boolean): void {
    this._playing = true;
    this._starting = byKey;
    this._renderAnew();
    const video = this._root.querySelector("video");
    const begun = () => {
      if (!byKey || !video?.isConnected) return;
      // On it, the arrow keys are its own.
      video.focus({ preventScroll: true });
      this._starting = false;
      this._render();
    };
    // Refused or cut short: the controls are there.
    video?.play().then(begun, begun);
  }

  /** Takes the address away too: only that ends the loading. */
  private _stopVideo(): void {
    const video = this._root.querySelector("video");
    video?.pause();
    video?.removeAttribute("src");
    video?.load();
  }

  private _resized(): void {
    const card = this._root.querySelector(".card");
    this._loose = card ? makeRoom(card) : "";
    this._track?.show(this._index, false);
    this._render();
  }
}
