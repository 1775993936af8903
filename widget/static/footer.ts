import { nothing } from "lit/html.js";
import type { Frame } from "../element/frame.ts";
import { english } from "../extras/english.ts";
import { followButton } from "../extras/header.ts";
import { isEndless } from "../extras/load-more.ts";
import { profileUrl } from "../feed/profile-url.ts";

/** Without a script nothing more can be loaded: the rest is on Instagram. */
export function staticFooter(frame: Frame) {
  const { settings, strings, feed, hasMore } = frame;
  const words = strings.extras ?? english;
  const profile = profileUrl(feed?.username);
  if (settings.followButton && !settings.header) return followButton(words, profile);
  return hasMore && !isEndless(frame)
    ? followButton({ ...words, follow: words.viewOnInstagram }, profile)
    : nothing;
}
