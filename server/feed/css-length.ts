/**
 * A number, with a unit or without, or a formula. Parentheses come in pairs: one that is left open would swallow the
 * rest of a style sheet.
 */
const LENGTH =
  /^(\d*\.?\d+(px|%|r?(em|ch|lh)|([dls]?v|cq)([bhiw]|max|min))?|(calc|clamp|max|min)\(([\w\s.,%+*/-]|\([\w\s.,%+*/-]*\))+\))$/;

/** In browsers, `widget/element/css-length.ts` asks the browser instead. */
export const isCssLength = (text: string): boolean => LENGTH.test(text);
