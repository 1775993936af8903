import type { FeedMedia, FeedPost } from "../../server/feed/document.ts";
import { shorten } from "./shorten.ts";

const MAX_SPOKEN = 140;
/** Enough to be shortened; a caption of megabytes is never searched whole. */
const MAX_READ = 600;

/** What the picture shows, as its account describes it. A caption is no description: it says what it likes. */
export function altText({ altText: own }: Pick<FeedMedia, "altText">): string | undefined {
  return own?.slice(0, MAX_READ);
}

/** How the caption begins, without its hashtags: what a post is called besides its kind, account and date. */
export function captionStart({ prunedCaption }: Pick<FeedPost, "prunedCaption">): string {
  return shorten((prunedCaption ?? "").slice(0, MAX_READ), MAX_SPOKEN);
}
