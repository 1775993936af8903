import type { TokenRecord } from "../db/tokens.ts";
import { DAY_MS } from "../time/clock.ts";
import { formatDay, formatDue, formatDuration } from "../time/format-time.ts";
import { isRefreshDue } from "./refresh-plan.ts";

/** A refresh is tried weeks before; with less than this left, several have failed. */
const SHORT_LIFETIME_MS = 7 * DAY_MS;
export const SIGN_IN_SOON_MS = 14 * DAY_MS;

export const TOKEN_GONE_SENTENCE = "The access to this account is gone: connect it again.";

/**
 * What is known of a token, for whoever decides or says something about one. Only Instagram says that a
 * token is dead: this machine's clock may be wrong.
 */
export interface TokenStatus {
  /** Why the account has to be connected again; `undefined` as long as Instagram has not refused the token. */
  readonly reconnect: string | undefined;
  /** How long it is good for, a sentence. */
  readonly lifetime: string;
  /** Its end is near or past, by this machine's clock, although a refresh should have put it off. */
  readonly endsSoon: boolean;
  readonly canRefresh: boolean;
  readonly isRefreshDue: boolean;
  /** Why the last refresh failed and when the next one is tried, in sentences. */
  readonly refreshFailure: string | undefined;
  /** Until when Meta gives out data unless the person signs in again, where it said so (its 90-day rule). */
  readonly dataAccess: { readonly sentence: string; readonly isNear: boolean } | undefined;
}

export function tokenStatus(token: TokenRecord | undefined, now: number): TokenStatus {
  const reconnect = reconnectReason(token);
  const isAlive = token !== undefined && reconnect === undefined;
  return {
    reconnect,
    lifetime: lifetimeOf(token, now),
    endsSoon: token?.expiresAt !== undefined && token.expiresAt - now < SHORT_LIFETIME_MS,
    canRefresh: isAlive && token.nextRefreshAt !== undefined,
    isRefreshDue: token !== undefined && isRefreshDue(token, now),
    refreshFailure: isAlive ? refreshFailureOf(token, now) : undefined,
    dataAccess: token && dataAccessOf(token, now),
  };
}

function reconnectReason(token: TokenRecord | undefined): string | undefined {
  if (!token) return TOKEN_GONE_SENTENCE;
  if (token.deadAt === undefined) return undefined;
  return (
    token.lastError ?? "Instagram no longer accepts this connection: connect the account again."
  );
}

function lifetimeOf(token: TokenRecord | undefined, now: number): string {
  if (!token) return "There is none.";
  if (token.deadAt !== undefined) return "Instagram has ended it.";
  if (token.expiresAt === undefined) return "Never expires.";
  const left = token.expiresAt - now;
  if (left <= 0) {
    return "Past its end by this machine's clock, but Instagram has not refused it: renewing it will tell.";
  }
  const renews = token.nextRefreshAt === undefined ? "Good" : "Renews itself; good";
  return token.expiryAssumed
    ? `${renews} for about ${formatDuration(left)}: renewing it the first time will tell for certain.`
    : `${renews} for ${formatDuration(left)}.`;
}

function refreshFailureOf(token: TokenRecord, now: number): string | undefined {
  const { lastError, nextRefreshAt } = token;
  if (lastError === undefined) return undefined;
  const failure = `The access could not be renewed: ${lastError}`;
  if (nextRefreshAt === undefined) return failure;
  return `${failure} The next try is ${formatDue(nextRefreshAt, now)}.`;
}

function dataAccessOf({ dataAccessExpiresAt }: TokenRecord, now: number) {
  if (dataAccessExpiresAt === undefined) return undefined;
  const left = dataAccessExpiresAt - now;
  const date = formatDay(dataAccessExpiresAt);
  const sentence =
    left > 0
      ? `Meta wants you to sign in again by ${date}, in ${formatDuration(left)} (its 90-day rule).`
      : `Meta wanted you to sign in again by ${date} (its 90-day rule): by this machine's clock that is past, and it may stop giving out posts.`;
  return { sentence, isNear: left < SIGN_IN_SOON_MS };
}
