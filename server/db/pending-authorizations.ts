import type { ApiName } from "../instagram/types.ts";
import { integer, optional, text, textOf } from "./codecs.ts";
import type { Sqlite } from "./sqlite.ts";
import { prepareTable, type RowOf, table } from "./table.ts";

const PENDING_AUTHORIZATIONS = table("pending_authorizations", ["stateHash"], {
  /** Of the `state` that went to Instagram along with the browser and comes back with it. */
  stateHash: text,
  sessionHash: text,
  api: textOf<ApiName>(),
  /** The account that is to be connected again; `undefined` where any may come. */
  accountId: optional(text),
  expiresAt: integer,
});

export type PendingAuthorization = RowOf<typeof PENDING_AUTHORIZATIONS>;

/** Sign-ins with Instagram that were started here and have not come back yet. */
interface PendingAuthorizations {
  insert(authorization: PendingAuthorization): void;
  /** Reads it and forgets it: a state works once. */
  take(stateHash: string): PendingAuthorization | undefined;
  deleteExpired(now: number): void;
}

export function createPendingAuthorizations(sqlite: Sqlite): PendingAuthorizations {
  const authorizations = prepareTable(sqlite, PENDING_AUTHORIZATIONS);
  const removeExpired = sqlite.prepare("DELETE FROM pending_authorizations WHERE expires_at <= ?");
  return {
    insert: authorizations.insert(),
    take: authorizations.one<[string]>(
      "DELETE FROM pending_authorizations WHERE state_hash = ? RETURNING *",
    ),
    deleteExpired: (now) => void removeExpired.run(now),
  };
}
