import { html, nothing } from "lit/html.js";
import type { FeedPost } from "../../server/feed/document.ts";
import type { Extras, Overlay, ViewModel } from "../element/view-model.ts";
import type { ExtraMessages } from "../locales/locale.ts";
import { altText } from "../tile/alt-text.ts";
import { shorten } from "../tile/shorten.ts";
import { AddressFollower } from "./address-follower.ts";
import { countList } from "./count-list.ts";
import { english } from "./english.ts";
import { formatCount } from "./format-count.ts";
import { followButton, header } from "./header.ts";
import { hydrateShadowRoot } from "./hydrate-shadow-root.ts";
import { instagramTile } from "./instagram-tile.ts";
import { KeptPlaces } from "./kept-places.ts";
import { LoadMore } from "./load-more.ts";
import { OverlayDismissal } from "./overlay-dismissal.ts";
import { SkipLink } from "./skip-link.ts";
import { standInSight } from "./stand-in-sight.ts";
import { styles } from "./styles.ts";
import { TileNames } from "./tile-names.ts";

const MAX_OVERLAY = 220;

/** The extras of one element. */
export function createExtras(): Extras {
  const loadMore = new LoadMore();
  const keptPlaces = new KeptPlaces();
  const address = new AddressFollower();
  const dismissal = new OverlayDismissal();
  const skipLink = new SkipLink();
  const tileNames = new TileNames();
  const messagesOf = ({ strings }: ViewModel): ExtraMessages => strings.extras ?? english;
  return {
    styles,
    header: (viewModel) => header(viewModel, messagesOf(viewModel)),
    footer: (viewModel) =>
      html`${viewModel.settings.loadMore === "none" ? nothing : loadMore.render(viewModel, messagesOf(viewModel))}${
        viewModel.settings.followButton && !viewModel.settings.header
          ? followButton(messagesOf(viewModel), viewModel.feed?.username)
          : nothing
      }`,
    hydrate: hydrateShadowRoot,
    standInSight,
    instagramTile: (viewModel) => instagramTile(viewModel, messagesOf(viewModel)),
    overlay: (post, words, viewModel) => {
      tileNames.called(post, words);
      return overlay(post, words, viewModel, messagesOf(viewModel));
    },
    updated: (viewModel, root) => {
      loadMore.updated(viewModel, root);
      keptPlaces.updated(viewModel, root);
      address.updated(viewModel);
      dismissal.updated(viewModel, root);
      skipLink.updated(viewModel, root, messagesOf(viewModel));
      tileNames.updated(viewModel, root, messagesOf(viewModel));
    },
    stop: () => {
      loadMore.stop();
      keptPlaces.stop();
      address.stop();
      dismissal.stop();
      skipLink.stop();
    },
  };
}

/** What shows while a pointer or the focus is on the tile; screen readers are told by the link's name. */
function overlay(
  post: FeedPost,
  words: string,
  { settings, lang, strings: { language } }: ViewModel,
  messages: ExtraMessages,
): Overlay | undefined {
  if (settings.hover === "none") return undefined;
  const { likeCount, commentsCount } = post;
  const counts = [
    likeCount != null && messages.likes(likeCount, formatCount(language, likeCount)),
    commentsCount != null && messages.comments(commentsCount, formatCount(language, commentsCount)),
  ].filter((text) => text !== false);
  const caption = settings.hover === "caption" && shorten(post.caption ?? "", MAX_OVERLAY);
  const spoken = caption || counts.join(messages.comma);
  if (!spoken) return undefined;
  const joinSpoken = (parts: readonly (string | false | undefined)[]) =>
    parts.filter((part) => part).join(messages.comma);
  return {
    content: html`<span part="overlay" class="overlay" aria-hidden="true" lang=${caption ? lang : language} dir="auto"><span>${caption || countList(counts)}</span></span>`,
    // The caption says what it begins with, and one that stands below is not read twice.
    name: caption
      ? joinSpoken([altText(post), !settings.captions && caption])
      : joinSpoken([words, spoken]),
  };
}
