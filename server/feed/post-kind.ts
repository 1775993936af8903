import type { SETTINGS } from "./settings-table.ts";

/** What visitors call it. */
export type PostKind = (typeof SETTINGS)["types"]["values"][number];

interface KindOfMedia {
  readonly mediaType?: string | undefined;
  readonly isReel?: boolean | undefined;
}

export function postKind({ mediaType, isReel }: KindOfMedia): PostKind {
  if (mediaType === "CAROUSEL_ALBUM") return "carousel";
  if (mediaType !== "VIDEO") return "image";
  return isReel ? "reel" : "video";
}
