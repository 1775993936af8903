import type { Sqlite } from "./sqlite.ts";

/** Accounts that a sign-in brought and of which the owner has yet to pick; sealed, since tokens are among them. */
interface PendingPicks {
  put(sessionHash: string, sealed: Buffer, expiresAt: number): void;
  get(sessionHash: string, now: number): Buffer | undefined;
  delete(sessionHash: string): void;
  deleteExpired(now: number): void;
}

export function createPendingPicks(sqlite: Sqlite): PendingPicks {
  const upsert = sqlite.prepare(
    "INSERT OR REPLACE INTO pending_picks (session_hash, sealed, expires_at) VALUES (?, ?, ?)",
  );
  const select = sqlite
    .prepare<[string, number], Buffer>(
      "SELECT sealed FROM pending_picks WHERE session_hash = ? AND expires_at > ?",
    )
    .pluck();
  const removeExpired = sqlite.prepare("DELETE FROM pending_picks WHERE expires_at <= ?");
  const remove = sqlite.prepare("DELETE FROM pending_picks WHERE session_hash = ?");
  return {
    put: (sessionHash, sealed, expiresAt) => void upsert.run(sessionHash, sealed, expiresAt),
    get: (sessionHash, now) => select.get(sessionHash, now),
    delete: (sessionHash) => void remove.run(sessionHash),
    deleteExpired: (now) => void removeExpired.run(now),
  };
}
