import { z } from "zod";
import type { ApiName, Profile } from "../instagram/types.ts";
import { integer, json, optional, text, textOf } from "./codecs.ts";
import type { Sqlite } from "./sqlite.ts";
import { prepareTable, type RowOf, table } from "./table.ts";

/** Instagram's signed picture address dies within days, so only the stored copy is kept. */
export type StoredProfile = Omit<Profile, "profilePictureUrl">;

export interface StoredAvatar {
  /** Name under `/media/`. */
  readonly name: string;
  /** Path of the address it was fetched from; another path means another picture. */
  readonly source: string;
}

const storedProfile = json<StoredProfile>(z.looseObject({ username: z.string() }));
const storedAvatar = json<StoredAvatar>(z.object({ name: z.string(), source: z.string() }));

const ACCOUNTS = table("accounts", ["id"], {
  /** Ours, not Instagram's. */
  id: text,
  api: textOf<ApiName>(),
  appScopedId: optional(text),
  professionalId: optional(text),
  connectedAt: integer,
  profile: storedProfile,
  picture: optional(storedAvatar),
});

export type AccountRecord = RowOf<typeof ACCOUNTS>;

interface Accounts {
  all(): AccountRecord[];
  get(id: string): AccountRecord | undefined;
  /** By either of Instagram's ids. */
  findByInstagramId(instagramId: string): AccountRecord | undefined;
  findByUsername(username: string): AccountRecord | undefined;
  insert(account: AccountRecord): void;
  /** Replaces all but the id. */
  update(account: AccountRecord): void;
  /** Its token, posts and places in feeds go with it. */
  delete(id: string): void;
}

export function createAccounts(sqlite: Sqlite): Accounts {
  const accounts = prepareTable(sqlite, ACCOUNTS);
  const findByInstagramId = accounts.one<[{ id: string }]>(
    `SELECT * FROM accounts WHERE professional_id = @id OR app_scoped_id = @id
     ORDER BY professional_id = @id DESC`,
  );
  const update = accounts.update("id = @id");
  const remove = sqlite.prepare("DELETE FROM accounts WHERE id = ?");
  return {
    all: accounts.all<[]>("SELECT * FROM accounts ORDER BY connected_at, id"),
    get: accounts.one<[string]>("SELECT * FROM accounts WHERE id = ?"),
    findByInstagramId: (id) => findByInstagramId({ id }),
    findByUsername: accounts.one<[string]>(
      "SELECT * FROM accounts WHERE lower(profile ->> 'username') = lower(?)",
    ),
    insert: accounts.insert(),
    update: (account) => void update(account),
    delete: (id) => void remove.run(id),
  };
}
