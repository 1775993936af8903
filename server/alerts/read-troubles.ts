import type { Database } from "../db/database.ts";
import { type Clock, MINUTE_MS } from "../time/clock.ts";
import { SIGN_IN_SOON_MS } from "../tokens/token-status.ts";
import type { Incidents } from "./incidents.ts";
import { FAILURES_THAT_COUNT, OVERDUE_MS, type Trouble, troublesOf } from "./troubles.ts";

/** Reads what needs the owner. Cheap: it is looked up once for each change of the database and each minute. */
export type ReadTroubles = () => readonly Trouble[];

export function createReadTroubles(deps: {
  readonly db: Database;
  readonly clock: Clock;
  readonly incidents: Pick<Incidents, "open">;
}): ReadTroubles {
  const { db, clock, incidents } = deps;
  let last: { readonly version: string; readonly troubles: readonly Trouble[] } | undefined;
  return () => {
    const now = clock.now();
    const open = incidents.open();
    const version = `${db.version()} ${Math.floor(now / MINUTE_MS)} ${open.length}`;
    if (last?.version === version) return last.troubles;
    const odd = db.accounts.mayNeedOwner({
      failures: FAILURES_THAT_COUNT,
      notReadSince: now - OVERDUE_MS,
      dataAccessUntil: now + SIGN_IN_SOON_MS,
    });
    const named = open
      .filter(({ subject }) => !odd.some(({ id }) => id === subject))
      .flatMap(({ subject }) => db.accounts.get(subject) ?? []);
    const accounts = [...odd, ...named].map((account) => ({
      account,
      token: db.tokens.get(account.id),
      sync: db.syncStates.get(account.id),
    }));
    const forgotten = db.forgottenAccounts.all();
    const troubles = troublesOf({ accounts, forgotten, incidents: open }, now);
    last = { version, troubles };
    return troubles;
  };
}
