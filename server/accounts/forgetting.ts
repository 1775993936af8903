import type { DeletionCause } from "../alerts/kinds.ts";
import type { Log } from "../logging/log.ts";
import { applyRememberedDeletions } from "./apply-remembered-deletions.ts";
import { type ForgetDeps, forgetAbsentAccounts, forgetAccount } from "./forget.ts";

/** Deleting as Meta asks, out of every file of the data folder. */
export interface Forgetting {
  /** Everything of the account but its feeds. */
  forget(accountId: string, cause: DeletionCause): Promise<void>;
  /** What was kept of accounts that are forgotten already, by an id of Instagram's or Facebook's: what is said in its videos. */
  forgetAbsent(instagramId: string): void;
  /** The same once more, after a restore, for what was deleted when the backup had been made already. */
  forgetRemembered(): Promise<void>;
}

export function createForgetting(
  deps: ForgetDeps & {
    readonly dataDir: string;
    readonly log: Log;
    /** Deletes those files that nothing names any more. */
    deleteFilesOf(names: readonly string[]): Promise<void>;
  },
): Forgetting {
  const { db, log } = deps;

  async function deleteFiles(names: readonly string[]): Promise<void> {
    // Where what was just deleted still lies in what SQLite wrote before.
    db.checkpoint();
    await deps.deleteFilesOf(names);
  }

  return {
    async forget(accountId, cause) {
      await deleteFiles(forgetAccount(deps, accountId, cause));
      log.info({ account: accountId, cause }, "account forgotten, its posts and files deleted");
    },
    forgetAbsent(instagramId) {
      forgetAbsentAccounts(deps, instagramId);
      db.checkpoint();
    },
    async forgetRemembered() {
      const { accounts, files } = applyRememberedDeletions(deps);
      if (accounts === 0) return;
      await deleteFiles(files);
      log.warn({ accounts }, "what Meta had asked to have deleted was there again, and is deleted");
    },
  };
}
