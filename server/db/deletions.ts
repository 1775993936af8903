import type { Sqlite } from "./database.ts";

/** A request that Meta passed on, in a form that names nobody. */
export interface DeletionRecord {
  /** What the person was told, to look up where their request stands. */
  readonly code: string;
  /** Of the request's signature: tells a repeated request from a new one, and nothing else. */
  readonly requestHash: string;
  readonly receivedAt: number;
  /** `undefined` while it is under way. */
  readonly finishedAt: number | undefined;
}

export interface Deletions {
  /** Does nothing when a request with this hash is known already. */
  insert(deletion: DeletionRecord): void;
  find(code: string): DeletionRecord | undefined;
  findByRequest(requestHash: string): DeletionRecord | undefined;
  finish(code: string, now: number): void;
  deleteReceivedBefore(instant: number): void;
}

interface Row {
  code: string;
  request_hash: string;
  received_at: number;
  finished_at: number | null;
}

export function createDeletions(sqlite: Sqlite): Deletions {
  const insert = sqlite.prepare(
    `INSERT INTO deletions (code, request_hash, received_at, finished_at)
     VALUES (@code, @requestHash, @receivedAt, @finishedAt) ON CONFLICT (request_hash) DO NOTHING`,
  );
  const select = sqlite.prepare<[string], Row>("SELECT * FROM deletions WHERE code = ?");
  const selectByRequest = sqlite.prepare<[string], Row>(
    "SELECT * FROM deletions WHERE request_hash = ?",
  );
  const finish = sqlite.prepare(
    "UPDATE deletions SET finished_at = ? WHERE code = ? AND finished_at IS NULL",
  );
  const removeOld = sqlite.prepare("DELETE FROM deletions WHERE received_at < ?");
  return {
    insert: (deletion) => void insert.run({ ...deletion, finishedAt: deletion.finishedAt ?? null }),
    find: (code) => maybe(select.get(code)),
    findByRequest: (requestHash) => maybe(selectByRequest.get(requestHash)),
    finish: (code, now) => void finish.run(now, code),
    deleteReceivedBefore: (instant) => void removeOld.run(instant),
  };
}

function maybe(row: Row | undefined): DeletionRecord | undefined {
  return (
    row && {
      code: row.code,
      requestHash: row.request_hash,
      receivedAt: row.received_at,
      finishedAt: row.finished_at ?? undefined,
    }
  );
}
