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
import { drawFrame, type Frame } from "./frame.ts";
import { TileMeasure } from "./measure.ts";
import { readSettings } from "./settings.ts";
import { styles } from "./styles.ts";

/** Where this script came from is where its feeds are. */
const HERE = new URL(/* @vite-ignore */ ".", import.meta.url).href;

const loadLightbox = () => import("../lightbox/open-lightbox.ts");

/**
 * An Instagram feed, from a Windowbox server.
 *
 * Light-DOM children are the fallback: they are shown when there are no posts to show (none yet, no such
 * feed, no answer). Attributes, and the properties of the same names, are rows of the table of settings; events,
 * slots, parts and custom properties are described in `element-docs.ts`.
 */
export class WindowboxFeed extends ConfiguredElement {
  readonly #root: ShadowRoot;
  readonly #reader = new FeedReader(() => {
    this.#untold = true;
    // Before any element draws its posts: what is measured now is laid out once for all of them.
    this.#look();
    this.requestUpdate();
  });
  readonly #chunks = new Chunks(() => this.requestUpdate());
  readonly #measure: TileMeasure;
  /** What the server drew is there, and shown until the same can be drawn here. */
  #declared = false;
  #settings = readSettings({});
  #posts: readonly FeedPost[] = [];
  /** Posts asked for beyond the limit. */
  #extra = 0;
  /** The limit whose boxes keep their places although fewer posts came, until nobody sees them go. */
  #held = 0;
  /** Something came, or failed to, that no event has told of. */
  #untold = false;
  #loaded: unknown;
  #lightbox: Lightbox | undefined;
  /** The page's address has been looked at for a post to open. */
  #linked = false;
  #inSight = 0;
  readonly #sightings = new IntersectionObserver(([sighting]) => {
    if (sighting?.isIntersecting) return;
    this.#held = 0;
    this.requestUpdate();
  });

  constructor() {
    super();
    // It is on its way before the click: a finger has touched a tile, or a pointer has come.
    this.addEventListener("pointerover", () => {
      if (this.#settings.onClick === "lightbox") loadLightbox().catch(() => {});
    });
    this.#declared = this.shadowRoot !== null;
    this.#root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
    this.#measure = new TileMeasure(this.#root, () => {
      // Boxes that nobody has seen yet need no place kept.
      if (this.#reader.reading) this.#held = this.#settings.limit;
      this.requestUpdate();
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener("hashchange", this.#follow);
  }

  disconnectedCallback(): void {
    this.#lightbox?.stop();
    removeEventListener("hashchange", this.#follow);
    // A move is a removal and an insertion in one go.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#measure.stop();
      this.#sightings.disconnect();
      this.#chunks.extras?.stop();
      this.#reader.stop();
    });
  }

  protected override update(): void {
    try {
      this.#draw();
    } catch {
      // A document that cannot be drawn is the server's mistake; the page must not hear of it as its own.
      this.#reader.failure ??= "unexpected-reply";
    }
    if (!this.#reader.reading && this.#chunks.ready) this.#tell();
  }

  #draw(): void {
    this.#prepare();
    let handOver: (() => void) | undefined;
    const frame = this.#frame();
    const { layout, extras } = frame;
    if (this.#declared) {
      if (!frame.posts.length || frame.loading || !extras) return;
      this.#declared = false;
      handOver = extras.adopt(this.#root);
    }
    adoptStyles(this.#root, [styles, layout?.styles ?? "", extras?.styles ?? ""]);
    render(drawFrame(frame), this.#root);
    handOver?.();
    this.#measure.watch();
    layout?.updated?.(frame, this.#root);
    extras?.updated(frame, this.#root);
    this.#lightbox?.updated(frame);
    if (!this.#linked && frame.posts.length) {
      this.#linked = true;
      this.#follow();
    }
    this.#holdPlaces(frame);
  }

  #prepare(): void {
    const reader = this.#reader;
    const { feedId, server } = this;
    reader.open(feedId ? feedUrl(`${feedId}`, `${server || HERE}`, document.baseURI) : undefined);
    const settings = readSettings(this, reader.pages?.first.settings, this.#measure.measures.width);
    this.#settings = settings;
    if (!reader.pages) this.#extra = 0;
    this.#chunks.bring(settings, languageOf(this), this.#declared);
    reader.want(this.#wanted, settings);
    const posts = (this.#chunks.ready && reader.pages?.choose(settings)) || [];
    this.#posts = posts.slice(0, this.#wanted - settings.instagramTile);
  }

  /** Where the first posts will stand, as their boxes show. */
  #look(): void {
    this.#measure.read();
    if (!this.#posts.length) this.#inSight = this.#measure.countInSight();
  }

  #frame(): Frame {
    const { pages, failure, reading } = this.#reader;
    const settings = this.#settings;
    const { strings = en, ready, layout, extras } = this.#chunks;
    const loading = reading || !ready;
    const posts = this.#posts;
    const bare = !loading && !posts.length;
    const held = this.#held === settings.limit ? this.#held : 0;
    const words = failure && failure !== "not-found" ? strings.failed : strings.notConnected;
    const chosen = pages?.choose(settings).length ?? 0;
    return {
      ...this.#measure.measures,
      settings,
      strings,
      language: strings.language,
      feed: pages?.first,
      posts,
      boxes: Math.max(
        posts[0] ? settings.instagramTile : 0,
        (loading ? this.#wanted : held) - posts.length,
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
        if (!this.#reader.failure) this.#extra += settings.limit;
        this.#reader.failure = undefined;
        this.requestUpdate();
      },
      redraw: () => this.requestUpdate(),
      choose: (post, cause) => this.#choose(post, cause),
      inSight: this.#inSight,
      extras,
      layout,
    };
  }

  get #wanted(): number {
    return this.#settings.limit + this.#extra;
  }

  /** Empty boxes go only where that moves nothing a visitor sees. */
  #holdPlaces({ loading, boxes }: Frame): void {
    this.#sightings.disconnect();
    const list = this.#root.querySelector(".list");
    if (list && boxes && !loading) this.#sightings.observe(list);
  }

  #tell(): void {
    const { failure, pages } = this.#reader;
    if (!this.#untold) return;
    this.#untold = false;
    if (failure) {
      this.#say("error", { reason: failure } satisfies FeedErrorEvent["detail"]);
    } else if (pages && this.#loaded !== pages) {
      this.#loaded = pages;
      this.#say("load", { feed: pages.first } satisfies FeedLoadEvent["detail"]);
    }
  }

  #say(name: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }

  #choose(post: FeedPost, cause: MouseEvent): void {
    const detail: PostClickEvent["detail"] = { post, cause };
    const init = { detail, bubbles: true, composed: true, cancelable: true };
    if (!this.dispatchEvent(new CustomEvent("postclick", init))) cause.preventDefault();
    const modified = cause.ctrlKey || cause.metaKey || cause.shiftKey || cause.altKey;
    if (cause.defaultPrevented || modified || this.#settings.onClick !== "lightbox") return;
    const opener = cause.currentTarget;
    if (!(opener instanceof HTMLAnchorElement)) return;
    cause.preventDefault();
    this.#open(post, opener);
  }

  /** Opens the post that the page's address names, if it names one. */
  readonly #follow = (): void => {
    if (this.#linked && this.#settings.hash && location.hash.startsWith("#windowbox="))
      this.#open();
  };

  /** A post in the lightbox; without one, the post the page's address names. */
  #open(post?: FeedPost, opener?: HTMLAnchorElement): void {
    loadLightbox()
      .then(({ openLightbox }) => {
        this.#lightbox = openLightbox({ frame: this.#frame(), root: this.#root, post, opener });
      })
      // The chunk did not come: the tile is still a link.
      .catch(() => opener && location.assign(opener.href));
  }
}
