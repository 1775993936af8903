import type { AccountRecord } from "../../db/accounts.ts";
import type { Database } from "../../db/database.ts";
import { RequestError } from "../../shared/errors.ts";

/** The account that a form or an address names. Throws a `RequestError` where it was disconnected meanwhile. */
export function knownAccount({ accounts }: Pick<Database, "accounts">, id: string): AccountRecord {
  const account = accounts.get(id);
  if (account) return account;
  throw new RequestError(404, "unknown-account", "That account is not connected any more.");
}
