import { nothing } from "lit/html.js";
import type { ViewModel } from "../element/view-model.ts";
import { english } from "../extras/english.ts";
import { followButton } from "../extras/header.ts";
import { isEndless } from "../extras/load-more.ts";
import { profileUrl } from "../feed/profile-url.ts";

/** Without a script nothing more can be loaded: the rest is on Instagram. */
export function staticFooter(viewModel: ViewModel) {
  const { settings, strings, feed, hasMore } = viewModel;
  const messages = strings.extras ?? english;
  const profile = profileUrl(feed?.username);
  if (settings.followButton && !settings.header) return followButton(messages, profile);
  return hasMore && !isEndless(viewModel)
    ? followButton({ ...messages, follow: messages.viewOnInstagram }, profile)
    : nothing;
}
