import type { AccountRecord } from "../db/accounts.ts";
import type { FeedRecord } from "../db/feeds.ts";
import type {
  PostFiles,
  PostRecord,
  StoredFiles,
  StoredMedia,
  StoredPicture,
} from "../db/posts.ts";
import { omitAbsent } from "../omit-absent.ts";
import { hashtagsOf, mentionsOf, pruneCaption } from "./captions.ts";
import type { FeedChild, FeedDocument, FeedMedia, FeedPicture, FeedPost } from "./document.ts";

const PAGE_SIZE = 24;

export interface FeedContent {
  readonly feed: FeedRecord;
  readonly accounts: readonly AccountRecord[];
  /** In any order. Those without files or not shared to the feed are left out. */
  readonly posts: readonly PostRecord[];
  /** No slash at its end. */
  readonly publicUrl: string;
  readonly stale: boolean;
}

/** One page but for the instant of its last change, which only its predecessor tells. */
export interface BuiltPage {
  /** What its address says after `/after/`; empty for the first. */
  readonly cursor: string;
  /** Names under `/media/`. */
  readonly names: readonly string[];
  documentAt(updatedAt: string): FeedDocument;
}

type ReadyPost = PostRecord & { readonly files: PostFiles };

/** The pages of a feed, at least one. The same content gives the same pages, byte for byte. */
export function buildPages(content: FeedContent): [BuiltPage, ...BuiltPage[]] {
  const ready = content.posts
    .filter(isReady)
    .filter(({ media }) => content.feed.settings.trialReels || media.sharedToFeed !== false)
    .sort(newestFirst);
  const first = buildPage(content, "", ready.slice(0, PAGE_SIZE), ready.length > PAGE_SIZE);
  const pages: [BuiltPage, ...BuiltPage[]] = [first];
  for (let at = PAGE_SIZE; at < ready.length; at += PAGE_SIZE) {
    const cursor = cursorOf(ready[at - 1]);
    const posts = ready.slice(at, at + PAGE_SIZE);
    pages.push(buildPage(content, cursor, posts, ready.length > at + PAGE_SIZE));
  }
  return pages;
}

function isReady(post: PostRecord): post is ReadyPost {
  return post.files !== undefined;
}

/** Ids are compared as text, as the database does. */
function newestFirst(a: PostRecord, b: PostRecord): number {
  return b.postedAt - a.postedAt || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0);
}

function cursorOf(post: PostRecord | undefined): string {
  return post ? encodeURIComponent(`${post.postedAt.toString(36)}-${post.id}`) : "";
}

function buildPage(
  content: FeedContent,
  cursor: string,
  posts: readonly ReadyPost[],
  hasNext: boolean,
): BuiltPage {
  const names = new Set<string>();
  const urlOf = (name: string) => {
    names.add(name);
    return `${content.publicUrl}/media/${name}`;
  };
  const [account, ...others] = content.accounts;
  const profile = account && others.length === 0 ? profileOf(account, urlOf) : {};
  const usernames = new Map(
    others.length === 0
      ? []
      : content.accounts.map(({ id, profile: { username } }) => [id, username]),
  );
  const { id, settings } = content.feed;
  const built = posts.map((post) => buildPost(post, urlOf, usernames.get(post.accountId)));
  const next = `${content.publicUrl}/feeds/${id}/after/${cursorOf(posts.at(-1))}.json`;
  return {
    cursor,
    names: [...names],
    documentAt: (updatedAt) =>
      omitAbsent<FeedDocument>({
        version: 1,
        id,
        updatedAt,
        stale: content.stale,
        ...profile,
        settings: Object.keys(settings).length > 0 ? settings : undefined,
        posts: built,
        next: hasNext ? next : undefined,
      }),
  };
}

function profileOf({ profile, picture }: AccountRecord, urlOf: (name: string) => string) {
  const { username, name, biography, followersCount, followsCount, mediaCount } = profile;
  const website = webAddress(profile.website);
  return {
    username,
    name,
    biography,
    website,
    profilePictureUrl: picture && urlOf(picture.name),
    followersCount,
    followsCount,
    postsCount: mediaCount,
  };
}

function buildPost(
  { media, files }: ReadyPost,
  urlOf: (name: string) => string,
  username: string | undefined,
): FeedPost {
  const { caption, likeCount, commentsCount } = media;
  const permalink = webAddress(media.permalink);
  const prunedCaption = caption && pruneCaption(caption);
  const children = buildChildren(media, files, urlOf);
  return omitAbsent<FeedPost>({
    ...buildMedia(media, files, urlOf),
    timestamp: isoInstant(media.timestamp),
    permalink,
    mediaType: media.mediaType,
    isReel: media.isReel,
    username,
    caption,
    prunedCaption,
    hashtags: hashtagsOf(caption ?? ""),
    mentions: mentionsOf(caption ?? ""),
    likeCount,
    commentsCount,
    children: children.length > 0 ? children : undefined,
  });
}

function buildChildren(
  media: StoredMedia,
  files: PostFiles,
  urlOf: (name: string) => string,
): FeedChild[] {
  return media.children.flatMap((child) => {
    const stored = files.children[child.id];
    return stored ? [{ ...buildMedia(child, stored, urlOf), mediaType: child.mediaType }] : [];
  });
}

function buildMedia(
  media: Pick<StoredMedia, "id" | "mediaType" | "altText">,
  { sizes, video, colorPalette, placeholder }: StoredFiles,
  urlOf: (name: string) => string,
): FeedMedia {
  const pictureOf = ({ name, width, height }: StoredPicture): FeedPicture => ({
    width,
    height,
    mediaUrl: urlOf(name),
  });
  const poster = urlOf(sizes.large.name);
  return omitAbsent<FeedMedia>({
    id: media.id,
    mediaUrl: video ? urlOf(video) : poster,
    thumbnailUrl: media.mediaType === "VIDEO" ? poster : undefined,
    sizes: {
      small: pictureOf(sizes.small),
      medium: pictureOf(sizes.medium),
      large: pictureOf(sizes.large),
      full: pictureOf(sizes.full),
    },
    altText: media.altText,
    colorPalette,
    placeholder,
  });
}

/** To the second: `2026-05-04T10:00:00Z`. */
export function isoInstant(instant: number): string {
  return new Date(instant).toISOString().replace(/\.\d{3}Z$/, "Z");
}

/** Text from Instagram is never an address with another scheme. */
function webAddress(address: string | undefined): string | undefined {
  if (address === undefined || !URL.canParse(address)) return undefined;
  return /^https?:$/.test(new URL(address).protocol) ? address : undefined;
}
