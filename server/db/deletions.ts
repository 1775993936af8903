import { integer, optional, text } from "./codecs.ts";
import type { Sqlite } from "./sqlite.ts";
import { prepareTable, type RowOf, table } from "./table.ts";

const DELETIONS = table("deletions", ["code"], {
  /** What the person was told, to look up where their request stands. */
  code: text,
  /** Of the request's signature: tells a repeated request from a new one, and nothing else. */
  requestHash: text,
  receivedAt: integer,
  /** `undefined` while it is under way. */
  finishedAt: optional(integer),
});

/** How long a person can look up where their request stands. */
export const DELETIONS_KEPT_DAYS = 365;

/** A request that Meta passed on, in a form that names nobody. */
export type DeletionRecord = RowOf<typeof DELETIONS>;

export interface Deletions {
  /** Does nothing when a request with this hash is known already. */
  insert(deletion: DeletionRecord): void;
  find(code: string): DeletionRecord | undefined;
  findByRequest(requestHash: string): DeletionRecord | undefined;
  finish(code: string, now: number): void;
  deleteReceivedBefore(instant: number): void;
}

export function createDeletions(sqlite: Sqlite): Deletions {
  const deletions = prepareTable(sqlite, DELETIONS);
  const finish = sqlite.prepare(
    "UPDATE deletions SET finished_at = ? WHERE code = ? AND finished_at IS NULL",
  );
  const removeOld = sqlite.prepare("DELETE FROM deletions WHERE received_at < ?");
  return {
    insert: deletions.insert("ON CONFLICT (request_hash) DO NOTHING"),
    find: deletions.one<[string]>("SELECT * FROM deletions WHERE code = ?"),
    findByRequest: deletions.one<[string]>("SELECT * FROM deletions WHERE request_hash = ?"),
    finish: (code, now) => void finish.run(now, code),
    deleteReceivedBefore: (instant) => void removeOld.run(instant),
  };
}
