import type { SyncState } from "../db/sync-states.ts";
import { HOLD_MS, SWEEP_PERIOD_MS } from "../feed/cache.ts";
import type { Usage } from "../instagram/types.ts";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "../time/clock.ts";
import { formatDuration } from "../time/format-time.ts";

const FIRST_BACKOFF_MS = 15 * MINUTE_MS;
const LONGEST_BACKOFF_MS = 6 * HOUR_MS;
/** Longer blocks were named by a broken answer, or written by a wrong clock: then one request asks again. */
export const LONGEST_BLOCK_MS = DAY_MS;
const SLACK_MS = 15 * MINUTE_MS;

/** When to ask again after a limit: the instant Instagram named, else ever later, spread by chance. */
export function blockedUntilAfter(
  limit: { readonly retryAt?: number | undefined; readonly failures: number },
  now: number,
  random: () => number,
): number {
  if (limit.retryAt !== undefined && limit.retryAt > now) {
    return Math.min(limit.retryAt, now + LONGEST_BLOCK_MS);
  }
  const backoff = FIRST_BACKOFF_MS * 2 ** Math.min(limit.failures, 10);
  return now + Math.round(Math.min(LONGEST_BACKOFF_MS, backoff * (1 + random() / 4)));
}

/** The instant before which nothing may be sent, if there is one. */
export function activeBlock({ blockedUntil }: SyncState, now: number): number | undefined {
  if (blockedUntil === undefined || blockedUntil <= now) return undefined;
  return blockedUntil <= now + LONGEST_BLOCK_MS ? blockedUntil : undefined;
}

export const LIMIT_SENTENCE =
  "Instagram's limit of requests is reached: the look for new posts goes on by itself when it allows.";

/** What the owner reads while nothing is sent. */
export function limitSentence(reason: string | undefined, until: number, now: number): string {
  return `${reason ?? LIMIT_SENTENCE} Nothing is sent for another ${formatDuration(until - now)}.`;
}

/** A listing that takes more of them leads in circles; a page has at least five posts. */
export function mostRequests(maxPosts: number): number {
  return 20 + 2 * Math.ceil(maxPosts / 5);
}

/** Whether an answer's headers say that the next request would be one too many. */
export function isAtLimit({ percent, regainAt }: Usage, now: number): boolean {
  return percent >= 100 || (regainAt !== undefined && regainAt > now);
}

/**
 * Whether every post should be looked at, so that one that Instagram no longer has is gone within a day, its
 * files too: the look itself, a second one where the first is in doubt, the time caches may show the post,
 * and the sweep have to fit.
 */
export function isFullSyncDue(state: SyncState, now: number, syncPeriodMs: number): boolean {
  if (state.lastFullSyncAt === undefined || state.lastFullSyncAt > now) return true;
  const every = DAY_MS - HOLD_MS - SWEEP_PERIOD_MS - 2 * syncPeriodMs - SLACK_MS;
  return now - state.lastFullSyncAt >= every;
}
