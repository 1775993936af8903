import { text } from "./codecs.ts";
import type { Sqlite } from "./sqlite.ts";
import { prepareTable, type RowOf, table } from "./table.ts";

/** Whom else to tell of one account's trouble, as was chosen here; it stays until the account is let go. */
const ALERT_ADDRESSES = table("alert_addresses", ["accountId"], {
  accountId: text,
  /** An e-mail address. */
  address: text,
});

interface AlertAddresses {
  all(): RowOf<typeof ALERT_ADDRESSES>[];
  put(row: RowOf<typeof ALERT_ADDRESSES>): void;
  /** With what was noted of telling the address, if no other account has it. */
  delete(accountId: string): void;
}

export function createAlertAddresses(sqlite: Sqlite): AlertAddresses {
  const addresses = prepareTable(sqlite, ALERT_ADDRESSES);
  const remove = sqlite.prepare("DELETE FROM alert_addresses WHERE account_id = ?");
  // An address that no account has any more is a person's: how telling them went is nobody's to keep.
  const forgetChannel = ["alert_channels", "alerts_sent"].map((name) =>
    sqlite.prepare(
      `DELETE FROM ${name} WHERE channel IN (SELECT 'mail:' || address FROM alert_addresses
        GROUP BY address HAVING count(*) = 1 AND max(account_id) = ?)`,
    ),
  );
  return {
    all: addresses.all<[]>("SELECT * FROM alert_addresses ORDER BY account_id"),
    put: addresses.upsert(),
    delete: sqlite.transaction((accountId: string) => {
      for (const forget of forgetChannel) forget.run(accountId);
      remove.run(accountId);
    }),
  };
}
