import type { FeedPost } from "../../server/feed/document.ts";
import type { ViewModel } from "../element/view-model.ts";
import { findLinkedPost } from "./deep-link.ts";
import { Dialog } from "./dialog.ts";

/** What the grid hands over when a visitor opens a post. */
export interface LightboxRequest {
  readonly viewModel: ViewModel;
  /** The element's shadow root: where the dialog goes, so that it belongs to the element. */
  readonly root: ShadowRoot;
  /** Missing when the page's address names it. */
  readonly post: FeedPost | undefined;
  /** The tile's link: where the focus goes back to. */
  readonly opener: HTMLElement | undefined;
}

/** What the element tells its lightbox. */
export interface Lightbox {
  /** More posts, another theme or language. */
  readonly updated: (viewModel: ViewModel) => void;
  /** The element leaves its place. */
  readonly stop: () => void;
}

/** How often more posts are asked for to find the one that the address names. */
const MAX_SEARCHES = 4;

/** Fetched with everything it needs on the first click. A post that is not there opens nothing. */
export function openLightbox({ viewModel, root, post, opener }: LightboxRequest): Lightbox {
  let dialog: Dialog | undefined;
  let searches = 0;
  let stopped = false;
  const show = (now: ViewModel) => {
    const wanted = post ?? findLinkedPost(now.posts);
    if (stopped || !root.host.isConnected || Dialog.isOpenIn(root)) return;
    if (wanted) {
      dialog = new Dialog(root, now, opener);
      dialog.open(wanted);
    } else if (!now.loading) {
      if (now.hasMore && searches++ < MAX_SEARCHES) now.more();
      // Not to open all of a sudden, when more posts come for other reasons.
      else stopped = true;
    }
  };
  show(viewModel);
  return {
    updated(now) {
      if (dialog) dialog.update(now);
      else if (searches) show(now);
    },
    stop() {
      stopped = true;
      dialog?.close();
    },
  };
}
