import { loadLayout } from "../layouts/load-layout.ts";
import { loadLocale } from "../locales/choose-locale.ts";
import type { Locale } from "../locales/locale.ts";
import type { Extras, Layout } from "./frame.ts";
import type { Settings } from "./settings.ts";

/** What one element's look and place need beyond the core: words, layout, extras. */
export class Chunks {
  strings: Locale | undefined;
  layout: Layout | undefined;
  extras: Extras | undefined;
  private _language = "";
  private _layoutName: Settings["layout"] = "grid";
  private _pending = false;
  private _extrasAsked = false;
  private readonly _changed: () => void;

  constructor(changed: () => void) {
    this._changed = changed;
  }

  /** Sends for what is not there yet. What does not come is done without. */
  bring(
    { layout, header, followButton, captions, instagramTile, hover, loadMore }: Settings,
    language: string,
    declared: boolean,
  ): void {
    if (language !== this._language) {
      this._language = language;
      loadLocale(language).then((strings) => {
        if (language !== this._language) return;
        this.strings = strings;
        this._changed();
      });
    }
    if (layout !== this._layoutName) {
      this._layoutName = layout;
      this._pending = true;
      loadLayout(layout).then((found) => {
        if (layout !== this._layoutName) return;
        this._pending = false;
        this.layout = found;
        this._changed();
      });
    }
    const wanted =
      declared ||
      header ||
      followButton ||
      captions ||
      instagramTile ||
      hover !== "none" ||
      loadMore !== "none";
    if (this._extrasAsked || !wanted) return;
    this._extrasAsked = true;
    import("../extras/create-extras.ts").then(
      ({ createExtras }) => {
        this.extras = createExtras();
        this._changed();
      },
      () => {},
    );
  }

  /** Whether the words and the layout are there to show posts with. */
  get ready(): boolean {
    return this.strings !== undefined && !this._pending;
  }
}
