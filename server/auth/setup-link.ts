import { randomBytes, timingSafeEqual } from "node:crypto";
import type { Settings } from "../db/settings.ts";
import { sha256 } from "../sha256.ts";

const SETTING = "setup_token_hash";

/** The one-time token that lets whoever reads the server's first output choose the password. */
export interface SetupTokens {
  /** A new one; the one before stops working. */
  issue(): string;
  matches(token: string): boolean;
  forget(): void;
}

export function createSetupTokens(settings: Settings): SetupTokens {
  return {
    issue() {
      const token = randomBytes(32).toString("base64url");
      settings.set(SETTING, sha256(token));
      return token;
    },
    matches(token) {
      const expected = settings.get(SETTING);
      return expected?.length === 32 && timingSafeEqual(expected, sha256(token));
    },
    forget: () => settings.delete(SETTING),
  };
}
