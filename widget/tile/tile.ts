import { html, nothing, type TemplateResult } from "lit/html.js";
import type { FeedPost } from "../../server/feed/document.ts";
import { postKind } from "../../server/feed/post-kind.ts";
import { profileUrl } from "../../server/feed/profile-url.ts";
import type { TileClick, ViewModel } from "../element/view-model.ts";
import { shapeOf } from "../feed/is-feed.ts";
import { safeUrl } from "../feed/safe-url.ts";
import { opensDialog } from "../lightbox/lightbox-controller.ts";
import { altText, captionStart } from "./alt-text.ts";
import { formatDate } from "./format-date.ts";
import { kindBadge } from "./kind-badge.ts";
import { picture } from "./picture.ts";
import { placeholder } from "./placeholder.ts";
import { shorten } from "./shorten.ts";

const MAX_CAPTION = 220;

/** One post: a picture in a link, and what is said about it. `large` is a class, of the highlight layout, or empty. */
export function tile(
  post: FeedPost,
  index: number,
  viewModel: ViewModel,
  large: string,
): TemplateResult {
  const { settings, strings, feed, lang, tileWidth, gap, inSight, dated, extras, layout } =
    viewModel;
  const kind = postKind(post);
  // Instagram allows 30 characters; a name of megabytes must not be said.
  const username = (post.username ?? feed?.username)?.slice(0, 60);
  const described = altText(post);
  // A caption that stands below is not read twice.
  const words = described || (settings.captions ? "" : captionStart(post));
  const named = strings.picture(strings.kinds[kind], username);
  // What its owner gave this post alone comes first.
  const link = safeUrl(post.link?.url) ?? tileLink(post, username, viewModel);
  const overlay = extras?.overlay(post, words, viewModel);
  const name = strings.tile(
    described ? strings.kinds[kind] : named,
    dated ? formatDate(strings.language, post.timestamp) : "",
    post.link?.label ?? overlay?.name ?? words,
  );
  const shape = shapeOf(post);
  return html`<li part="item" class=${large} .style=${layout?.itemStyle?.(shape, viewModel) ?? ""}><a
      part="tile"
      lang=${words ? lang : nothing}
      class="tile"
      href=${link ?? nothing}
      target="_blank"
      rel="noopener"
      aria-haspopup=${opensDialog(viewModel) && !post.link ? "dialog" : nothing}
      role=${link ? nothing : "img"}
      aria-label=${!post.link && settings.onClick === "profile" ? strings.tile(strings.feed(username), "", name) : name}
      tabindex=${overlay && !link ? 0 : nothing}
      @click=${(cause: TileClick) => viewModel.choose(post, cause)}
      .style=${`${placeholder(post)};--_own:${shape}`}
      >${
        inSight == null
          ? nothing
          : picture({
              media: post,
              alt: described || named,
              boxWidth: large ? tileWidth * 2 + gap : tileWidth,
              aspectRatio: settings.aspectRatio,
              lazy: index >= inSight,
            })
      }${kindBadge(kind)}${overlay?.content}</a
    >${
      settings.captions
        ? html`<p part="caption" class="caption" lang=${lang} dir="auto">${shorten(post.caption ?? "", MAX_CAPTION)}</p>`
        : nothing
    }</li>`;
}

function tileLink(post: FeedPost, username: string | undefined, { settings }: ViewModel) {
  if (settings.onClick === "none") return undefined;
  if (settings.onClick === "profile") return profileUrl(username);
  return safeUrl(post.permalink) ?? safeUrl(post.sizes.full.mediaUrl);
}
