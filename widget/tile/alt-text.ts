import type { FeedPost } from "../../server/feed/document.ts";
import { shorten } from "./shorten.ts";

const MAX_LENGTH = 140;
/** Enough for the longest first sentence; a caption of megabytes is never searched whole. */
const MAX_READ = 600;

/** Addresses, and emoji with all that makes one: flags, skin tones, what joins them. Of a keycap its digit is a word. */
const WORDLESS = /https?:\/\/\S+|(?![\d#*])[\p{ExtPict}\p{EComp}]/gu;

/**
 * What the picture shows, in words: the account's own alternative text, else the caption's first sentence
 * without hashtags, which the document has taken out, addresses and emoji. `undefined` when there are no words.
 */
export function altText(post: FeedPost): string | undefined {
  const plain = (post.prunedCaption ?? "").slice(0, MAX_READ).replace(WORDLESS, " ");
  // What is only punctuation or dots for spacing says nothing.
  const sentence = /^.*?[\p{L}\p{N}].*?(?:[.!?…](?=\s)|[。！？]|$)/mu.exec(plain)?.[0];
  return post.altText?.slice(0, MAX_READ) || (sentence && shorten(sentence, MAX_LENGTH));
}
