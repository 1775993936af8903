import { render } from "lit/html.js";
import type { FeedMedia, FeedPost } from "../../server/feed/document.ts";
import { adoptStyles } from "../element/adopt-styles.ts";
import type { Frame } from "../element/frame.ts";
import { toneOf } from "./color-scheme.ts";
import { writeLink } from "./deep-link.ts";
import { english } from "./english.ts";
import { layoutStyles } from "./layout-styles.ts";
import { lockPage } from "./scroll-lock.ts";
import { listSlides, type Slide } from "./slides.ts";
import { styles } from "./styles.ts";
import { closeBySwipe } from "./swipe-down.ts";
import { Strip } from "./track.ts";
import { drawDialog, PARTS } from "./view.ts";

/** More posts are asked for when so many are left. */
const POSTS_AHEAD = 3;

/**
 * One opened lightbox: a modal dialog in a shadow root of its own inside the element's, so that neither's
 * styles reach the other, and nothing of it is left when it is closed.
 */
export class Dialog {
  static readonly #open = new WeakMap<ShadowRoot, Dialog>();

  static isOpenIn(root: ShadowRoot): boolean {
    return Dialog.#open.has(root);
  }

  readonly #owner: ShadowRoot;
  readonly #opener: HTMLElement | undefined;
  readonly #place: HTMLElement;
  readonly #root: ShadowRoot;
  readonly #links: boolean;
  readonly #resizes = new ResizeObserver(() => this.#resized());
  readonly #failed = new Set<FeedMedia>();
  /** Addresses of the pictures that the tiles show already. */
  readonly #shown: ReadonlySet<string>;
  #frame: Frame;
  #slides: readonly Slide[];
  #index = 0;
  #playing = false;
  /** Where the pointer went down: whoever selects text and lets go outside does not mean to close. */
  #pressed: EventTarget | null = null;
  #strip: Strip | undefined;
  #unlock = () => {};

  constructor(owner: ShadowRoot, frame: Frame, opener: HTMLElement | undefined) {
    this.#owner = owner;
    this.#frame = frame;
    this.#opener = opener;
    this.#slides = listSlides(frame.posts);
    this.#links = frame.settings.hash;
    this.#shown = new Set([...owner.querySelectorAll("img")].map(({ currentSrc }) => currentSrc));
    this.#place = owner.ownerDocument.createElement("div");
    this.#place.setAttribute("exportparts", PARTS.join());
    this.#root = this.#place.attachShadow({ mode: "open" });
  }

  /** Throws where the browser refuses a dialog. */
  open(post: FeedPost): void {
    this.#index = Math.max(
      0,
      this.#slides.findIndex((slide) => slide.post === post),
    );
    this.#owner.append(this.#place);
    adoptStyles(this.#root, [styles, layoutStyles]);
    this.#draw();
    const dialog = this.#root.querySelector("dialog");
    const card = this.#root.querySelector<HTMLElement>(".card");
    const strip = this.#root.querySelector<HTMLElement>(".strip");
    if (!dialog || !card || !strip) return;
    try {
      dialog.showModal();
    } catch (error) {
      this.#place.remove();
      throw error;
    }
    Dialog.#open.set(this.#owner, this);
    this.#unlock = lockPage(this.#owner.ownerDocument);
    this.#strip = new Strip(strip, (index) => this.#turnTo(index));
    this.#strip.show(this.#index, false);
    strip.focus({ preventScroll: true });
    closeBySwipe(card, ".text", () => this.close());
    this.#resizes.observe(strip);
    this.#draw();
    this.#arrived();
  }

  update(frame: Frame): void {
    if (Dialog.#open.get(this.#owner) !== this) return;
    const turned = frame.strings.dir !== this.#frame.strings.dir;
    this.#frame = frame;
    const current = this.#slides[this.#index];
    const slides = listSlides(frame.posts);
    const index = slides.findIndex(
      ({ post, step }) => post.id === current?.post.id && step === current.step,
    );
    // A page that filters its feed meanwhile does not take away what the visitor is looking at.
    if (index >= 0) {
      this.#slides = slides;
      this.#index = index;
    }
    this.#draw();
    // Only what has been drawn knows to which side it reads now.
    if (turned) this.#draw();
    this.#strip?.show(this.#index, false);
  }

  close(): void {
    if (!Dialog.#open.delete(this.#owner)) return;
    this.#stopVideo();
    this.#resizes.disconnect();
    this.#unlock();
    if (this.#links) writeLink(undefined);
    this.#root.querySelector("dialog")?.close();
    this.#place.remove();
    this.#opener?.focus({ preventScroll: true });
  }

  #draw(): void {
    const { strings, settings, language } = this.#frame;
    const numbers = new Intl.NumberFormat(language, { notation: "compact" });
    const view = drawDialog({
      frame: this.#frame,
      words: strings.lightbox ?? english,
      count: (number) => numbers.format(number),
      slides: this.#slides,
      index: this.#index,
      size: this.#strip?.size ?? { width: 0, height: 0 },
      rtl: this.#strip?.rtl ?? false,
      tone: toneOf(settings.theme, this.#owner.host),
      playing: this.#playing,
      failed: this.#failed,
      shown: this.#shown,
      go: (index) => this.#go(index),
      play: (byKey) => this.#play(byKey),
      fail: (media) => {
        this.#failed.add(media);
        this.#draw();
      },
      close: () => this.close(),
      press: ({ target }) => {
        this.#pressed = target;
      },
      click: ({ target, currentTarget }) => {
        if (target === currentTarget && target === this.#pressed) this.close();
      },
    });
    render(view, this.#root);
  }

  /** Where a button or a key leads. */
  #go(index: number): void {
    const to = Math.max(0, Math.min(index, this.#slides.length - 1));
    const near = Math.abs(to - this.#index) === 1;
    this.#turnTo(to);
    this.#strip?.show(to, near);
  }

  /** What is said and played belongs to another slide now. */
  #turnTo(index: number): void {
    if (index === this.#index || !this.#slides[index]) return;
    this.#stopVideo();
    this.#playing = false;
    this.#index = index;
    this.#draw();
    this.#arrived();
  }

  #arrived(): void {
    const { posts, hasMore, loading, more } = this.#frame;
    const slide = this.#slides[this.#index];
    if (!slide) return;
    if (!slide.step) this.#root.querySelector(".text")?.scrollTo(0, 0);
    if (this.#links) writeLink(slide.post);
    if (hasMore && !loading && slide.place >= posts.length - POSTS_AHEAD) more();
  }

  #play(byKey: boolean): void {
    this.#playing = true;
    this.#draw();
    const video = this.#root.querySelector("video");
    // The button that had the focus is gone. On a video, the arrow keys are its own.
    const next = byKey ? video : this.#root.querySelector<HTMLElement>(".strip");
    next?.focus({ preventScroll: true });
    // Refused or cut short: the controls are there.
    video?.play().catch(() => {});
  }

  /** Takes the address away too: only that ends the loading. */
  #stopVideo(): void {
    const video = this.#root.querySelector("video");
    video?.pause();
    video?.removeAttribute("src");
    video?.load();
  }

  #resized(): void {
    this.#strip?.show(this.#index, false);
    this.#draw();
  }
}
