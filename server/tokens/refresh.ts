import type { AccountRecord } from "../db/accounts.ts";
import type { Database } from "../db/database.ts";
import type { TokenRecord } from "../db/tokens.ts";
import { InstagramError } from "../instagram/errors/instagram-error.ts";
import { isOfAnother } from "../instagram/is-of-another.ts";
import type { CallContext, InstagramApis, TokenResponse } from "../instagram/types.ts";
import type { Log } from "../logging/log.ts";
import type { Clock } from "../time/clock.ts";
import { MINUTE_MS } from "../time/clock.ts";
import type { Cron } from "../time/cron.ts";
import type { AppStore } from "./app-store.ts";
import {
  ASSUMED_LIFETIME_MS,
  MIN_TOKEN_AGE_MS,
  planRefresh,
  planRetry,
  renewableEnd,
} from "./refresh-plan.ts";
import { tokenStatus } from "./token-status.ts";
import type { Vault } from "./vault.ts";

interface RefreshDeps {
  readonly db: Database;
  readonly vault: Vault;
  readonly apis: InstagramApis;
  readonly apps: AppStore;
  readonly clock: Clock;
  readonly cron: Cron;
  readonly log: Log;
  /** Names this process among those that share the data folder. */
  readonly instanceId: string;
}

export type RefreshOutcome =
  | { readonly kind: "refreshed"; readonly expiresAt: number | undefined }
  /** Connected again, or refreshed by another process, while the answer was under way. */
  | { readonly kind: "superseded" }
  | { readonly kind: "busy" }
  | { readonly kind: "too-young"; readonly readyAt: number }
  | { readonly kind: "never-expires" }
  | { readonly kind: "reconnect"; readonly sentence: string }
  | { readonly kind: "failed"; readonly sentence: string; readonly retryAt: number };

export interface Refresher {
  /** Asks Instagram now, due or not. */
  refreshAccount(accountId: string, signal?: AbortSignal): Promise<RefreshOutcome>;
  isDue(accountId: string): boolean;
}

const LEASE_MS = 2 * MINUTE_MS;

export function createRefresher(deps: RefreshDeps): Refresher {
  const { db, clock } = deps;
  return {
    async refreshAccount(accountId, signal) {
      const lease = `refresh:${accountId}`;
      const startedAt = clock.now();
      if (!db.leases.take(lease, deps.instanceId, startedAt, startedAt + LEASE_MS)) {
        return { kind: "busy" };
      }
      try {
        return await refreshLeased(deps, accountId, signal);
      } finally {
        db.leases.release(lease, deps.instanceId);
      }
    },
    isDue: (accountId) => tokenStatus(db.tokens.get(accountId), clock.now()).isRefreshDue,
  };
}

async function refreshLeased(
  deps: RefreshDeps,
  accountId: string,
  signal: AbortSignal | undefined,
): Promise<RefreshOutcome> {
  const { db } = deps;
  const account = db.accounts.get(accountId);
  const token = db.tokens.get(accountId);
  if (!account || !token) return { kind: "superseded" };
  const hindrance = hindranceOf(token, deps.clock.now());
  if (hindrance) return hindrance;
  try {
    const tokenResponse = await askForToken(deps, account, token, signal);
    // Not with everything at a standstill while another program writes; not given up either, for it is the newest.
    await db.whenWritable(signal);
    return storeRefreshed(deps, token, tokenResponse);
  } catch (error) {
    if (!(error instanceof InstagramError)) throw error;
    await db.whenWritable(signal);
    return noteRefreshFailure(deps, token, error);
  }
}

/** Why Instagram need not be asked. */
function hindranceOf(token: TokenRecord, now: number): RefreshOutcome | undefined {
  const { reconnect } = tokenStatus(token, now);
  if (reconnect !== undefined) return { kind: "reconnect", sentence: reconnect };
  if (renewableEnd(token) === undefined) return { kind: "never-expires" };
  const readyAt = (token.refreshedAt ?? token.obtainedAt) + MIN_TOKEN_AGE_MS;
  // A birth in the future was written by a wrong clock and proves nothing.
  const isYoung = readyAt > now && readyAt <= now + MIN_TOKEN_AGE_MS;
  return isYoung ? { kind: "too-young", readyAt } : undefined;
}

/**
 * The earlier token goes on working: it is given up only for one that opens the same account. Throws what is no fault
 * of the earlier one; where nobody can tell right now, what Instagram gave is believed.
 */
async function askForToken(
  { db, vault, apis, apps }: RefreshDeps,
  account: AccountRecord,
  { accountId, sealed }: TokenRecord,
  signal: AbortSignal | undefined,
): Promise<TokenResponse> {
  const api = apis[account.api];
  const app = apps.forApi(account.api);
  const context = (): CallContext => ({
    learned: db.syncStates.get(account.id).learned,
    app: apps.forApi(account.api),
    signal,
  });
  const credential = vault.open(accountId, sealed);
  const tokenResponse = await api.refresh({ credential, app }, context());
  try {
    const profile = await api.fetchProfile(tokenResponse.credential, context());
    if (isOfAnother(account, profile)) throw new InstagramError("another-account");
  } catch (error) {
    if (!(error instanceof InstagramError)) throw error;
    if (error.reason === "another-account") throw error;
    if (error.kind === "reconnect") throw new InstagramError("refreshed-token-refused");
  }
  return tokenResponse;
}

function storeRefreshed(
  { db, vault, clock, cron, log }: RefreshDeps,
  sent: TokenRecord,
  tokenResponse: TokenResponse,
): RefreshOutcome {
  const refreshed = refreshedToken(sent, tokenResponse, vault, clock.now());
  const nextRefreshAt = planRefresh(refreshed, cron, sent.accountId);
  if (!db.tokens.replace(sent.version, { ...refreshed, nextRefreshAt })) {
    return { kind: "superseded" };
  }
  log.info({ account: sent.accountId, expiresAt: refreshed.expiresAt }, "token refreshed");
  return { kind: "refreshed", expiresAt: refreshed.expiresAt };
}

function noteRefreshFailure(
  { db, clock, log }: RefreshDeps,
  sent: TokenRecord,
  error: InstagramError,
): RefreshOutcome {
  const now = clock.now();
  const dead = error.kind === "reconnect";
  const retryAt = planRetry(sent, now, error.retryAt);
  db.tokens.noteFailure(sent.accountId, sent.version, {
    lastError: error.message,
    nextRefreshAt: dead ? undefined : retryAt,
    deadAt: dead ? now : undefined,
  });
  log.warn({ account: sent.accountId, kind: error.kind }, "token not refreshed");
  return dead
    ? { kind: "reconnect", sentence: error.message }
    : { kind: "failed", sentence: error.message, retryAt };
}

/** The token as it is after a refresh; its version says that it is another one. */
function refreshedToken(
  sent: TokenRecord,
  tokenResponse: TokenResponse,
  vault: Vault,
  now: number,
): TokenRecord {
  return {
    ...sent,
    sealed: vault.seal(sent.accountId, tokenResponse.credential),
    version: sent.version + 1,
    refreshedAt: now,
    expiresAt:
      tokenResponse.expiresAt ??
      (tokenResponse.expiryAssumed ? now + ASSUMED_LIFETIME_MS : undefined),
    expiryAssumed: tokenResponse.expiryAssumed,
    userTokenExpiresAt: tokenResponse.userTokenExpiresAt,
    dataAccessExpiresAt: tokenResponse.dataAccessExpiresAt ?? sent.dataAccessExpiresAt,
    permissions: tokenResponse.permissions ?? sent.permissions,
    facebookUserId: tokenResponse.facebookUserId ?? sent.facebookUserId,
    failures: 0,
    lastError: undefined,
  };
}
