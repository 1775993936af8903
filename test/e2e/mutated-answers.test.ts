import fc from "fast-check";
import { describe, it } from "vitest";
import { mutation } from "./mutate-text.ts";
import { spoilAnswersOf } from "./spoilt-answers.ts";

const LONGEST_MS = 240_000;

/** `npm run campaign` has ten thousand. */
describe("twelve hundred mutated answers", () => {
  it(
    "leave whole rows and a whole feed when they come to a sync",
    async () => {
      const { survive, expectRecovered } = await spoilAnswersOf("sync");
      await fc.assert(fc.asyncProperty(mutation, survive), { numRuns: 500 });
      await expectRecovered();
    },
    LONGEST_MS,
  );

  it(
    "leave a token that opens when they come to a refresh",
    async () => {
      const { survive } = await spoilAnswersOf("refresh");
      await fc.assert(fc.asyncProperty(mutation, survive), { numRuns: 400 });
    },
    LONGEST_MS,
  );

  it(
    "store an account whole or not at all when they come to connecting",
    async () => {
      const { survive } = await spoilAnswersOf("connect");
      await fc.assert(fc.asyncProperty(mutation, survive), { numRuns: 300 });
    },
    LONGEST_MS,
  );
});
