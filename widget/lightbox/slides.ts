import type { FeedChild, FeedPost, FeedTrack } from "../../server/feed/document.ts";
import { postKind } from "../../server/feed/post-kind.ts";
import type { ViewModel } from "../element/view-model.ts";
import { safeUrl } from "../feed/safe-url.ts";
import { altText } from "../tile/alt-text.ts";

/** One picture or video. An album is as many of them as it has children, one after the other. */
export interface Slide {
  readonly post: FeedPost;
  /** The post's index among the posts, from 0. */
  readonly postIndex: number;
  readonly media: FeedPost | FeedChild;
  /** The child's index in its album, from 0, of so many. */
  readonly step: number;
  readonly steps: number;
}

/** Everything one can swipe through, in order. */
export function listSlides(posts: readonly FeedPost[]): Slide[] {
  return posts.flatMap((post, postIndex) => {
    const children = [post.children ?? []].flat().filter((child: FeedChild | null) => child?.sizes);
    const all = children.length ? children : [post];
    return all.map((media, step) => ({ post, postIndex, media, step, steps: all.length }));
  });
}

/** The file to play; `undefined` for pictures, and where the server keeps only the poster. */
export function videoUrl({ mediaType, mediaUrl, thumbnailUrl, sizes }: Slide["media"]) {
  const pictures = [thumbnailUrl, ...Object.values(sizes).map((size) => size?.mediaUrl)];
  return mediaType === "VIDEO" && !pictures.includes(mediaUrl) ? safeUrl(mediaUrl) : undefined;
}

/** What the player offers: whatever else is named there is nothing to show. */
export function tracksOf({ media: { tracks } }: Slide): FeedTrack[] {
  return [tracks ?? []].flat().filter((track: FeedTrack | null) => safeUrl(track?.url));
}

/** What it shows, in words; what is said of an album describes its first picture alone. */
function describe({ post, media, step }: Slide): string | undefined {
  try {
    return altText(media) || (step ? undefined : altText(post));
  } catch {
    return undefined;
  }
}

/** What it is called: by what it shows, else by whose it is. */
export function callIt(slide: Slide, { strings, feed }: ViewModel) {
  const { post, media } = slide;
  const kind = strings.kinds[postKind({ ...post, ...media })];
  return {
    kind,
    words: describe(slide),
    named: strings.picture(kind, post.username ?? feed?.username),
  };
}
