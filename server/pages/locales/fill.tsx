import type { Child } from "hono/jsx";

const PLACE = /\{(\w+)\}/;
const ISOLATE = "\u2068";
const END_ISOLATE = "\u2069";

/** A sentence with what its places name, each set apart from the direction of the text around it. */
export function fill(sentence: string, parts: Readonly<Record<string, Child>>): Child[] {
  return sentence
    .split(PLACE)
    .map((piece, index) => (index % 2 === 0 ? piece : <bdi>{parts[piece]}</bdi>));
}

/** The same where there can be no markup. */
export function fillText(
  sentence: string,
  parts: Readonly<Record<string, string>>,
  dir?: "rtl",
): string {
  return sentence
    .split(PLACE)
    .map((piece, index) => {
      if (index % 2 === 0) return piece;
      const part = parts[piece] ?? "";
      return dir ? `${ISOLATE}${part}${END_ISOLATE}` : part;
    })
    .join("");
}
