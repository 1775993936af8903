import { KEY_CHECK, sealKeyCheck } from "../data-folder/open-data-folder.ts";
import type { Database } from "../db/database.ts";
import type { Sqlite } from "../db/sqlite.ts";
import { HOOK_PURPOSE } from "../hooks/hook-purpose.ts";
import type { Vault } from "../tokens/vault.ts";
import { BackupError } from "./backup-error.ts";

/**
 * Seals everything with this server's key that was sealed with the backup's, so that a restore replaces one file and
 * nothing else. Throws a `BackupError` when a token is not one that this key sealed.
 */
export function reseal(sqlite: Sqlite, db: Database, from: Vault, to: Vault): void {
  const selectValues = sqlite.prepare<[], { name: string; value: Buffer }>(
    "SELECT name, value FROM settings",
  );
  sqlite
    .transaction(() => {
      for (const { id } of db.accounts.all()) {
        const token = db.tokens.get(id);
        if (!token) continue;
        db.tokens.put({ ...token, sealed: to.seal(id, openSealed(from, id, token.sealed)) });
      }
      for (const { name, value } of selectValues.all()) {
        const text = openText(from, name, value);
        if (text) db.namedValues.set(name, to.sealText(name, text));
      }
      for (const hook of db.feedHooks.all()) {
        const text = openText(from, HOOK_PURPOSE, hook.sealed);
        if (text) db.feedHooks.put({ ...hook, sealed: to.sealText(HOOK_PURPOSE, text) });
      }
      db.namedValues.set(KEY_CHECK, sealKeyCheck(to));
    })
    .immediate();
}

function openSealed(vault: Vault, accountId: string, sealed: Buffer) {
  try {
    return vault.open(accountId, sealed);
  } catch {
    throw new BackupError("This backup is damaged: a token in it was not sealed with its key.");
  }
}

/** Most settings are not sealed. */
function openText(vault: Vault, name: string, value: Buffer) {
  try {
    return vault.openText(name, value);
  } catch {
    return undefined;
  }
}
