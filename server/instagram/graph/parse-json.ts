import { parse } from "lossless-json";
import { assertBounded } from "./assert-bounded.ts";

/** A bare integer of 16 digits or more, the only thing `JSON.parse` would change. */
const LONG_INTEGER = /[:[,]\s*-?\d{16,}/;

/** The lossless parser needs about forty bytes per character; a small server cannot spare more. */
const MAX_LOSSLESS_CHARACTERS = 2_000_000;

/**
 * JSON in which integers beyond 2^53 become strings of their digits (Instagram sends ids as bare numbers),
 * and every other number a number. Throws a `SyntaxError` or `RangeError` that quotes the text: never pass
 * it on.
 */
export function parseJson(text: string): unknown {
  assertBounded(text);
  if (!LONG_INTEGER.test(text)) return JSON.parse(text);
  if (text.length > MAX_LOSSLESS_CHARACTERS) throw new RangeError("too long to be read losslessly");
  return parse(text, null, {
    parseNumber,
    onDuplicateKey: ({ newValue }) => newValue,
  });
}

function parseNumber(digits: string): number | string {
  const number = Number(digits);
  return Number.isInteger(number) && !Number.isSafeInteger(number) ? digits : number;
}
