import type { ApiName, Profile } from "../instagram/types.ts";
import type { Sqlite } from "./database.ts";

/** Instagram's signed picture address dies within days, so only the stored copy is kept. */
export type StoredProfile = Omit<Profile, "profilePictureUrl">;

export interface StoredAvatar {
  /** Name under `/media/`. */
  readonly name: string;
  /** Path of the address it was fetched from; another path means another picture. */
  readonly source: string;
}

export interface AccountRecord {
  /** Ours, not Instagram's. */
  readonly id: string;
  readonly api: ApiName;
  readonly appScopedId: string | undefined;
  readonly professionalId: string | undefined;
  readonly connectedAt: number;
  readonly profile: StoredProfile;
  readonly picture: StoredAvatar | undefined;
}

export interface Accounts {
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

interface Row {
  id: string;
  api: ApiName;
  app_scoped_id: string | null;
  professional_id: string | null;
  connected_at: number;
  profile: string;
  picture: string | null;
}

export function createAccounts(sqlite: Sqlite): Accounts {
  const selectAll = sqlite.prepare<[], Row>("SELECT * FROM accounts ORDER BY connected_at, id");
  const selectOne = sqlite.prepare<[string], Row>("SELECT * FROM accounts WHERE id = ?");
  const selectByInstagramId = sqlite.prepare<{ id: string }, Row>(
    "SELECT * FROM accounts WHERE professional_id = @id OR app_scoped_id = @id ORDER BY professional_id = @id DESC",
  );
  const selectByUsername = sqlite.prepare<[string], Row>(
    "SELECT * FROM accounts WHERE lower(profile ->> 'username') = lower(?)",
  );
  const insert = sqlite.prepare(
    `INSERT INTO accounts (id, api, app_scoped_id, professional_id, connected_at, profile, picture)
     VALUES (@id, @api, @appScopedId, @professionalId, @connectedAt, @profile, @picture)`,
  );
  const update = sqlite.prepare(
    `UPDATE accounts SET api = @api, app_scoped_id = @appScopedId, professional_id = @professionalId,
       connected_at = @connectedAt, profile = @profile, picture = @picture WHERE id = @id`,
  );
  const remove = sqlite.prepare("DELETE FROM accounts WHERE id = ?");
  return {
    all: () => selectAll.all().map(fromRow),
    get: (id) => maybe(selectOne.get(id)),
    findByInstagramId: (id) => maybe(selectByInstagramId.get({ id })),
    findByUsername: (username) => maybe(selectByUsername.get(username)),
    insert: (account) => void insert.run(toRow(account)),
    update: (account) => void update.run(toRow(account)),
    delete: (id) => void remove.run(id),
  };
}

function maybe(row: Row | undefined): AccountRecord | undefined {
  return row && fromRow(row);
}

function fromRow(row: Row): AccountRecord {
  return {
    id: row.id,
    api: row.api,
    appScopedId: row.app_scoped_id ?? undefined,
    professionalId: row.professional_id ?? undefined,
    connectedAt: row.connected_at,
    profile: JSON.parse(row.profile),
    picture: row.picture === null ? undefined : JSON.parse(row.picture),
  };
}

function toRow(account: AccountRecord) {
  return {
    id: account.id,
    api: account.api,
    appScopedId: account.appScopedId ?? null,
    professionalId: account.professionalId ?? null,
    connectedAt: account.connectedAt,
    profile: JSON.stringify(account.profile),
    picture: account.picture ? JSON.stringify(account.picture) : null,
  };
}
