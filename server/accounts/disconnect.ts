import type { Incidents } from "../alerts/incidents.ts";
import type { Database } from "../db/database.ts";
import { filesOfAccount } from "../db/stored-file-names.ts";
import type { Log } from "../logging/log.ts";
import type { Clock } from "../time/clock.ts";
import { erasePersonalData } from "./personal-data.ts";

interface DisconnectDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly log: Log;
  readonly incidents: Pick<Incidents, "clearSubject">;
  /** Runs inside the transaction, for feeds that go on with other accounts. */
  buildFeed(feedId: string): void;
  /** Deletes those files that nothing names any more. */
  deleteFilesOf(names: readonly string[]): Promise<void>;
}

/**
 * Deletes an account with its token, posts and files, and the feeds that showed nothing else.
 * The rows go first, all or nothing; files left over by a crash in between are swept later.
 */
export async function disconnectAccount(deps: DisconnectDeps, accountId: string): Promise<void> {
  const { db } = deps;
  const names = db.transaction(() => {
    const account = db.accounts.get(accountId);
    if (!account) return [];
    const files = filesOfAccount(db, account);
    const feeds = db.feeds.ofAccount(accountId);
    erasePersonalData(db, { id: accountId, username: account.profile.username }, "let-go");
    for (const feed of feeds) {
      if (feed.accountIds.length === 1) db.feeds.delete(feed.id);
      else deps.buildFeed(feed.id);
    }
    // A cached page may miss a picture now; what was asked to be deleted is gone all the same.
    const now = deps.clock.now();
    db.documents.deleteRetired(now + 1, now);
    db.documents.releaseFiles(files);
    return files;
  });
  deps.incidents.clearSubject(accountId);
  await deps.deleteFilesOf(names);
  deps.log.info({ account: accountId }, "account disconnected, its posts and files deleted");
}
