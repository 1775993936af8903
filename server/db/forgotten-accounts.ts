import { z } from "zod";
import type { ApiName } from "../instagram/types.ts";
import { integer, json, optional, text, textOf } from "./codecs.ts";
import type { Sqlite } from "./sqlite.ts";
import { prepareTable, type RowOf, table } from "./table.ts";

/** The setting that holds the key of the fingerprints, sealed. */
export const FINGERPRINT_KEY = "forgotten_accounts_key";

const FORGOTTEN_ACCOUNTS = table("forgotten_accounts", ["id"], {
  /** The account's own, of this server: it is the same again once it is connected again. */
  id: text,
  api: textOf<ApiName>(),
  /** Keyed fingerprints of Instagram's ids: the account is known by them when it comes back, and they name nobody. */
  professionalIdHash: optional(text),
  appScopedIdHash: optional(text),
  /** Of the person who connected it through Facebook, and whom Meta may name instead. */
  facebookUserIdHash: optional(text),
  /** The feeds that showed it, some of which may be gone by now. */
  feedIds: json<readonly string[]>(z.array(z.string())),
  /** Of its last token, so that the next one is newer than any answer still under way. */
  tokenVersion: integer,
  forgottenAt: integer,
});

/** What stays of an account whose owner had everything about them deleted: the feeds, and how to know it again. */
export type ForgottenAccount = RowOf<typeof FORGOTTEN_ACCOUNTS>;

interface ForgottenAccounts {
  all(): ForgottenAccount[];
  get(id: string): ForgottenAccount | undefined;
  /** By the fingerprint of either of Instagram's ids. */
  findByHash(hash: string): ForgottenAccount | undefined;
  /** Those that a person with this fingerprint, or with this account, had here. */
  ofPerson(hash: string): ForgottenAccount[];
  put(account: ForgottenAccount): void;
  delete(id: string): void;
}

export function createForgottenAccounts(sqlite: Sqlite): ForgottenAccounts {
  const accounts = prepareTable(sqlite, FORGOTTEN_ACCOUNTS);
  const findByHash = accounts.one<[{ hash: string }]>(
    "SELECT * FROM forgotten_accounts WHERE professional_id_hash = @hash OR app_scoped_id_hash = @hash",
  );
  const ofPerson = accounts.all<[{ hash: string }]>(
    `SELECT * FROM forgotten_accounts
     WHERE @hash IN (professional_id_hash, app_scoped_id_hash, facebook_user_id_hash)`,
  );
  const remove = sqlite.prepare("DELETE FROM forgotten_accounts WHERE id = ?");
  return {
    all: accounts.all<[]>("SELECT * FROM forgotten_accounts ORDER BY forgotten_at, id"),
    get: accounts.one<[string]>("SELECT * FROM forgotten_accounts WHERE id = ?"),
    findByHash: (hash) => findByHash({ hash }),
    ofPerson: (hash) => ofPerson({ hash }),
    put: accounts.upsert(),
    delete: (id) => void remove.run(id),
  };
}
