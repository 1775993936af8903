import { DAY_MS } from "../time/clock.ts";
import { integer, text } from "./codecs.ts";
import type { Sqlite } from "./sqlite.ts";
import { prepareTable, table } from "./table.ts";

const LEASES = table("leases", ["name"], { name: text, holder: text, expiresAt: integer });

/** Who may do a thing that must not be done twice at once, across the server and the commands beside it. */
export interface Leases {
  /**
   * Says whether `holder` now has the lease: it was free, expired, already theirs, or written by a clock that has been
   * set back since, which lets it last longer than anybody asks for.
   */
  take(name: string, holder: string, now: number, expiresAt: number): boolean;
  release(name: string, holder: string): void;
  holderOf(name: string, now: number): string | undefined;
}

/** Clocks are set by seconds all the time, and no lease is taken for as long as a day. */
const SLACK_MS = DAY_MS;

export function createLeases(sqlite: Sqlite): Leases {
  const leases = prepareTable(sqlite, LEASES);
  const take = leases.insert(
    `ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, expires_at = excluded.expires_at
     WHERE leases.holder = excluded.holder OR leases.expires_at <= @now
       OR leases.expires_at > excluded.expires_at + ${SLACK_MS}`,
  );
  const release = sqlite.prepare("DELETE FROM leases WHERE name = ? AND holder = ?");
  const select = leases.one<[string, number]>(
    "SELECT * FROM leases WHERE name = ? AND expires_at > ?",
  );
  return {
    take: (name, holder, now, expiresAt) => take({ name, holder, expiresAt }, { now }),
    release: (name, holder) => void release.run(name, holder),
    holderOf: (name, now) => select(name, now)?.holder,
  };
}
