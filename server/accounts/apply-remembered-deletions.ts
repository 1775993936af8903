import type { AccountRecord } from "../db/accounts.ts";
import type { Database } from "../db/database.ts";
import { DELETIONS_KEPT_DAYS } from "../db/deletions.ts";
import type { ForgottenAccount } from "../db/forgotten-accounts.ts";
import { DAY_MS } from "../time/clock.ts";
import { type DeletionMemory, openDeletionMemory } from "./deletion-memory.ts";
import { type ForgetDeps, forgetAccount } from "./forget.ts";
import { eraseWhatWasKept } from "./personal-data.ts";

interface AppliedDeletions {
  /** How many accounts were there again, or something that was kept of them. */
  readonly accounts: number;
  /** Names of the files that were theirs: to be deleted where nothing else names them. */
  readonly files: readonly string[];
}

/**
 * Deletes again what Meta asked to have deleted and what a database from before holds once more: one that was
 * restored, one in a backup, or one whose server was killed in the middle. What was connected after the deletion stays.
 */
export function applyRememberedDeletions(
  deps: ForgetDeps & {
    /** Of the server whose memory counts; the database may lie elsewhere. */
    readonly dataDir: string;
  },
): AppliedDeletions {
  const { db, dataDir } = deps;
  const memory = openDeletionMemory(dataDir);
  if (memory.all().length === 0) return { accounts: 0, files: [] };
  return db.transaction(() => {
    const now = deps.clock.now();
    const lookedUpSince = now - DELETIONS_KEPT_DAYS * DAY_MS;
    const files: string[] = [];
    const accounts = new Set<string>();
    const present = db.accounts.all().map((account) => presentAccount(db, memory, account));
    const absent = db.forgottenAccounts.all().map((account) => absentAccount(memory, account));
    for (const deletion of memory.all()) {
      const { at, cause, code, requestHash, ids } = deletion;
      if (at > lookedUpSince) {
        db.deletions.insert({ code, requestHash, receivedAt: at, finishedAt: at });
        db.deletions.finish(code, now);
      }
      for (const { id, hashes, connectedAt } of present) {
        if (connectedAt >= at || !hashes.some((hash) => ids.includes(hash))) continue;
        accounts.add(id);
        if (db.accounts.get(id)) files.push(...forgetAccount(deps, id, cause));
        // Taken away by an earlier one, which leaves more of it.
        else eraseWhatWasKept(db, id, cause);
      }
      for (const { id, hashes, forgottenAt } of absent) {
        if (forgottenAt > at || !hashes.some((hash) => ids.includes(hash))) continue;
        if (db.videoTracks.ofAccount(id).length > 0) accounts.add(id);
        eraseWhatWasKept(db, id, cause);
      }
    }
    for (const { id } of db.forgottenAccounts.all()) {
      // Connected again since, as only the other one of two databases that became one knew.
      if (db.accounts.get(id)) db.forgottenAccounts.delete(id);
    }
    return { accounts: accounts.size, files };
  });
}

function presentAccount(
  db: Database,
  memory: DeletionMemory,
  { id, appScopedId, professionalId, connectedAt }: AccountRecord,
) {
  const token = db.tokens.get(id);
  const ids = [appScopedId, professionalId, token?.facebookUserId];
  return {
    id,
    connectedAt: token?.obtainedAt ?? connectedAt,
    hashes: ids.flatMap((known) => (known === undefined ? [] : memory.fingerprint(known))),
  };
}

/** By what the database that it was deleted from knew of it. */
function absentAccount(
  memory: DeletionMemory,
  { id, professionalIdHash, appScopedIdHash, facebookUserIdHash, forgottenAt }: ForgottenAccount,
) {
  const known = [professionalIdHash, appScopedIdHash, facebookUserIdHash];
  return {
    id,
    forgottenAt,
    hashes: known.flatMap((hash) => (hash === undefined ? [] : memory.fingerprint(hash))),
  };
}
