import type { Clock } from "../clock.ts";
import { DAY_MS, MINUTE_MS, SECOND_MS } from "../clock.ts";
import type { SignInFailures } from "../db/sign-in-failures.ts";

/** Wrong passwords that are let pass before anybody has to wait. */
const FREE_FAILURES = 5;
const MAX_WAIT_MS = 15 * MINUTE_MS;
/** Wrong passwords per window from everybody together, against guessing from many addresses. */
const MAX_FAILURES_IN_ALL = 100;
const WINDOW_MS = 15 * MINUTE_MS;
/** Failures older than this are forgotten. */
export const FAILURES_KEPT_MS = DAY_MS;

export type AttemptOutcome = "success" | "invalid" | { readonly retryAfterMs: number };

/** Slows guessing down, per rate-limit key and in all. What it knows is stored, so a restart forgives nothing. */
export interface SignInThrottle {
  /** Runs `check` only if who has this key may try now. */
  attempt(key: string, check: () => Promise<boolean>): Promise<AttemptOutcome>;
}

export function createSignInThrottle(deps: {
  failures: SignInFailures;
  clock: Clock;
}): SignInThrottle {
  const { failures, clock } = deps;
  // Attempts under way count as failures: otherwise a thousand sent at once would all be let through.
  const pending = new Map<string, number>();
  let pendingInAll = 0;

  function waitMs(key: string, now: number): number {
    const windowStart = windowStartOf(now);
    const inAll = failures.inWindow(windowStart) + pendingInAll;
    if (inAll >= MAX_FAILURES_IN_ALL) return windowStart + WINDOW_MS - now;
    const { count, lastAt } = failures.of(key);
    const pendingHere = pending.get(key) ?? 0;
    if (count + pendingHere < FREE_FAILURES) return 0;
    if (pendingHere > 0) return SECOND_MS;
    const wait = Math.min(SECOND_MS * 2 ** (count - FREE_FAILURES), MAX_WAIT_MS);
    return Math.max(0, lastAt + wait - now);
  }

  return {
    async attempt(key, check) {
      const retryAfterMs = waitMs(key, clock.now());
      if (retryAfterMs > 0) return { retryAfterMs };
      pending.set(key, (pending.get(key) ?? 0) + 1);
      pendingInAll += 1;
      try {
        const matches = await check();
        const now = clock.now();
        if (matches) failures.forget(key);
        else failures.note(key, windowStartOf(now), now);
        return matches ? "success" : "invalid";
      } finally {
        const left = (pending.get(key) ?? 1) - 1;
        if (left > 0) pending.set(key, left);
        else pending.delete(key);
        pendingInAll -= 1;
      }
    },
  };
}

function windowStartOf(now: number): number {
  return Math.floor(now / WINDOW_MS) * WINDOW_MS;
}
