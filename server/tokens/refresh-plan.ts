import type { TokenRecord } from "../db/tokens.ts";
import { DAY_MS, HOUR_MS, isDueBy, MINUTE_MS } from "../time/clock.ts";
import type { Cron } from "../time/cron.ts";

/** Instagram refuses younger tokens (reference/refresh_access_token). */
export const MIN_TOKEN_AGE_MS = DAY_MS;
/** Of a long-lived token whose `expires_in` nobody told. */
export const ASSUMED_LIFETIME_MS = 60 * DAY_MS;
const REFRESH_AFTER_MS = 7 * DAY_MS;
/** With less than this left, the schedule is not waited for. */
const URGENT_MS = 10 * DAY_MS;
/** No plan reaches further than this; one that does was made while the clock was wrong. */
const LONGEST_PLAN_MS = 9 * DAY_MS;

type TokenLifetime = Pick<
  TokenRecord,
  "obtainedAt" | "refreshedAt" | "expiresAt" | "expiryAssumed" | "userTokenExpiresAt"
>;

/** The end that a refresh puts off; `undefined` when there is none. */
export function renewableEnd(token: TokenLifetime): number | undefined {
  return token.expiresAt ?? token.userTokenExpiresAt;
}

/** When a token that was just obtained or refreshed is refreshed next; `undefined` when it never expires. */
export function planRefresh(
  token: TokenLifetime,
  cron: Cron,
  accountId: string,
): number | undefined {
  const endsAt = renewableEnd(token);
  if (endsAt === undefined) return undefined;
  const { bornAt, due, urgentFrom } = dueTimes(token, endsAt);
  const scheduled = cron.next(due, `refresh:${accountId}`);
  return Math.min(scheduled, Math.max(due, urgentFrom), bornAt + LONGEST_PLAN_MS - DAY_MS);
}

/** From when on a refresh is wanted, whatever the schedule; `undefined` when the token never expires. */
export function refreshDueAt(token: TokenLifetime): number | undefined {
  const endsAt = renewableEnd(token);
  return endsAt === undefined ? undefined : dueTimes(token, endsAt).due;
}

function dueTimes(token: TokenLifetime, endsAt: number) {
  const bornAt = token.refreshedAt ?? token.obtainedAt;
  // A guessed end is replaced by Instagram's word as soon as it will give it.
  const wait = token.expiryAssumed ? MIN_TOKEN_AGE_MS : REFRESH_AFTER_MS;
  const earliest = bornAt + MIN_TOKEN_AGE_MS;
  const urgentFrom = Math.max(earliest, endsAt - URGENT_MS);
  return { bornAt, urgentFrom, due: Math.max(earliest, Math.min(bornAt + wait, urgentFrom)) };
}

/** After a failure: sooner and more often the nearer the end, and never before a limit's own word. */
export function planRetry(token: TokenLifetime, now: number, retryAt: number | undefined): number {
  const left = (renewableEnd(token) ?? Number.POSITIVE_INFINITY) - now;
  return Math.max(now + retryWait(left), Math.min(retryAt ?? 0, now + DAY_MS));
}

function retryWait(leftMs: number): number {
  if (leftMs > 20 * DAY_MS) return DAY_MS;
  if (leftMs > 7 * DAY_MS) return 6 * HOUR_MS;
  if (leftMs > 2 * DAY_MS) return 2 * HOUR_MS;
  if (leftMs > 0) return 30 * MINUTE_MS;
  // Past the end by this machine's clock, which may be wrong: only Instagram says that a token is dead.
  return 6 * HOUR_MS;
}

/** Whether a refresh is due. */
export function isRefreshDue(
  token: Pick<TokenRecord, "nextRefreshAt" | "deadAt">,
  now: number,
): boolean {
  if (token.deadAt !== undefined || token.nextRefreshAt === undefined) return false;
  return isDueBy(token.nextRefreshAt, now, LONGEST_PLAN_MS);
}
