import { randomBytes, timingSafeEqual } from "node:crypto";
import type { NamedValues } from "../db/named-values.ts";
import { sha256 } from "../shared/sha256.ts";
import type { Clock } from "../time/clock.ts";
import { DAY_MS, isExpired } from "../time/clock.ts";

const SETTING = "setup_token_hash";
const HASH_BYTES = 32;
const TOKEN_LIFE_MS = DAY_MS;

/** The one-time token that lets whoever reads the server's first output choose the password. */
interface SetupTokens {
  /** A new one, for a day; the one before stops working. */
  issue(): string;
  matches(token: string): boolean;
  forget(): void;
}

export function createSetupTokens(deps: {
  readonly namedValues: NamedValues;
  readonly clock: Clock;
}): SetupTokens {
  const { namedValues, clock } = deps;
  return {
    issue() {
      const token = randomBytes(32).toString("base64url");
      const expiresAt = Buffer.alloc(8);
      expiresAt.writeDoubleBE(clock.now() + TOKEN_LIFE_MS);
      namedValues.set(SETTING, Buffer.concat([sha256(token), expiresAt]));
      return token;
    },
    matches(token) {
      const stored = namedValues.get(SETTING);
      if (stored?.length !== HASH_BYTES + 8) return false;
      const expiresAt = stored.readDoubleBE(HASH_BYTES);
      if (isExpired(expiresAt, clock.now(), TOKEN_LIFE_MS)) return false;
      return timingSafeEqual(stored.subarray(0, HASH_BYTES), sha256(token));
    },
    forget: () => namedValues.delete(SETTING),
  };
}
