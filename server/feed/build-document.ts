import type { AccountRecord } from "../db/accounts.ts";
import type { FeedRecord } from "../db/feeds.ts";
import type { PostChoice } from "../db/post-choices.ts";
import {
  type PostFiles,
  type StoredFiles,
  type StoredMedia,
  type StoredPicture,
  videoIdsOf,
} from "../db/posts.ts";
import type { VideoTrack } from "../db/video-tracks.ts";
import { omitAbsent } from "../shared/omit-absent.ts";
import { sha256 } from "../shared/sha256.ts";
import { type Arrangement, arrangePosts, type FeedPosts, type ReadyPost } from "./arrange-posts.ts";
import { withoutControlTags } from "./caption-control.ts";
import { findTags } from "./caption-patterns.ts";
import { hashtagsOf, mentionsOf, pruneCaption } from "./captions.ts";
import { completePalette } from "./complete-palette.ts";
import type {
  FeedChild,
  FeedDocument,
  FeedMedia,
  FeedPicture,
  FeedPost,
  FeedTrack,
} from "./document.ts";
import { furtherPagePath, mediaUrl } from "./feed-addresses.ts";
import { type ControlTags, controlTags } from "./rules.ts";

const PAGE_SIZE = 24;

export interface FeedContent extends FeedPosts {
  readonly feed: FeedRecord;
  readonly accounts: readonly AccountRecord[];
  /** Captions of its videos. */
  readonly tracks?: readonly VideoTrack[];
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
  /** As JSON. @param stale instead of what is said of the feed */
  jsonAt(updatedAt: string, stale?: boolean): Buffer;
}

/** The pages of a feed, at least one. The same content gives the same pages, byte for byte. */
export function buildPages(
  content: FeedContent,
  arranged = arrangePosts(content),
): [BuiltPage, ...BuiltPage[]] {
  const { shown } = arranged;
  const build = pageBuilder(content, arranged);
  const cursors = cursorsOf(arranged);
  const pages: [BuiltPage, ...BuiltPage[]] = [
    build("", shown.slice(0, PAGE_SIZE), cursors[0], true),
  ];
  for (const [at, cursor] of cursors.entries()) {
    const from = (at + 1) * PAGE_SIZE;
    pages.push(build(cursor, shown.slice(from, from + PAGE_SIZE), cursors[at + 1], false));
  }
  return pages;
}

/**
 * What the pages after the first are called. Where time alone orders the posts, by the last post before them: what
 * comes after it is the same whatever stands before. Else by all that stands before them, so that a page from before a
 * change never leads to one from after it, which would lack some posts and have others twice.
 */
function cursorsOf({ shown, isByTime }: Arrangement): string[] {
  const cursors: string[] = [];
  let before = "";
  for (let at = PAGE_SIZE; at < shown.length; at += PAGE_SIZE) {
    const last = shown[at - 1];
    if (!last) break;
    const place = `${last.postedAt.toString(36)}-${last.id}`;
    if (!isByTime) {
      const ids = shown.slice(at - PAGE_SIZE, at).map(({ id }) => id);
      before = sha256(before, ids.join()).toString("hex").slice(0, 16);
    }
    cursors.push(encodeURIComponent(isByTime ? place : `${place}-${before}`));
  }
  return cursors;
}

type BuildPage = (
  cursor: string,
  posts: readonly ReadyPost[],
  nextCursor: string | undefined,
  isFirst: boolean,
) => BuiltPage;

function pageBuilder(content: FeedContent, { pinnedCount }: Arrangement): BuildPage {
  const { feed, accounts, publicUrl, stale } = content;
  const { id } = feed;
  const { postsLang, ...settings } = feed.settings;
  const choices = new Map(content.choices.map((choice) => [choice.postId, choice]));
  const tags = controlTags(feed.rules);
  const tracks = new Map<string, VideoTrack[]>();
  for (const track of content.tracks ?? []) {
    tracks.set(track.mediaId, [...(tracks.get(track.mediaId) ?? []), track]);
  }
  const tracksOf = (post: ReadyPost) =>
    tracks.size === 0 ? [] : videoIdsOf(post).flatMap((video) => tracks.get(video) ?? []);
  const headed = accounts.length === 1 ? accounts[0] : headerAccountOf(content);
  const usernames = new Map(
    accounts.length === 1 ? [] : accounts.map(({ id, profile: { username } }) => [id, username]),
  );
  return (cursor, posts, nextCursor, isFirst) => {
    const names = new Set<string>();
    const urlOf = (name: string) => {
      names.add(name);
      return mediaUrl(publicUrl, name);
    };
    const profile = headed ? profileOf(headed, urlOf) : {};
    const built = posts.map((post, at) =>
      writtenPost(post, {
        publicUrl,
        tags,
        username: usernames.get(post.accountId),
        choice: choices.get(post.id),
        tracks: tracksOf(post),
        isPinned: isFirst && at < pinnedCount,
      }),
    );
    for (const post of built) for (const name of post.names) names.add(name);
    const postsJson = built.map(({ json }) => json).join();
    const next =
      nextCursor === undefined ? undefined : `${publicUrl}/${furtherPagePath(id, nextCursor)}`;
    return {
      cursor,
      names: [...names],
      jsonAt(updatedAt, isStale = stale) {
        const head = omitAbsent<Omit<FeedDocument, "posts" | "next">>({
          version: 1,
          id,
          lang: postsLang,
          updatedAt,
          stale: isStale,
          ...profile,
          settings: Object.keys(settings).length > 0 ? settings : undefined,
        });
        const begun = JSON.stringify(head).slice(0, -1);
        const end = next === undefined ? "" : `,"next":${JSON.stringify(next)}`;
        return Buffer.from(`${begun},"posts":[${postsJson}]${end}}`);
      },
    };
  };
}

/** Whose profile stands above the posts of several accounts. */
function headerAccountOf({ feed, accounts }: FeedContent): AccountRecord | undefined {
  return accounts.find(({ id }) => id === feed.headerAccountId);
}

function profileOf({ profile, picture }: AccountRecord, urlOf: (name: string) => string) {
  const { username, name, biography, followersCount, followsCount, mediaCount } = profile;
  const website = webAddressOnly(profile.website);
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

/** All that a post's JSON depends on, besides the post. */
interface PostContext {
  readonly publicUrl: string;
  readonly tags: ControlTags;
  /** Whose it is, where that is not said above. */
  readonly username: string | undefined;
  readonly choice: PostChoice | undefined;
  readonly tracks: readonly VideoTrack[];
  readonly isPinned: boolean;
}

interface WrittenPost {
  readonly json: string;
  /** Names under `/media/`. */
  readonly names: readonly string[];
}

/** What was last written of a post, for as long as the post itself is remembered. */
const written = new WeakMap<ReadyPost, WrittenPost & { readonly context: string }>();

function writtenPost(post: ReadyPost, context: PostContext): WrittenPost {
  const key = JSON.stringify(context);
  const before = written.get(post);
  if (before?.context === key) return before;
  const names = new Set<string>();
  const built = buildPost(post, {
    ...context,
    urlOf(name) {
      names.add(name);
      return mediaUrl(context.publicUrl, name);
    },
  });
  const made = { json: JSON.stringify(built), names: [...names], context: key };
  written.set(post, made);
  return made;
}

interface BuildContext extends PostContext {
  urlOf(name: string): string;
}

function buildPost({ media, files }: ReadyPost, context: BuildContext): FeedPost {
  const { tags, username, choice, isPinned } = context;
  const { likeCount, commentsCount } = media;
  const caption = withoutControlTags(media.caption, tags);
  const permalink = webAddressOnly(media.permalink);
  const linked = findTags(caption ?? "");
  const prunedCaption = caption && pruneCaption(caption, linked);
  const children = buildChildren(media, files, context);
  const altText = choice?.description ?? withoutControlTags(media.altText, tags);
  return omitAbsent<FeedPost>({
    ...buildMedia({ ...media, altText }, files, context),
    timestamp: isoInstant(media.timestamp),
    permalink,
    mediaType: media.mediaType,
    isReel: media.isReel,
    username,
    caption,
    prunedCaption,
    hashtags: hashtagsOf(caption ?? "", linked),
    mentions: mentionsOf(caption ?? "", linked),
    likeCount,
    commentsCount,
    pinned: isPinned || undefined,
    isAiGenerated: media.isAiGenerated || undefined,
    link: choice?.link && webAddressOnly(choice.link.url) ? choice.link : undefined,
    // Of an album always, though none of them may be here yet: front ends go through them unasked.
    children: media.mediaType === "CAROUSEL_ALBUM" || children.length > 0 ? children : undefined,
  });
}

function buildChildren(media: StoredMedia, files: PostFiles, context: BuildContext): FeedChild[] {
  const { tags, choice } = context;
  return media.children.flatMap((child) => {
    const stored = files.children[child.id];
    if (!stored) return [];
    const altText =
      choice?.childDescriptions?.[child.id] ?? withoutControlTags(child.altText, tags);
    const built = buildMedia({ ...child, altText }, stored, context);
    return [{ ...built, mediaType: child.mediaType }];
  });
}

function buildMedia(
  media: Pick<StoredMedia, "id" | "mediaType"> & { readonly altText: string | undefined },
  { sizes, video, colorPalette, placeholder }: StoredFiles,
  { urlOf, tracks: all }: BuildContext,
): FeedMedia {
  const pictureOf = ({ name, width, height }: StoredPicture): FeedPicture => ({
    width,
    height,
    mediaUrl: urlOf(name),
  });
  const poster = urlOf(sizes.large.name);
  const tracks = video
    ? all.flatMap(({ mediaId, lang, label, name }): FeedTrack[] =>
        mediaId === media.id && name !== undefined
          ? [{ kind: "captions", lang, label, url: urlOf(name) }]
          : [],
      )
    : [];
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
    colorPalette: completePalette(colorPalette),
    placeholder,
    tracks: tracks.length > 0 ? tracks : undefined,
  });
}

/** To the second: `2026-05-04T10:00:00Z`. */
export function isoInstant(instant: number): string {
  return new Date(instant).toISOString().replace(/\.\d{3}Z$/, "Z");
}

/** Text from Instagram is never an address with another scheme. */
function webAddressOnly(address: string | undefined): string | undefined {
  if (address === undefined || !URL.canParse(address)) return undefined;
  return /^https?:$/.test(new URL(address).protocol) ? address : undefined;
}
