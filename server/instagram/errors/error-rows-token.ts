import type { ErrorRow } from "./error-row.ts";

/** What ends a connection. Code 190 decides alone, whatever its subcode; a plain expiry comes with 0, too. */
export const TOKEN_ERROR_ROWS = [
  {
    reason: "app-removed",
    codes: [190],
    subcodes: [458],
    answer: "190/458",
    kind: "reconnect",
    next: "connect-again",
    sentence:
      "The app was removed from the account's settings at Instagram or Facebook: {reconnect} to allow it.",
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
    sentence: "The account's password was changed, which ends every connection: {reconnect}.",
  },
  {
    reason: "session-invalidated",
    codes: [190],
    text: /changed (their|the) password|session has been invalidated/i,
    answer: "190 “The session has been invalidated because the user changed their password or …”",
    kind: "reconnect",
    next: "connect-again",
    sentence:
      "Instagram ended this connection to be safe, often after a changed password: {reconnect}.",
  },
  {
    reason: "token-expired",
    codes: [190],
    subcodes: [463],
    answer: "190/463",
    kind: "reconnect",
    next: "connect-again",
    sentence: "The connection to Instagram has run out: {reconnect}.",
  },
  {
    reason: "token-invalid",
    codes: [190],
    subcodes: [467],
    answer: "190/467",
    kind: "reconnect",
    next: "connect-again",
    sentence: "Instagram has ended this connection: {reconnect}.",
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
    sentence: "Instagram does not recognise this account's token: {reconnect}.",
  },
  {
    reason: "token-dead",
    codes: [190],
    answer: "190, any other subcode or none",
    kind: "reconnect",
    next: "connect-again",
    sentence: "Instagram no longer accepts this connection: {reconnect}.",
  },
  {
    reason: "session-dead",
    codes: [102],
    answer: "102",
    kind: "reconnect",
    next: "connect-again",
    sentence: "Instagram has ended this session: {reconnect}.",
  },
  {
    reason: "permission-missing",
    codes: [10, [200, 299]],
    answer: "10, 200–299",
    kind: "reconnect",
    next: "connect-again",
    sentence:
      "The permission to read this account is missing, or ended because nobody renewed it for 90 days: {reconnect} and leave every permission ticked.",
  },
] as const satisfies readonly ErrorRow[];
