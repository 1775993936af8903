import type { Sqlite } from "./sqlite.ts";

/** Who may do a thing that must not be done twice at once, across the server and the commands beside it. */
export interface Leases {
  /** Says whether `holder` now has the lease: it was free, expired, or already theirs. */
  take(name: string, holder: string, now: number, expiresAt: number): boolean;
  release(name: string, holder: string): void;
  holderOf(name: string, now: number): string | undefined;
}

export function createLeases(sqlite: Sqlite): Leases {
  const take = sqlite.prepare(
    `INSERT INTO leases (name, holder, expires_at) VALUES (@name, @holder, @expiresAt)
     ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, expires_at = excluded.expires_at
     WHERE leases.holder = excluded.holder OR leases.expires_at <= @now`,
  );
  const release = sqlite.prepare("DELETE FROM leases WHERE name = ? AND holder = ?");
  const select = sqlite
    .prepare<[string, number], string>(
      "SELECT holder FROM leases WHERE name = ? AND expires_at > ?",
    )
    .pluck();
  return {
    take: (name, holder, now, expiresAt) =>
      take.run({ name, holder, now, expiresAt }).changes === 1,
    release: (name, holder) => void release.run(name, holder),
    holderOf: (name, now) => select.get(name, now),
  };
}
