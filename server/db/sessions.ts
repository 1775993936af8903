import { integer, text } from "./codecs.ts";
import type { Sqlite } from "./sqlite.ts";
import { prepareTable, type RowOf, table } from "./table.ts";

const SESSIONS = table("sessions", ["idHash"], {
  /** Only the hash is stored: the database file cannot be used to sign in. */
  idHash: text,
  createdAt: integer,
  expiresAt: integer,
});

export type SessionRecord = RowOf<typeof SESSIONS>;

/** Who is signed in. */
interface Sessions {
  insert(session: SessionRecord): void;
  /** Only if it has not expired. */
  get(idHash: string, now: number): SessionRecord | undefined;
  /** What hangs on it goes with it: its notice, its authorization under way, the accounts to pick from. */
  delete(idHash: string): void;
  deleteAll(): void;
  deleteExpired(now: number): void;
}

export function createSessions(sqlite: Sqlite): Sessions {
  const sessions = prepareTable(sqlite, SESSIONS);
  const remove = sqlite.prepare("DELETE FROM sessions WHERE id_hash = ?");
  const removeAll = sqlite.prepare("DELETE FROM sessions");
  const removeExpired = sqlite.prepare("DELETE FROM sessions WHERE expires_at <= ?");
  return {
    insert: sessions.insert(),
    get: sessions.one<[string, number]>(
      "SELECT * FROM sessions WHERE id_hash = ? AND expires_at > ?",
    ),
    delete: (idHash) => void remove.run(idHash),
    deleteAll: () => void removeAll.run(),
    deleteExpired: (now) => void removeExpired.run(now),
  };
}
