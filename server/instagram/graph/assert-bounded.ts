/** Instagram's own answers nest six deep; a page of a hundred albums has some 15,000 values. */
const MAX_DEPTH = 32;
const MAX_VALUES = 100_000;
/** Of one list or object: a page has a hundred posts at the most. */
const MAX_MEMBERS = 500;
const MAX_NUMBER_LENGTH = 64;

const QUOTE = 0x22;
const COMMA = 0x2c;
const BACKSLASH = 0x5c;

/**
 * Throws a `RangeError` for text that would be too much work as JSON: too deep, too many members, or numbers that
 * are too long. One walk over the characters, given up at the first excess; whether it is JSON, the parser says.
 */
export function assertBounded(text: string): void {
  const members: number[] = [];
  let values = 0;
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charCodeAt(at);
    if (character === QUOTE) at = endOfString(text, at);
    else if (character === COMMA) {
      const depth = members.length - 1;
      const count = (members[depth] ?? 0) + 1;
      members[depth] = count;
      values += 1;
      if (count >= MAX_MEMBERS || values > MAX_VALUES) throw new RangeError("too many members");
    } else if (isOpening(character)) {
      if (members.push(0) > MAX_DEPTH) throw new RangeError("too deep");
      values += 1;
      if (values > MAX_VALUES) throw new RangeError("too many members");
    } else if (isClosing(character)) members.pop();
    else if (isInNumber(character)) {
      const from = at;
      while (isInNumber(text.charCodeAt(at + 1))) {
        at += 1;
        if (at - from >= MAX_NUMBER_LENGTH) throw new RangeError("too long a number");
      }
    }
  }
}

/** Where the string that begins at `from` has its closing quote; the text's end where it has none. */
function endOfString(text: string, from: number): number {
  for (let end = text.indexOf('"', from + 1); end !== -1; end = text.indexOf('"', end + 1)) {
    let backslashes = 0;
    while (text.charCodeAt(end - 1 - backslashes) === BACKSLASH) backslashes += 1;
    if (backslashes % 2 === 0) return end;
  }
  return text.length;
}

function isOpening(character: number): boolean {
  return character === 0x5b || character === 0x7b;
}

function isClosing(character: number): boolean {
  return character === 0x5d || character === 0x7d;
}

/** Digits and `+-.eE`. */
function isInNumber(character: number): boolean {
  return (
    (character >= 0x30 && character <= 0x39) ||
    character === 0x2b ||
    character === 0x2d ||
    character === 0x2e ||
    character === 0x45 ||
    character === 0x65
  );
}
