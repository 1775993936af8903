import { isObject } from "../json.ts";
import { patchedAnswer } from "./patched-answer.ts";
import type { Scenario } from "./scenario.ts";

/** The profile, in every way. */
export const PROFILE_SCENARIOS = {
  "account-type-title": patchedAnswer("account_type in Meta's documented case", () => ({
    account_type: "Media_Creator",
  })),
  "account-type-lower": patchedAnswer("account_type in lower case", () => ({
    account_type: "business",
  })),
  "account-type-missing": patchedAnswer("no account_type", () => ({ account_type: undefined })),
  "account-type-unknown": patchedAnswer("an account_type nobody knows", () => ({
    account_type: "ASTRONAUT",
  })),
  "ids-number": patchedAnswer("both ids as bare numbers over 2^53", ({ id, user_id }) => ({
    id: id === undefined ? undefined : BigInt(String(id)),
    user_id: user_id === undefined ? undefined : BigInt(String(user_id)),
  })),
  "name-empty": patchedAnswer("an empty name", () => ({ name: "" })),
  "name-missing": patchedAnswer("no name", () => ({ name: undefined })),
  "avatar-missing": patchedAnswer("no profile picture", () => ({ profile_picture_url: undefined })),
  "avatar-empty": patchedAnswer("an empty profile_picture_url", () => ({
    profile_picture_url: "",
  })),
  "avatar-javascript": patchedAnswer("a picture address that is a script", () => ({
    profile_picture_url: "javascript:alert(1)",
  })),
  "website-javascript": patchedAnswer("a website that is a script", () => ({
    website: "javascript:alert(1)",
  })),
  "biography-html": patchedAnswer("a biography of tags", () => ({
    biography: '<img src=x onerror="alert(1)"><script>alert(2)</script>',
  })),
  "counts-text": patchedAnswer("counts as texts", ({ followers_count, media_count }) => ({
    followers_count: followers_count === undefined ? undefined : String(followers_count),
    media_count: media_count === undefined ? undefined : String(media_count),
  })),
  "counts-null": patchedAnswer("counts that are null", () => ({
    followers_count: null,
    follows_count: null,
    media_count: null,
  })),
  "username-missing": patchedAnswer("no username", () => ({ username: undefined })),
  "username-hostile": patchedAnswer("a username that is a path and a tag", () => ({
    username: "../../<script>alert(1)</script>",
  })),
  "only-id": {
    what: "the id and nothing else",
    answer: { rewrite: (json) => (isObject(json) ? { id: json.id } : json) },
  },
} as const satisfies Record<string, Scenario>;
