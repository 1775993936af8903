import type { Incidents } from "../alerts/incidents.ts";
import type { Database } from "../db/database.ts";
import { eraseWhatWasKept } from "./personal-data.ts";

/** Waits no longer for an account whose owner had everything deleted: the feeds that show nothing else go with it. */
export function letGoOfForgotten(
  deps: { readonly db: Database; readonly incidents: Pick<Incidents, "clearSubject"> },
  accountId: string,
): void {
  const { db } = deps;
  db.transaction(() => {
    for (const feedId of emptyFeedsOf(db, accountId)) db.feeds.delete(feedId);
    eraseWhatWasKept(db, accountId, "let-go");
    deps.incidents.clearSubject(accountId);
  });
}

/** Of the feeds that showed the account, those that show no other. */
export function emptyFeedsOf(
  { forgottenAccounts, feeds }: Pick<Database, "forgottenAccounts" | "feeds">,
  accountId: string,
): string[] {
  const feedIds = forgottenAccounts.get(accountId)?.feedIds ?? [];
  return feedIds.flatMap((id) => {
    const feed = feeds.resolve(id);
    return feed?.accountIds.length === 0 ? [feed.id] : [];
  });
}
