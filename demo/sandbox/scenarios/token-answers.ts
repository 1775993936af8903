import type { FixedAnswer } from "../answer.ts";
import { isObject, type JsonObject } from "../json.ts";

export interface FormScenario {
  readonly what: string;
  readonly answer: FixedAnswer;
}

/** The ordinary answer with these fields laid over it; `undefined` takes one away. */
export function overlay(what: string, change: (json: JsonObject) => JsonObject): FormScenario {
  return {
    what,
    answer: { rewrite: (json) => (isObject(json) ? merge(json, change(json)) : json) },
  };
}

export function merge(json: JsonObject, change: JsonObject): JsonObject {
  const entries = Object.entries({ ...json, ...change });
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

/** Forms that an answer to any request can take and still be right. */
export const ANY_FORMS = {
  "wrapped-in-data": {
    what: "the object inside data[0], as Meta's pages show it",
    answer: { rewrite: (json) => ({ data: [json] }) },
  },
  "unknown-fields": overlay("fields nobody knows", () => ({
    brand_new: { nested: [1, 2, { three: null }] },
    aaa: "first",
    _links: [],
  })),
  "id-number": overlay("the id as a bare number over 2^53", ({ id }) => ({
    id: typeof id === "string" && /^\d+$/.test(id) ? BigInt(id) : id,
  })),
  "duplicate-keys": {
    what: "a key that comes twice, as JSON permits",
    answer: { rewriteText: (text) => text.replace(/^\{/, '{"spare":1,"spare":2,') },
  },
  "prototype-key": {
    what: "a key called __proto__",
    answer: {
      rewriteText: (text) =>
        text.replace(/^\{/, '{"__proto__":{"polluted":true},"constructor":{"prototype":1},'),
    },
  },
  "nested-deeply": {
    what: "an unknown field of 20,000 nested arrays",
    answer: {
      rewriteText: (text) =>
        text.replace(/^\{/, `{"deep":${"[".repeat(20_000)}${"]".repeat(20_000)},`),
    },
  },
} as const satisfies Record<string, FormScenario>;

/** Forms of the answers to code, token exchange and refresh. */
export const TOKEN_FORMS = {
  "user-id-string": overlay("user_id as a text", ({ user_id }) => ({ user_id: String(user_id) })),
  "user-id-missing": overlay("no user_id", () => ({ user_id: undefined })),
  "permissions-text": overlay("permissions as a comma text", ({ permissions }) => ({
    permissions: Array.isArray(permissions) ? permissions.join(",") : "instagram_business_basic",
  })),
  "permissions-missing": overlay("no permissions", () => ({ permissions: undefined })),
  "permissions-empty": overlay("permissions is an empty list", () => ({ permissions: [] })),
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
  "expires-in-text": overlay("expires_in as a text", ({ expires_in }) => ({
    expires_in: expires_in === undefined ? undefined : String(expires_in),
  })),
  "expires-in-missing": overlay("no expires_in", () => ({ expires_in: undefined })),
  "expires-in-zero": overlay("expires_in 0", () => ({ expires_in: 0 })),
  "expires-in-negative": overlay("expires_in below 0", () => ({ expires_in: -5 })),
  "expires-in-huge": overlay("expires_in of a million years", () => ({
    expires_in: 31_557_600_000_000n,
  })),
  "expires-in-null": overlay("expires_in null", () => ({ expires_in: null })),
  "token-type-capital": overlay("token_type in capitals", () => ({ token_type: "BEARER" })),
  "token-missing": overlay("an answer without the token", () => ({ access_token: undefined })),
  "token-empty": overlay("an empty token", () => ({ access_token: "" })),
  "token-null": overlay("a token that is null", () => ({ access_token: null })),
  "token-number": overlay("a token that is a number", () => ({ access_token: 12_345 })),
  "token-with-newline": overlay("a token that would break a header", () => ({
    access_token: "IGAAbroken\r\nX-Injected: yes",
  })),
} as const satisfies Record<string, FormScenario>;

/** Forms of the profile. */
export const PROFILE_FORMS = {
  "account-type-title": overlay("account_type in Meta's documented case", () => ({
    account_type: "Media_Creator",
  })),
  "account-type-lower": overlay("account_type in lower case", () => ({
    account_type: "business",
  })),
  "account-type-missing": overlay("no account_type", () => ({ account_type: undefined })),
  "account-type-unknown": overlay("an account_type nobody knows", () => ({
    account_type: "ASTRONAUT",
  })),
  "ids-number": overlay("both ids as bare numbers over 2^53", ({ id, user_id }) => ({
    id: id === undefined ? undefined : BigInt(String(id)),
    user_id: user_id === undefined ? undefined : BigInt(String(user_id)),
  })),
  "name-empty": overlay("an empty name", () => ({ name: "" })),
  "name-missing": overlay("no name", () => ({ name: undefined })),
  "avatar-missing": overlay("no profile picture", () => ({ profile_picture_url: undefined })),
  "avatar-empty": overlay("an empty profile_picture_url", () => ({ profile_picture_url: "" })),
  "avatar-javascript": overlay("a picture address that is a script", () => ({
    profile_picture_url: "javascript:alert(1)",
  })),
  "website-javascript": overlay("a website that is a script", () => ({
    website: "javascript:alert(1)",
  })),
  "biography-html": overlay("a biography of tags", () => ({
    biography: '<img src=x onerror="alert(1)"><script>alert(2)</script>',
  })),
  "counts-text": overlay("counts as texts", ({ followers_count, media_count }) => ({
    followers_count: followers_count === undefined ? undefined : String(followers_count),
    media_count: media_count === undefined ? undefined : String(media_count),
  })),
  "counts-null": overlay("counts that are null", () => ({
    followers_count: null,
    follows_count: null,
    media_count: null,
  })),
  "username-missing": overlay("no username", () => ({ username: undefined })),
  "username-hostile": overlay("a username that is a path and a tag", () => ({
    username: "../../<script>alert(1)</script>",
  })),
  "only-id": {
    what: "the id and nothing else",
    answer: { rewrite: (json) => (isObject(json) ? { id: json.id } : json) },
  },
} as const satisfies Record<string, FormScenario>;
