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
 * feed, no answer). Attributes, and the properties of the same names, are rows of the table of settings.
 *
 * @event load - Posts are there. Does not bubble. `detail.feed` is the feed document.
 * @event error - No feed, or no more of it; what was shown stays. Does not bubble. `detail.reason` is a `FeedFailure`.
 * @event postclick - A visitor chose a post. Bubbles; cancelling it keeps link and lightbox from opening.
 *   `detail.post` is the post, `detail.cause` the click.
 *
 * @slot - Shown instead of the message where there is nothing to show.
 * @slot header - Replaces the header.
 * @slot footer - Replaces the buttons below the posts.
 * @slot empty - Shown where the feed has no posts; goes before the fallback children.
 * @slot error - Shown where the feed cannot be loaded; goes before the fallback children.
 *
 * @csspart base - The box around everything.
 * @csspart header - Around picture, name, counts, biography and follow button.
 * @csspart avatar - The account's picture.
 * @csspart name - The account's name, a link to its profile.
 * @csspart counts - Posts and followers.
 * @csspart biography - What the account says about itself.
 * @csspart list - The list of posts.
 * @csspart item - A post: tile and caption.
 * @csspart tile - The link around a post's picture.
 * @csspart image - A post's picture.
 * @csspart mark - The sign for albums, videos and reels.
 * @csspart overlay - What a tile says under the pointer.
 * @csspart caption - The caption under a tile.
 * @csspart instagram-tile - The last tile, which leads to the account; a `tile` too.
 * @csspart carousel - Around a carousel's row, its arrows and its dots.
 * @csspart carousel-arrow - Both arrows over a carousel.
 * @csspart carousel-previous - The one that goes back.
 * @csspart carousel-next - The one that goes on.
 * @csspart carousel-dots - The dots below a carousel.
 * @csspart carousel-dot - One of them, a button.
 * @csspart carousel-dot-current - The one of the posts in view.
 * @csspart carousel-counter - The same in figures, where there would be too many dots.
 * @csspart footer - Around the buttons below the posts.
 * @csspart button - Every button with words on it.
 * @csspart load-more - The button that brings more posts.
 * @csspart follow-button - The link to the account's profile.
 * @csspart message - The line that says why there is nothing to show.
 * @csspart lightbox - The dialog, over the whole window.
 * @csspart lightbox-card - The sheet in it: picture, text and buttons.
 * @csspart lightbox-stage - Behind the picture.
 * @csspart lightbox-picture - The box of a picture or video.
 * @csspart lightbox-video - A video that plays.
 * @csspart lightbox-play - The button over a video's poster.
 * @csspart lightbox-message - The line over what cannot be shown.
 * @csspart lightbox-step - Which picture of an album.
 * @csspart lightbox-dots - The same as dots.
 * @csspart lightbox-text - Everything that is said about a post.
 * @csspart lightbox-avatar - The account's picture.
 * @csspart lightbox-username - The account's name, a link to its profile.
 * @csspart lightbox-date - When it was posted.
 * @csspart lightbox-caption - The caption.
 * @csspart lightbox-link - A mention or a hashtag in it.
 * @csspart lightbox-counts - Likes and comments.
 * @csspart lightbox-permalink - The link to the post on Instagram.
 * @csspart lightbox-position - Which post of how many.
 * @csspart lightbox-previous - The button to the previous picture.
 * @csspart lightbox-next - The button to the next picture.
 * @csspart lightbox-close - The button that closes it.
 *
 * @cssproperty [--windowbox-gap=4px] - Between tiles, where no `gap` is set.
 * @cssproperty [--windowbox-padding=0] - Around everything, within the background.
 * @cssproperty [--windowbox-tile-radius=2px] - A tile's corners.
 * @cssproperty [--windowbox-font-family=inherit] - All text.
 * @cssproperty [--windowbox-font-size=1em] - All text; at least 12px if not set.
 * @cssproperty [--windowbox-color=inherit] - Text, and by it every tint and ring.
 * @cssproperty [--windowbox-background=none] - Behind everything; the `light` and `dark` themes bring theirs.
 * @cssproperty [--windowbox-focus-color=currentColor] - The ring around what has the focus.
 * @cssproperty [--windowbox-overlay-color=#fff] - Text over a tile.
 * @cssproperty [--windowbox-overlay-background=#000000a6] - Behind the text over a tile.
 * @cssproperty [--windowbox-arrow-color=#1c1c1e] - The arrows over a carousel.
 * @cssproperty [--windowbox-arrow-background=#ffffffeb] - Behind them.
 * @cssproperty [--windowbox-dot-color=currentColor] - The dots below a carousel.
 * @cssproperty [--windowbox-button-color=inherit] - A button's text.
 * @cssproperty [--windowbox-button-background=9% of the text's colour] - A button's ground.
 * @cssproperty [--windowbox-button-hover-background=16% of the text's colour] - The same under the pointer.
 * @cssproperty [--windowbox-button-radius=8px] - A button's corners.
 * @cssproperty [--windowbox-lightbox-background=#fff or #1c1c1f] - Behind the lightbox's text, in light and dark.
 * @cssproperty [--windowbox-lightbox-color=#1c1c1e or #f4f4f5] - That text.
 * @cssproperty [--windowbox-lightbox-link-color=#0b57b8 or #93c0ff] - Links in it.
 * @cssproperty [--windowbox-lightbox-backdrop=#101012e6] - Around the card.
 * @cssproperty [--windowbox-lightbox-stage=a dark tint of the picture] - Behind the picture.
 * @cssproperty [--windowbox-lightbox-radius=12px] - The card's corners, where it does not fill the window.
 * @cssproperty [--windowbox-lightbox-button-color=#fff] - The arrows over a picture.
 * @cssproperty [--windowbox-lightbox-button-background=#000000a6] - Behind them.
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
