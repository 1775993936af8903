/*
 * Hashtags and mentions as Instagram reads them: in the feed document, and as links in the lightbox. The widget takes
 * these as values, so this file imports nothing.
 */

/** Letters of all scripts, marks, digits, underscore, and the emoji that Instagram takes. */
const TAG = "[\\p{L}\\p{M}\\p{N}_\\u200d\\p{Extended_Pictographic}]+";

/** A run of them: several may follow each other without a space. Not inside a word, an address or an HTML entity. */
export const HASHTAGS = `(?<![\\p{L}\\p{M}\\p{N}_&/])(?:[#＃]${TAG})+`;

/** The name is its group. Not inside a word or an address. */
export const MENTION = "(?<![\\p{L}\\p{N}_.@/])@(\\w(?:[\\w.]{0,28}\\w)?)";

/** A number alone is no hashtag: `#1 in town`. */
export const NUMBER_ALONE = /^[\p{N}_]+$/u;
