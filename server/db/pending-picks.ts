import { blob, integer, text } from "./codecs.ts";
import type { Sqlite } from "./sqlite.ts";
import { prepareTable, table } from "./table.ts";

const PENDING_PICKS = table("pending_picks", ["sessionHash"], {
  sessionHash: text,
  sealed: blob,
  expiresAt: integer,
});

/** Accounts that a sign-in brought and of which the owner has yet to pick; sealed, since tokens are among them. */
interface PendingPicks {
  put(sessionHash: string, sealed: Buffer, expiresAt: number): void;
  get(sessionHash: string, now: number): Buffer | undefined;
  delete(sessionHash: string): void;
  deleteExpired(now: number): void;
  deleteAll(): void;
}

export function createPendingPicks(sqlite: Sqlite): PendingPicks {
  const picks = prepareTable(sqlite, PENDING_PICKS);
  const upsert = picks.upsert();
  const select = picks.one<[string, number]>(
    "SELECT * FROM pending_picks WHERE session_hash = ? AND expires_at > ?",
  );
  const removeExpired = sqlite.prepare("DELETE FROM pending_picks WHERE expires_at <= ?");
  const remove = sqlite.prepare("DELETE FROM pending_picks WHERE session_hash = ?");
  const removeAll = sqlite.prepare("DELETE FROM pending_picks");
  return {
    put: (sessionHash, sealed, expiresAt) => void upsert({ sessionHash, sealed, expiresAt }),
    get: (sessionHash, now) => select(sessionHash, now)?.sealed,
    delete: (sessionHash) => void remove.run(sessionHash),
    deleteExpired: (now) => void removeExpired.run(now),
    deleteAll: () => void removeAll.run(),
  };
}
