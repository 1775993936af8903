import { type CronExpression, CronExpressionParser } from "cron-parser";
import { sha256 } from "../shared/sha256.ts";
import { DAY_MS } from "./clock.ts";

// Why not node-cron, which keeps the minute: docs/decisions/0013-two-libraries-for-one-clock.md.

/** A cron expression as arithmetic on instants; the same for everyone but for an offset of their own. */
export interface Cron {
  /** The longest pause between two runs, as far as the next runs tell. */
  readonly longestPeriodMs: number;
  /** The first run after `after`; moved by the offset of `key`, which is the same every time, where there is one. */
  next(after: number, key?: string): number;
}

const PERIODS_LOOKED_AT = 50;

/** @param timeZone as in `Europe/Amsterdam`; the machine's own where missing. */
export function createCron(expression: string, now: number, timeZone?: string): Cron {
  const options = timeZone === undefined ? {} : { tz: timeZone };
  const runsAfter = (instant: number) =>
    CronExpressionParser.parse(expression, { currentDate: new Date(instant), ...options });
  // Not before they are asked for: a start does not need them all, and they take some of its time.
  let known: readonly number[] | undefined;
  const periods = () => {
    known ??= periodsBetween(runsAfter(now));
    return known;
  };

  return {
    get longestPeriodMs() {
      return Math.max(...periods());
    },
    next(after, key) {
      // Within the shortest period, so that a spread run never overtakes the next one.
      const offset = key === undefined ? 0 : offsetOf(key, Math.min(DAY_MS, ...periods()));
      return (
        runsAfter(after - offset)
          .next()
          .getTime() + offset
      );
    },
  };
}

function periodsBetween(runs: CronExpression): number[] {
  const instants = Array.from({ length: PERIODS_LOOKED_AT }, () => runs.next().getTime());
  return instants.slice(1).map((instant, index) => instant - (instants[index] ?? 0));
}

function offsetOf(key: string, spreadMs: number): number {
  const fraction = sha256(key).readUInt32BE(0) / 2 ** 32;
  return Math.floor(fraction * spreadMs);
}
