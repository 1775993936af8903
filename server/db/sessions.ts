import { DAY_MS } from "../time/clock.ts";
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

/** What is used is put off by a day at a time, and clocks are set by seconds all the time. */
const LONGEST_MS = 2 * DAY_MS;
/** One that ends later was begun by a clock that was set back since: it is over, too. */
const ALIVE = `expires_at > @now AND expires_at <= @now + ${LONGEST_MS}`;

export function createSessions(sqlite: Sqlite): Sessions {
  const sessions = prepareTable(sqlite, SESSIONS);
  const select = sessions.one<[{ idHash: string; now: number }]>(
    `SELECT * FROM sessions WHERE id_hash = @idHash AND ${ALIVE}`,
  );
  const remove = sqlite.prepare("DELETE FROM sessions WHERE id_hash = ?");
  const removeAll = sqlite.prepare("DELETE FROM sessions");
  const count = sqlite
    .prepare<[{ now: number }], number>(`SELECT count(*) FROM sessions WHERE ${ALIVE}`)
    .pluck();
  const extend = sqlite.prepare("UPDATE sessions SET expires_at = ? WHERE id_hash = ?");
  const removeExpired = sqlite.prepare(`DELETE FROM sessions WHERE NOT (${ALIVE})`);
  return {
    insert: sessions.insert(),
    get: (idHash, now) => select({ idHash, now }),
    count: (now) => count.get({ now }) ?? 0,
    extend: (idHash, expiresAt) => void extend.run(expiresAt, idHash),
    delete: (idHash) => void remove.run(idHash),
    deleteAll: () => void removeAll.run(),
    deleteExpired: (now) => void removeExpired.run({ now }),
  };
}
