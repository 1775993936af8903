import type { ReactiveController, ReactiveControllerHost } from "@lit/reactive-element";
import { loadLayout } from "../layouts/load-layout.ts";
import { loadLocale } from "../locales/load-locale.ts";
import type { Locale } from "../locales/locale.ts";
import type { Settings } from "./settings.ts";
import type { Extras, Layout } from "./view-model.ts";
import { wantsExtras } from "./wants-extras.ts";

/** What one element's look and place need beyond the core: messages, layout, extras. */
export class ChunkLoader implements ReactiveController {
  strings: Locale | undefined;
  layout: Layout | undefined;
  extras: Extras | undefined;
  private _language: string | undefined;
  private _layoutName: Settings["layout"] = "grid";
  private _pending: boolean | undefined;
  private _extrasAsked: boolean | undefined;
  private readonly _host: ReactiveControllerHost;

  constructor(host: ReactiveControllerHost) {
    this._host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.extras?.stop();
  }

  /** Sends for what is not there yet. What does not come is done without. */
  bring(settings: Settings, language: string, needed: unknown): void {
    const { layout } = settings;
    if (language !== this._language) {
      this._language = language;
      loadLocale(language, (strings) => {
        if (language !== this._language) return;
        this.strings = strings;
        this._host.requestUpdate();
      });
    }
    if (layout !== this._layoutName) {
      this._layoutName = layout;
      this._pending = true;
      loadLayout(layout).then((found) => {
        if (layout !== this._layoutName) return;
        this._pending = false;
        this.layout = found;
        this._host.requestUpdate();
      });
    }
    if (this._extrasAsked || !(needed || wantsExtras(settings))) return;
    this._extrasAsked = true;
    import("../extras/create-extras.ts").then(
      ({ createExtras }) => {
        this.extras = createExtras();
        this._host.requestUpdate();
      },
      () => {},
    );
  }

  /** Whether the messages and the layout are there to show posts with. */
  get ready(): boolean {
    return Boolean(this.strings) && !this._pending;
  }
}
