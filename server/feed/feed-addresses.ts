/*
 * Where a feed lies: below this server's address, and below that of the folder or bucket that it is published to. Ids of
 * feeds, cursors and names of media need no escaping. A server's address has no slash at its end.
 */

/** What a feed is served as; where the ends of addresses are alike, the longer one comes first. */
export const FEED_FILES = {
  "json-feed": { name: "json-feed", ending: ".feed.json", type: "application/feed+json" },
  document: { name: "document", ending: ".json", type: "application/json" },
  rss: { name: "rss", ending: ".rss", type: "application/rss+xml" },
  fragment: { name: "fragment", ending: ".html", type: "text/html" },
  script: { name: "script", ending: ".js", type: "text/javascript" },
} as const;

export type FeedFile = keyof typeof FEED_FILES;

/** Of all of them, as they are text. */
export const feedFileType = (file: FeedFile): string => `${FEED_FILES[file].type}; charset=utf-8`;

export const feedFilePath = (feedId: string, file: FeedFile): string =>
  `feeds/${feedId}${FEED_FILES[file].ending}`;

export const feedFileUrl = (server: string, feedId: string, file: FeedFile): string =>
  `${server}/${feedFilePath(feedId, file)}`;

/** Of the posts after the first page's. */
export const furtherPagePath = (feedId: string, cursor: string): string =>
  `feeds/${feedId}/after/${cursor}.json`;

/** The page for iframes; a published one is `embedFilePath`. */
export const embedUrl = (server: string, feedId: string): string => `${server}/embed/${feedId}`;

/** Folders of files have no pages of their own. */
export const embedFilePath = (feedId: string): string => `embed/${feedId}/index.html`;

/** What a file can answer in the place of `/oembed`. */
export const oembedFilePath = (feedId: string): string => `embed/${feedId}/oembed.json`;

export const mediaPath = (name: string): string => `media/${name}`;

export const mediaUrl = (server: string, name: string): string => `${server}/${mediaPath(name)}`;
