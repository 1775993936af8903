import type { FeedDocument, FeedPost } from "../../server/feed/document.ts";
import type { Locale } from "../locales/locale.ts";
import type { Settings } from "../settings.ts";

/** What the grid hands over when a visitor opens a post. */
export interface LightboxRequest {
  readonly feed: FeedDocument;
  /** The posts on show, in order. */
  readonly posts: readonly FeedPost[];
  /** Which of them to begin with. */
  readonly index: number;
  /** The tile's link: where the focus goes back to. */
  readonly opener: HTMLElement;
  /** The element's shadow root: where the dialog goes, so that its styles and parts belong to the element. */
  readonly root: ShadowRoot;
  readonly strings: Locale;
  /** BCP 47, for dates and counts. */
  readonly language: string;
  readonly theme: Settings["theme"];
}

/** Resolves when the visitor has closed it. Fetched with everything it needs on the first click. */
export async function openLightbox({ posts, index }: LightboxRequest): Promise<void> {
  const { permalink } = posts[index] ?? {};
  if (permalink) window.open(permalink, "_blank", "noopener");
}
