import { isDeepStrictEqual } from "node:util";
import type { PostFiles, PostRecord, StoredMedia } from "../db/posts.ts";
import type { Media, MediaChild } from "../instagram/types.ts";

/** What is remembered of a listed post: all but its short-lived addresses, and the owner, who is the account. */
function storedMediaOf(media: Media): StoredMedia {
  const {
    mediaUrl: _mediaUrl,
    thumbnailUrl: _thumbnailUrl,
    children,
    hasUnreadChildren: _hasUnreadChildren,
    owner: _owner,
    ...rest
  } = media;
  return { ...rest, children: children.map(storedChildOf) };
}

function storedChildOf(child: MediaChild): StoredMedia["children"][number] {
  const { mediaUrl: _mediaUrl, thumbnailUrl: _thumbnailUrl, ...rest } = child;
  return rest;
}

/** The row of a post after it was listed, its pictures aside; the same object if nothing is new. */
export function mergePost(
  accountId: string,
  known: PostRecord | undefined,
  listed: Media,
): PostRecord {
  const media = storedMediaOf(listed);
  if (!known) {
    return {
      accountId,
      id: listed.id,
      postedAt: listed.timestamp,
      media,
      files: undefined,
      failures: 0,
      lastError: undefined,
      retryAt: undefined,
      missingSince: undefined,
    };
  }
  if (known.missingSince === undefined && sameContent(known.media, media)) return known;
  return {
    ...known,
    postedAt: listed.timestamp,
    media,
    files: known.files && filesWithin(known.files, media),
    missingSince: undefined,
  };
}

/** As they are in the database, where what is `undefined` is missing. */
export function sameContent(a: unknown, b: unknown): boolean {
  return isDeepStrictEqual(JSON.parse(JSON.stringify(a)), JSON.parse(JSON.stringify(b)));
}

/** A slide that was taken out of a carousel takes its files along, and what is no video any more its video. */
function filesWithin({ video, ...files }: PostFiles, media: StoredMedia): PostFiles {
  const ids = new Set(media.children.map(({ id }) => id));
  const children = Object.entries(files.children).filter(([id]) => ids.has(id));
  const isVideo = media.mediaType === "VIDEO" && video !== undefined;
  return { ...files, ...(isVideo && { video }), children: Object.fromEntries(children) };
}
