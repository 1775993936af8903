import type { PostRecord } from "../db/posts.ts";
import type { MediaRetry } from "../media/media-failure.ts";
import { backoffMs, DAY_MS, HOUR_MS, isDueBy } from "../time/clock.ts";

/** So many failures are tried again with every sync, later ones ever more rarely. */
const PROMPT_TRIES = 3;

/** Why a file of a post is not there, and when it is tried again. */
export interface Failure {
  readonly sentence: string;
  readonly retry: MediaRetry;
}

export function isRetryDue(retryAt: number, now: number): boolean {
  return isDueBy(retryAt, now, DAY_MS);
}

/** The soonest to be tried again first. */
const URGENCY: readonly MediaRetry[] = ["each-sync", "next-sync", "daily", "never"];

/** Whether the one is to be tried again sooner than the other. */
export function isMoreUrgent(one: MediaRetry, other: MediaRetry): boolean {
  return URGENCY.indexOf(one) < URGENCY.indexOf(other);
}

/** Of several, the one that is tried again the soonest. */
export function mostUrgent(failures: readonly Failure[]): Failure | undefined {
  return [...failures].sort((a, b) => URGENCY.indexOf(a.retry) - URGENCY.indexOf(b.retry))[0];
}

export function withFailure(
  post: PostRecord,
  { sentence, retry }: Failure,
  now: number,
): PostRecord {
  // It is not the post's fault.
  const failures = retry === "each-sync" ? post.failures : post.failures + 1;
  return { ...post, failures, lastError: sentence, retryAt: retryAt(retry, failures, now) };
}

function retryAt(retry: MediaRetry, failures: number, now: number): number | undefined {
  if (retry === "never") return undefined;
  if (retry === "each-sync") return now;
  if (retry === "daily") return now + DAY_MS;
  if (failures <= PROMPT_TRIES) return now;
  return now + backoffMs(failures - PROMPT_TRIES, HOUR_MS, DAY_MS);
}
