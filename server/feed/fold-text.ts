/** Written so that what a person reads as the same compares as the same: case, composed accents, full width, white space. */
export function foldText(text: string): string {
  // Most words by far, and they stand in thousands of captions.
  if (/^[!-~]*$/.test(text)) return text.toLowerCase();
  return (
    text
      .normalize("NFKC")
      .toUpperCase()
      .toLowerCase()
      .normalize("NFC")
      // Of a Turkish keyboard's capital.
      .replaceAll("i\u0307", "i")
      .replaceAll("ς", "σ")
      .replaceAll("\ufe0f", "")
      .replace(/\s+/g, " ")
      .trim()
  );
}

const PART_OF_A_WORD = /[\p{L}\p{N}\p{M}_]/u;

/** Scripts without spaces between words: where one begins, the letters do not say. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** Whether the word, or words, stand in the text, and not inside a longer word. Both folded. */
export function hasWord(text: string, word: string): boolean {
  if (word === "") return false;
  const first = String.fromCodePoint(word.codePointAt(0) ?? 0);
  const last = lastCharacter(word);
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const before = lastCharacter(text.slice(Math.max(0, at - 2), at));
    const after = text.codePointAt(at + word.length);
    const next = after === undefined ? "" : String.fromCodePoint(after);
    if (!isOneWord(before, first) && !isOneWord(last, next)) return true;
  }
  return false;
}

function lastCharacter(text: string): string {
  return [...text.slice(-2)].at(-1) ?? "";
}

function isOneWord(left: string, right: string): boolean {
  return [left, right].every((one) => PART_OF_A_WORD.test(one) && !UNSPACED.test(one));
}
