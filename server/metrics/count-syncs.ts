import type { Sync, SyncOutcome } from "../sync/sync.ts";

type Result = SyncOutcome["kind"];

/** How this process' syncs ended, since it was started. */
export interface SyncResults {
  all(): ReadonlyMap<Result, number>;
}

/** The same sync, counted. */
export function countSyncs(sync: Sync): { readonly sync: Sync; readonly results: SyncResults } {
  const counts = new Map<Result, number>();
  return {
    results: { all: () => counts },
    sync: {
      ...sync,
      async syncAccount(...given) {
        const outcome = await sync.syncAccount(...given);
        counts.set(outcome.kind, (counts.get(outcome.kind) ?? 0) + 1);
        return outcome;
      },
    },
  };
}
