import { isObject } from "../json.ts";
import { merge, patchedAnswer } from "./patched-answer.ts";
import type { Scenario } from "./scenario.ts";

/** Answers to the code exchange, the token exchange and the refresh. */
export const TOKEN_SCENARIOS = {
  "user-id-string": patchedAnswer("user_id as a text", ({ user_id }) => ({
    user_id: String(user_id),
  })),
  "user-id-missing": patchedAnswer("no user_id", () => ({ user_id: undefined })),
  "permissions-text": patchedAnswer("permissions as a comma text", ({ permissions }) => ({
    permissions: Array.isArray(permissions) ? permissions.join(",") : "instagram_business_basic",
  })),
  "permissions-missing": patchedAnswer("no permissions", () => ({ permissions: undefined })),
  "permissions-empty": patchedAnswer("permissions is an empty list", () => ({ permissions: [] })),
  "wrapped-as-documented": {
    what: "data[0] with texts only, word for word Meta's page",
    answer: {
      rewrite: (json) =>
        isObject(json)
          ? {
              data: [
                merge(json, {
                  user_id: json.user_id === undefined ? undefined : String(json.user_id),
                  permissions: Array.isArray(json.permissions)
                    ? json.permissions.join(",")
                    : json.permissions,
                }),
              ],
            }
          : json,
    },
  },
  "expires-in-text": patchedAnswer("expires_in as a text", ({ expires_in }) => ({
    expires_in: expires_in === undefined ? undefined : String(expires_in),
  })),
  "expires-in-missing": patchedAnswer("no expires_in", () => ({ expires_in: undefined })),
  "expires-in-zero": patchedAnswer("expires_in 0", () => ({ expires_in: 0 })),
  "expires-in-negative": patchedAnswer("expires_in below 0", () => ({ expires_in: -5 })),
  "expires-in-huge": patchedAnswer("expires_in of a million years", () => ({
    expires_in: 31_557_600_000_000n,
  })),
  "expires-in-null": patchedAnswer("expires_in null", () => ({ expires_in: null })),
  "token-type-capital": patchedAnswer("token_type in capitals", () => ({ token_type: "BEARER" })),
  "token-missing": patchedAnswer("an answer without the token", () => ({
    access_token: undefined,
  })),
  "token-empty": patchedAnswer("an empty token", () => ({ access_token: "" })),
  "token-null": patchedAnswer("a token that is null", () => ({ access_token: null })),
  "token-number": patchedAnswer("a token that is a number", () => ({ access_token: 12_345 })),
  "token-with-newline": patchedAnswer("a token that would break a header", () => ({
    access_token: "IGAAbroken\r\nX-Injected: yes",
  })),
} as const satisfies Record<string, Scenario>;
