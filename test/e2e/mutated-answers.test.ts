import fc from "fast-check";
import { describe, it } from "vitest";
import { mutation } from "./mutate-text.ts";
import { spoilAnswersOf } from "./spoilt-answers.ts";

const LONGEST_MS = 240_000;

describe("five thousand mutated answers", () => {
  it(
    "leave whole rows and a whole feed when they come to a sync",
    async () => {
      const { survive, expectRecovered } = await spoilAnswersOf("sync");
      await fc.assert(fc.asyncProperty(mutation, survive), { numRuns: 2300 });
      await expectRecovered();
    },
    LONGEST_MS,
  );

  it(
    "leave a token that opens when they come to a refresh",
    async () => {
      const { survive } = await spoilAnswersOf("refresh");
      await fc.assert(fc.asyncProperty(mutation, survive), { numRuns: 1500 });
    },
    LONGEST_MS,
  );

  it(
    "store an account whole or not at all when they come to connecting",
    async () => {
      const { survive } = await spoilAnswersOf("connect");
      await fc.assert(fc.asyncProperty(mutation, survive), { numRuns: 1300 });
    },
    LONGEST_MS,
  );
});
