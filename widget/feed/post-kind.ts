import type { FeedPost } from "../../server/feed/document.ts";

/** What visitors call it. */
export type PostKind = "image" | "video" | "reel" | "carousel";

export function postKind({ mediaType, isReel }: FeedPost): PostKind {
  if (mediaType === "CAROUSEL_ALBUM") return "carousel";
  if (mediaType !== "VIDEO") return "image";
  return isReel ? "reel" : "video";
}
