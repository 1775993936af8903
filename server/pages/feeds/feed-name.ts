import type { AccountRecord } from "../../db/accounts.ts";
import type { FeedRecord } from "../../db/feeds.ts";

/** What a feed is called where people read of it: as its owner says, else as the account whose posts it shows, else by its id. */
export function feedName(
  feed: Pick<FeedRecord, "id" | "accountIds" | "title">,
  accountOf: (id: string) => AccountRecord | undefined,
): string {
  if (feed.title !== undefined) return feed.title;
  const [accountId] = feed.accountIds;
  const account = accountId === undefined ? undefined : accountOf(accountId);
  if (feed.accountIds.length !== 1 || !account) return feed.id;
  return account.profile.name ?? account.profile.username;
}
