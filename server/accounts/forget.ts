import type { IncidentReporter } from "../alerts/incidents.ts";
import type { DeletionCause } from "../alerts/kinds.ts";
import type { Database } from "../db/database.ts";
import { filesOfAccount } from "../db/stored-file-names.ts";
import type { Clock } from "../time/clock.ts";
import { type FingerprintDeps, fingerprintOf } from "./fingerprint.ts";
import { erasePersonalData, eraseWhatWasKept } from "./personal-data.ts";

export interface ForgetDeps {
  readonly db: Database;
  readonly vault: FingerprintDeps["vault"];
  readonly clock: Pick<Clock, "now">;
  /** Tells the owner; left out where the database is no living one. */
  readonly incidents?: Pick<IncidentReporter, "raise">;
  /** Makes the feed's pages anew, inside the transaction; left out where nobody is served. */
  buildFeed?(feedId: string): void;
}

const CAUSES: Readonly<Record<DeletionCause, string>> = {
  deauthorized: "removed Windowbox at Instagram",
  "data-deleted": "asked Meta to have their data deleted",
};

/**
 * Deletes everything that is personal of an account: its access, profile, posts, every page made of them, retired
 * ones too. The feeds stay, with all that was chosen for them, and with a fingerprint by which the same account is
 * known when it comes back. All or nothing. Gives the names of the files that were its; deleting those that nothing
 * else names is the caller's, and what is left over by a crash in between is swept.
 */
export function forgetAccount(deps: ForgetDeps, accountId: string, cause: DeletionCause): string[] {
  const { db, clock } = deps;
  return db.transaction(() => {
    const account = db.accounts.get(accountId);
    if (!account) return [];
    const feedIds = db.feeds.ofAccount(accountId).map(({ id }) => id);
    const token = db.tokens.get(accountId);
    const hash = (id: string | undefined) =>
      id === undefined ? undefined : fingerprintOf(deps, id);
    db.forgottenAccounts.put({
      id: accountId,
      api: account.api,
      professionalIdHash: hash(account.professionalId),
      appScopedIdHash: hash(account.appScopedId),
      facebookUserIdHash: hash(token?.facebookUserId),
      feedIds,
      tokenVersion: token?.version ?? 0,
      forgottenAt: clock.now(),
    });
    const names = new Set(filesOfAccount(db, account));
    erasePersonalData(db, { id: accountId, username: account.profile.username }, cause);
    for (const id of feedIds) {
      for (const served of db.feeds.servedIds(id)) {
        // A cached page may miss a picture now; what was asked to be deleted is gone all the same.
        for (const name of db.documents.deleteOfFeed(served)) names.add(name);
        db.renditions.deleteOfFeed(served);
      }
      deps.buildFeed?.(id);
    }
    deps.incidents?.raise({
      kind: cause,
      subject: accountId,
      sentence: deletionSentence(cause, feedIds),
    });
    return [...names];
  });
}

/**
 * Deletes what was kept of accounts that the person had taken away before, by any id by which Meta names the person or
 * an account.
 */
export function forgetAbsentAccounts(
  { db, vault }: Pick<ForgetDeps, "db" | "vault">,
  instagramId: string,
): void {
  db.transaction(() => {
    const forgotten = db.forgottenAccounts.ofPerson(fingerprintOf({ db, vault }, instagramId));
    for (const { id } of forgotten) eraseWhatWasKept(db, id, "data-deleted");
    // It may have been about to be connected.
    db.pendingPicks.deleteAll();
  });
}

/** Names no account: its name was deleted with the rest. */
function deletionSentence(cause: DeletionCause, feedIds: readonly string[]): string {
  const feeds = feedIds.map((id) => `“${id}”`).join(", ");
  const which = feedIds.length === 1 ? `the feed ${feeds}` : `the feeds ${feeds}`;
  return `The owner of the Instagram account behind ${which} ${CAUSES[cause]}, so everything of it was deleted here, as Meta demands. The feed keeps its address and its look, and fills again once the account is connected again.`;
}
