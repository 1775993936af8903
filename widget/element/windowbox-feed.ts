import { type PropertyValues, ReactiveElement } from "@lit/reactive-element";
import { render } from "lit/html.js";
import type { FeedPost } from "../../server/feed/document.ts";
import type { ElementProperties } from "../../server/feed/settings-table.ts";
import { SKIP_LINK_ABOVE } from "../extras/skip-link-above.ts";
import { findBrought } from "../feed/brought-feeds.ts";
import { FeedReader } from "../feed/feed-reader.ts";
import { feedUrl } from "../feed/feed-url.ts";
import { LightboxController } from "../lightbox/lightbox-controller.ts";
import { languageAround, languageOf } from "../locales/choose-locale.ts";
import { en } from "../locales/en.ts";
import { dateFormats } from "../tile/format-date.ts";
import { adoptStyles } from "./adopt-styles.ts";
import { baseAddress } from "./base-address.ts";
import { ChunkLoader } from "./chunk-loader.ts";
import type { FeedErrorEvent, FeedLoadEvent, PostClickEvent } from "./events.ts";
import { hasFallback } from "./fallback.ts";
import { type Sight, TileMeasure } from "./measure.ts";
import { PROPERTIES } from "./properties.ts";
import { reportOnce } from "./report-once.ts";
import { readSettings } from "./settings.ts";
import { renderFallback, renderShell } from "./shell.ts";
import { styles } from "./styles.ts";
import type { TileClick, ViewModel } from "./view-model.ts";

/** Every property may be missing: so TypeScript knows that an element is one that has them. */
const Configurable: (abstract new () => ReactiveElement & ElementProperties) &
  Pick<typeof ReactiveElement, "observedAttributes"> = ReactiveElement;

/**
 * An Instagram feed, from a Windowbox server.
 *
 * Light-DOM children are the fallback: they are shown when there are no posts to show (none yet, no such
 * feed, no answer). Attributes, and the properties of the same names, are rows of the table of settings; events,
 * slots, parts and custom properties are described in `element-docs.ts`.
 */
export class WindowboxFeed extends Configurable {
  static readonly properties = PROPERTIES;

  /** What is shown, and all that templates need for it; missing until the element is on a page. */
  viewModel: ViewModel | undefined;
  private readonly _reader = new FeedReader(this, () => {
    this._untold = true;
  });
  private readonly _chunks = new ChunkLoader(this);
  private readonly _measure = new TileMeasure(this, () => {
    // Skeletons that nobody has seen yet need no place reserved.
    if (this._reader.reading) this._reserved = this.viewModel?.settings.limit;
  });
  private readonly _lightbox = new LightboxController(this);
  /**
   * CSS pixels: how high the place is that the page has kept by its own rule until now (`place-rule.ts`); no number
   * without one. That rule knows the feed's look, and the element only with the feed.
   */
  private _place: number | undefined;
  /** The shadow root is declarative: what the server rendered is shown until it can be hydrated. */
  private _serverRendered = Boolean(this.shadowRoot);
  /** Posts asked for beyond the limit. */
  private _extra = 0;
  /** The limit whose places stay reserved although fewer posts came, until nobody sees them go. */
  private _reserved: number | undefined;
  /** Something came, or failed to, that no event has told of. */
  private _untold: boolean | undefined;
  private _loaded: unknown;
  /** Missing until it is known where the first posts stand. */
  private _inSight: number | undefined;
  private _expected: number | undefined;
  /** Pictures go first, unless they are there already. */
  private _dated = this._serverRendered;

  constructor() {
    super();
    this._attempt(() => {
      this._place = Number.parseFloat(getComputedStyle(this, "::before").height);
    });
  }

  override connectedCallback(): void {
    this._attempt(() => super.connectedCallback());
    this.requestUpdate();
  }

  /** A feed's script has asked for its pictures, and tells what it has measured for that: they are drawn at once. */
  expect(measures: Sight[0], inSight: Sight[1]): void {
    this._measure.measures = measures;
    this._expected = inSight;
  }

  override disconnectedCallback(): void {
    this._lightbox.stop();
    // A move is a removal and an insertion in one go.
    this.updateComplete.then(() => {
      if (!this.isConnected) super.disconnectedCallback();
    });
  }

  /** `lang` is every element's own property, which needs no accessor. */
  override attributeChangedCallback(name: string, old: string | null, value: string | null): void {
    if (name === "lang") this.requestUpdate();
    else super.attributeChangedCallback(name, old, value);
  }

  /** Whatever is thrown while the element is updated ends here: a rejection would be the page's. */
  protected override scheduleUpdate(): void {
    this._attempt(() => super.scheduleUpdate());
    if (this._inSight == null && this.viewModel?.posts[0]) {
      // After all elements that are to be drawn now: the page is laid out once for all of them.
      this.updateComplete.then(() =>
        this._attempt(() => {
          this.requestUpdate();
          this._inSight = 0;
          this._inSight = this._measure.countInSight();
        }),
      );
    } else if (this.isConnected && !this._reader.reading && this._chunks.ready) {
      this._attempt(() => this._tell());
    }
  }

  /** What is to be shown has to be known before it can be said whether it can be shown. */
  protected override shouldUpdate(): boolean {
    if (!this.isConnected) return false;
    this.viewModel = this._createViewModel();
    const { loading, extras, inSight } = this.viewModel;
    // There have been posts, where it is known which of them are in sight.
    return !(this._serverRendered && (loading || !extras || inSight == null));
  }

  protected override update(changed: PropertyValues): void {
    const { viewModel, shadowRoot: root } = this;
    if (!viewModel || !root) return;
    const { layout, extras } = viewModel;
    const renderAll = () => {
      super.update(changed);
      render(renderShell(viewModel), root);
      adoptStyles(root, [styles, layout?.styles, extras?.styles]);
    };
    if (this._serverRendered) extras?.hydrate(root, renderAll);
    else renderAll();
    this._serverRendered = false;
    layout?.updated?.(viewModel, root);
    extras?.updated(viewModel, root);
  }

  /**
   * A document that cannot be rendered is the server's mistake, and a browser that lacks something is nobody's; the
   * page must not hear of either as its own. What visitors see already stays, else they see what the page put inside.
   */
  private _attempt(run: () => void): void {
    try {
      run();
    } catch (error) {
      this._reader.failure ??= "unexpected-reply";
      reportOnce(error);
      const root = this.shadowRoot;
      // Without a root, what the page put inside is what is shown.
      if (root && !this._serverRendered && !root.querySelector("[part=item]")) renderFallback(root);
    }
  }

  /** As things are now; sends for what is missing. */
  private _createViewModel(): ViewModel {
    const { feedId, server, _reader: reader, _chunks: chunks } = this;
    reader.open(
      feedId
        ? feedUrl(
            `${feedId}`,
            `${server || findBrought(`${feedId}`)?.server || baseAddress}`,
            document.baseURI,
          )
        : undefined,
    );
    if (!reader.pages) {
      this._extra = 0;
      this._inSight = this._expected;
      reader.readOn();
    }
    const { pages } = reader;
    const { measures } = this._measure;
    const settings = readSettings(this, pages?.first.settings, measures.width);
    const { limit, instagramTile } = settings;
    const wanted = limit + this._extra;
    const chosen = pages?.choose(settings) ?? [];
    if (chosen.length < wanted) reader.readOn();
    // Places that are kept for no posts are given back by the extras, which also know whose voice reads what.
    const isKept = this._reserved && chosen.length < wanted;
    const language = languageOf(this);
    chunks.bring(
      settings,
      language,
      isKept ||
        this._serverRendered ||
        limit > SKIP_LINK_ABOVE ||
        pages?.first.lang ||
        chosen.some(({ link }) => link),
    );

    const { failure, reading } = reader;
    // What is drawn first is in the language that its words will have: Firefox passes no later change on.
    const { strings = { ...en, language }, ready, layout, extras } = chunks;
    const posts = ready ? chosen.slice(0, wanted - instagramTile) : [];
    this._dated ||= dateFormats.has(language);
    const loading = reading || !ready;
    const bare = !loading && !posts.length;
    const text = failure && failure !== "not-found" ? strings.failed : strings.notConnected;
    // Where no feed came, the page need not stay open for nothing.
    const places = loading ? wanted : pages && this._reserved === limit ? limit : 0;
    return {
      ...measures,
      settings,
      strings,
      lang: pages?.first.lang ?? languageAround(this.parentElement),
      feed: pages?.first,
      posts,
      place: this._place,
      skeletons: Math.max(posts[0] ? instagramTile : 0, places - posts.length),
      loading,
      failure,
      message: bare
        ? { slot: failure ? "error" : "empty", text: pages ? strings.empty : text }
        : undefined,
      fallback: bare && hasFallback(this),
      ownHeader: this.querySelector(":scope>[slot=header]"),
      hasMore: settings.loadMore !== "none" && (chosen.length > posts.length || pages?.next),
      more: () => {
        // What failed to come was counted already.
        if (!reader.failure) this._extra += limit;
        reader.failure = undefined;
        this.requestUpdate();
      },
      requestUpdate: () => this.requestUpdate(),
      choose: (post, cause) => this._choose(post, cause),
      openLinked: () => this._lightbox.open(),
      inSight: this._inSight,
      dated: this._dated,
      extras,
      layout,
    };
  }

  private _tell(): void {
    const { failure, pages } = this._reader;
    if (!this._untold) return;
    this._untold = false;
    if (failure) this._dispatch<FeedErrorEvent>("error", { reason: failure });
    else if (pages && this._loaded !== pages) {
      this._loaded = pages;
      this._dispatch<FeedLoadEvent>("load", { feed: pages.first });
    }
    if (this._dated) return;
    this._dated = true;
    // By then the pictures have been sent for.
    setTimeout(() => this.requestUpdate(), 100);
  }

  private _choose(post: FeedPost, cause: TileClick): void {
    const init = { bubbles: true, composed: true, cancelable: true };
    if (!this._dispatch<PostClickEvent>("postclick", { post, cause }, init)) cause.preventDefault();
    this._lightbox.choose(post, cause);
  }

  /** Tells whether nobody has cancelled it; also where the page has other events, of which nobody is told. */
  private _dispatch<Told extends CustomEvent>(
    name: string,
    detail: Told["detail"],
    init?: EventInit,
  ): boolean {
    try {
      return this.dispatchEvent(new CustomEvent(name, { ...init, detail }));
    } catch {
      return true;
    }
  }
}
