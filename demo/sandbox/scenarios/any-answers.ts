import { patchedAnswer } from "./patched-answer.ts";
import type { Scenario } from "./scenario.ts";

/** Answers to any request: unusual, and still right. */
export const ANSWER_SCENARIOS = {
  "wrapped-in-data": {
    what: "the object inside data[0], as Meta's pages show it",
    answer: { rewrite: (json) => ({ data: [json] }) },
  },
  "unknown-fields": patchedAnswer("fields nobody knows", () => ({
    brand_new: { nested: [1, 2, { three: null }] },
    aaa: "first",
    _links: [],
  })),
  "id-number": patchedAnswer("the id as a bare number over 2^53", ({ id }) => ({
    id: typeof id === "string" && /^\d+$/.test(id) ? BigInt(id) : id,
  })),
  "duplicate-keys": {
    what: "a key that comes twice, as JSON permits",
    answer: { rewriteText: (text) => text.replace(/^\{/, '{"spare":1,"spare":2,') },
  },
  "prototype-key": {
    what: "a key called __proto__",
    answer: {
      rewriteText: (text) =>
        text.replace(/^\{/, '{"__proto__":{"polluted":true},"constructor":{"prototype":1},'),
    },
  },
  "nested-deeply": {
    what: "an unknown field of 20,000 nested arrays",
    answer: {
      rewriteText: (text) =>
        text.replace(/^\{/, `{"deep":${"[".repeat(20_000)}${"]".repeat(20_000)},`),
    },
  },
} as const satisfies Record<string, Scenario>;
