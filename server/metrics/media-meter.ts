import { folderSize } from "../files/folder-size.ts";
import { type Clock, HOUR_MS } from "../time/clock.ts";

/** How much the stored pictures and videos take. */
export interface MediaMeter {
  /** As last measured, which is begun anew where that was an hour ago; `undefined` until the first time has ended. */
  bytes(): number | undefined;
  /** Resolves when nothing is being measured. */
  settled(): Promise<void>;
}

const MEASURE_EVERY_MS = HOUR_MS;

export function createMediaMeter(directory: string, clock: Pick<Clock, "now">): MediaMeter {
  let measured: number | undefined;
  let measuredAt: number | undefined;
  let measuring: Promise<void> | undefined;

  return {
    bytes() {
      const now = clock.now();
      const isFresh = measuredAt !== undefined && Math.abs(now - measuredAt) < MEASURE_EVERY_MS;
      if (!isFresh && measuring === undefined) {
        measuredAt = now;
        measuring = folderSize(directory)
          .then((bytes) => {
            measured = bytes;
          })
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
