import { startTroubledLife } from "../e2e/troubled-years.ts";
import { createRandom } from "../support/random.ts";
import { type RowResult, tryEach } from "./row.ts";

export const name = "troubled years";
export const count = 20;

/** An account's token through outages, limits, broken answers and a clock that is set wrong. */
export async function run(times: number): Promise<RowResult> {
  const life = await startTroubledLife(createRandom());
  const result = await tryEach(times, life.liveYear);
  console.log(life.summary());
  return result;
}
