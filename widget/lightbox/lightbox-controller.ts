import type { ReactiveController, ReactiveControllerHost } from "@lit/reactive-element";
import type { FeedPost } from "../../server/feed/document.ts";
import type { TileClick, ViewModel } from "../element/view-model.ts";
import type { Lightbox } from "./open-lightbox.ts";

const load = () => import("./open-lightbox.ts");

interface LightboxHost extends ReactiveControllerHost, HTMLElement {
  readonly viewModel: ViewModel | undefined;
}

/** One element's lightbox; its code comes when a post is about to be opened. */
export class LightboxController implements ReactiveController {
  private readonly _host: LightboxHost;
  private _lightbox: Lightbox | undefined;

  constructor(host: LightboxHost) {
    this._host = host;
    host.addController(this);
    // It is on its way before the click: a finger has touched a tile, or a pointer has come.
    host.addEventListener("pointerover", () => {
      if (opensDialog(host.viewModel)) load().catch(() => {});
    });
  }

  hostUpdated(): void {
    const { viewModel } = this._host;
    if (viewModel) this._lightbox?.updated(viewModel);
  }

  /** A tile was clicked, and the page has nothing against it. */
  choose(post: FeedPost, cause: TileClick): void {
    const modified = cause.ctrlKey || cause.metaKey || cause.shiftKey || cause.altKey;
    if (cause.defaultPrevented || modified || post.link || !opensDialog(this._host.viewModel))
      return;
    cause.preventDefault();
    this.open(post, cause.currentTarget);
  }

  /** A post, or without one that which the page's address names. Where there are no dialogs, nothing. */
  open(post?: FeedPost, opener?: HTMLAnchorElement): void {
    if (!hasDialogs) return;
    load()
      .then(({ openLightbox }) => {
        const { viewModel, shadowRoot: root } = this._host;
        if (viewModel && root) this._lightbox = openLightbox({ viewModel, root, post, opener });
      })
      // The chunk did not come: the tile is still a link.
      .catch(() => opener && location.assign(opener.href));
  }

  /** The element leaves its place, be it for another. */
  stop(): void {
    this._lightbox?.stop();
  }
}

/** Below Safari 15.4 and Firefox 98 there are none: a tile leads to Instagram. */
const hasDialogs = Boolean(globalThis.HTMLDialogElement);

/** Whether a tile without a link of its own opens the lightbox. */
export const opensDialog = (viewModel?: ViewModel) =>
  hasDialogs && viewModel?.settings.onClick === "lightbox";
