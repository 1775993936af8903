import { html, nothing } from "lit/html.js";
import type { Frame } from "../element/frame.ts";
import type { ExtraWords } from "../locales/locale.ts";
import { writeCount } from "./format-count.ts";

const LOAD_MORE = ".load-more";

/** A row that goes on by itself as its end comes near. */
export const isEndless = ({ settings }: Frame): boolean =>
  settings.layout === "carousel" && settings.loadMore === "scroll";

/** Brings more posts, by a button or when its button comes near; keeps the focus and says what came. */
export class LoadMore {
  /** How many posts there were, and whether the button had the focus, when more were asked for. */
  #asked: { readonly after: number; readonly focused: boolean } | undefined;
  #news = "";
  #frame: Frame | undefined;
  #root: ShadowRoot | undefined;
  #sightings: IntersectionObserver | undefined;

  /** The button and, for screen readers, the news. */
  draw(frame: Frame, words: ExtraWords) {
    const { posts, loading, hasMore, failed, language } = frame;
    if (this.#asked && !loading) {
      this.#news = failed
        ? words.loadMoreFailed
        : words.shown(posts.length, writeCount(language, posts.length));
    }
    // While more posts are on their way the button stays, and the focus on it.
    return html`${
      (hasMore || this.#asked) && (failed || !isEndless(frame))
        ? html`<button part="load-more button" class="button load-more" @click=${() => this.#ask()}>${words.loadMore}</button>`
        : nothing
    }<p class="status" role="status">${this.#news}</p>`;
  }

  updated(frame: Frame, root: ShadowRoot): void {
    this.#frame = frame;
    this.#root = root;
    this.stop();
    if (frame.loading) return;
    const asked = this.#asked;
    if (asked) {
      this.#asked = undefined;
      // Without more to come the button goes; the focus goes on to the first post that came.
      if (asked.focused && !frame.hasMore) {
        root.querySelectorAll<HTMLElement>(".tile")[asked.after]?.focus();
      }
      if (!frame.hasMore) frame.redraw();
    }
    if (!frame.hasMore || frame.failed || frame.settings.loadMore !== "scroll") return;
    const end = isEndless(frame)
      ? // All of the last two views: a visitor may come to any of them at once.
        [...root.querySelectorAll(".list > :not(.ghost)")].slice(-2 * frame.columns)
      : root.querySelectorAll(LOAD_MORE);
    for (const element of end) this.#watch().observe(element);
  }

  stop(): void {
    this.#sightings?.disconnect();
  }

  /** Made when it is needed first: where the templates are drawn on the server there is none. */
  #watch(): IntersectionObserver {
    this.#sightings ??= new IntersectionObserver(
      (sightings) => {
        if (sightings.some(({ isIntersecting }) => isIntersecting)) this.#ask();
      },
      // Far enough ahead that more posts are mostly there before the visitor is.
      { rootMargin: "50%" },
    );
    return this.#sightings;
  }

  #ask(): void {
    const frame = this.#frame;
    if (!frame || frame.loading) return;
    const focused = this.#root?.activeElement?.matches(LOAD_MORE) ?? false;
    this.#asked = { after: frame.posts.length, focused };
    frame.more();
  }
}
