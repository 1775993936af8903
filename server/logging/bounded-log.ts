import { type Clock, MINUTE_MS } from "../time/clock.ts";
import type { Log } from "./log.ts";

const LINES_PER_MINUTE = 20;

/** For lines that strangers cause: so many a minute, and then one that says how many more there were. */
export type BoundedLog = (fields: object, message: string) => void;

export function createBoundedLog(log: Pick<Log, "warn">, clock: Clock): BoundedLog {
  let windowStart = Number.NEGATIVE_INFINITY;
  let lines = 0;
  const unsaid = new Map<string, number>();

  function sumUp(): void {
    for (const [message, more] of unsaid) log.warn({ more }, `${message}, again and again`);
    unsaid.clear();
  }

  return (fields, message) => {
    const now = clock.now();
    if (now < windowStart || now >= windowStart + MINUTE_MS) {
      sumUp();
      windowStart = now;
      lines = 0;
    }
    lines += 1;
    if (lines <= LINES_PER_MINUTE) {
      log.warn(fields, message);
      return;
    }
    // Said even if nobody comes any more.
    if (unsaid.size === 0) void clock.sleep(MINUTE_MS).then(sumUp);
    unsaid.set(message, (unsaid.get(message) ?? 0) + 1);
  };
}
