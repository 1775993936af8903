import { MOST_PROMPT_INTERRUPTIONS, type SyncState } from "../db/sync-states.ts";
import { LONGEST_BLOCK_MS } from "../sync/limits.ts";
import { backoffMs, DAY_MS, isDueBy, MINUTE_MS } from "../time/clock.ts";
import type { Cron } from "../time/cron.ts";

const FIRST_RETRY_MS = 5 * MINUTE_MS;
/** Shares of a limit, in percent, from which only every second, fourth, eighth run is made. */
const SPARING: readonly (readonly [percent: number, runs: number])[] = [
  [95, 8],
  [85, 4],
  [75, 2],
];

/** When an account is synced next by its schedule, its trouble and its limits. */
export function planSync(state: SyncState, cron: Cron, now: number): number {
  const key = `sync:${state.accountId}`;
  let scheduled = cron.next(now, key);
  for (let run = 1; run < runsToWait(state.usagePercent); run++)
    scheduled = cron.next(scheduled, key);
  const blockedUntil = Math.min(state.blockedUntil ?? 0, now + LONGEST_BLOCK_MS);
  if (blockedUntil > now) return Math.max(scheduled, blockedUntil);
  if (state.failures === 0 || state.lastErrorKind === "rejected") return scheduled;
  // Passing trouble is tried again before the next regular run, ever more slowly.
  const retry = now + FIRST_RETRY_MS * 2 ** Math.min(state.failures - 1, 10);
  return Math.min(scheduled, retry);
}

function runsToWait(usagePercent: number | undefined): number {
  return SPARING.find(([percent]) => (usagePercent ?? 0) >= percent)?.[1] ?? 1;
}

/** A sync during which the process ended again and again, without bringing anything, is begun ever more rarely. */
function isHeldBack({ interruptions, lastAttemptAt = 0 }: SyncState, now: number): boolean {
  if (interruptions < MOST_PROMPT_INTERRUPTIONS || lastAttemptAt > now) return false;
  const pauses = interruptions - MOST_PROMPT_INTERRUPTIONS;
  return now < lastAttemptAt + backoffMs(pauses, FIRST_RETRY_MS, DAY_MS);
}

/** Whether a sync is due. */
export function isSyncDue(state: SyncState, cron: Cron, now: number): boolean {
  if (isHeldBack(state, now)) return false;
  return isDueBy(state.nextSyncAt, now, 8 * cron.longestPeriodMs + LONGEST_BLOCK_MS);
}

/** A start brings every feed up to date, unless the server is being started again and again. */
export function isSyncedOnStart(state: SyncState, now: number): boolean {
  const { lastAttemptAt } = state;
  if (isHeldBack(state, now)) return false;
  if (state.interruptions > 0) return true;
  return lastAttemptAt === undefined || Math.abs(now - lastAttemptAt) >= 5 * MINUTE_MS;
}
