import type { Clock } from "../../server/time/clock.ts";

/** A clock that stands still until it is moved; sleepers wake when it passes them. */
export interface FakeClock extends Clock {
  set(instant: number): void;
  advance(ms: number): void;
}

export const START = Date.UTC(2026, 4, 4, 10, 0, 0);

export function createFakeClock(start = START): FakeClock {
  let current = start;
  const sleepers = new Set<{ readonly until: number; wake(): void }>();
  function set(instant: number): void {
    current = instant;
    for (const sleeper of sleepers) if (sleeper.until <= current) sleeper.wake();
  }
  return {
    now: () => current,
    set,
    advance: (ms) => set(current + ms),
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        const sleeper = {
          until: current + ms,
          wake() {
            sleepers.delete(sleeper);
            resolve();
          },
        };
        if (signal?.aborted || ms <= 0) return resolve();
        signal?.addEventListener("abort", () => sleeper.wake(), { once: true });
        sleepers.add(sleeper);
      }),
  };
}
