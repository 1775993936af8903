import type { FeedDocument, FeedMedia, FeedPost } from "../document.ts";
import { embedUrl, feedFileUrl } from "../feed-addresses.ts";
import { profileUrl } from "../profile-url.ts";
import { describeFeed } from "./describe-feed.ts";
import { plainText } from "./plain-text.ts";
import { htmlOfPost, isVideoFile, mediaOf, mimeTypeOf, titleOfPost } from "./post-content.ts";

/** JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/). */
export function renderJsonFeed(
  document: FeedDocument,
  server: string,
  homeUrl = embedUrl(server, document.id),
): string {
  const { title, homePage, description, language } = describeFeed(document, homeUrl);
  const { id, username, name, profilePictureUrl, posts } = document;
  // What is undefined is left out by the writing.
  return JSON.stringify({
    version: "https://jsonfeed.org/version/1.1",
    title,
    home_page_url: homePage,
    feed_url: feedFileUrl(server, id, "json-feed"),
    description,
    icon: profilePictureUrl,
    authors: username === undefined ? undefined : [authorOf(username, name, profilePictureUrl)],
    language,
    items: posts.map(jsonItemOf),
  });
}

function jsonItemOf(post: FeedPost) {
  const { id, permalink, timestamp, caption, hashtags, username, sizes } = post;
  return {
    id,
    url: permalink,
    title: titleOfPost(post),
    content_html: htmlOfPost(post),
    content_text: caption === undefined ? undefined : plainText(caption),
    image: sizes.large.mediaUrl,
    date_published: timestamp,
    // Of a feed with several accounts; else it is the feed's.
    authors: username === undefined ? undefined : [authorOf(username)],
    tags: hashtags.length > 0 ? hashtags.map(plainText) : undefined,
    attachments: mediaOf(post).map(attachmentOf),
  };
}

function authorOf(username: string, name?: string, avatar?: string) {
  return {
    name: plainText(name ?? "").trim() || `@${username}`,
    url: profileUrl(username),
    avatar,
  };
}

function attachmentOf(media: FeedMedia) {
  const { sizes, altText, mediaUrl } = media;
  const url = isVideoFile(media) ? mediaUrl : sizes.large.mediaUrl;
  return {
    url,
    mime_type: mimeTypeOf(url),
    title: altText === undefined ? undefined : plainText(altText),
  };
}
