import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import pLimit from "p-limit";
import { type Clock, HOUR_MS } from "../clock.ts";

/** How much the stored pictures and videos take. */
export interface MediaMeter {
  /** As last measured, which is begun anew where that was an hour ago; `undefined` until the first time has ended. */
  bytes(): number | undefined;
  /** Resolves when nothing is being measured. */
  settled(): Promise<void>;
}

const MEASURE_EVERY_MS = HOUR_MS;
const AT_ONCE = 8;

export function createMediaMeter(directory: string, clock: Pick<Clock, "now">): MediaMeter {
  let measured: number | undefined;
  let measuredAt: number | undefined;
  let measuring: Promise<void> | undefined;

  async function measure(): Promise<void> {
    const names = await readdir(directory, { recursive: true });
    const sizes = await pLimit(AT_ONCE).map(names, (name) => sizeOf(join(directory, name)));
    measured = sizes.reduce((sum, size) => sum + size, 0);
  }

  return {
    bytes() {
      const now = clock.now();
      const isFresh = measuredAt !== undefined && Math.abs(now - measuredAt) < MEASURE_EVERY_MS;
      if (!isFresh && measuring === undefined) {
        measuredAt = now;
        measuring = measure()
          .catch(() => undefined)
          .finally(() => {
            measuring = undefined;
          });
      }
      return measured;
    },
    settled: async () => measuring,
  };
}

/** What was swept away meanwhile takes nothing. */
async function sizeOf(path: string): Promise<number> {
  try {
    const file = await stat(path);
    return file.isFile() ? file.size : 0;
  } catch {
    return 0;
  }
}
