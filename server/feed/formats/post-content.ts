import { html, raw } from "hono/html";
import { mediaTypeOf } from "../../http/media-type.ts";
import type { FeedMedia, FeedPost } from "../document.ts";
import { plainText } from "./plain-text.ts";

const MAX_TITLE = 100;

/** Its caption's first line, or what its picture shows; none where Instagram has no words for the post. */
export function titleOfPost({ caption, altText }: FeedPost): string | undefined {
  const [line] = plainText(caption ?? altText ?? "").match(/\S.*/) ?? [];
  if (line === undefined) return undefined;
  const characters = [...line.trim()];
  if (characters.length <= MAX_TITLE) return characters.join("");
  const cut = characters.slice(0, MAX_TITLE - 1).join("");
  // A word is not left half, unless it is longer than half of all.
  return `${cut.replace(/(?<=^.{50,})\s+\S*$/s, "")}…`;
}

/** The post's pictures and videos with its caption below, as HTML in which text is text. */
export function htmlOfPost(post: FeedPost): string {
  const { caption, permalink } = post;
  const pictures = mediaOf(post).map((media) => pictureOf(media, permalink));
  const lines = plainText(caption ?? "").split(/\r\n?|\n/);
  const text = lines.map((line, index) => html`${index === 0 ? "" : raw("<br>")}${line}`);
  return `${html`${pictures}${caption === undefined ? "" : html`<p>${text}</p>`}`}`;
}

function pictureOf(media: FeedMedia, permalink: string | undefined) {
  const { sizes, mediaUrl, tracks = [] } = media;
  const altText = plainText(media.altText ?? "");
  const { width, height } = sizes.large;
  const picture = html`<img src="${sizes.large.mediaUrl}" width="${width}" height="${height}" alt="${altText}">`;
  const linked = permalink === undefined ? picture : html`<a href="${permalink}">${picture}</a>`;
  return html`<p>${
    isVideoFile(media)
      ? html`<video src="${mediaUrl}" poster="${sizes.large.mediaUrl}" width="${width}" height="${height}" ${altText && html` aria-label="${altText}"`}${tracks.length > 0 ? raw(' crossorigin="anonymous"') : ""} controls preload="none">${tracks.map(
          ({ kind, lang, label, url }) =>
            html`<track kind="${kind}" srclang="${lang}" label="${plainText(label)}" src="${url}">`,
        )}${linked}</video>`
      : linked
  }</p>`;
}

/** Whether the server keeps the video itself, not only its poster. */
export function isVideoFile({ mediaUrl, thumbnailUrl }: FeedMedia): boolean {
  return thumbnailUrl !== undefined && mediaUrl !== thumbnailUrl;
}

/** A carousel's own picture is its first child's. */
export function mediaOf(post: FeedPost): readonly FeedMedia[] {
  const { children = [] } = post;
  return children.length > 0 ? children : [post];
}

/** Of a file of this server, by its address. */
export function mimeTypeOf(url: string): string {
  return mediaTypeOf(url) ?? "application/octet-stream";
}
