import type { CSSResult } from "@lit/reactive-element/css-tag.js";
import type { TemplateResult } from "lit/html.js";
import type { FeedDocument, FeedPost } from "../../server/feed/document.ts";
import type { FeedFailure } from "../feed/load-feed.ts";
import type { Locale } from "../locales/locale.ts";
import type { Settings } from "./settings.ts";

/* Types alone: the templates that take them, and the chunks that are made of them, import each other nowhere. */

/** On a tile's link. */
export interface TileClick extends MouseEvent {
  readonly currentTarget: HTMLAnchorElement;
}

/** Everything the templates need to know. */
export interface ViewModel {
  readonly settings: Settings;
  readonly strings: Locale;
  readonly feed: FeedDocument | undefined;
  /**
   * BCP 47, of what the account wrote: as its owner said it, else the page's own; empty where neither is known. That of
   * Windowbox's own words is in `strings`.
   */
  readonly lang: string;
  readonly posts: readonly FeedPost[];
  /** Tiles that reserve a place although there is no post for them, or none yet. */
  readonly skeletons: number;
  readonly loading: boolean;
  /** How high it is while it is loading, whatever is in it, in CSS pixels; else no number. */
  readonly place: number | undefined;
  /** Why the last page asked for did not come. */
  readonly failure: FeedFailure | undefined;
  /** What to say when there is nothing to show; missing when there is. */
  readonly message: { readonly slot: "empty" | "error"; readonly text: string } | undefined;
  /** Whether the page's own children are to be shown instead. */
  readonly fallback: boolean;
  /** What the page has put above the posts, which its other children must not cover. */
  readonly ownHeader: Element | null;
  /** The next page's address, or that more of what is there could be shown. */
  readonly hasMore: string | boolean | undefined;
  readonly more: () => void;
  readonly requestUpdate: () => void;
  readonly choose: (post: FeedPost, cause: TileClick) => void;
  /** Opens the post in the lightbox that the page's address names. */
  readonly openLinked: () => void;
  /** CSS pixels, as measured; 0 while the element is not shown. */
  readonly tileWidth: number;
  readonly gap: number;
  readonly captionHeight: number;
  /** How many tiles stand side by side. */
  readonly columns: number;
  /** Whether dates are told yet: how to write them takes longer to find out than tiles take to render. */
  readonly dated: boolean;
  /**
   * How many tiles, from the first, are within sight when they are first rendered; before that is known no picture is
   * asked for.
   */
  readonly inSight: number | undefined;
  readonly extras: Extras | undefined;
  readonly layout: Layout | undefined;
}

/** What a layout adds to the grid; comes in a chunk of its own. */
export interface Layout {
  readonly styles: CSSResult;
  /** CSS declarations of one item, for a picture of that shape (0: not known yet). */
  readonly itemStyle?: (shape: number, viewModel: ViewModel) => string;
  /** What stands around the list. */
  readonly around?: (list: TemplateResult, viewModel: ViewModel) => TemplateResult;
  /** After everything has been rendered. */
  readonly updated?: (viewModel: ViewModel, root: ShadowRoot) => void;
}

/** What a tile says under the pointer. */
export interface Overlay {
  readonly content: TemplateResult;
  /** The picture in words, with all that can be read there: who speaks to the computer says what is to be seen. */
  readonly name: string;
}

/**
 * What not every feed shows: the header, the footer with its buttons, what a tile says under the pointer.
 * The core reserves their places; what is in them comes in a chunk, when asked for.
 */
export interface Extras {
  readonly styles: CSSResult;
  readonly header: (viewModel: ViewModel) => unknown;
  readonly footer: (viewModel: ViewModel) => unknown;
  /** The last item, which leads to the account, if there is to be one. */
  readonly instagramTile: (viewModel: ViewModel) => TemplateResult | undefined;
  readonly overlay: (post: FeedPost, words: string, viewModel: ViewModel) => Overlay | undefined;
  /** Replaces what the server rendered, which stays if rendering throws. */
  readonly hydrate: (root: ShadowRoot, render: () => void) => void;
  /** Puts what is in a box that fills the window where the visitor is. */
  readonly standInSight: (box: HTMLElement) => void;
  /** After everything has been rendered. */
  readonly updated: (viewModel: ViewModel, root: ShadowRoot) => void;
  /** The element has left the page. */
  readonly stop: () => void;
}
