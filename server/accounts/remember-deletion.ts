import { openDeletionMemory, type RememberedDeletion } from "./deletion-memory.ts";
import { type FingerprintDeps, fingerprintOf } from "./fingerprint.ts";

/**
 * Writes down, beyond what a restored database replaces, whom a deletion is about: also by the fingerprints that a
 * database has of accounts that were taken away before, since it does not know their ids any more.
 */
export function rememberDeletion(
  deps: FingerprintDeps & { readonly dataDir: string },
  deletion: RememberedDeletion,
): void {
  const ids = [...new Set(deletion.ids)];
  const fingerprints = ids.map((id) => fingerprintOf(deps, id));
  openDeletionMemory(deps.dataDir).add({ ...deletion, ids: [...ids, ...fingerprints] });
}
