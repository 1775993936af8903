import type { AccountRecord } from "../db/accounts.ts";
import type { Instance } from "../instance.ts";
import { refreshNotice } from "../outcomes/refresh-notice.ts";
import { syncNotice } from "../outcomes/sync-notice.ts";
import { OwnerError } from "../shared/errors.ts";
import type { Notice } from "../shared/notice.ts";
import { type Arguments, chosenAccounts, withInstance } from "./command.ts";

export function syncCommand(args: Arguments): Promise<void> {
  return forEachAccount(args, async (instance, { id, profile }) => {
    const outcome = await instance.sync.syncAccount(id, {
      full: true,
      // On standard error, where it is in nobody's way.
      onProgress: ({ added, updated }) =>
        console.error(`@${profile.username}: ${added} new, ${updated} changed so far`),
    });
    return syncNotice(outcome, instance.clock.now());
  });
}

export function refreshCommand(args: Arguments): Promise<void> {
  return forEachAccount(args, async (instance, { id }) =>
    refreshNotice(await instance.refresher.refreshAccount(id), instance.clock.now()),
  );
}

/** Goes on with the other accounts when one fails, and fails in the end. */
function forEachAccount(
  args: Arguments,
  work: (instance: Instance, account: AccountRecord) => Promise<Notice>,
): Promise<void> {
  return withInstance(async (instance) => {
    const accounts = chosenAccounts(instance, args.account);
    let failed = 0;
    for (const account of accounts) {
      const { level, text } = await work(instance, account);
      console.log(`@${account.profile.username}: ${text}`);
      if (level === "error") failed++;
    }
    if (failed > 0) throw new OwnerError(`${failed} of ${accounts.length} failed, as said above.`);
  });
}
