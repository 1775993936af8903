import type { TemplateResult } from "lit/html.js";
import type { FeedPost } from "../../server/feed/document.ts";
import type { Frame } from "../element/frame.ts";

/** What a tile says under the pointer. */
export interface Overlay {
  readonly drawn: TemplateResult;
  /** The picture in words, with all that can be read there: who speaks to the computer says what is to be seen. */
  readonly name: string;
}

/**
 * What not every feed shows: the header, the footer with its buttons, what a tile says under the pointer.
 * The core keeps their boxes' places; what is in the boxes comes in a chunk, when asked for.
 */
export interface Extras {
  readonly styles: string;
  readonly header: (frame: Frame) => unknown;
  readonly footer: (frame: Frame) => unknown;
  /** The last item, which leads to the account, if there is to be one. */
  readonly instagramTile: (frame: Frame) => TemplateResult | undefined;
  readonly overlay: (post: FeedPost, alt: string, frame: Frame) => Overlay | undefined;
  /** Takes over from what the server drew, which stays if drawing throws. */
  readonly adopt: (root: ShadowRoot, draw: () => void) => void;
  /** After everything has been drawn. */
  readonly updated: (frame: Frame, root: ShadowRoot) => void;
  /** The element has left the page. */
  readonly stop: () => void;
}
