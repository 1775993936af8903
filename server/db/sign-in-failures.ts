import { integer, text } from "./codecs.ts";
import type { Sqlite } from "./sqlite.ts";
import { prepareTable, type RowOf, table } from "./table.ts";

const FAILURES = table("sign_in_failures", ["rateLimitKey"], {
  rateLimitKey: text,
  count: integer,
  lastAt: integer,
});

const WINDOWS = table("sign_in_windows", ["startedAt"], { startedAt: integer, count: integer });

type FailureCount = Pick<RowOf<typeof FAILURES>, "count" | "lastAt">;

/** Wrong passwords: per rate-limit key, and from all strangers together per window of time. */
export interface SignInFailures {
  of(rateLimitKey: string): FailureCount;
  /** From all strangers together since the window began. */
  inWindow(startedAt: number): number;
  /** @param windowStartedAt `undefined`: not a stranger's. */
  note(rateLimitKey: string, windowStartedAt: number | undefined, now: number): void;
  forget(rateLimitKey: string): void;
  deleteBefore(instant: number): void;
}

export function createSignInFailures(sqlite: Sqlite): SignInFailures {
  const failures = prepareTable(sqlite, FAILURES);
  const windows = prepareTable(sqlite, WINDOWS);
  const select = failures.one<[string]>("SELECT * FROM sign_in_failures WHERE rate_limit_key = ?");
  const selectWindow = windows.one<[number]>("SELECT * FROM sign_in_windows WHERE started_at = ?");
  const note = failures.insert(
    "ON CONFLICT (rate_limit_key) DO UPDATE SET count = count + 1, last_at = excluded.last_at",
  );
  const noteInWindow = windows.insert("ON CONFLICT (started_at) DO UPDATE SET count = count + 1");
  const noteBoth = sqlite.transaction(
    (rateLimitKey: string, startedAt: number | undefined, lastAt: number) => {
      note({ rateLimitKey, count: 1, lastAt });
      if (startedAt !== undefined) noteInWindow({ startedAt, count: 1 });
    },
  );
  const forget = sqlite.prepare("DELETE FROM sign_in_failures WHERE rate_limit_key = ?");
  const deleteOld = sqlite.prepare("DELETE FROM sign_in_failures WHERE last_at <= ?");
  const deleteOldWindows = sqlite.prepare("DELETE FROM sign_in_windows WHERE started_at <= ?");
  return {
    of(rateLimitKey) {
      const { count, lastAt } = select(rateLimitKey) ?? { count: 0, lastAt: 0 };
      return { count, lastAt };
    },
    inWindow: (startedAt) => selectWindow(startedAt)?.count ?? 0,
    note: (rateLimitKey, windowStartedAt, now) =>
      void noteBoth.immediate(rateLimitKey, windowStartedAt, now),
    forget: (rateLimitKey) => void forget.run(rateLimitKey),
    deleteBefore(instant) {
      deleteOld.run(instant);
      deleteOldWindows.run(instant);
    },
  };
}
