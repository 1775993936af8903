/*
 * Hashtags and mentions as Instagram reads them: in the feed document, and as links in the lightbox. The widget takes
 * these as values, so this file imports nothing.
 */

/**
 * A mention, whose name is the group, or a run of hashtags: several may follow each other without a space, of letters
 * of all scripts, marks, digits, underscore, and the emoji that Instagram takes.
 */
const LINKED =
  /@(\w(?:[\w.]{0,28}\w)?)|(?:[#＃](?:[\p{L}\p{M}\p{N}_\p{Extended_Pictographic}]|\u200d)+)+/gu;

/** What stands before one that is inside a word, an address or an HTML entity. */
const NO_MENTION_AFTER = /[\p{L}\p{N}_.@/]$/u;
const NO_HASHTAG_AFTER = /[\p{L}\p{M}\p{N}_&/]$/u;

/** A number alone is no hashtag: `#1 in town`. */
export const NUMBER_ALONE = /^[\p{N}_]+$/u;

export interface Linked {
  /** As it stands in the text. */
  readonly found: string;
  /** Of a mention, without its sign; missing for a run of hashtags. */
  readonly name: string | undefined;
  readonly index: number;
}

/**
 * Mentions and runs of hashtags, in the order of the text. What stands before them is looked at apart: Safari below
 * 16.4 cannot even read a regular expression that looks behind.
 */
export function findTags(text: string): Linked[] {
  const all: Linked[] = [];
  LINKED.lastIndex = 0;
  for (let match = LINKED.exec(text); match; match = LINKED.exec(text)) {
    const { 0: found, 1: name, index } = match;
    const before = text.slice(Math.max(0, index - 2), index);
    if ((name ? NO_MENTION_AFTER : NO_HASHTAG_AFTER).test(before)) LINKED.lastIndex = index + 1;
    else all.push({ found, name, index });
  }
  return all;
}
