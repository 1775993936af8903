import { integer, text } from "./codecs.ts";
import type { Sqlite } from "./sqlite.ts";
import { prepareTable, type RowOf, table } from "./table.ts";

const SESSIONS = table("sessions", ["idHash"], {
  /** Only the hash is stored: the database file cannot be used to sign in. */
  idHash: text,
  createdAt: integer,
  /** Put off while it is used. */
  expiresAt: integer,
});

export type SessionRecord = RowOf<typeof SESSIONS>;

/** Who is signed in. */
interface Sessions {
  insert(session: SessionRecord): void;
  /** Only if it has not expired. */
  get(idHash: string, now: number): SessionRecord | undefined;
  count(now: number): number;
  extend(idHash: string, expiresAt: number): void;
  /** What hangs on it goes with it: its notice, its authorization under way, the accounts to pick from. */
  delete(idHash: string): void;
  deleteAll(): void;
  deleteExpired(now: number): void;
}

export function createSessions(sqlite: Sqlite): Sessions {
  const sessions = prepareTable(sqlite, SESSIONS);
  const remove = sqlite.prepare("DELETE FROM sessions WHERE id_hash = ?");
  const removeAll = sqlite.prepare("DELETE FROM sessions");
  const count = sqlite
    .prepare<[number], number>("SELECT count(*) FROM sessions WHERE expires_at > ?")
    .pluck();
  const extend = sqlite.prepare("UPDATE sessions SET expires_at = ? WHERE id_hash = ?");
  const removeExpired = sqlite.prepare("DELETE FROM sessions WHERE expires_at <= ?");
  return {
    insert: sessions.insert(),
    get: sessions.one<[string, number]>(
      "SELECT * FROM sessions WHERE id_hash = ? AND expires_at > ?",
    ),
    count: (now) => count.get(now) ?? 0,
    extend: (idHash, expiresAt) => void extend.run(expiresAt, idHash),
    delete: (idHash) => void remove.run(idHash),
    deleteAll: () => void removeAll.run(),
    deleteExpired: (now) => void removeExpired.run(now),
  };
}
