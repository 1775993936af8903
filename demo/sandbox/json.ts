import { parse, stringify } from "lossless-json";

export type JsonObject = { [key: string]: unknown };

/** JSON text. A `bigint` becomes a bare number with all its digits. */
export function encodeJson(value: unknown): string {
  return stringify(value) ?? "null";
}

/** Reads JSON; whole numbers over 2^53 come back as `bigint`, so that nothing is lost on the way. */
export function decodeJson(text: string): unknown {
  return parse(text, null, (digits) => {
    const number = Number(digits);
    return Number.isSafeInteger(number) || !/^-?\d+$/.test(digits) ? number : BigInt(digits);
  });
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function jsonResponse(value: unknown, status = 200, headers: Record<string, string> = {}) {
  return new Response(encodeJson(value), {
    status,
    headers: { "content-type": "application/json; charset=UTF-8", ...headers },
  });
}
