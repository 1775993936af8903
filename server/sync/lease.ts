import type { Leases } from "../db/leases.ts";
import { createProcessLease, type ProcessLease } from "../db/process-lease.ts";

/** The claim on an account's sync. */
export type SyncLease = ProcessLease;

/** @param holder begins with the process id and `-`. */
export function createSyncLease(leases: Leases, accountId: string, holder: string): SyncLease {
  return createProcessLease(leases, `sync:${accountId}`, holder);
}
