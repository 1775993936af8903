import type { FeedDocument } from "../document.ts";
import { profileUrl } from "../profile-url.ts";
import { plainText } from "./plain-text.ts";

/** What every format says of the feed as a whole. */
interface FeedMetadata {
  readonly title: string;
  /** Where people find the same posts. */
  readonly homePage: string;
  readonly description: string;
  /** Of the posts. */
  readonly language: string | undefined;
}

/**
 * In no language of its own: a feed is read wherever its account's followers live.
 * @param homeUrl of its page for iframes.
 */
export function describeFeed(document: FeedDocument, homeUrl: string): FeedMetadata {
  const { id, username, name, biography, lang } = document;
  const title = feedTitleOf(id, username, name);
  return {
    title,
    homePage: profileUrl(username) ?? homeUrl,
    description: plainText(biography ?? "").trim() || title,
    language: lang,
  };
}

function feedTitleOf(id: string, username: string | undefined, name: string | undefined): string {
  const named = plainText(name ?? "").trim();
  if (username === undefined) return named || id;
  return named ? `${named} (@${username})` : `@${username}`;
}
