import fc from "fast-check";
import { liveThroughLies, lyingLife } from "../server/sync/lying-listings.ts";
import { createRandom } from "../support/random.ts";
import { type RowResult, tryEach } from "./row.ts";

export const name = "lying listings";
export const count = 5000;

/** Each try is the life of one account, with up to sixteen lies. */
export function run(times: number): Promise<RowResult> {
  const lives = fc.sample(lyingLife, { numRuns: times, seed: createRandom().seed });
  return tryEach(times, async (index) => {
    const life = lives[index];
    try {
      if (life) await liveThroughLies(life);
    } catch (error) {
      throw new Error(`lost in ${JSON.stringify(life)}`, { cause: error });
    }
  });
}
