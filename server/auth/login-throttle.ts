import type { Clock } from "../clock.ts";
import { MINUTE_MS, SECOND_MS } from "../clock.ts";
import type { Sessions } from "../db/sessions.ts";

/** Wrong passwords an address may send before it has to wait. */
const FREE_FAILURES = 5;
const MAX_WAIT_MS = 15 * MINUTE_MS;
/** Wrong passwords per window from everybody together, against guessing from many addresses. */
const MAX_FAILURES_IN_ALL = 100;
const WINDOW_MS = 15 * MINUTE_MS;
/** Failures older than this are forgotten. */
export const FAILURES_KEPT_MS = 24 * 60 * MINUTE_MS;

export type AttemptOutcome = "right" | "wrong" | { readonly retryAfterMs: number };

/** Slows guessing down, per address and in all. What it knows is stored, so a restart forgives nothing. */
export interface LoginThrottle {
  /** Runs `check` only if the address may try now. */
  attempt(address: string, check: () => Promise<boolean>): Promise<AttemptOutcome>;
}

export function createLoginThrottle(deps: { sessions: Sessions; clock: Clock }): LoginThrottle {
  const { sessions, clock } = deps;
  // Attempts under way count as failures: otherwise a thousand sent at once would all be let through.
  const pending = new Map<string, number>();
  let pendingInAll = 0;

  function waitMs(address: string, now: number): number {
    const window = windowOf(now);
    const inAll = sessions.loginFailures(window.key).count + pendingInAll;
    if (inAll >= MAX_FAILURES_IN_ALL) return window.endsAt - now;
    const { count, lastAt } = sessions.loginFailures(address);
    const pendingHere = pending.get(address) ?? 0;
    if (count + pendingHere < FREE_FAILURES) return 0;
    if (pendingHere > 0) return SECOND_MS;
    const wait = Math.min(SECOND_MS * 2 ** (count - FREE_FAILURES), MAX_WAIT_MS);
    return Math.max(0, lastAt + wait - now);
  }

  return {
    async attempt(address, check) {
      const retryAfterMs = waitMs(address, clock.now());
      if (retryAfterMs > 0) return { retryAfterMs };
      pending.set(address, (pending.get(address) ?? 0) + 1);
      pendingInAll += 1;
      try {
        const right = await check();
        const now = clock.now();
        if (right) {
          sessions.forgetLoginFailures(address);
        } else {
          sessions.noteLoginFailure(address, now);
          sessions.noteLoginFailure(windowOf(now).key, now);
        }
        return right ? "right" : "wrong";
      } finally {
        const left = (pending.get(address) ?? 1) - 1;
        if (left > 0) pending.set(address, left);
        else pending.delete(address);
        pendingInAll -= 1;
      }
    },
  };
}

/** One row per quarter of an hour beside the addresses' rows; no address looks like its key. */
function windowOf(now: number): { key: string; endsAt: number } {
  const start = Math.floor(now / WINDOW_MS) * WINDOW_MS;
  return { key: `all since ${start}`, endsAt: start + WINDOW_MS };
}
