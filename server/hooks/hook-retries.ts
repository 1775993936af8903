import type { Delivery } from "../alerts/delivery.ts";
import type { FeedHookRecord } from "../db/feed-hooks.ts";
import { isDueBy, MINUTE_MS } from "../time/clock.ts";

/** Before the second and the third try. Hosts are away for minutes, not for seconds. */
const PAUSES_MS = [MINUTE_MS, 10 * MINUTE_MS] as const;

export function isCallDue({ retryAt = 0 }: FeedHookRecord, now: number): boolean {
  return isDueBy(retryAt, now, Math.max(...PAUSES_MS));
}

/** What is known of a hook after a call that is to be made again; `undefined` where it is not. */
export function retryAfter(
  hook: FeedHookRecord,
  delivery: Delivery,
  now: number,
): FeedHookRecord | undefined {
  const pause = PAUSES_MS[hook.failures];
  if (delivery.kind === "sent" || pause === undefined) return undefined;
  const failures = hook.failures + 1;
  return { ...hook, failures, retryAt: now + pause, lastError: delivery.sentence };
}

/** What is known of a hook after a call that went well, or was the last try. */
export function afterLastCall(
  hook: FeedHookRecord,
  delivery: Delivery,
  now: number,
): FeedHookRecord {
  const settled = { ...hook, failures: 0, retryAt: undefined };
  return delivery.kind === "sent"
    ? { ...settled, lastSentAt: now, lastError: undefined }
    : { ...settled, lastError: delivery.sentence };
}
