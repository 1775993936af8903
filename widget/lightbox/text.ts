import { html, nothing } from "lit/html.js";
import { profileUrl } from "../../server/feed/profile-url.ts";
import { safeUrl } from "../feed/safe-url.ts";
import { formatDate } from "../tile/format-date.ts";
import { renderCaption } from "./caption.ts";
import type { LightboxState } from "./lightbox-state.ts";
import type { Slide } from "./slides.ts";

/** What is said about a post: who, when, the caption, the counts, and where it is on Instagram. */
export function renderText({ post }: Slide, { viewModel, messages, count }: LightboxState) {
  const { feed, strings, lang } = viewModel;
  const username = post.username ?? feed?.username;
  const avatar = username === feed?.username ? safeUrl(feed?.profilePictureUrl) : undefined;
  const { likeCount, commentsCount } = post;
  const counts = [
    likeCount != null && messages.likes(likeCount, count(likeCount)),
    commentsCount != null && messages.comments(commentsCount, count(commentsCount)),
  ].filter((text) => text !== false);
  const link = safeUrl(post.permalink);
  return html`<div part="lightbox-text" class="text">
    <div class="author">
      ${avatar ? html`<img part="lightbox-avatar" class="avatar" alt="" width="40" height="40" src=${avatar} />` : nothing}
      <div>
        ${
          username
            ? html`<a
                part="lightbox-username"
                class="username"
                href=${profileUrl(username) ?? nothing}
                target="_blank"
                rel="noopener noreferrer"
                dir="auto"
                aria-label=${messages.newTab(username)}
                >${username}</a
              >`
            : nothing
        }
        <time part="lightbox-date" class="date" datetime=${post.timestamp}
          >${formatDate(strings.language, post.timestamp)}</time
        >${
          post.isAiGenerated
            ? html`<span part="lightbox-ai" class="date ai" dir="auto">${messages.aiGenerated}</span>`
            : nothing
        }
      </div>
    </div>
    ${post.caption ? html`<p part="lightbox-caption" class="caption" lang=${lang} dir="auto">${renderCaption(post.caption)}</p>` : nothing}
    <div class="foot">
      ${counts.length ? html`<p part="lightbox-counts" class="counts" dir="auto">${counts.map((text, index) => html`${index ? " · " : ""}<span class="count">${text}</span>`)}</p>` : nothing}
      ${
        link
          ? html`<a
              part="lightbox-permalink"
              class="permalink"
              href=${link}
              target="_blank"
              rel="noopener noreferrer"
              aria-label=${messages.newTab(messages.viewOnInstagram)}
              >${messages.viewOnInstagram}</a
            >`
          : nothing
      }
    </div>
  </div>`;
}
