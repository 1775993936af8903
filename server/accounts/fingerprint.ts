import { createHmac, randomBytes } from "node:crypto";
import type { Database } from "../db/database.ts";
import { FINGERPRINT_KEY } from "../db/forgotten-accounts.ts";
import { Secret } from "../shared/secret.ts";
import type { Vault } from "../tokens/vault.ts";

export interface FingerprintDeps {
  readonly db: Pick<Database, "namedValues">;
  readonly vault: Pick<Vault, "sealText" | "openText">;
}

/**
 * The same for the same id in this database; whoever lacks the server's key cannot tell of which. Its own key lies
 * sealed beside what is made with it, so that both go with a backup to another server.
 */
export function fingerprintOf({ db, vault }: FingerprintDeps, id: string): string {
  const sealed = db.namedValues.get(FINGERPRINT_KEY);
  const key = sealed
    ? vault.openText(FINGERPRINT_KEY, sealed)
    : new Secret(randomBytes(32).toString("base64url"));
  if (!sealed) db.namedValues.set(FINGERPRINT_KEY, vault.sealText(FINGERPRINT_KEY, key));
  return createHmac("sha256", key.reveal()).update(id).digest("base64url");
}
