import { z } from "zod";
import { blob, boolean, integer, json, optional, text } from "./codecs.ts";
import type { Sqlite } from "./sqlite.ts";
import { prepareTable, type RowOf, table } from "./table.ts";

const TOKENS = table("tokens", ["accountId"], {
  accountId: text,
  sealed: blob,
  /** Counts replacements, so that a late answer cannot overwrite a newer token. */
  version: integer,
  obtainedAt: integer,
  refreshedAt: optional(integer),
  /** `undefined`: never expires (Page tokens). */
  expiresAt: optional(integer),
  expiryAssumed: boolean,
  /** facebook-login: end of the user token that the never-ending Page token was made from. */
  userTokenExpiresAt: optional(integer),
  dataAccessExpiresAt: optional(integer),
  permissions: optional(json<readonly string[]>(z.array(z.string()))),
  /** facebook-login: whom Meta names when that person removes the app; no Instagram id is in such a request. */
  facebookUserId: optional(text),
  /** `undefined`: nothing to refresh. */
  nextRefreshAt: optional(integer),
  /** Refreshes that failed since the last good one. */
  failures: integer,
  /** A sentence for the owner. */
  lastError: optional(text),
  /** Set when Instagram plainly said that the token is dead: the account needs to be connected again. */
  deadAt: optional(integer),
});

/** A sealed credential and what is known of its life. Instants in milliseconds. */
export type TokenRecord = RowOf<typeof TOKENS>;

interface Tokens {
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

export function createTokens(sqlite: Sqlite): Tokens {
  const tokens = prepareTable(sqlite, TOKENS);
  const selectOfFacebookUser = sqlite
    .prepare<[string], string>("SELECT account_id FROM tokens WHERE facebook_user_id = ?")
    .pluck();
  const replace = tokens.update("account_id = @accountId AND version = @sentVersion");
  const noteFailure = sqlite.prepare(
    `UPDATE tokens SET failures = failures + 1, last_error = @lastError, next_refresh_at = @nextRefreshAt,
       dead_at = coalesce(dead_at, @deadAt) WHERE account_id = @accountId AND version = @version`,
  );
  return {
    get: tokens.one<[string]>("SELECT * FROM tokens WHERE account_id = ?"),
    accountsOfFacebookUser: (facebookUserId) => selectOfFacebookUser.all(facebookUserId),
    put: tokens.upsert(),
    replace: (sentVersion, token) => replace(token, { sentVersion }),
    noteFailure(accountId, version, { lastError, nextRefreshAt = null, deadAt = null }) {
      noteFailure.run({ accountId, version, lastError, nextRefreshAt, deadAt });
    },
  };
}
