import type { Extras } from "../extras/extras.ts";
import type { Layout } from "../layouts/layout.ts";
import { loadLayout } from "../layouts/load-layout.ts";
import { loadLocale } from "../locales/choose-locale.ts";
import type { Locale } from "../locales/locale.ts";
import type { Settings } from "./settings.ts";

/** What one element's look and place need beyond the core: words, layout, extras. */
export class Chunks {
  strings: Locale | undefined;
  layout: Layout | undefined;
  extras: Extras | undefined;
  #language = "";
  #layoutName: Settings["layout"] = "grid";
  #pending = false;
  #extrasAsked = false;
  readonly #changed: () => void;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** Sends for what is not there yet. What does not come is done without. */
  bring(
    { layout, header, followButton, captions, instagramTile, hover, loadMore }: Settings,
    language: string,
    declared: boolean,
  ): void {
    if (language !== this.#language) {
      this.#language = language;
      loadLocale(language).then((strings) => {
        if (language !== this.#language) return;
        this.strings = strings;
        this.#changed();
      });
    }
    if (layout !== this.#layoutName) {
      this.#layoutName = layout;
      this.#pending = true;
      loadLayout(layout).then((found) => {
        if (layout !== this.#layoutName) return;
        this.#pending = false;
        this.layout = found;
        this.#changed();
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
    if (this.#extrasAsked || !wanted) return;
    this.#extrasAsked = true;
    import("../extras/create-extras.ts").then(
      ({ createExtras }) => {
        this.extras = createExtras();
        this.#changed();
      },
      () => {},
    );
  }

  /** Whether the words and the layout are there to show posts with. */
  get ready(): boolean {
    return this.strings !== undefined && !this.#pending;
  }
}
