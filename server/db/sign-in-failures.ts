import type { Sqlite } from "./sqlite.ts";

interface FailureCount {
  readonly count: number;
  readonly lastAt: number;
}

/** Wrong passwords: per rate-limit key, and from everybody together per window of time. */
export interface SignInFailures {
  of(rateLimitKey: string): FailureCount;
  /** From everybody together since the window began. */
  inWindow(startedAt: number): number;
  note(rateLimitKey: string, windowStartedAt: number, now: number): void;
  forget(rateLimitKey: string): void;
  deleteBefore(instant: number): void;
}

export function createSignInFailures(sqlite: Sqlite): SignInFailures {
  const select = sqlite.prepare<[string], FailureCount>(
    "SELECT count, last_at AS lastAt FROM sign_in_failures WHERE rate_limit_key = ?",
  );
  const selectWindow = sqlite
    .prepare<[number], number>("SELECT count FROM sign_in_windows WHERE started_at = ?")
    .pluck();
  const note = sqlite.prepare(
    `INSERT INTO sign_in_failures (rate_limit_key, count, last_at) VALUES (?, 1, ?)
     ON CONFLICT (rate_limit_key) DO UPDATE SET count = count + 1, last_at = excluded.last_at`,
  );
  const noteInWindow = sqlite.prepare(
    `INSERT INTO sign_in_windows (started_at, count) VALUES (?, 1)
     ON CONFLICT (started_at) DO UPDATE SET count = count + 1`,
  );
  const noteBoth = sqlite.transaction(
    (rateLimitKey: string, windowStartedAt: number, now: number) => {
      note.run(rateLimitKey, now);
      noteInWindow.run(windowStartedAt);
    },
  );
  const forget = sqlite.prepare("DELETE FROM sign_in_failures WHERE rate_limit_key = ?");
  const deleteOld = sqlite.prepare("DELETE FROM sign_in_failures WHERE last_at <= ?");
  const deleteOldWindows = sqlite.prepare("DELETE FROM sign_in_windows WHERE started_at <= ?");
  return {
    of: (rateLimitKey) => select.get(rateLimitKey) ?? { count: 0, lastAt: 0 },
    inWindow: (startedAt) => selectWindow.get(startedAt) ?? 0,
    note: (rateLimitKey, windowStartedAt, now) =>
      void noteBoth.immediate(rateLimitKey, windowStartedAt, now),
    forget: (rateLimitKey) => void forget.run(rateLimitKey),
    deleteBefore(instant) {
      deleteOld.run(instant);
      deleteOldWindows.run(instant);
    },
  };
}
