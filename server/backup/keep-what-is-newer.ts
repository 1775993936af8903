import type { AccountRecord } from "../db/accounts.ts";
import { createDatabase, type Database, migrateDatabase } from "../db/database.ts";
import { FINGERPRINT_KEY } from "../db/forgotten-accounts.ts";
import { openSqlite, type Sqlite } from "../db/sqlite.ts";
import type { TokenRecord } from "../db/tokens.ts";
import { HOLD_MS } from "../feed/cache.ts";
import type { Credential } from "../instagram/types.ts";
import type { Vault } from "../tokens/vault.ts";
import { tablesThatAre } from "./restored-tables.ts";

const PASSWORD = "password_hash";
const SETUP_TOKEN = "setup_token_hash";

export interface Kept {
  /** Names of the accounts whose newer token stayed. */
  readonly newerTokens: readonly string[];
  /** Names of the accounts that are here and not in the backup. */
  readonly dropped: readonly string[];
}

/**
 * Takes into the restored database what is not the backup's to say, from the one that it replaces: who is signed in and
 * with which password, newer tokens, and what visitors' caches may still ask for. Both are used by nobody else.
 */
export function keepWhatIsNewer(
  staged: { readonly sqlite: Sqlite; readonly db: Database },
  herePath: string,
  vault: Vault,
  now: number,
): Kept {
  const { sqlite, db } = staged;
  const hereSqlite = openSqlite(herePath);
  try {
    migrateDatabase(hereSqlite);
    const here = createDatabase(hereSqlite);
    sqlite.prepare("ATTACH ? AS here").run(herePath);
    try {
      return sqlite
        .transaction(() => {
          copyTables(sqlite);
          copyPassword(db, here);
          copyFingerprintKey(db, here);
          keepForCaches(sqlite, now);
          return keepTokens(db, here, vault);
        })
        .immediate();
    } finally {
      sqlite.exec("DETACH here");
    }
  } finally {
    hereSqlite.close();
  }
}

function copyTables(sqlite: Sqlite): void {
  for (const name of tablesThatAre("here", "both")) {
    sqlite.exec(`INSERT OR REPLACE INTO main.${name} SELECT * FROM here.${name}`);
  }
  sqlite.exec(
    `DELETE FROM incidents WHERE subject <> '' AND subject NOT IN (SELECT id FROM accounts)
     AND subject NOT IN (SELECT id FROM forgotten_accounts)`,
  );
}

/** A file from elsewhere must not bring a password that opens this server. */
function copyPassword(db: Database, here: Database): void {
  for (const name of [PASSWORD, SETUP_TOKEN]) {
    const value = here.namedValues.get(name);
    if (value && (name === PASSWORD || !db.namedValues.get(PASSWORD))) {
      db.namedValues.set(name, value);
    }
  }
}

/** Accounts that are forgotten here are known by it, when they come back and when Meta asks once more. */
function copyFingerprintKey(db: Database, here: Database): void {
  const key = here.namedValues.get(FINGERPRINT_KEY);
  if (key && !db.namedValues.get(FINGERPRINT_KEY)) db.namedValues.set(FINGERPRINT_KEY, key);
}

/** Pages and files that browsers and proxies may come back for. */
function keepForCaches(sqlite: Sqlite, now: number): void {
  sqlite
    .prepare(
      `INSERT INTO main.retired_pages (feed_id, cursor, retired_at)
       SELECT feed_id, cursor, coalesce(retired_at, @now)
       FROM here.documents LEFT JOIN here.retired_pages USING (feed_id, cursor)
       WHERE feed_id IN (SELECT id FROM main.feeds)
       AND (feed_id, cursor) NOT IN (SELECT feed_id, cursor FROM main.documents)`,
    )
    .run({ now });
  sqlite.exec(
    `INSERT OR IGNORE INTO main.documents (feed_id, cursor, etag, json, brotli, gzip, names, made_at)
     SELECT feed_id, cursor, etag, json, brotli, gzip, names, made_at
     FROM here.documents WHERE feed_id IN (SELECT id FROM main.feeds)`,
  );
  sqlite
    .prepare(
      `INSERT INTO main.retained_files (name, until_at)
       SELECT value, @until FROM here.documents, json_each(here.documents.names) WHERE true
       UNION SELECT name, until_at FROM here.retained_files WHERE until_at > @now
       ON CONFLICT (name) DO UPDATE SET until_at = max(until_at, excluded.until_at)`,
    )
    .run({ now, until: now + HOLD_MS });
}

function keepTokens(db: Database, here: Database, vault: Vault): Kept {
  const newerTokens: string[] = [];
  const found = new Set<string>();
  for (const account of db.accounts.all()) {
    const known = sameAccount(here, account);
    if (!known) continue;
    found.add(known.id);
    const token = here.tokens.get(known.id);
    const restored = db.tokens.get(account.id);
    if (!token || ageOf(token) <= ageOf(restored)) continue;
    const credential = openCredential(vault, token);
    if (!credential) continue;
    const { api, appScopedId, professionalId } = known;
    db.accounts.update({
      ...account,
      api,
      appScopedId: appScopedId ?? account.appScopedId,
      professionalId: professionalId ?? account.professionalId,
    });
    const sealed = vault.seal(account.id, credential);
    db.tokens.put({ ...token, accountId: account.id, sealed });
    newerTokens.push(account.profile.username);
  }
  const dropped = here.accounts.all().filter(({ id }) => !found.has(id));
  return { newerTokens, dropped: dropped.map(({ profile }) => profile.username) };
}

/** `undefined` where the key that it was sealed with is lost. */
function openCredential(vault: Vault, { accountId, sealed }: TokenRecord): Credential | undefined {
  try {
    return vault.open(accountId, sealed);
  } catch {
    return undefined;
  }
}

function sameAccount(here: Database, account: AccountRecord): AccountRecord | undefined {
  const ids = [account.professionalId, account.appScopedId].filter((id) => id !== undefined);
  return (
    here.accounts.get(account.id) ??
    ids.map((id) => here.accounts.findByInstagramId(id)).find((one) => one !== undefined)
  );
}

/** When it came from Instagram. */
function ageOf(token: TokenRecord | undefined): number {
  return token === undefined ? 0 : Math.max(token.obtainedAt, token.refreshedAt ?? 0);
}
