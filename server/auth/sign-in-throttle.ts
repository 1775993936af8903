import type { Database } from "../db/database.ts";
import type { Clock } from "../time/clock.ts";
import { backoffMs, DAY_MS, MINUTE_MS, SECOND_MS } from "../time/clock.ts";

/** Wrong passwords that are let pass before anybody has to wait. */
const FREE_FAILURES = 5;
const MAX_WAIT_MS = 15 * MINUTE_MS;
/** Wrong passwords per window from all strangers together, against guessing from many addresses. */
const MAX_FAILURES_IN_ALL = 100;
/** Looked at together: each takes memory, and who comes next waits for all of them. */
const MOST_AT_ONCE = 5;
const WINDOW_MS = 15 * MINUTE_MS;
/** Failures older than this are forgotten. */
export const FAILURES_KEPT_MS = DAY_MS;

export type AttemptOutcome = "success" | "invalid" | { readonly retryAfterMs: number };

/** Whose attempts are counted together. */
export interface Attempter {
  readonly key: string;
  /** Has signed in before: is bound by their own failures, and not by what strangers guess. */
  readonly isKnown: boolean;
}

/** Slows guessing down, per rate-limit key and in all. What it knows is stored, so a restart forgives nothing. */
export interface SignInThrottle {
  /** Runs `check` only if who this is may try now. */
  attempt(who: Attempter, check: () => Promise<boolean>): Promise<AttemptOutcome>;
}

interface SignInThrottleDeps {
  readonly db: Pick<Database, "signInFailures" | "write">;
  readonly clock: Clock;
  /** Told of a failure that could not be stored; it counts until the next start. */
  onUnstored(error: unknown): void;
}

export function createSignInThrottle({
  db,
  clock,
  onUnstored,
}: SignInThrottleDeps): SignInThrottle {
  const { signInFailures: failures } = db;
  // Attempts under way count as failures: otherwise a thousand sent at once would all be let through.
  const pending = new Map<string, number>();
  let pendingOfStrangers = 0;
  let unstored: { readonly key: string; readonly at: number }[] = [];

  function waitMs({ key, isKnown }: Attempter, now: number): number {
    unstored = unstored.filter(({ at }) => at <= now && at > now - FAILURES_KEPT_MS);
    if (!isKnown) {
      const windowStart = windowStartOf(now);
      const unstoredHere = unstored.filter(({ at }) => at >= windowStart).length;
      const inAll = failures.inWindow(windowStart) + unstoredHere + pendingOfStrangers;
      if (inAll >= MAX_FAILURES_IN_ALL) return windowStart + WINDOW_MS - now;
      if (pendingOfStrangers >= MOST_AT_ONCE) return SECOND_MS;
    }
    const stored = failures.of(key);
    const own = unstored.filter((failure) => failure.key === key);
    const count = stored.count + own.length;
    const pendingHere = pending.get(key) ?? 0;
    if (count + pendingHere < FREE_FAILURES) return 0;
    if (pendingHere > 0) return SECOND_MS;
    const lastAt = Math.max(stored.lastAt, ...own.map(({ at }) => at));
    // Noted by a clock that was set back since: nobody waits until it is that late again.
    if (lastAt > now) return 0;
    const wait = backoffMs(count - FREE_FAILURES, SECOND_MS, MAX_WAIT_MS);
    return Math.max(0, lastAt + wait - now);
  }

  async function note({ key, isKnown }: Attempter, matches: boolean): Promise<void> {
    const now = clock.now();
    try {
      await db.write(() => {
        if (matches) failures.forget(key);
        else failures.note(key, isKnown ? undefined : windowStartOf(now), now);
      });
    } catch (error) {
      if (!matches) unstored.push({ key, at: now });
      onUnstored(error);
    }
  }

  return {
    async attempt(who, check) {
      const retryAfterMs = waitMs(who, clock.now());
      if (retryAfterMs > 0) return { retryAfterMs };
      const strangers = who.isKnown ? 0 : 1;
      pending.set(who.key, (pending.get(who.key) ?? 0) + 1);
      pendingOfStrangers += strangers;
      try {
        const matches = await check();
        await note(who, matches);
        return matches ? "success" : "invalid";
      } finally {
        const left = (pending.get(who.key) ?? 1) - 1;
        if (left > 0) pending.set(who.key, left);
        else pending.delete(who.key);
        pendingOfStrangers -= strangers;
      }
    },
  };
}

function windowStartOf(now: number): number {
  return Math.floor(now / WINDOW_MS) * WINDOW_MS;
}
