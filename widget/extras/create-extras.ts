import { html, nothing } from "lit/html.js";
import type { FeedPost } from "../../server/feed/document.ts";
import type { Extras, Frame, Overlay } from "../element/frame.ts";
import { profileUrl } from "../feed/profile-url.ts";
import type { ExtraWords } from "../locales/locale.ts";
import { shorten } from "../tile/alt-text.ts";
import { AddressFollower } from "./address-follower.ts";
import { english } from "./english.ts";
import { writeCount } from "./format-count.ts";
import { followButton, header } from "./header.ts";
import { adopt } from "./hydrate.ts";
import { instagramTile } from "./instagram-tile.ts";
import { LoadMore } from "./load-more.ts";
import { styles } from "./styles.ts";

const MAX_OVERLAY = 220;

/** The extras of one element. */
export function createExtras(): Extras {
  const loadMore = new LoadMore();
  const address = new AddressFollower();
  const wordsOf = ({ strings }: Frame): ExtraWords => strings.extras ?? english;
  return {
    styles,
    header: (frame) => header(frame, wordsOf(frame)),
    footer: (frame) =>
      html`${frame.settings.loadMore === "none" ? nothing : loadMore.draw(frame, wordsOf(frame))}${
        frame.settings.followButton && !frame.settings.header
          ? followButton(wordsOf(frame), profileUrl(frame.feed?.username))
          : nothing
      }`,
    adopt,
    instagramTile: (frame) => instagramTile(frame, wordsOf(frame)),
    overlay: (post, alt, frame) => overlay(post, alt, frame, wordsOf(frame)),
    updated: (frame, root) => {
      loadMore.updated(frame, root);
      address.updated(frame);
    },
    stop: () => {
      loadMore.stop();
      address.stop();
    },
  };
}

/** What shows while a pointer or the focus is on the tile; screen readers are told by the link's name. */
function overlay(
  post: FeedPost,
  alt: string,
  { settings, language }: Frame,
  words: ExtraWords,
): Overlay | undefined {
  if (settings.hover === "none") return undefined;
  const { likeCount, commentsCount } = post;
  const counts = [
    likeCount != null && words.likes(likeCount, writeCount(language, likeCount)),
    commentsCount != null && words.comments(commentsCount, writeCount(language, commentsCount)),
  ]
    .filter((words) => words !== false)
    // A number and what it counts stay on one line.
    .map((words) => words.replaceAll(" ", "\u00a0"));
  const said =
    settings.hover === "caption" ? shorten(post.caption ?? "", MAX_OVERLAY) : counts.join(" · ");
  if (!said) return undefined;
  return {
    drawn: html`<span part="overlay" class="overlay" aria-hidden="true" dir="auto"><span>${said}</span></span>`,
    name: said.startsWith(alt) ? said : `${alt} · ${said}`,
  };
}
