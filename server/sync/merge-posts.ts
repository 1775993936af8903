import { isDeepStrictEqual } from "node:util";
import type { PostFiles, PostRecord, StoredMedia } from "../db/posts.ts";
import type { Media, MediaChild } from "../instagram/types.ts";
import { DAY_MS } from "../time/clock.ts";

/** Clocks differ, Instagram's and this server's; by more than this none does that is right. */
const MOST_AHEAD_MS = DAY_MS;

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
  now: number,
): PostRecord {
  const postedAt = believedDate(listed.timestamp, known?.postedAt, now);
  const media = { ...storedMediaOf(listed), timestamp: postedAt };
  if (!known) {
    return {
      accountId,
      id: listed.id,
      postedAt,
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
    postedAt,
    media,
    files: known.files && filesWithin(known.files, media),
    missingSince: undefined,
  };
}

/**
 * A date that has yet to come would keep a post on top until then: it is dated when it was first seen. One that is known
 * keeps its date when this server's clock is set back.
 */
function believedDate(listedAt: number, knownAt: number | undefined, now: number): number {
  return listedAt <= now + MOST_AHEAD_MS ? listedAt : Math.min(listedAt, knownAt ?? now);
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
