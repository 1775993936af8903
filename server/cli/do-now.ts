import { OwnerError } from "../errors.ts";
import type { Instance } from "../instance.ts";
import type { Notice } from "../notice.ts";
import { refreshNotice, syncNotice } from "../outcome-messages.ts";
import { type Arguments, chosenAccounts, withInstance } from "./command.ts";

export function syncCommand(args: Arguments): Promise<void> {
  return forEachAccount(args, async (instance, id) =>
    syncNotice(await instance.sync.syncAccount(id, { full: true }), instance.clock.now()),
  );
}

export function refreshCommand(args: Arguments): Promise<void> {
  return forEachAccount(args, async (instance, id) =>
    refreshNotice(await instance.refresher.refreshAccount(id), instance.clock.now()),
  );
}

/** Goes on with the other accounts when one fails, and fails in the end. */
function forEachAccount(
  args: Arguments,
  work: (instance: Instance, accountId: string) => Promise<Notice>,
): Promise<void> {
  return withInstance(async (instance) => {
    const accounts = chosenAccounts(instance, args.account);
    let failed = 0;
    for (const { id, profile } of accounts) {
      const { level, text } = await work(instance, id);
      console.log(`@${profile.username}: ${text}`);
      if (level === "error") failed++;
    }
    if (failed > 0) throw new OwnerError(`${failed} of ${accounts.length} failed, as said above.`);
  });
}
