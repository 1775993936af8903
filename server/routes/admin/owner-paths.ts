import type { Database } from "../../db/database.ts";
import type { FeedRecord } from "../../db/feeds.ts";

/** So many have room on the first page with all about them; more are listed, each with a page of its own. */
export const FEW_ACCOUNTS = 8;

type Counted = Pick<Database, "accounts">;

/** The page that has all about the account. */
export function accountPath(db: Counted, accountId: string): string {
  return hasFewAccounts(db) ? "/admin" : `/admin/accounts/${encodeURIComponent(accountId)}`;
}

/** Where the feed is on it. */
export function feedPath(db: Counted, feed: FeedRecord): string {
  const [accountId] = feed.accountIds;
  const page = accountId === undefined ? "/admin" : accountPath(db, accountId);
  return `${page}#feed-${feed.id}`;
}

export function hasFewAccounts({ accounts }: Counted): boolean {
  return accounts.count("") <= FEW_ACCOUNTS;
}
