import type { ApiName } from "../instagram/types.ts";
import type { Sqlite } from "./database.ts";

/** A sentence shown once on the next dashboard page. */
export interface Notice {
  readonly tone: "good" | "bad";
  readonly text: string;
}

export interface SessionRecord {
  /** Only the hash is stored: the database file cannot be used to sign in. */
  readonly idHash: string;
  readonly createdAt: number;
  readonly expiresAt: number;
}

export interface OauthState {
  readonly stateHash: string;
  readonly sessionHash: string;
  readonly api: ApiName;
  readonly expiresAt: number;
}

/** Who is signed in, what they are in the middle of, and who guesses. */
export interface Sessions {
  insert(session: SessionRecord): void;
  /** Only if it has not expired. */
  get(idHash: string, now: number): SessionRecord | undefined;
  delete(idHash: string): void;
  deleteAll(): void;
  setNotice(idHash: string, notice: Notice): void;
  /** Reads it and forgets it. */
  takeNotice(idHash: string): Notice | undefined;
  insertState(state: OauthState): void;
  /** Reads it and forgets it: a state works once. */
  takeState(stateHash: string): OauthState | undefined;
  loginFailures(address: string): { count: number; lastAt: number };
  noteLoginFailure(address: string, now: number): void;
  forgetLoginFailures(address: string): void;
  deleteExpired(now: number, failuresBefore: number): void;
}

interface SessionRow {
  id_hash: string;
  created_at: number;
  expires_at: number;
  notice: string | null;
}

interface StateRow {
  state_hash: string;
  session_hash: string;
  api: ApiName;
  expires_at: number;
}

export function createSessions(sqlite: Sqlite): Sessions {
  const insert = sqlite.prepare(
    "INSERT INTO sessions (id_hash, created_at, expires_at) VALUES (@idHash, @createdAt, @expiresAt)",
  );
  const select = sqlite.prepare<[string, number], SessionRow>(
    "SELECT * FROM sessions WHERE id_hash = ? AND expires_at > ?",
  );
  const remove = sqlite.prepare("DELETE FROM sessions WHERE id_hash = ?");
  const removeAll = sqlite.prepare("DELETE FROM sessions");
  const setNotice = sqlite.prepare("UPDATE sessions SET notice = ? WHERE id_hash = ?");
  const selectNotice = sqlite
    .prepare<[string], string | null>("SELECT notice FROM sessions WHERE id_hash = ?")
    .pluck();
  const clearNotice = sqlite.prepare("UPDATE sessions SET notice = NULL WHERE id_hash = ?");
  const insertState = sqlite.prepare(
    `INSERT INTO oauth_states (state_hash, session_hash, api, expires_at)
     VALUES (@stateHash, @sessionHash, @api, @expiresAt)`,
  );
  const takeState = sqlite.prepare<[string], StateRow>(
    "DELETE FROM oauth_states WHERE state_hash = ? RETURNING *",
  );
  const selectFailures = sqlite.prepare<[string], { count: number; last_at: number }>(
    "SELECT count, last_at FROM login_failures WHERE address = ?",
  );
  const noteFailure = sqlite.prepare(
    `INSERT INTO login_failures (address, count, last_at) VALUES (?, 1, ?)
     ON CONFLICT (address) DO UPDATE SET count = count + 1, last_at = excluded.last_at`,
  );
  const forgetFailures = sqlite.prepare("DELETE FROM login_failures WHERE address = ?");
  const deleteSessions = sqlite.prepare("DELETE FROM sessions WHERE expires_at <= ?");
  const deleteStates = sqlite.prepare("DELETE FROM oauth_states WHERE expires_at <= ?");
  const deleteFailures = sqlite.prepare("DELETE FROM login_failures WHERE last_at <= ?");
  return {
    insert: (session) => void insert.run(session),
    get(idHash, now) {
      const row = select.get(idHash, now);
      return row && { idHash: row.id_hash, createdAt: row.created_at, expiresAt: row.expires_at };
    },
    delete: (idHash) => void remove.run(idHash),
    deleteAll: () => void removeAll.run(),
    setNotice: (idHash, notice) => void setNotice.run(JSON.stringify(notice), idHash),
    takeNotice(idHash) {
      const notice = selectNotice.get(idHash);
      if (!notice) return undefined;
      clearNotice.run(idHash);
      return JSON.parse(notice);
    },
    insertState: (state) => void insertState.run(state),
    takeState(stateHash) {
      const row = takeState.get(stateHash);
      return (
        row && {
          stateHash: row.state_hash,
          sessionHash: row.session_hash,
          api: row.api,
          expiresAt: row.expires_at,
        }
      );
    },
    loginFailures(address) {
      const row = selectFailures.get(address);
      return { count: row?.count ?? 0, lastAt: row?.last_at ?? 0 };
    },
    noteLoginFailure: (address, now) => void noteFailure.run(address, now),
    forgetLoginFailures: (address) => void forgetFailures.run(address),
    deleteExpired(now, failuresBefore) {
      deleteSessions.run(now);
      deleteStates.run(now);
      deleteFailures.run(failuresBefore);
    },
  };
}
