import { accountStatus } from "../accounts/account-status.ts";
import { needsYou } from "../alerts/needs-you.ts";
import type { AccountRecord } from "../db/accounts.ts";
import type { Instance } from "../instance.ts";
import { relativeTime } from "../time/format-time.ts";
import { type Arguments, withInstance } from "./command.ts";

/** Accounts, token life, last sync, last error; never a token. */
export function statusCommand(args: Arguments): Promise<void> {
  return withInstance(async (instance) => {
    const accounts = instance.db.accounts
      .all()
      .map((account) => describeAccount(instance, account));
    const needsOwner = instance
      .readTroubles()
      .map(({ kind, urgency, title, sentence }) => ({ kind, urgency, title, sentence }));
    if (args.json) {
      console.log(JSON.stringify({ accounts, needsOwner }, null, 2));
      return;
    }
    if (needsOwner.length > 0) console.log(`${needsYou(needsOwner.length)}:`);
    for (const { urgency, title, sentence } of needsOwner) {
      console.log(`${urgency === "now" ? "✗" : "!"} ${title}: ${sentence}`);
    }
    if (accounts.length === 0) console.log("No account is connected yet.");
    for (const account of accounts) printAccount(account, instance.clock.now());
  });
}

function describeAccount({ db, clock }: Instance, account: AccountRecord) {
  const token = db.tokens.get(account.id);
  const status = accountStatus(db, account.id, clock.now());
  const sync = db.syncStates.get(account.id);
  const posts = db.posts.ofAccount(account.id);
  return {
    id: account.id,
    username: account.profile.username,
    api: account.api,
    state: status.state,
    feeds: db.feeds.ofAccount(account.id).map(({ id }) => id),
    posts: posts.filter(({ files }) => files).length,
    waiting: posts.filter(({ files }) => !files).length,
    tokenLife: status.token.lifetime,
    dataAccess: status.token.dataAccess?.sentence,
    // What Instagram has ended has no end to come.
    tokenExpiresAt: status.state === "reconnect" ? undefined : instant(token?.expiresAt),
    lastRefreshAt: instant(token?.refreshedAt),
    nextRefreshAt: instant(token?.nextRefreshAt),
    lastSyncAt: instant(sync.lastSuccessAt),
    nextSyncAt: instant(sync.nextSyncAt),
    usagePercent: sync.usagePercent,
    requestsToday: sync.requestsCount,
    lastError: status.trouble,
  };
}

function printAccount(account: ReturnType<typeof describeAccount>, now: number): void {
  const lastSync = account.lastSyncAt ? relativeTime(Date.parse(account.lastSyncAt), now) : "never";
  console.log(
    `@${account.username}  ${account.state}  (${account.api}, ${account.id})
  token: ${account.tokenLife}${account.dataAccess ? ` ${account.dataAccess}` : ""}
  last sync: ${lastSync}, ${account.posts} posts${account.waiting ? `, ${account.waiting} waiting` : ""}
  feeds: ${account.feeds.join(", ")}${account.lastError ? `\n  last error: ${account.lastError}` : ""}`,
  );
}

function instant(at: number | undefined): string | undefined {
  return at === undefined || at === 0 ? undefined : new Date(at).toISOString();
}
