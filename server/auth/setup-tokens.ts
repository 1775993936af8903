import { randomBytes, timingSafeEqual } from "node:crypto";
import type { NamedValues } from "../db/named-values.ts";
import { sha256 } from "../sha256.ts";

const SETTING = "setup_token_hash";

/** The one-time token that lets whoever reads the server's first output choose the password. */
interface SetupTokens {
  /** A new one; the one before stops working. */
  issue(): string;
  matches(token: string): boolean;
  forget(): void;
}

export function createSetupTokens(namedValues: NamedValues): SetupTokens {
  return {
    issue() {
      const token = randomBytes(32).toString("base64url");
      namedValues.set(SETTING, sha256(token));
      return token;
    },
    matches(token) {
      const expected = namedValues.get(SETTING);
      return expected?.length === 32 && timingSafeEqual(expected, sha256(token));
    },
    forget: () => namedValues.delete(SETTING),
  };
}
