import { render } from "lit/html.js";
import type { FeedPost } from "../../server/feed/document.ts";
import { FeedReader } from "../feed/feed-reader.ts";
import { feedUrl } from "../feed/feed-url.ts";
import type { Lightbox } from "../lightbox/open-lightbox.ts";
import { languageOf } from "../locales/choose-locale.ts";
import { en } from "../locales/en.ts";
import { adoptStyles } from "./adopt-styles.ts";
import { Chunks } from "./chunks.ts";
import { ConfiguredElement } from "./configured-element.ts";
import type { FeedErrorEvent, FeedLoadEvent, PostClickEvent } from "./events.ts";
import { hasFallback } from "./fallback.ts";
import type { Frame } from "./frame.ts";
import { TileMeasure } from "./measure.ts";
import { reportOnce } from "./report-once.ts";
import { readSettings } from "./settings.ts";
import { drawFallback, drawFrame } from "./shell.ts";
import { styles } from "./styles.ts";

/** Where this script came from is where its feeds are. */
const HERE = new URL(/* @vite-ignore */ ".", import.meta.url).href;

/** Below Safari 15.4 and Firefox 98 there are none: a tile leads to Instagram. */
const hasDialogs = "HTMLDialogElement" in globalThis;

const loadLightbox = () => import("../lightbox/open-lightbox.ts");

/**
 * An Instagram feed, from a Windowbox server.
 *
 * Light-DOM children are the fallback: they are shown when there are no posts to show (none yet, no such
 * feed, no answer). Attributes, and the properties of the same names, are rows of the table of settings; events,
 * slots, parts and custom properties are described in `element-docs.ts`.
 */
export class WindowboxFeed extends ConfiguredElement {
  private readonly _root: ShadowRoot;
  private readonly _reader = new FeedReader(() => {
    this._untold = true;
    // Before any element draws its posts: what is measured now is laid out once for all of them.
    this._attempt(() => this._look());
    this.requestUpdate();
  });
  private readonly _chunks = new Chunks(() => this.requestUpdate());
  private readonly _measure: TileMeasure;
  /** What the server drew is there, and shown until the same can be drawn here. */
  private _declared = false;
  private _settings = readSettings({});
  private _posts: readonly FeedPost[] = [];
  /** Posts asked for beyond the limit. */
  private _extra = 0;
  /** The limit whose boxes keep their places although fewer posts came, until nobody sees them go. */
  private _held = 0;
  /** Something came, or failed to, that no event has told of. */
  private _untold = false;
  private _loaded: unknown;
  private _lightbox: Lightbox | undefined;
  /** The page's address has been looked at for a post to open. */
  private _linked = false;
  private _inSight = 0;
  private _sightings: IntersectionObserver | undefined;

  constructor() {
    super();
    // It is on its way before the click: a finger has touched a tile, or a pointer has come.
    this.addEventListener("pointerover", () => {
      if (this._opensLightbox) loadLightbox().catch(() => {});
    });
    this._declared = this.shadowRoot !== null;
    this._root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
    this._measure = new TileMeasure(this._root, () => {
      // Boxes that nobody has seen yet need no place kept.
      if (this._reader.reading) this._held = this._settings.limit;
      this.requestUpdate();
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener("hashchange", this._follow);
  }

  disconnectedCallback(): void {
    this._lightbox?.stop();
    removeEventListener("hashchange", this._follow);
    // A move is a removal and an insertion in one go.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this._measure.stop();
      this._sightings?.disconnect();
      this._chunks.extras?.stop();
      this._reader.stop();
    });
  }

  protected override update(): void {
    this._attempt(() => this._draw());
    if (!this._reader.reading && this._chunks.ready) this._tell();
  }

  /**
   * A document that cannot be drawn is the server's mistake, and a browser that lacks something is nobody's; the page
   * must not hear of either as its own. What visitors see already stays, else they see what the page put inside.
   */
  private _attempt(run: () => void): void {
    try {
      run();
    } catch (error) {
      this._reader.failure ??= "unexpected-reply";
      reportOnce(error);
      if (!this._declared && !this._root.querySelector("[part=item]")) drawFallback(this._root);
    }
  }

  private _draw(): void {
    this._prepare();
    const frame = this._frame();
    const { layout, extras } = frame;
    const draw = () => {
      render(drawFrame(frame), this._root);
      adoptStyles(this._root, [styles, layout?.styles ?? "", extras?.styles ?? ""]);
    };
    if (this._declared) {
      if (!frame.posts.length || frame.loading || !extras) return;
      extras.adopt(this._root, draw);
      this._declared = false;
    } else draw();
    this._measure.watch();
    layout?.updated?.(frame, this._root);
    extras?.updated(frame, this._root);
    this._lightbox?.updated(frame);
    if (!this._linked && frame.posts.length) {
      this._linked = true;
      this._follow();
    }
    this._holdPlaces(frame);
  }

  private _prepare(): void {
    const reader = this._reader;
    const { feedId, server } = this;
    reader.open(feedId ? feedUrl(`${feedId}`, `${server || HERE}`, document.baseURI) : undefined);
    const settings = readSettings(this, reader.pages?.first.settings, this._measure.measures.width);
    this._settings = settings;
    if (!reader.pages) this._extra = 0;
    this._chunks.bring(settings, languageOf(this), this._declared);
    reader.want(this._wanted, settings);
    const posts = (this._chunks.ready && reader.pages?.choose(settings)) || [];
    this._posts = posts.slice(0, this._wanted - settings.instagramTile);
  }

  /** Where the first posts will stand, as their boxes show. */
  private _look(): void {
    this._measure.read();
    if (!this._posts.length) this._inSight = this._measure.countInSight();
  }

  private _frame(): Frame {
    const { pages, failure, reading } = this._reader;
    const settings = this._settings;
    const { strings = en, ready, layout, extras } = this._chunks;
    const loading = reading || !ready;
    const posts = this._posts;
    const bare = !loading && !posts.length;
    const held = this._held === settings.limit ? this._held : 0;
    const words = failure && failure !== "not-found" ? strings.failed : strings.notConnected;
    const chosen = pages?.choose(settings).length ?? 0;
    return {
      ...this._measure.measures,
      settings,
      strings,
      language: strings.language,
      feed: pages?.first,
      posts,
      boxes: Math.max(
        posts[0] ? settings.instagramTile : 0,
        (loading ? this._wanted : held) - posts.length,
      ),
      loading,
      failed: failure !== undefined,
      message: bare
        ? { slot: failure ? "error" : "empty", words: pages ? strings.empty : words }
        : undefined,
      fallback: bare && hasFallback(this),
      ownHeader: this.querySelector(':scope > [slot="header"]') !== null,
      hasMore: settings.loadMore !== "none" && (chosen > posts.length || pages?.next !== undefined),
      more: () => {
        // What failed to come was counted already.
        if (!this._reader.failure) this._extra += settings.limit;
        this._reader.failure = undefined;
        this.requestUpdate();
      },
      redraw: () => this.requestUpdate(),
      choose: (post, cause) => this._choose(post, cause),
      inSight: this._inSight,
      extras,
      layout,
    };
  }

  private get _opensLightbox(): boolean {
    return hasDialogs && this._settings.onClick === "lightbox";
  }

  private get _wanted(): number {
    return this._settings.limit + this._extra;
  }

  /** Empty boxes go only where that moves nothing a visitor sees. */
  private _holdPlaces({ loading, boxes }: Frame): void {
    this._sightings?.disconnect();
    const list = this._root.querySelector(".list");
    if (!list || !boxes || loading) return;
    this._sightings ??= new IntersectionObserver(([sighting]) => {
      if (sighting?.isIntersecting) return;
      this._held = 0;
      this.requestUpdate();
    });
    this._sightings.observe(list);
  }

  private _tell(): void {
    const { failure, pages } = this._reader;
    if (!this._untold) return;
    this._untold = false;
    if (failure) {
      this._say("error", { reason: failure } satisfies FeedErrorEvent["detail"]);
    } else if (pages && this._loaded !== pages) {
      this._loaded = pages;
      this._say("load", { feed: pages.first } satisfies FeedLoadEvent["detail"]);
    }
  }

  private _say(name: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }

  private _choose(post: FeedPost, cause: MouseEvent): void {
    const detail: PostClickEvent["detail"] = { post, cause };
    const init = { detail, bubbles: true, composed: true, cancelable: true };
    if (!this.dispatchEvent(new CustomEvent("postclick", init))) cause.preventDefault();
    const modified = cause.ctrlKey || cause.metaKey || cause.shiftKey || cause.altKey;
    if (cause.defaultPrevented || modified || !this._opensLightbox) return;
    const opener = cause.currentTarget;
    if (!(opener instanceof HTMLAnchorElement)) return;
    cause.preventDefault();
    this._open(post, opener);
  }

  /** Opens the post that the page's address names, if it names one. */
  private readonly _follow = (): void => {
    const asked = this._linked && this._settings.hash && hasDialogs;
    if (asked && location.hash.startsWith("#windowbox=")) this._open();
  };

  /** A post in the lightbox; without one, the post the page's address names. */
  private _open(post?: FeedPost, opener?: HTMLAnchorElement): void {
    loadLightbox()
      .then(({ openLightbox }) => {
        this._lightbox = openLightbox({ frame: this._frame(), root: this._root, post, opener });
      })
      // The chunk did not come: the tile is still a link.
      .catch(() => opener && location.assign(opener.href));
  }
}
