import type { AccountRecord } from "../db/accounts.ts";
import type { Database } from "../db/database.ts";
import type { ForgottenAccount } from "../db/forgotten-accounts.ts";
import type { Profile } from "../instagram/types.ts";
import { OwnerError } from "../shared/errors.ts";
import { type FingerprintDeps, fingerprintOf } from "./fingerprint.ts";

export interface KnownAccountDeps {
  readonly db: Pick<Database, "accounts" | "forgottenAccounts" | "namedValues">;
  readonly vault: FingerprintDeps["vault"];
}

/** What is here of the account that a profile is of. Neither: it was never here. */
interface KnownAccount {
  readonly account?: AccountRecord | undefined;
  /** Its owner had everything deleted; connecting it again brings it back. */
  readonly forgotten?: ForgottenAccount | undefined;
}

/** By Instagram's ids, never by its name: names change hands. Throws an `OwnerError` where Instagram named no id. */
export function findKnownAccount(deps: KnownAccountDeps, profile: Profile): KnownAccount {
  const { db } = deps;
  const ids = [profile.professionalId, profile.appScopedId].filter((id) => id !== undefined);
  if (ids.length === 0) {
    throw new OwnerError("Instagram did not say which account this is: try again in a minute.");
  }
  for (const id of ids) {
    const account = db.accounts.findByInstagramId(id);
    if (account) return { account };
  }
  if (db.forgottenAccounts.all().length === 0) return {};
  for (const id of ids) {
    const forgotten = db.forgottenAccounts.findByHash(fingerprintOf(deps, id));
    if (forgotten) return { forgotten };
  }
  return {};
}

/** Whether it is the account with this id of ours. */
export function isAccount(deps: KnownAccountDeps, accountId: string, profile: Profile): boolean {
  const { account, forgotten } = findKnownAccount(deps, profile);
  return (account ?? forgotten)?.id === accountId;
}
