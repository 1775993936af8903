import type { FeedPost } from "../../server/feed/document.ts";
import { profileUrl } from "../../server/feed/profile-url.ts";
import type { ViewModel } from "../element/view-model.ts";
import { safeUrl } from "../feed/safe-url.ts";
import { altText, captionStart } from "../tile/alt-text.ts";
import { shorten } from "../tile/shorten.ts";

const MAX_DESCRIPTION = 500;

/** The same posts for search engines (schema.org, JSON-LD 1.1), fit to stand inside a `<script>`. */
export function jsonLd(viewModel: ViewModel): string {
  const { feed, posts, strings } = viewModel;
  const gallery = {
    "@context": "https://schema.org",
    "@type": "ImageGallery",
    name: strings.feed(feed?.username),
    url: profileUrl(feed?.username),
    description: feed?.biography,
    inLanguage: feed?.lang,
    dateModified: feed?.updatedAt,
    author: authorOf(feed?.username, feed?.name),
    hasPart: posts.map((post) => postNode(post, viewModel)),
  };
  // Nothing in a caption can end the script element or begin a comment in it, and the page may have another encoding.
  return JSON.stringify(gallery).replace(/[<>&\u007f-\uffff]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
}

function postNode(post: FeedPost, { feed, strings }: ViewModel) {
  const { sizes, mediaUrl, thumbnailUrl, mediaType, timestamp, caption, tracks } = post;
  const username = post.username ?? feed?.username;
  const isVideo = mediaType === "VIDEO" && mediaUrl !== thumbnailUrl;
  const common = {
    name: altText(post) || captionStart(post) || strings.feed(username),
    description: caption ? shorten(caption, MAX_DESCRIPTION) : undefined,
    url: safeUrl(post.permalink),
    thumbnailUrl: safeUrl(sizes.small.mediaUrl),
    // Of a feed with several accounts; else it is the gallery's.
    author: authorOf(post.username, undefined),
  };
  return isVideo
    ? {
        "@type": "VideoObject",
        ...common,
        uploadDate: timestamp,
        contentUrl: safeUrl(mediaUrl),
        caption: tracks?.map(({ lang, label, url }) => ({
          "@type": "MediaObject",
          name: label,
          inLanguage: lang,
          encodingFormat: "text/vtt",
          contentUrl: safeUrl(url),
        })),
      }
    : {
        "@type": "ImageObject",
        ...common,
        datePublished: timestamp,
        contentUrl: safeUrl(sizes.large.mediaUrl),
        width: sizes.large.width,
        height: sizes.large.height,
      };
}

function authorOf(username: string | undefined, name: string | undefined) {
  const url = profileUrl(username);
  return url && { "@type": "Organization", name: name ?? username, url };
}
