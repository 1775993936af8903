import fc from "fast-check";
import { mutation } from "../e2e/mutate-text.ts";
import { spoilAnswersOf } from "../e2e/spoilt-answers.ts";
import { createRandom } from "../support/random.ts";
import { type RowResult, tryEach } from "./row.ts";

export const name = "mutated answers";
export const count = 10_000;

/** Answers spoilt in one place each come to a sync, a refresh and a connection, in turn. */
export async function run(times: number): Promise<RowResult> {
  const places = [
    await spoilAnswersOf("sync"),
    await spoilAnswersOf("refresh"),
    await spoilAnswersOf("connect"),
  ];
  const changes = fc.sample(mutation, { numRuns: times, seed: createRandom().seed });
  const result = await tryEach(times, async (index) => {
    const change = changes[index];
    if (change) await places[index % places.length]?.survive(change);
  });
  await places[0]?.expectRecovered();
  return result;
}
