import { isObject, type JsonObject } from "../json.ts";
import type { Scenario } from "./scenario.ts";

/** The ordinary answer with these fields laid over it; `undefined` takes one away. */
export function patchedAnswer(what: string, change: (json: JsonObject) => JsonObject): Scenario {
  return {
    what,
    answer: { rewrite: (json) => (isObject(json) ? merge(json, change(json)) : json) },
  };
}

export function merge(json: JsonObject, change: JsonObject): JsonObject {
  const entries = Object.entries({ ...json, ...change });
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}
