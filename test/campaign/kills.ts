import { startKilledServer } from "../e2e/killed-server.ts";
import { createRandom } from "../support/random.ts";
import { type RowResult, tryEach } from "./row.ts";

export const name = "kills";
export const count = 1000;

/** A real server is killed while it connects, syncs and refreshes, and started again. In the end it has everything. */
export async function run(times: number): Promise<RowResult> {
  const killed = await startKilledServer(createRandom());
  const result = await tryEach(times, (index) =>
    killed.killDuring(index % 6 === 0 ? "connect" : index % 2 === 0 ? "refresh" : "sync"),
  );
  const caughtUp = await tryEach(1, () => killed.expectCaughtUp());
  console.log(killed.summary());
  return { ...result, lost: result.lost + caughtUp.lost };
}
