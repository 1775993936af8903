import { createHmac, timingSafeEqual } from "node:crypto";
import pLimit from "p-limit";
import type { Database } from "../db/database.ts";
import { OwnerError } from "../shared/errors.ts";
import type { Secret } from "../shared/secret.ts";
import { type PasswordHashing, passwordBytes, scryptHashing } from "./password-hash.ts";

export const MIN_PASSWORD_LENGTH = 10;
const SETTING = "password_hash";

/** Where the password comes from; the environment wins. */
export type PasswordSource = "environment" | "stored" | "none";

export interface Passwords {
  source(): PasswordSource;
  verify(password: Secret): Promise<boolean>;
  /** What is to be stored. Throws `OwnerError` for a password that is too short or cannot take effect. */
  hash(password: Secret): Promise<string>;
  /** Sessions and setup link end with the old password, so call within a transaction that ends them. */
  store(hash: string): void;
  /** Changes whenever the password does; `undefined` while there is none. */
  fingerprint(): Buffer | undefined;
}

export function createPasswords(deps: {
  db: Database;
  adminPassword: Secret | undefined;
  signingKey: Buffer;
  hashing?: PasswordHashing;
}): Passwords {
  const { db, adminPassword, signingKey, hashing = scryptHashing } = deps;
  // Each hash takes 16 MiB: many guesses at once must not take the small server's memory.
  const oneAtATime = pLimit(1);
  const stored = () => db.namedValues.get(SETTING)?.toString();
  const fingerprintOf = (value: Buffer) =>
    createHmac("sha256", signingKey).update("password\0").update(value).digest();
  return {
    source() {
      if (adminPassword) return "environment";
      return stored() ? "stored" : "none";
    },
    async verify(password) {
      if (adminPassword) {
        const given = fingerprintOf(passwordBytes(password));
        return timingSafeEqual(given, fingerprintOf(passwordBytes(adminPassword)));
      }
      return oneAtATime(async () => {
        const hash = stored();
        return hash !== undefined && (await hashing.matches(password, hash));
      });
    },
    async hash(password) {
      if (adminPassword) {
        throw new OwnerError(
          "The password comes from ADMIN_PASSWORD in the environment: change it there and restart.",
        );
      }
      if ([...password.reveal()].length < MIN_PASSWORD_LENGTH) {
        throw new OwnerError(
          `Please choose a password of at least ${MIN_PASSWORD_LENGTH} characters: three or four words do well.`,
        );
      }
      return oneAtATime(() => hashing.hash(password));
    },
    store: (hash) => db.namedValues.set(SETTING, hash),
    fingerprint() {
      if (adminPassword) return fingerprintOf(passwordBytes(adminPassword));
      const hash = stored();
      return hash === undefined ? undefined : fingerprintOf(Buffer.from(hash));
    },
  };
}
