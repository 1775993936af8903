import type { Database } from "../db/database.ts";
import type { Secret } from "../shared/secret.ts";
import type { Clock } from "../time/clock.ts";
import type { Passwords } from "./passwords.ts";
import { createSetupTokens } from "./setup-tokens.ts";

/** How the password is chosen, the first time and later. */
export interface PasswordSetup {
  /** A new link, which ends the one before; `undefined` where there is a password. */
  link(): string | undefined;
  isToken(token: string): boolean;
  /** Sets the first password; false when the link does not work any more. */
  complete(token: string, password: Secret): Promise<boolean>;
  /** Ends every session. Throws `OwnerError` for a password that is too short or cannot take effect. */
  setPassword(password: Secret): Promise<void>;
}

interface PasswordSetupDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly publicUrl: string;
  readonly passwords: Passwords;
}

export function createPasswordSetup(deps: PasswordSetupDeps): PasswordSetup {
  const { db, clock, publicUrl, passwords } = deps;
  const tokens = createSetupTokens({ namedValues: db.namedValues, clock });
  return {
    link() {
      if (passwords.source() !== "none") return undefined;
      return `${publicUrl}/admin/setup?token=${tokens.issue()}`;
    },
    isToken: (token) => passwords.source() === "none" && tokens.matches(token),
    async complete(token, password) {
      if (!tokens.matches(token)) return false;
      const hash = await passwords.hash(password);
      return await db.write(() => {
        // Asked only now: hashing takes a while, and two people may hold the link.
        if (passwords.source() !== "none" || !tokens.matches(token)) return false;
        tokens.forget();
        passwords.store(hash);
        return true;
      });
    },
    async setPassword(password) {
      const hash = await passwords.hash(password);
      await db.write(() => {
        tokens.forget();
        passwords.store(hash);
        db.sessions.deleteAll();
      });
    },
  };
}
