import type { Sqlite } from "./database.ts";

/** A sealed credential and what is known of its life. Instants in milliseconds. */
export interface TokenRecord {
  readonly accountId: string;
  readonly sealed: Buffer;
  /** Counts replacements, so that a late answer cannot overwrite a newer token. */
  readonly version: number;
  readonly obtainedAt: number;
  readonly refreshedAt: number | undefined;
  /** `undefined`: never expires (Page tokens). */
  readonly expiresAt: number | undefined;
  readonly expiryAssumed: boolean;
  /** facebook-login: end of the user token that the never-ending Page token was made from. */
  readonly userTokenExpiresAt: number | undefined;
  readonly dataAccessExpiresAt: number | undefined;
  readonly permissions: readonly string[] | undefined;
  /** facebook-login: whom Meta names when that person removes the app; no Instagram id is in such a request. */
  readonly facebookUserId: string | undefined;
  /** `undefined`: nothing to refresh. */
  readonly nextRefreshAt: number | undefined;
  /** Refreshes that failed since the last good one. */
  readonly failures: number;
  /** A sentence for the owner. */
  readonly lastError: string | undefined;
  /** Set when Instagram plainly said that the token is dead: the account needs to be connected again. */
  readonly deadAt: number | undefined;
}

export interface Tokens {
  get(accountId: string): TokenRecord | undefined;
  /** Ids of the accounts that this person's sign-in with Facebook connected. */
  accountsOfFacebookUser(facebookUserId: string): string[];
  /** Inserts or replaces, whatever was there. */
  put(token: TokenRecord): void;
  /** Replaces only if the stored token is still the one with `version`; says whether it was. */
  replace(version: number, token: TokenRecord): boolean;
  /** Notes a failure on the token with `version`; does nothing if it was replaced meanwhile. */
  noteFailure(
    accountId: string,
    version: number,
    failure: { lastError: string; nextRefreshAt: number | undefined; deadAt?: number | undefined },
  ): void;
}

interface Row {
  account_id: string;
  sealed: Buffer;
  version: number;
  obtained_at: number;
  refreshed_at: number | null;
  expires_at: number | null;
  expiry_assumed: number;
  user_token_expires_at: number | null;
  data_access_expires_at: number | null;
  permissions: string | null;
  facebook_user_id: string | null;
  next_refresh_at: number | null;
  failures: number;
  last_error: string | null;
  dead_at: number | null;
}

const COLUMNS = `sealed = @sealed, version = @version, obtained_at = @obtainedAt, refreshed_at = @refreshedAt,
  expires_at = @expiresAt, expiry_assumed = @expiryAssumed, user_token_expires_at = @userTokenExpiresAt, data_access_expires_at = @dataAccessExpiresAt,
  permissions = @permissions, facebook_user_id = @facebookUserId, next_refresh_at = @nextRefreshAt, failures = @failures,
  last_error = @lastError, dead_at = @deadAt`;

export function createTokens(sqlite: Sqlite): Tokens {
  const select = sqlite.prepare<[string], Row>("SELECT * FROM tokens WHERE account_id = ?");
  const selectOfFacebookUser = sqlite
    .prepare<[string], string>("SELECT account_id FROM tokens WHERE facebook_user_id = ?")
    .pluck();
  const upsert = sqlite.prepare(
    `INSERT INTO tokens (account_id, sealed, version, obtained_at, refreshed_at, expires_at, expiry_assumed,
       user_token_expires_at, data_access_expires_at, permissions, facebook_user_id, next_refresh_at,
       failures, last_error, dead_at)
     VALUES (@accountId, @sealed, @version, @obtainedAt, @refreshedAt, @expiresAt, @expiryAssumed,
       @userTokenExpiresAt, @dataAccessExpiresAt, @permissions, @facebookUserId, @nextRefreshAt,
       @failures, @lastError, @deadAt)
     ON CONFLICT (account_id) DO UPDATE SET ${COLUMNS}`,
  );
  const replace = sqlite.prepare(
    `UPDATE tokens SET ${COLUMNS} WHERE account_id = @accountId AND version = @sentVersion`,
  );
  const noteFailure = sqlite.prepare(
    `UPDATE tokens SET failures = failures + 1, last_error = @lastError, next_refresh_at = @nextRefreshAt,
       dead_at = coalesce(dead_at, @deadAt) WHERE account_id = @accountId AND version = @version`,
  );
  return {
    get(accountId) {
      const row = select.get(accountId);
      return row && fromRow(row);
    },
    accountsOfFacebookUser: (facebookUserId) => selectOfFacebookUser.all(facebookUserId),
    put: (token) => void upsert.run(toRow(token)),
    replace: (version, token) =>
      replace.run({ ...toRow(token), sentVersion: version }).changes === 1,
    noteFailure(accountId, version, failure) {
      noteFailure.run({
        accountId,
        version,
        lastError: failure.lastError,
        nextRefreshAt: failure.nextRefreshAt ?? null,
        deadAt: failure.deadAt ?? null,
      });
    },
  };
}

function fromRow(row: Row): TokenRecord {
  return {
    accountId: row.account_id,
    sealed: row.sealed,
    version: row.version,
    obtainedAt: row.obtained_at,
    refreshedAt: row.refreshed_at ?? undefined,
    expiresAt: row.expires_at ?? undefined,
    expiryAssumed: row.expiry_assumed === 1,
    userTokenExpiresAt: row.user_token_expires_at ?? undefined,
    dataAccessExpiresAt: row.data_access_expires_at ?? undefined,
    permissions: row.permissions === null ? undefined : JSON.parse(row.permissions),
    facebookUserId: row.facebook_user_id ?? undefined,
    nextRefreshAt: row.next_refresh_at ?? undefined,
    failures: row.failures,
    lastError: row.last_error ?? undefined,
    deadAt: row.dead_at ?? undefined,
  };
}

function toRow(token: TokenRecord) {
  return {
    accountId: token.accountId,
    sealed: token.sealed,
    version: token.version,
    obtainedAt: token.obtainedAt,
    refreshedAt: token.refreshedAt ?? null,
    expiresAt: token.expiresAt ?? null,
    expiryAssumed: token.expiryAssumed ? 1 : 0,
    userTokenExpiresAt: token.userTokenExpiresAt ?? null,
    dataAccessExpiresAt: token.dataAccessExpiresAt ?? null,
    permissions: token.permissions ? JSON.stringify(token.permissions) : null,
    facebookUserId: token.facebookUserId ?? null,
    nextRefreshAt: token.nextRefreshAt ?? null,
    failures: token.failures,
    lastError: token.lastError ?? null,
    deadAt: token.deadAt ?? null,
  };
}
