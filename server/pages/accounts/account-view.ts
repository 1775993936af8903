import { accountState } from "../../accounts/account-state.ts";
import { DAY_MS } from "../../clock.ts";
import type { AccountRecord } from "../../db/accounts.ts";
import type { Database } from "../../db/database.ts";
import type { PostRecord } from "../../db/posts.ts";
import type { SyncState } from "../../db/sync-states.ts";
import type { TokenRecord } from "../../db/tokens.ts";
import { longDate, relativeTime } from "../components/time.tsx";

export type AccountMood = "ok" | "syncing" | "limited" | "trouble" | "reconnect";

/** What the dashboard says of one account, in words. */
export interface AccountView {
  readonly account: AccountRecord;
  readonly mood: AccountMood;
  /** What is wrong and what happens next; `undefined` when all is well. */
  readonly trouble: string | undefined;
  readonly access: { readonly text: string; readonly until: number | undefined };
  readonly canRefresh: boolean;
  readonly lastSyncAt: number | undefined;
  /** `undefined` when no further sync will be tried. */
  readonly nextSyncAt: number | undefined;
  readonly shownCount: number;
  readonly waiting: { readonly count: number; readonly reasons: readonly WaitingReason[] };
  readonly requestsToday: number;
  readonly usagePercent: number | undefined;
}

export interface WaitingReason {
  readonly text: string;
  readonly count: number;
}

export function viewAccount(db: Database, account: AccountRecord, now: number): AccountView {
  const token = db.tokens.get(account.id);
  const sync = db.syncStates.get(account.id);
  const posts = db.posts.ofAccount(account.id);
  const waiting = posts.filter((post) => post.files === undefined);
  const underWay = db.leases.holderOf(`sync:${account.id}`, now) !== undefined;
  const mood = moodOf(token, sync, underWay, now);
  return {
    account,
    mood,
    trouble: troubleOf(mood, token, sync, now),
    access: accessOf(token, now),
    canRefresh: token !== undefined && !isDead(token, now) && token.nextRefreshAt !== undefined,
    lastSyncAt: sync.lastSuccessAt,
    nextSyncAt:
      mood === "reconnect" ? undefined : Math.max(sync.nextSyncAt, sync.blockedUntil ?? 0),
    shownCount: posts.length - waiting.length,
    waiting: { count: waiting.length, reasons: reasonsOf(waiting) },
    requestsToday: sync.requestsDay === utcDay(now) ? sync.requestsCount : 0,
    usagePercent: sync.usagePercent,
  };
}

function moodOf(
  token: TokenRecord | undefined,
  sync: SyncState,
  underWay: boolean,
  now: number,
): AccountMood {
  const state = accountState(token, sync, now);
  if (!token || state === "reconnect" || isDead(token, now)) return "reconnect";
  if (state === "limited") return "limited";
  if (underWay) return "syncing";
  if (sync.lastError !== undefined || token.lastError !== undefined) return "trouble";
  // Never synced and nothing wrong: the first sync begins with the next tick.
  return sync.lastSuccessAt === undefined ? "syncing" : "ok";
}

/** Instagram refreshes no token whose life is over, so only a guessed end leaves hope. */
function isDead(token: TokenRecord, now: number): boolean {
  return (
    token.deadAt !== undefined ||
    (token.expiresAt !== undefined && !token.expiryAssumed && token.expiresAt <= now)
  );
}

function troubleOf(
  mood: AccountMood,
  token: TokenRecord | undefined,
  sync: SyncState,
  now: number,
): string | undefined {
  if (mood === "ok" || mood === "syncing") return undefined;
  if (mood === "reconnect") {
    return (
      token?.lastError ??
      sync.lastError ??
      "Instagram does not accept this connection any more. Please connect the account again."
    );
  }
  if (mood === "limited" && sync.blockedUntil !== undefined) {
    const reason = sync.lastError ?? "Instagram asked us to slow down.";
    return `${reason} Windowbox goes on ${relativeTime(sync.blockedUntil, now)} by itself.`;
  }
  return sync.lastError ?? token?.lastError;
}

function accessOf(token: TokenRecord | undefined, now: number): AccountView["access"] {
  if (!token) return { text: "There is none: connect this account again.", until: undefined };
  const { expiresAt, dataAccessExpiresAt } = token;
  if (isDead(token, now))
    return { text: "Has ended: connect this account again.", until: expiresAt };
  const sentences: string[] = [];
  if (expiresAt === undefined) {
    sentences.push(token.expiryAssumed ? "Good, its end is not known yet." : "Never expires.");
  } else {
    const left = daysLeft(expiresAt, now);
    const about = token.expiryAssumed ? "about " : "";
    const renews = token.nextRefreshAt === undefined ? "Good" : "Renews itself; good";
    sentences.push(`${renews} for ${about}${left} more ${left === 1 ? "day" : "days"}.`);
    if (token.expiryAssumed) sentences.push("The first renewal will tell for certain.");
  }
  if (dataAccessExpiresAt !== undefined) {
    const rule =
      dataAccessExpiresAt <= now
        ? "Meta wants you to sign in again now (its 90-day rule)."
        : `Meta wants you to sign in again by ${longDate(dataAccessExpiresAt)} (its 90-day rule).`;
    sentences.push(rule);
  }
  if (token.failures > 0 && token.nextRefreshAt !== undefined) {
    sentences.push(
      `The last renewal did not work; the next try is ${dueTime(token.nextRefreshAt, now)}.`,
    );
  }
  return { text: sentences.join(" "), until: expiresAt };
}

/** Overdue means at the next tick of the schedule. */
export function dueTime(at: number, now: number): string {
  return at <= now ? "due now" : relativeTime(at, now);
}

function daysLeft(expiresAt: number, now: number): number {
  return Math.max(0, Math.floor((expiresAt - now) / DAY_MS));
}

function reasonsOf(waiting: readonly PostRecord[]): WaitingReason[] {
  const counts = new Map<string, number>();
  for (const post of waiting) {
    const text = post.lastError ?? "Its pictures are still being fetched.";
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return [...counts].map(([text, count]) => ({ text, count }));
}

function utcDay(now: number): string {
  return new Date(now).toISOString().slice(0, 10);
}
