import type { ElementProperties } from "../../server/feed/settings-table.ts";
import { ATTRIBUTES } from "./attributes.ts";
import { NAMES } from "./names.ts";

/** Every property may be missing: so TypeScript knows that an element is one that has them. */
const Configurable: new () => HTMLElement & ElementProperties = HTMLElement;

/**
 * An element that is configured by attributes, or by properties of the same names which take the same
 * values (and numbers and booleans), and is drawn anew once for all changes made in one go. What is not
 * set, or cannot be read, is left to the feed's own settings; `readSettings` says what is read how.
 *
 * By hand because Lit's own base class is a fifth of all that visitors may be made to load.
 */
export abstract class ConfiguredElement extends Configurable {
  static readonly observedAttributes = [...ATTRIBUTES.keys(), "lang"];

  private readonly _values = new Map<string, unknown>();
  private _due = false;

  static {
    for (const name of NAMES) {
      Object.defineProperty(ConfiguredElement.prototype, name, {
        get(this: ConfiguredElement) {
          return this._values.get(name);
        },
        set(this: ConfiguredElement, value: unknown) {
          this._values.set(name, value);
          this.requestUpdate();
        },
      });
    }
  }

  attributeChangedCallback(attribute: string, _old: string | null, value: string | null): void {
    this._values.set(ATTRIBUTES.get(attribute) ?? attribute, value);
    this.requestUpdate();
  }

  connectedCallback(): void {
    this.requestUpdate();
  }

  /** Draws in a moment, unless the element has left the page by then. */
  requestUpdate(): void {
    if (this._due) return;
    this._due = true;
    queueMicrotask(() => {
      this._due = false;
      if (!this.isConnected) return;
      this._adoptProperties();
      this.update();
    });
  }

  /** Must not throw: nobody would be there to catch it. */
  protected abstract update(): void;

  /** What a page set before this script came lies on the element itself and hides the accessors. */
  private _adoptProperties(): void {
    for (const name of NAMES) {
      const early = Object.getOwnPropertyDescriptor(this, name);
      if (!early) continue;
      Reflect.deleteProperty(this, name);
      this._values.set(name, early.value);
    }
  }
}
