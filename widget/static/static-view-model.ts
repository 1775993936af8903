import type { FeedDocument } from "../../server/feed/document.ts";
import { CAPTION_EM, USUAL_TEXT_PX } from "../../server/feed/layout-sizes.ts";
import { USUAL_GAP_PX } from "../../server/feed/settings-table.ts";
import { readSettings, type Settings } from "../element/settings.ts";
import type { Layout, ViewModel } from "../element/view-model.ts";
import { createExtras } from "../extras/create-extras.ts";
import type { FeedPages } from "../feed/feed-pages.ts";
import { masonry } from "../layouts/masonry.ts";
import type { Locale } from "../locales/locale.ts";
import { staticFooter } from "./footer.ts";

/** How wide a tile is taken to be where nobody can measure it; `sizes` is rewritten as a share of the window. */
export const NOMINAL_TILE_PX = 400;

const LAYOUTS: Readonly<Partial<Record<string, Layout>>> = {
  masonry,
};

/** What the feed says for an element of this width; 0 is wide. */
export function settingsAt(feed: FeedDocument, width: number): Settings {
  return readSettings({}, feed.settings, width);
}

/** What the templates need to know about a feed that nobody is looking at yet. */
export function staticViewModel(pages: FeedPages, locale: Locale): ViewModel {
  const feed = pages.first;
  const settings = settingsAt(feed, 0);
  const chosen = pages.choose(settings);
  const posts = chosen.slice(0, settings.limit - settings.instagramTile);
  return {
    settings,
    strings: locale,
    feed,
    // Which page it comes to is not known here.
    lang: feed.lang ?? "",
    posts,
    skeletons: 0,
    place: undefined,
    loading: false,
    failure: undefined,
    message: posts.length ? undefined : { slot: "empty", text: locale.empty },
    fallback: false,
    ownHeader: null,
    hasMore: settings.loadMore !== "none" && chosen.length > posts.length,
    more: ignore,
    requestUpdate: ignore,
    choose: ignore,
    openLinked: ignore,
    tileWidth: NOMINAL_TILE_PX,
    gap: Number.parseFloat(settings.gap) || USUAL_GAP_PX,
    captionHeight: settings.captions ? CAPTION_EM * USUAL_TEXT_PX : 0,
    // The browser knows which tiles are in sight, and when it renders them from HTML it knows at once.
    inSight: 0,
    dated: true,
    columns: settings.columns,
    extras: { ...createExtras(), footer: staticFooter },
    layout: LAYOUTS[settings.layout],
  };
}

/** Nothing here can be pressed yet. */
function ignore(): void {}
