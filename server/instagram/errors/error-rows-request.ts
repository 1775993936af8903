import type { ErrorRow } from "./error-row.ts";

/** What Instagram understood and refused; the rows of code 100 from the particular to the general. */
export const REQUEST_ERROR_ROWS = [
  {
    reason: "capability-missing",
    codes: [3],
    answer: "3",
    kind: "rejected",
    next: "tell-owner",
    sentence:
      "Your Meta app may not do this: add the Instagram use case to the app in Meta's dashboard.",
  },
  {
    reason: "blocked-by-policy",
    codes: [368],
    answer: "368",
    kind: "rejected",
    next: "tell-owner",
    sentence:
      "Instagram has blocked this account or app for breaking its rules: look for a message at instagram.com or in Meta's dashboard.",
  },
  {
    reason: "proof-needed",
    codes: [100],
    text: /require an appsecret_proof/i,
    answer: "100 “API calls from the server require an appsecret_proof argument”",
    kind: "rejected",
    next: "tell-owner",
    sentence:
      "This Facebook app only answers calls signed with its secret: enter the id and secret of the app the token was made with.",
  },
  {
    reason: "unsupported-request",
    codes: [100],
    text: /^(\(#100\) )?unsupported request/i,
    apis: ["basic-display"],
    answer: "100 “Unsupported request - method type: get” (Basic Display)",
    kind: "reconnect",
    next: "connect-again",
    sentence:
      "Instagram shut the Basic Display API off on 4 December 2024: switch the account to a professional one, which is free, and connect it again with Instagram Login.",
  },
  {
    reason: "object-missing",
    codes: [100],
    subcodes: [33],
    answer: "100/33",
    kind: "rejected",
    next: "tell-owner",
    sentence:
      "Instagram does not find this account, or this connection may not see it: check that it still exists and is professional, then connect it again.",
  },
  {
    reason: "field-unknown",
    codes: [100],
    namesField: true,
    answer: "100 naming a field",
    kind: "rejected",
    next: "drop-field",
    sentence:
      "Instagram no longer gives something Windowbox cannot do without: look for a newer version of Windowbox.",
  },
  {
    reason: "field-not-applicable",
    codes: [9005],
    answer: "9005/1452042",
    kind: "rejected",
    next: "drop-field",
    sentence:
      "Instagram refused the list of posts because of one of the details asked for: look for a newer version of Windowbox.",
  },
  {
    reason: "user-id-invalid",
    codes: [110],
    answer: "110",
    kind: "rejected",
    next: "tell-owner",
    sentence: "Instagram says that this account's id is not valid: {reconnect}.",
  },
  {
    reason: "alias-missing",
    codes: [803],
    answer: "803",
    kind: "rejected",
    next: "tell-owner",
    sentence:
      "Instagram says that this account does not exist any more: check it at instagram.com, then connect it again.",
  },
  {
    reason: "publishing-only",
    codes: [36000, 9004, 9007, [2207000, 2207999]],
    answer: "36000, 9004, 9007, 2207xxx",
    kind: "rejected",
    next: "tell-owner",
    sentence:
      "Instagram answered with an error about publishing, which Windowbox never does: check the addresses in the settings.",
  },
  {
    reason: "parameter-refused",
    codes: [100],
    answer: "100, anything else",
    kind: "rejected",
    next: "tell-owner",
    sentence:
      "Instagram refused a detail of the request; {retry}, but look for a newer version if it lasts.",
  },
] as const satisfies readonly ErrorRow[];
