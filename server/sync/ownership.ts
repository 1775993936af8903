import type { AccountRecord } from "../db/accounts.ts";
import type { MediaOwner, Profile } from "../instagram/types.ts";

/**
 * Whether a post with this owner is the account's: one sign of it is enough, because a name that was just changed
 * may be the old one on some posts, and one login's ids are not the other's.
 */
export function ownership(
  account: Pick<AccountRecord, "appScopedId" | "professionalId" | "profile">,
  profile: Profile,
): (owner: MediaOwner) => boolean {
  const ids = [
    account.appScopedId,
    account.professionalId,
    profile.appScopedId,
    profile.professionalId,
  ];
  const usernames = [account.profile.username, profile.username].map((name) => name.toLowerCase());
  return ({ id, username }) =>
    (id !== undefined && ids.includes(id)) ||
    (username !== undefined && usernames.includes(username.toLowerCase()));
}
