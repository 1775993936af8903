import { html, raw } from "hono/html";
import type { FeedDocument, FeedMedia, FeedPost } from "../document.ts";
import { embedUrl, feedFileUrl } from "../feed-addresses.ts";
import { describeFeed } from "./describe-feed.ts";
import { plainText } from "./plain-text.ts";
import { htmlOfPost, isVideoFile, mediaOf, mimeTypeOf, titleOfPost } from "./post-content.ts";

/**
 * RSS 2.0 (https://www.rssboard.org/rss-specification) with Media RSS 1.5.1 and `atom:link`. There is no `<image>`:
 * the specification lets it be a GIF, JPEG or PNG, which no stored picture is.
 */
export function renderRss(
  document: FeedDocument,
  server: string,
  homeUrl = embedUrl(server, document.id),
): string {
  const { title, homePage, description, language } = describeFeed(document, homeUrl);
  // What is escaped for HTML is escaped for XML, too.
  const rss = html`${raw('<?xml version="1.0" encoding="utf-8"?>')}
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">
<channel>
<title>${title}</title>
<link>${homePage}</link>
<description>${description}</description>
${language && html`<language>${language}</language>\n`}<lastBuildDate>${rfc822(document.updatedAt)}</lastBuildDate>
<generator>Windowbox</generator>
<atom:link rel="self" type="application/rss+xml" href="${feedFileUrl(server, document.id, "rss")}"/>
${document.posts.map((post) => rssItemOf(post, document.username))}</channel>
</rss>
`;
  return `${rss}`;
}

function rssItemOf(post: FeedPost, ofFeed: string | undefined) {
  const creator = post.username ?? ofFeed;
  const title = titleOfPost(post) ?? (creator === undefined ? undefined : `@${creator}`);
  return html`<item>
${title && html`<title>${title}</title>\n`}${
  post.permalink && html`<link>${post.permalink}</link>\n`
}<guid isPermaLink="false">${post.id}</guid>
<pubDate>${rfc822(post.timestamp)}</pubDate>
${creator && html`<dc:creator>${creator}</dc:creator>\n`}${post.hashtags.map(
  (tag) => html`<category>${plainText(tag)}</category>\n`,
)}<description>${htmlOfPost(post)}</description>
${mediaOf(post).map(mediaContent)}</item>
`;
}

function mediaContent(media: FeedMedia) {
  const { sizes, altText, mediaUrl, tracks = [] } = media;
  const { large, small } = sizes;
  const isVideo = isVideoFile(media);
  const url = isVideo ? mediaUrl : large.mediaUrl;
  const medium = isVideo ? "video" : "image";
  return html`<media:content url="${url}" type="${mimeTypeOf(url)}" medium="${medium}" width="${large.width}" height="${large.height}">
<media:thumbnail url="${small.mediaUrl}" width="${small.width}" height="${small.height}"/>
${
  altText && html`<media:description type="plain">${plainText(altText)}</media:description>\n`
}${tracks.map(
  ({ lang, url }) => html`<media:subTitle type="text/vtt" lang="${lang}" href="${url}"/>\n`,
)}</media:content>
`;
}

/** As RSS wants it: `Mon, 04 May 2026 10:00:00 GMT`. */
function rfc822(instant: string): string {
  return new Date(instant).toUTCString();
}
