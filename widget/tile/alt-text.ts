import type { FeedPost } from "../../server/feed/document.ts";

const MAX_LENGTH = 140;
/** Enough for the longest first sentence; a caption of megabytes is never searched whole. */
const MAX_READ = 600;

/**
 * What the picture shows, in words: the account's own alternative text, else the caption's first sentence
 * without hashtags, addresses and emoji. `undefined` when there are no words.
 */
export function altText(post: FeedPost): string | undefined {
  const own = shorten(post.altText ?? "", MAX_READ);
  if (own) return own;
  const caption = (post.prunedCaption || post.caption || "").slice(0, MAX_READ);
  const plain = caption
    .replace(/https?:\/\/\S+|#[\p{L}\p{N}_]+|\p{Extended_Pictographic}|\u200d|\ufe0f/gu, " ")
    .trim();
  const sentence = /^.*?(?:[.!?…](?=\s)|[。！？]|(?=\n)|$)/su.exec(plain)?.[0] ?? "";
  // A caption that is only punctuation or dots for spacing says nothing.
  return /[\p{L}\p{N}]/u.test(sentence) ? shorten(sentence, MAX_LENGTH) : undefined;
}

/** One line of at most so many characters, cut between words. */
export function shorten(text: string, maxLength: number): string {
  const line = text
    .slice(0, maxLength * 2)
    .replace(/\s+/g, " ")
    .trim();
  if (line.length <= maxLength) return line;
  return `${line.slice(0, maxLength).replace(/\s\S*$/, "")}…`;
}
