import { html, nothing } from "lit/html.js";
import type { ViewModel } from "../element/view-model.ts";
import { profileUrl } from "../feed/profile-url.ts";
import { safeUrl } from "../feed/safe-url.ts";
import type { ExtraMessages } from "../locales/locale.ts";
import { formatCount } from "./format-count.ts";

const MAX_BIOGRAPHY = 300;

/** Who posts here. */
export function header(
  { settings, feed, strings: { language } }: ViewModel,
  messages: ExtraMessages,
) {
  if (!feed) return nothing;
  const { postsCount, followersCount } = feed;
  const picture = safeUrl(feed.profilePictureUrl);
  const counts = [
    postsCount != null && messages.posts(postsCount, formatCount(language, postsCount)),
    followersCount != null &&
      messages.followers(followersCount, formatCount(language, followersCount)),
  ].filter(Boolean);
  const profile = profileUrl(feed.username);
  return html`
    ${picture ? html`<img part="avatar" class="avatar" alt="" width="64" height="64" src=${picture} />` : nothing}
    <div class="who">
      <a part="name" class="name" href=${profile ?? nothing} target="_blank" rel="noopener" dir="auto">${`${feed.name || feed.username || ""}`}</a>
      <p part="counts" class="counts" dir="auto">${counts.join(" · ")}</p>
      <p part="biography" class="biography" dir="auto">${`${feed.biography ?? ""}`.slice(0, MAX_BIOGRAPHY)}</p>
    </div>
    ${settings.followButton ? followButton(messages, profile) : nothing}
  `;
}

export function followButton(messages: ExtraMessages, profile: string | undefined) {
  return profile
    ? html`<a part="follow-button button" class="button" href=${profile} target="_blank" rel="noopener">${messages.follow}</a>`
    : nothing;
}
