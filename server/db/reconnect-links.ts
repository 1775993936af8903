import type { ApiName } from "../instagram/types.ts";
import { DAY_MS } from "../time/clock.ts";
import { integer, optional, text, textOf } from "./codecs.ts";
import type { Sqlite } from "./sqlite.ts";
import { prepareTable, type RowOf, table } from "./table.ts";

const RECONNECT_LINKS = table("reconnect_links", ["codeHash"], {
  /** Only the hash is stored: the database file opens no link. */
  codeHash: text,
  /** Of an account that is here, or was until its owner had it deleted. */
  accountId: optional(text),
  /** Where no account is here yet: whose may be connected, in small letters. */
  username: optional(text),
  /** Through which the person signs in. */
  api: textOf<ApiName>(),
  createdAt: integer,
  expiresAt: integer,
  /** When the account was connected, through this link or another one to it. */
  spentAt: optional(integer),
  /** When its reader last had a new one sent to the owner. */
  renewedAt: optional(integer),
});

/** A link by which the person who owns an account connects that account, and can do nothing else. */
export type ReconnectLinkRecord = RowOf<typeof RECONNECT_LINKS>;

/** So long after its end a link's page can still say what became of it. */
export const LINK_KEPT_MS = 90 * DAY_MS;

interface ReconnectLinks {
  insert(link: ReconnectLinkRecord): void;
  /** Spent and expired ones too. */
  find(codeHash: string): ReconnectLinkRecord | undefined;
  /** Every one for the same account as this one, or for the same username. */
  spend(link: ReconnectLinkRecord, now: number): void;
  noteRenewal(codeHash: string, now: number): void;
  /** When a new link for the same account, or the same username, was last sent because a reader asked. */
  lastRenewalAt(link: ReconnectLinkRecord): number | undefined;
  deleteOfUsername(username: string): void;
  deleteExpiredBefore(instant: number): void;
}

/** The links for the same account; `IS`, because one of the two is `NULL`. */
const SAME = "account_id IS @accountId AND username IS @username";

export function createReconnectLinks(sqlite: Sqlite): ReconnectLinks {
  const links = prepareTable(sqlite, RECONNECT_LINKS);
  const spend = sqlite.prepare(
    `UPDATE reconnect_links SET spent_at = @now WHERE ${SAME} AND spent_at IS NULL`,
  );
  const noteRenewal = sqlite.prepare(
    "UPDATE reconnect_links SET renewed_at = ? WHERE code_hash = ?",
  );
  const lastRenewal = sqlite
    .prepare<[ReturnType<typeof subjectColumns>], number | null>(
      `SELECT max(renewed_at) FROM reconnect_links WHERE ${SAME}`,
    )
    .pluck();
  const removeOfUsername = sqlite.prepare("DELETE FROM reconnect_links WHERE username = ?");
  const removeExpired = sqlite.prepare("DELETE FROM reconnect_links WHERE expires_at < ?");
  return {
    insert: links.insert(),
    find: links.one<[string]>("SELECT * FROM reconnect_links WHERE code_hash = ?"),
    spend: (link, now) => void spend.run({ ...subjectColumns(link), now }),
    noteRenewal: (codeHash, now) => void noteRenewal.run(now, codeHash),
    lastRenewalAt: (link) => lastRenewal.get(subjectColumns(link)) ?? undefined,
    deleteOfUsername: (username) => void removeOfUsername.run(username.toLowerCase()),
    deleteExpiredBefore: (instant) => void removeExpired.run(instant),
  };
}

/** SQLite knows `null` and not `undefined`. */
function subjectColumns(link: Pick<ReconnectLinkRecord, "accountId" | "username">) {
  return { accountId: link.accountId ?? null, username: link.username ?? null };
}
