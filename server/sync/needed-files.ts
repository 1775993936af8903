import type { PostFiles, PostRecord } from "../db/posts.ts";
import type { Media, MediaChild } from "../instagram/types.ts";
import { isRetryDue } from "./post-retries.ts";

/** Whether there is anything to fetch for a listed post now. */
export function needsFiles(post: PostRecord, listed: Media, now: number): boolean {
  if (post.retryAt !== undefined) return isRetryDue(post.retryAt, now);
  const isUntried = post.lastError === undefined;
  if (!post.files) return isUntried || pictureAddresses(listed).length > 0;
  return isUntried && isIncomplete(post.files, listed);
}

/** Instagram may give later what it first left out: a slide's picture, a video once its music was cleared. */
function isIncomplete(files: PostFiles, listed: Media): boolean {
  if (listed.mediaType === "VIDEO" && listed.mediaUrl && !files.video) return true;
  return listed.children.some((child) => {
    const stored = files.children[child.id];
    if (!stored) return pictureAddresses(child).length > 0;
    return child.mediaType === "VIDEO" && child.mediaUrl !== undefined && !stored.video;
  });
}

/** A post's picture, in order of preference; a video's own file is none. */
export function pictureAddresses(media: Media | MediaChild): string[] {
  if (media.mediaType === "VIDEO") return present(media.thumbnailUrl);
  const own = present(media.mediaUrl, media.thumbnailUrl);
  if (!("children" in media)) return own;
  const first = media.children.map(pictureAddresses).find((addresses) => addresses.length > 0);
  return [...new Set([...own, ...(first ?? [])])];
}

function present(...addresses: (string | undefined)[]): string[] {
  return addresses.filter((address) => address !== undefined);
}
