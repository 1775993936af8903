import { setTimeout } from "node:timers/promises";

/** Time, passed in so that tests can hold it. Instants are milliseconds since the epoch. */
export interface Clock {
  now(): number;
  /** Resolves after `ms`, or at once when the signal aborts. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (ms, signal) => setTimeout(ms, undefined, { signal }).catch(() => undefined),
};

export const SECOND_MS = 1000;
export const MINUTE_MS = 60 * SECOND_MS;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/**
 * Whether what was put off until an instant is due. One further ahead than anything is ever put off was written by a
 * clock that has been set back since.
 */
export function isDueBy(at: number, now: number, longestMs: number): boolean {
  return at <= now || at > now + longestMs;
}

/**
 * Whether what was given for `lifeMs` is over; also what a clock gave that was set back by more than a day since: nothing
 * is to last for as long as that was ahead.
 */
export function isExpired(expiresAt: number, now: number, lifeMs: number): boolean {
  return isDueBy(expiresAt, now, lifeMs + DAY_MS);
}

/** How long to wait before the next try, once the first pause was doubled so often. */
export function backoffMs(doublings: number, firstMs: number, longestMs: number): number {
  return Math.min(longestMs, firstMs * 2 ** doublings);
}

/** What some work comes to, or `late` where it takes longer: then it goes on without anybody waiting. */
export async function waitAtMost<T, Late>(
  clock: Pick<Clock, "sleep">,
  ms: number,
  work: Promise<T>,
  late: Late,
): Promise<T | Late> {
  const patience = new AbortController();
  try {
    return await Promise.race([work, clock.sleep(ms, patience.signal).then(() => late)]);
  } finally {
    patience.abort();
  }
}

/** Whether an instant lies in the span that ends now. */
export function isRecent(at: number, spanMs: number, now: number): boolean {
  return at <= now && now - at < spanMs;
}

/** `2026-05-04`, UTC. */
export function utcDay(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10);
}
