import { isAccount, type KnownAccountDeps } from "./known-account.ts";
import { nameOfSubject } from "./reconnect-link.ts";
import type { ExpectedAccount } from "./settle-connection.ts";

/** The account that somebody asked to connect again; `undefined` where any may come. */
export function findExpectedAccount(
  deps: KnownAccountDeps,
  accountId: string | undefined,
): (ExpectedAccount & { readonly name: string }) | undefined {
  if (accountId === undefined) return undefined;
  const name = nameOfSubject(deps.db, { accountId, username: undefined });
  if (name === undefined) return undefined;
  return { name, is: ({ profile }) => isAccount(deps, accountId, profile) };
}
