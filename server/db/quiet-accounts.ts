import type { Sqlite } from "./sqlite.ts";

/** Accounts that were connected or restored since their last whole sync: what comes with it is no news. */
export interface QuietAccounts {
  has(accountId: string): boolean;
  begin(accountId: string): void;
  beginAll(): void;
  end(accountId: string): void;
}

export function createQuietAccounts(sqlite: Sqlite): QuietAccounts {
  const select = sqlite
    .prepare<[string], number>("SELECT 1 FROM quiet_accounts WHERE account_id = ?")
    .pluck();
  const insert = sqlite.prepare(
    "INSERT INTO quiet_accounts (account_id) VALUES (?) ON CONFLICT DO NOTHING",
  );
  const insertAll = sqlite.prepare(
    "INSERT INTO quiet_accounts (account_id) SELECT id FROM accounts WHERE true ON CONFLICT DO NOTHING",
  );
  const remove = sqlite.prepare("DELETE FROM quiet_accounts WHERE account_id = ?");
  return {
    has: (accountId) => select.get(accountId) !== undefined,
    begin: (accountId) => void insert.run(accountId),
    beginAll: () => void insertAll.run(),
    end: (accountId) => void remove.run(accountId),
  };
}
