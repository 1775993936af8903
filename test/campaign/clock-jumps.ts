import { DAY_MS, HOUR_MS, MINUTE_MS, startSimulatedLife } from "../e2e/simulated-life.ts";
import { createRandom } from "../support/random.ts";
import { type RowResult, tryEach } from "./row.ts";

export const name = "clock jumps";
export const count = 500;

/** The server's clock is set wrong by up to a year, now and then set right, while Instagram's goes on. */
export async function run(times: number): Promise<RowResult> {
  const random = createRandom();
  const life = await startSimulatedLife(random, { SYNC_SCHEDULE: "0 6 * * *" });
  const shown = () => life.instance.db.posts.ofAccount(life.accountId).length;
  const result = await tryEach(times, async (index) => {
    const isRight = random.next() < 0.3;
    const hours = random.between(-365 * 24, 365 * 24);
    life.setSkew(isRight ? 0 : hours * HOUR_MS + random.between(0, 59) * MINUTE_MS);
    await life.liveUntil(life.now() + random.between(1, 48) * HOUR_MS);
    if (!life.sandbox.control.tokenAlive(life.storedToken())) {
      throw new Error(`the token was lost after jump ${index + 1} (seed ${random.seed})`);
    }
    if (shown() !== 1) throw new Error(`the post was lost after jump ${index + 1}`);
  });
  life.setSkew(0);
  await life.liveUntil(life.now() + 3 * DAY_MS);
  return result;
}
