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
  delete(accountId: string): void;
}

export function createAlertAddresses(sqlite: Sqlite): AlertAddresses {
  const addresses = prepareTable(sqlite, ALERT_ADDRESSES);
  const remove = sqlite.prepare("DELETE FROM alert_addresses WHERE account_id = ?");
  return {
    all: addresses.all<[]>("SELECT * FROM alert_addresses ORDER BY account_id"),
    put: addresses.upsert(),
    delete: (accountId) => void remove.run(accountId),
  };
}
