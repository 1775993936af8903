import { MINUTE_MS } from "../../server/time/clock.ts";
import { mediaUpTo } from "../server/sync/fake-instagram.ts";
import { createSyncWorld } from "../server/sync/sync-world.ts";
import { createRandom } from "../support/random.ts";
import { type RowResult, tryEach } from "./row.ts";

export const name = "dripping hosts";
export const count = 200;

const POSTS = 6;
const MOST_TURNS = 12;

/** Pictures come a few bytes at a time, break off or take minutes; turn by turn all of them arrive. */
export function run(times: number): Promise<RowResult> {
  const random = createRandom();
  return tryEach(times, async () => {
    const world = createSyncWorld();
    world.instagram.posts = mediaUpTo(POSTS);
    let drips = true;
    world.cdn.answer = () => {
      if (!drips || random.next() < 0.4) return undefined;
      world.clock.advance(random.between(1, 40) * 1000);
      return random.next() < 0.5 ? new Response(brokenOff(random.between(1, 400))) : undefined;
    };
    for (let turn = 0; turn < MOST_TURNS; turn += 1) {
      drips = turn < MOST_TURNS / 2;
      const before = world.shown().length;
      const from = world.clock.now();
      const outcome = await world.run({ turnMs: MINUTE_MS });
      if (outcome.kind !== "done") throw new Error(`a sync ended as ${outcome.kind}`);
      if (world.shown().length < before) throw new Error("a post was lost");
      // Two pictures may have been under way when the turn ended.
      if (world.clock.now() - from > 3 * MINUTE_MS) throw new Error("a turn went on and on");
      world.clock.advance(60 * MINUTE_MS);
    }
    if (world.shown().length !== POSTS) throw new Error(`only ${world.shown().length} posts came`);
  });
}

/** Drips byte by byte and then breaks off. */
function brokenOff(bytes: number): ReadableStream<Uint8Array> {
  let left = bytes;
  return new ReadableStream({
    pull(controller) {
      left -= 1;
      if (left < 0) controller.error(new Error("the connection was reset"));
      else controller.enqueue(new Uint8Array([0xff]));
    },
  });
}
