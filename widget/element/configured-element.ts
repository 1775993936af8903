import { ATTRIBUTES, NAMES } from "./attributes.ts";

/**
 * An element that is configured by attributes, or by properties of the same names which take the same
 * values (and numbers and booleans), and is drawn anew once for all changes made in one go. What is not
 * set, or cannot be read, is left to the feed's own settings; `readSettings` says what is read how.
 *
 * By hand because Lit's own base class is a fifth of all that visitors may be made to load.
 */
export abstract class ConfiguredElement extends HTMLElement {
  static readonly observedAttributes = [...ATTRIBUTES.keys(), "lang"];

  /** The feed to show, by the id the dashboard gives it. */
  declare feedId: string | null | undefined;
  /** Address of the Windowbox server; where the script came from, if not set. */
  declare server: string | null | undefined;
  /** `grid`, `masonry`, `carousel` or `highlight`. */
  declare layout: string | null | undefined;
  /** How many posts, and how many more each time. 12 if not set. */
  declare limit: number | string | null | undefined;
  /** The same where the element is less than 768 pixels wide. */
  declare limitTablet: number | string | null | undefined;
  /** The same below 480 pixels. */
  declare limitMobile: number | string | null | undefined;
  /** Where the element is at least 768 pixels wide. 3 if not set. */
  declare columns: number | string | null | undefined;
  /** Below 768 pixels. 3 if not set, but not more than `columns`. */
  declare columnsTablet: number | string | null | undefined;
  /** Below 480 pixels. 2 if not set, but not more than `columns-tablet`. */
  declare columnsMobile: number | string | null | undefined;
  /** Between tiles: a CSS length, or a number of pixels. */
  declare gap: number | string | null | undefined;
  /** The same where the element is less than 768 pixels wide. */
  declare gapTablet: number | string | null | undefined;
  /** The same below 480 pixels. */
  declare gapMobile: number | string | null | undefined;
  /** Of a tile, such as `4:5` or `3:4`; `original` for each picture's own. `1:1` if not set. */
  declare aspectRatio: string | null | undefined;
  /** The same where the element is less than 768 pixels wide. */
  declare aspectRatioTablet: string | null | undefined;
  /** The same below 480 pixels. */
  declare aspectRatioMobile: string | null | undefined;
  /** What a tile does: `lightbox`, `permalink`, `profile` or `none`. `lightbox` if not set. */
  declare onClick: string | null | undefined;
  /** What a tile says under the pointer: `caption`, `counts` or `none`. */
  declare hover: string | null | undefined;
  /** Picture, name and counts of the account above the posts. */
  declare header: boolean | string | null | undefined;
  /** A link to the account's profile: in the header, else below the posts. */
  declare followButton: boolean | string | null | undefined;
  /** The caption's beginning under each tile. */
  declare captions: boolean | string | null | undefined;
  /** A last tile that leads to the account on Instagram; one of the `limit`. */
  declare instagramTile: boolean | string | null | undefined;
  /** How more posts come: `button`, `scroll` or `none`. */
  declare loadMore: string | null | undefined;
  /** `auto` wears the page's own colours; `light` and `dark` bring theirs. */
  declare theme: string | null | undefined;
  /** Only these: `image`, `video`, `reel`, `carousel`, parted by commas. */
  declare types: string | null | undefined;
  /** Only posts with one of these. */
  declare hashtags: string | null | undefined;

  readonly #values = new Map<string, unknown>();
  #due = false;

  static {
    for (const name of NAMES) {
      Object.defineProperty(ConfiguredElement.prototype, name, {
        get(this: ConfiguredElement) {
          return this.#values.get(name);
        },
        set(this: ConfiguredElement, value: unknown) {
          this.#values.set(name, value);
          this.requestUpdate();
        },
      });
    }
  }

  attributeChangedCallback(attribute: string, _old: string | null, value: string | null): void {
    this.#values.set(ATTRIBUTES.get(attribute) ?? attribute, value);
    this.requestUpdate();
  }

  connectedCallback(): void {
    this.requestUpdate();
  }

  /** Draws in a moment, unless the element has left the page by then. */
  requestUpdate(): void {
    if (this.#due) return;
    this.#due = true;
    queueMicrotask(() => {
      this.#due = false;
      if (!this.isConnected) return;
      this.#adoptProperties();
      this.update();
    });
  }

  /** Must not throw: nobody would be there to catch it. */
  protected abstract update(): void;

  /** What a page set before this script came lies on the element itself and hides the accessors. */
  #adoptProperties(): void {
    for (const name of NAMES) {
      const early = Object.getOwnPropertyDescriptor(this, name);
      if (!early) continue;
      Reflect.deleteProperty(this, name);
      this.#values.set(name, early.value);
    }
  }
}
