import type { SETTINGS } from "./settings-table.ts";

/** What visitors call it. */
export type PostKind = (typeof SETTINGS)["types"]["values"][number];

export function postKind(post: {
  readonly mediaType?: string | undefined;
  readonly isReel?: boolean | undefined;
}): PostKind {
  if (post.mediaType === "CAROUSEL_ALBUM") return "carousel";
  if (post.mediaType !== "VIDEO") return "image";
  return post.isReel ? "reel" : "video";
}
