import type { SyncState } from "../db/sync-states.ts";
import type { SyncOutcome } from "../sync/sync.ts";
import { MINUTE_MS } from "../time/clock.ts";
import type { Cron } from "../time/cron.ts";
import { planSync } from "./sync-plan.ts";

const BUSY_RETRY_MS = 3 * MINUTE_MS;

/** When an account is synced next, given how its last sync ended. */
export function planNextSync(
  outcome: SyncOutcome,
  state: SyncState,
  cron: Cron,
  now: number,
): number {
  if (outcome.kind === "done" && outcome.unfinished > 0) return now;
  // The next start goes on with it.
  if (outcome.kind === "stopped") return now;
  const planned = planSync(state, cron, now);
  // Busy may mean that a process was killed in the middle: its lease ends soon, and nobody else goes on.
  return outcome.kind === "busy" ? Math.min(planned, now + BUSY_RETRY_MS) : planned;
}
