import type { AlertChannelRecord } from "../db/alert-channels.ts";
import { backoffMs, DAY_MS, HOUR_MS, isDueBy, isRecent, MINUTE_MS } from "../time/clock.ts";
import type { Delivery } from "./delivery.ts";
import { utcMonth } from "./monthly.ts";

const FIRST_RETRY_MS = 5 * MINUTE_MS;
const LONGEST_RETRY_MS = 6 * HOUR_MS;
/** So much lies between two messages to the same place, and more after several in a day: what comes up meanwhile waits. */
const GAP_MS = 15 * MINUTE_MS;
const LONG_GAP_MS = 6 * HOUR_MS;
const MANY_A_DAY = 4;
/** "All is well" comes at a decent hour of the first day. */
const MONTHLY_HOUR = 8;

/** Whether something may be sent to a channel now, given what was sent and what failed there. */
export function mayBeTold({ sentAt, retryAt }: AlertChannelRecord, now: number): boolean {
  if (retryAt !== undefined && !isDueBy(retryAt, now, LONGEST_RETRY_MS)) return false;
  const today = sentAt.filter((at) => isRecent(at, DAY_MS, now));
  const gap = today.length >= MANY_A_DAY ? LONG_GAP_MS : GAP_MS;
  return !today.some((at) => isRecent(at, gap, now));
}

export function afterSuccess(state: AlertChannelRecord, now: number): AlertChannelRecord {
  return { ...workingAgain(state), sentAt: [...state.sentAt.slice(1 - MANY_A_DAY), now] };
}

export function workingAgain(state: AlertChannelRecord): AlertChannelRecord {
  return { ...state, failures: 0, lastError: undefined, retryAt: undefined };
}

export function afterFailure(
  state: AlertChannelRecord,
  { sentence }: Extract<Delivery, { kind: "failed" }>,
  now: number,
): AlertChannelRecord {
  const wait = backoffMs(state.failures, FIRST_RETRY_MS, LONGEST_RETRY_MS);
  return { ...state, failures: state.failures + 1, lastError: sentence, retryAt: now + wait };
}

/** Whether the monthly word is due; a channel that never had one only has its months begun. */
export function isMonthlyDue(state: AlertChannelRecord, now: number): boolean {
  if (!isMonthlyBegun(state, utcMonth(now))) return true;
  const date = new Date(now);
  const isTime = date.getUTCDate() > 1 || date.getUTCHours() >= MONTHLY_HOUR;
  return state.saidWell < utcMonth(now) && isTime && mayBeTold(state, now);
}

/** Where a clock ran ahead and was set back since, it begins anew. */
export function isMonthlyBegun(
  state: AlertChannelRecord,
  month: string,
): state is AlertChannelRecord & { saidWell: string } {
  return state.saidWell !== undefined && state.saidWell <= month;
}
