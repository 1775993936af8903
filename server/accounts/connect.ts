import { randomBytes } from "node:crypto";
import type { IncidentReporter } from "../alerts/incidents.ts";
import type { AccountRecord } from "../db/accounts.ts";
import type { Database } from "../db/database.ts";
import type { ForgottenAccount } from "../db/forgotten-accounts.ts";
import { FEED_ID_RULE, freeFeedId, isFeedId } from "../feed/feed-id.ts";
import type { ApiName, Candidate, TokenResponse } from "../instagram/types.ts";
import type { Log } from "../logging/log.ts";
import { OwnerError } from "../shared/errors.ts";
import type { Clock } from "../time/clock.ts";
import type { Cron } from "../time/cron.ts";
import { ASSUMED_LIFETIME_MS, planRefresh } from "../tokens/refresh-plan.ts";
import type { Vault } from "../tokens/vault.ts";
import { findKnownAccount } from "./known-account.ts";

export interface ConnectedAccount {
  readonly accountId: string;
  readonly username: string;
  readonly feedId: string;
  /** It was connected before: its token was replaced, its feed kept. */
  readonly again: boolean;
}

export interface ConnectDeps {
  readonly db: Database;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly refreshCron: Cron;
  readonly log: Log;
  readonly incidents: IncidentReporter;
  /** Makes the feed's first, empty document; runs inside the transaction. */
  buildFeed(feedId: string): void;
}

const MENDED_BY_CONNECTING = ["deauthorized", "data-deleted"] as const;

/**
 * Stores what a code exchange or a pasted token brought: account, sealed token and feed, all or nothing.
 * The same account again, through whichever API, gets its token replaced and keeps its feed.
 */
export function connectAccount(
  deps: ConnectDeps,
  api: ApiName,
  candidate: Candidate,
  wantedFeedId?: string,
): ConnectedAccount {
  if (wantedFeedId !== undefined && !isFeedId(wantedFeedId)) {
    throw new OwnerError(FEED_ID_RULE);
  }
  const { db, clock } = deps;
  const connected = db.transaction(() => {
    const now = clock.now();
    const { account: known, forgotten } = findKnownAccount(deps, candidate.profile);
    const account = accountOf(api, candidate, known ?? forgotten, now);
    if (known) db.accounts.update(account);
    else db.accounts.insert(account);
    putToken(deps, account.id, candidate.tokenResponse, now, forgotten?.tokenVersion);
    if (forgotten) bringBack(deps, forgotten);
    // What the next sync brings was there before: no hook tells of it.
    db.quietAccounts.begin(account.id);
    const feedId = putFeed(db, account, wantedFeedId, now);
    // What kept the account waiting, and what its answers taught, was about the old token.
    db.syncStates.put({
      ...db.syncStates.get(account.id),
      nextSyncAt: 0,
      failures: 0,
      lastError: undefined,
      lastErrorKind: undefined,
      blockedUntil: undefined,
      learned: undefined,
    });
    deps.buildFeed(feedId);
    return {
      accountId: account.id,
      username: account.profile.username,
      feedId,
      again: (known ?? forgotten) !== undefined,
    };
  });
  for (const kind of MENDED_BY_CONNECTING) deps.incidents.clear(kind, connected.accountId);
  deps.log.info({ account: connected.accountId, api, feed: connected.feedId }, "account connected");
  return connected;
}

function accountOf(
  api: ApiName,
  { profile, tokenResponse }: Candidate,
  known: (Pick<AccountRecord, "id"> & Partial<AccountRecord>) | undefined,
  now: number,
): AccountRecord {
  const { profilePictureUrl: _dies, ...stored } = profile;
  return {
    id: known?.id ?? randomBytes(8).toString("hex"),
    api,
    // Another API names only one of the two; deletion requests may come with either.
    appScopedId: profile.appScopedId ?? known?.appScopedId,
    professionalId:
      profile.professionalId ?? tokenResponse.credential.professionalId ?? known?.professionalId,
    connectedAt: known?.connectedAt ?? now,
    profile: stored,
    picture: known?.picture,
  };
}

function putToken(
  deps: ConnectDeps,
  accountId: string,
  tokenResponse: TokenResponse,
  now: number,
  lastVersion = deps.db.tokens.get(accountId)?.version ?? 0,
): void {
  const token = {
    accountId,
    sealed: deps.vault.seal(accountId, tokenResponse.credential),
    version: lastVersion + 1,
    obtainedAt: now,
    refreshedAt: undefined,
    expiresAt:
      tokenResponse.expiresAt ??
      (tokenResponse.expiryAssumed ? now + ASSUMED_LIFETIME_MS : undefined),
    expiryAssumed: tokenResponse.expiryAssumed,
    userTokenExpiresAt: tokenResponse.userTokenExpiresAt,
    dataAccessExpiresAt: tokenResponse.dataAccessExpiresAt,
    permissions: tokenResponse.permissions,
    facebookUserId: tokenResponse.facebookUserId,
    failures: 0,
    lastError: undefined,
    deadAt: undefined,
  };
  deps.db.tokens.put({
    ...token,
    nextRefreshAt: planRefresh(token, deps.refreshCron, accountId),
  });
}

/** What its owner had deleted stays deleted; the feeds that showed it show it again. */
function bringBack({ db, buildFeed }: ConnectDeps, { id, feedIds }: ForgottenAccount): void {
  db.forgottenAccounts.delete(id);
  for (const feedId of feedIds) {
    const feed = db.feeds.resolve(feedId);
    if (!feed) continue;
    db.feeds.addAccount(feed.id, id);
    buildFeed(feed.id);
  }
}

function putFeed(
  db: Database,
  account: AccountRecord,
  wantedFeedId: string | undefined,
  now: number,
): string {
  const [first] = db.feeds.ofAccount(account.id);
  if (first && wantedFeedId === undefined) return first.id;
  const id = wantedFeedId ?? freeFeedId(account.profile.username, db.feeds.isTaken);
  const feed = db.feeds.resolve(id);
  if (feed) db.feeds.addAccount(feed.id, account.id);
  else db.feeds.insert({ id, settings: {}, createdAt: now, accountIds: [account.id] });
  return feed?.id ?? id;
}
