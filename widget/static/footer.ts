import { nothing } from "lit/html.js";
import { english } from "../extras/english.ts";
import { followButton } from "../extras/header.ts";
import type { Frame } from "../frame.ts";
import { profileUrl } from "../profile-url.ts";

/** Without a script nothing more can be loaded: the rest is on Instagram. */
export function staticFooter({ settings, strings, feed, hasMore }: Frame) {
  const words = strings.extras ?? english;
  const profile = profileUrl(feed?.username);
  if (settings.followButton && !settings.header) return followButton(words, profile);
  return hasMore ? followButton({ ...words, follow: words.viewOnInstagram }, profile) : nothing;
}
