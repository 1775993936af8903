import fc from "fast-check";
import { test } from "vitest";
import { liveThroughLies, lyingLife } from "./lying-listings.ts";

test("a feed never loses a post that exists, shows none of another account, and in the end has what the account has, whatever listings claim", async () => {
  await fc.assert(fc.asyncProperty(lyingLife, liveThroughLies), { numRuns: 40 });
}, 120_000);
