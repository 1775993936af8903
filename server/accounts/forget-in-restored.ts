import type { DeletionCause } from "../alerts/kinds.ts";
import type { Database } from "../db/database.ts";
import type { Clock } from "../time/clock.ts";
import type { Vault } from "../tokens/vault.ts";
import { applyRememberedDeletions } from "./apply-remembered-deletions.ts";

/** Deletes from a database that is about to be restored what a person had deleted since the backup was made. */
export function forgetInRestored(
  dataDir: string,
  clock: Clock,
): (db: Database, vault: Vault) => void {
  return (db, vault) => {
    const incidents = {
      raise: (incident: { kind: DeletionCause; subject: string; sentence: string }) =>
        db.incidents.put({ ...incident, startedAt: clock.now() }),
    };
    applyRememberedDeletions({ db, vault, clock, dataDir, incidents });
  };
}
