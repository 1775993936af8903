import { nothing } from "lit/html.js";
import type { ViewModel } from "../element/view-model.ts";
import { english } from "../extras/english.ts";
import { followButton, profileButton } from "../extras/header.ts";
import { isEndless } from "../extras/load-more.ts";

/** Without a script nothing more can be loaded: the rest is on Instagram. */
export function staticFooter(viewModel: ViewModel) {
  const { settings, strings, feed, hasMore } = viewModel;
  const messages = strings.extras ?? english;
  if (settings.followButton && !settings.header) return followButton(messages, feed?.username);
  return hasMore && !isEndless(viewModel)
    ? profileButton(messages.viewOnInstagram, messages.viewOnInstagram, feed?.username, messages)
    : nothing;
}
