import type { ErrorRow } from "./error-row.ts";

/**
 * Errors that Instagram's and Facebook's answers carry, in order of precedence: limits before
 * `is_transient`, because Meta marks limits as transient too; exact texts before the codes they share.
 */
export const GRAPH_ERROR_ROWS = [
  {
    reason: "too-much-data",
    text: /reduce the amount of data/i,
    answer: "“Please reduce the amount of data you're asking for”",
    kind: "transient",
    next: "smaller-page",
    sentence:
      "Instagram found even a small page of posts too much to answer; Windowbox tries again by itself.",
  },
  {
    reason: "app-limit",
    codes: [4, 341],
    answer: "4, 341",
    kind: "rate-limited",
    next: "wait",
    sentence:
      "Your Meta app has made as many requests as Instagram allows for now; Windowbox waits and goes on by itself.",
  },
  {
    reason: "user-limit",
    codes: [17],
    answer: "17",
    kind: "rate-limited",
    next: "wait",
    sentence:
      "Instagram allows no more requests for this person for now; Windowbox waits and goes on by itself.",
  },
  {
    reason: "page-limit",
    codes: [32, 80001],
    answer: "32, 80001",
    kind: "rate-limited",
    next: "wait",
    sentence:
      "Facebook allows no more requests for this Page for now; Windowbox waits and goes on by itself.",
  },
  {
    reason: "too-fast",
    codes: [613],
    answer: "613 (also 613/1996)",
    kind: "rate-limited",
    next: "wait",
    sentence: "Instagram asks for fewer requests at once; Windowbox waits and goes on by itself.",
  },
  {
    reason: "account-limit",
    codes: [80002],
    answer: "80002",
    kind: "rate-limited",
    next: "wait",
    sentence:
      "Instagram allows no more requests for this account for now; Windowbox waits and goes on by itself.",
  },
  {
    reason: "business-limit",
    codes: [[80000, 80014]],
    answer: "80000–80014",
    kind: "rate-limited",
    next: "wait",
    sentence:
      "A limit of Meta's for business accounts is reached; Windowbox waits and goes on by itself.",
  },
  {
    reason: "wrong-app-secret",
    text: /validating client secret|invalid client_secret/i,
    answer: "“Error validating client secret”",
    kind: "rejected",
    next: "tell-owner",
    sentence:
      "The app secret does not belong to the app id: copy both again from the same page at Meta.",
  },
  {
    reason: "transient",
    transient: true,
    answer: "`is_transient: true`",
    kind: "transient",
    next: "retry",
    sentence: "Instagram has a passing problem; Windowbox tries again by itself.",
  },
  {
    reason: "app-removed",
    codes: [190],
    subcodes: [458],
    answer: "190/458",
    kind: "reconnect",
    next: "connect-again",
    sentence:
      "The app was removed from the account's settings at Instagram or Facebook: connect the account again to allow it.",
  },
  {
    reason: "person-checkpointed",
    codes: [190],
    subcodes: [459, 464],
    answer: "190/459, 190/464",
    kind: "reconnect",
    next: "connect-again",
    sentence:
      "Instagram wants the account's owner to confirm something first: sign in at instagram.com or facebook.com, do what it asks, then connect again here.",
  },
  {
    reason: "password-changed",
    codes: [190],
    subcodes: [460],
    answer: "190/460",
    kind: "reconnect",
    next: "connect-again",
    sentence:
      "The account's password was changed or Instagram ended its sessions: connect the account again.",
  },
  {
    reason: "session-invalidated",
    codes: [190],
    text: /changed (their|the) password|session has been invalidated/i,
    answer: "190 “The session has been invalidated because the user changed their password or …”",
    kind: "reconnect",
    next: "connect-again",
    sentence:
      "The account's password was changed, or Instagram ended its sessions: connect the account again.",
  },
  {
    reason: "token-expired",
    codes: [190],
    subcodes: [463],
    answer: "190/463",
    kind: "reconnect",
    next: "connect-again",
    sentence: "The connection to Instagram has run out: connect the account again.",
  },
  {
    reason: "token-invalid",
    codes: [190],
    subcodes: [467],
    answer: "190/467",
    kind: "reconnect",
    next: "connect-again",
    sentence: "Instagram has ended this connection: connect the account again.",
  },
  {
    reason: "page-role-lost",
    codes: [190],
    subcodes: [492],
    answer: "190/492",
    kind: "reconnect",
    next: "connect-again",
    sentence:
      "The person who connected this account no longer has a role on its Facebook Page: give the role back at Facebook, or connect with someone who has it.",
  },
  {
    reason: "token-unreadable",
    codes: [190],
    text: /cannot parse|malformed|could not be decrypted/i,
    answer: "190 “Cannot parse access token”",
    kind: "reconnect",
    next: "connect-again",
    sentence: "Instagram does not recognise this account's token: connect the account again.",
  },
  {
    reason: "token-dead",
    codes: [190],
    answer: "190, any other subcode or none",
    kind: "reconnect",
    next: "connect-again",
    sentence: "Instagram no longer accepts this connection: connect the account again.",
  },
  {
    reason: "session-dead",
    codes: [102],
    answer: "102",
    kind: "reconnect",
    next: "connect-again",
    sentence: "Instagram has ended this session: connect the account again.",
  },
  {
    reason: "passing-problem",
    codes: [1, 2],
    answer: "1, 2",
    kind: "transient",
    next: "retry",
    sentence: "Instagram has a passing problem of its own; Windowbox tries again by itself.",
  },
  {
    reason: "permission-missing",
    codes: [10, [200, 299]],
    answer: "10, 200–299",
    kind: "reconnect",
    next: "connect-again",
    sentence:
      "The permission to read this account is missing, or ended because nobody renewed it for 90 days: connect the account again and leave every permission ticked.",
  },
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
    sentence: "Instagram says that this account's id is not valid: connect the account again.",
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
      "Instagram refused a detail of the request; Windowbox keeps everything and tries again, but look for a newer version if it lasts.",
  },
] as const satisfies readonly ErrorRow[];
