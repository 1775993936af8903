import { html, nothing } from "lit/html.js";
import type { ViewModel } from "../element/view-model.ts";
import type { ExtraMessages } from "../locales/locale.ts";
import { formatCount } from "./format-count.ts";

const LOAD_MORE = ".load-more";

/** A row that goes on by itself as its end comes near. */
export const isEndless = ({ settings }: ViewModel): boolean =>
  settings.layout === "carousel" && settings.loadMore === "scroll";

/** Brings more posts, by a button or when its button comes near; keeps the focus and says what came. */
export class LoadMore {
  /** How many posts there were, and whether the button had the focus, when more were asked for. */
  private _asked: { readonly after: number; readonly focused: boolean } | undefined;
  private _news = "";
  private _viewModel: ViewModel | undefined;
  private _root: ShadowRoot | undefined;
  private _sightings: IntersectionObserver | undefined;

  /** The button and, for screen readers, the news. */
  render(viewModel: ViewModel, messages: ExtraMessages) {
    const { posts, loading, hasMore, failure, strings } = viewModel;
    if (this._asked && !loading) {
      this._news = failure
        ? messages.loadMoreFailed
        : messages.shown(posts.length, formatCount(strings.language, posts.length));
    }
    // While more posts are on their way the button stays, and the focus on it.
    return html`${
      (hasMore || this._asked) && (failure || !isEndless(viewModel))
        ? html`<button part="load-more button" class="button load-more" @click=${() => this._ask()}>${messages.loadMore}</button>`
        : nothing
    }<div class=${failure ? "" : "status"} aria-live="polite">${this._news}</div>`;
  }

  updated(viewModel: ViewModel, root: ShadowRoot): void {
    this._viewModel = viewModel;
    this._root = root;
    this.stop();
    if (viewModel.loading) return;
    const asked = this._asked;
    if (asked) {
      this._asked = undefined;
      // Without more to come the button goes; the focus goes on to the first post that came.
      if (asked.focused && !viewModel.hasMore) {
        root.querySelectorAll<HTMLElement>(".tile")[asked.after]?.focus();
      }
      if (!viewModel.hasMore) viewModel.requestUpdate();
    }
    if (!viewModel.hasMore || viewModel.failure || viewModel.settings.loadMore !== "scroll") return;
    const end = isEndless(viewModel)
      ? // All of the last two views: a visitor may come to any of them at once.
        [...root.querySelectorAll(".list > :not(.skeleton)")].slice(-2 * viewModel.columns)
      : root.querySelectorAll(LOAD_MORE);
    for (const element of end) this._watch().observe(element);
  }

  stop(): void {
    this._sightings?.disconnect();
  }

  /** Made when it is needed first: where the templates are rendered on the server there is none. */
  private _watch(): IntersectionObserver {
    this._sightings ??= new IntersectionObserver(
      (sightings) => {
        if (sightings.some(({ isIntersecting }) => isIntersecting)) this._ask();
      },
      // Far enough ahead that more posts are mostly there before the visitor is.
      { rootMargin: "50%" },
    );
    return this._sightings;
  }

  private _ask(): void {
    const viewModel = this._viewModel;
    if (!viewModel || viewModel.loading) return;
    const focused = this._root?.activeElement?.matches(LOAD_MORE) ?? false;
    this._asked = { after: viewModel.posts.length, focused };
    viewModel.more();
  }
}
