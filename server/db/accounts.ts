import { z } from "zod";
import type { ApiName, Profile } from "../instagram/types.ts";
import { integer, json, optional, text, textOf } from "./codecs.ts";
import { likePattern } from "./like-pattern.ts";
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

interface OwnerBounds {
  readonly failures: number;
  readonly notReadSince: number;
  readonly dataAccessUntil: number;
}

interface Accounts {
  all(): AccountRecord[];
  get(id: string): AccountRecord | undefined;
  /** By either of Instagram's ids. */
  findByInstagramId(instagramId: string): AccountRecord | undefined;
  findByUsername(username: string): AccountRecord | undefined;
  insert(account: AccountRecord): void;
  /**
   * Those that may need their owner, so that the many others need not be read to know that they are well:
   * `failures` in a row, of a refresh, or of syncs since before `notReadSince`; what Meta gives out ends before
   * `dataAccessUntil`.
   */
  mayNeedOwner(bounds: OwnerBounds): AccountRecord[];
  /** Those whose username or name has `text` in it, and how many there are of them in all. */
  find(text: string, page: { readonly size: number; readonly from: number }): AccountRecord[];
  count(text: string): number;
  /** Replaces all but the id. */
  update(account: AccountRecord): void;
  /** Its token, posts and places in feeds go with it. Inside a transaction. */
  delete(id: string): void;
  /** Whether one is here or was: else the database may be a new one in the place of one that was lost. */
  hadAny(): boolean;
}

/** The setting that is there once an account was deleted. */
const DELETED_ONE = "account_deleted";

export function createAccounts(sqlite: Sqlite): Accounts {
  const accounts = prepareTable(sqlite, ACCOUNTS);
  const findByInstagramId = accounts.one<[{ id: string }]>(
    `SELECT * FROM accounts WHERE professional_id = @id OR app_scoped_id = @id
     ORDER BY professional_id = @id DESC`,
  );
  const mayNeedOwner = accounts.all<[OwnerBounds]>(
    `SELECT accounts.* FROM accounts
     LEFT JOIN tokens ON tokens.account_id = accounts.id
     LEFT JOIN sync_states ON sync_states.account_id = accounts.id
     WHERE tokens.account_id IS NULL OR tokens.dead_at IS NOT NULL
       OR tokens.data_access_expires_at < @dataAccessUntil OR tokens.failures >= @failures
       OR (sync_states.failures >= @failures
         AND ifnull(sync_states.last_success_at, accounts.connected_at) <= @notReadSince)
     ORDER BY accounts.connected_at, accounts.id`,
  );
  // Whoever looks for nothing gets all of them, without a look into each.
  const matching = `FROM accounts WHERE @pattern = '%%' OR profile ->> 'username' LIKE @pattern ESCAPE '\\'
     OR profile ->> 'name' LIKE @pattern ESCAPE '\\'`;
  const find = accounts.all<[{ pattern: string; size: number; from: number }]>(
    `SELECT * ${matching} ORDER BY connected_at, id LIMIT @size OFFSET @from`,
  );
  const count = sqlite
    .prepare<[{ pattern: string }], number>(`SELECT count(*) ${matching}`)
    .pluck();
  const update = accounts.update("id = @id");
  const remove = sqlite.prepare("DELETE FROM accounts WHERE id = ?");
  const noteDeleted = sqlite.prepare(
    `INSERT OR IGNORE INTO settings (name, value) VALUES ('${DELETED_ONE}', x'')`,
  );
  const hadAny = sqlite
    .prepare<[], number>(
      `SELECT EXISTS (SELECT 1 FROM accounts)
       OR EXISTS (SELECT 1 FROM settings WHERE name = '${DELETED_ONE}')`,
    )
    .pluck();
  return {
    all: accounts.all<[]>("SELECT * FROM accounts ORDER BY connected_at, id"),
    get: accounts.one<[string]>("SELECT * FROM accounts WHERE id = ?"),
    findByInstagramId: (id) => findByInstagramId({ id }),
    findByUsername: accounts.one<[string]>(
      "SELECT * FROM accounts WHERE lower(profile ->> 'username') = lower(?)",
    ),
    mayNeedOwner,
    find: (text, page) => find({ pattern: likePattern(text), ...page }),
    count: (text) => count.get({ pattern: likePattern(text) }) ?? 0,
    insert: accounts.insert(),
    update: (account) => void update(account),
    delete(id) {
      remove.run(id);
      noteDeleted.run();
    },
    hadAny: () => hadAny.get() === 1,
  };
}
