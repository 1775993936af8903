import { html, nothing } from "lit/html.js";
import { profileUrl } from "../../server/feed/profile-url.ts";
import type { ViewModel } from "../element/view-model.ts";
import { safeUrl } from "../feed/safe-url.ts";
import type { ExtraMessages } from "../locales/locale.ts";
import { countList } from "./count-list.ts";
import { formatCount } from "./format-count.ts";
import { isInTwoLanguages } from "./is-in-two-languages.ts";

const MAX_BIOGRAPHY = 300;
/** What two lines hold in the narrowest place: a longer one opens under the focus. */
const SHORT_BIOGRAPHY = 50;
const MAX_NAME = 150;

/** Who posts here. */
export function header(viewModel: ViewModel, messages: ExtraMessages) {
  const {
    settings,
    feed,
    lang,
    strings: { language },
  } = viewModel;
  if (!feed) return nothing;
  const { postsCount, followersCount } = feed;
  const picture = safeUrl(feed.profilePictureUrl);
  const counts = [
    postsCount != null && messages.posts(postsCount, formatCount(language, postsCount)),
    followersCount != null &&
      messages.followers(followersCount, formatCount(language, followersCount)),
  ].filter((text) => text !== false);
  const profile = profileUrl(feed.username);
  const name = `${feed.name || feed.username || ""}`.slice(0, MAX_NAME);
  const biography = `${feed.biography ?? ""}`.slice(0, MAX_BIOGRAPHY);
  const label = profile ? messages.newTab(name) : nothing;
  // In two languages: what it does is told beside the name, each in its own voice.
  const after = profile && isInTwoLanguages(viewModel) && messages.newTab("\n").split("\n")[1];
  return html`
    ${picture ? html`<img part="avatar" class="avatar" alt="" width="64" height="64" src=${picture} />` : nothing}
    <div class="who">
      <a part="name" class="name" href=${profile ?? nothing} target="_blank" rel="noopener" dir="auto" aria-label=${after ? nothing : label}><span lang=${lang}>${name}</span>${after ? html`<span class="status">${after}</span>` : nothing}</a>
      <p part="counts" class="counts" dir="auto">${countList(counts)}</p>
      <p part="biography" class="biography" lang=${lang} dir="auto" tabindex=${biography.length > SHORT_BIOGRAPHY ? 0 : nothing}>${biography}</p>
    </div>
    ${settings.followButton ? followButton(messages, feed.username) : nothing}
  `;
}

export function followButton(messages: ExtraMessages, username: string | undefined) {
  return profileButton(
    messages.follow,
    messages.followAccount(`${username}`.slice(0, MAX_NAME)),
    username,
    messages,
  );
}

/** What it is called says where it leads; what it shows is short. */
export function profileButton(
  text: string,
  name: string,
  username: string | undefined,
  messages: ExtraMessages,
) {
  const profile = profileUrl(username);
  return profile
    ? html`<a part="follow-button button" class="button" href=${profile} target="_blank" rel="noopener" aria-label=${messages.newTab(name)}>${text}</a>`
    : nothing;
}
