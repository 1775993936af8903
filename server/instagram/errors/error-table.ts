import type { ErrorRow } from "./error-row.ts";

/** Every error there is, in order of precedence: the first row that matches decides. */
const ROWS = [
  // Connecting: the older envelope's texts. First, because Facebook sends them with codes (1, 100) that mean
  // something else elsewhere.
  {
    reason: "wrong-app",
    text: /invalid platform app|invalid application id|invalid client_id/i,
    connecting: true,
    answer: "“Invalid platform app”",
    kind: "rejected",
    sentence:
      "Meta does not know this app id for this way of connecting: copy the Instagram app id and secret from “API setup with Instagram login”, not those of the Meta app (for Facebook Login it is the other way round).",
  },
  {
    reason: "wrong-app-secret",
    text: /validating client secret|invalid client_secret/i,
    connecting: true,
    answer: "“Error validating client secret”",
    kind: "rejected",
    sentence:
      "The app secret does not belong to the app id: copy both again from the same page at Meta.",
  },
  {
    reason: "wrong-redirect-uri",
    text: /invalid (scrubbed )?redirect_uri|redirect_uri is identical|url blocked/i,
    connecting: true,
    answer: "“Invalid redirect_uri”, “Invalid scrubbed redirect_uri”",
    kind: "rejected",
    sentence:
      "The redirect address registered at Meta is not exactly this server's: copy it from the dashboard letter by letter, and check that Meta did not add a slash at its end.",
  },
  {
    reason: "code-used",
    text: /matching code was not found|authorization code has (been used|expired)|verification code/i,
    connecting: true,
    answer: "“Matching code was not found or was already used”",
    kind: "rejected",
    sentence: "This sign-in was used already or took longer than an hour: start connecting again.",
  },
  {
    reason: "no-tester-role",
    text: /insufficient developer role/i,
    connecting: true,
    answer: "“Insufficient developer role”",
    kind: "rejected",
    sentence:
      "The account has no role on your Meta app: add it under App roles as an Instagram tester, accept the invitation in the account's settings at Instagram under “Apps and websites”, then connect again.",
  },
  {
    reason: "denied",
    answer: "`access_denied` on the way back",
    kind: "rejected",
    sentence:
      "Nothing was connected, because the question at Instagram was answered with no: start again whenever you like.",
  },
  {
    reason: "authorize-failed",
    answer: "another error on the way back",
    kind: "rejected",
    sentence:
      "Instagram sent you back without connecting and gave a reason Windowbox does not know: start again, and check the app's settings at Meta if it happens twice.",
  },
  {
    reason: "no-page",
    answer: "an empty list of Pages",
    kind: "rejected",
    sentence:
      "Facebook showed no Page: connect again and tick the Page that your Instagram account is linked to.",
  },
  {
    reason: "no-linked-account",
    answer: "Pages, none with an Instagram account",
    kind: "rejected",
    sentence:
      "None of the Facebook Pages you ticked is linked to a professional Instagram account: link one in the Page's settings, or connect with Instagram Login instead.",
  },
  {
    reason: "not-a-token",
    answer: "something pasted that is no token",
    kind: "rejected",
    sentence:
      "That does not look like an access token: generate one in Meta's dashboard and paste it whole, nothing before or after it.",
  },
  {
    reason: "token-shortened",
    answer: "something pasted with dots or stars in it",
    kind: "rejected",
    sentence:
      "That shows only a part of a token, with dots or stars for the rest: press the copy button beside it at Meta, and paste what that copies.",
  },
  {
    reason: "several-tokens",
    answer: "something pasted that holds several tokens",
    kind: "rejected",
    sentence: "That holds more than one token: paste only the one of the account to connect.",
  },
  {
    reason: "code-not-token",
    answer: "the code of a sign-in, pasted as a token",
    kind: "rejected",
    sentence:
      "That is the code of a sign-in, which works once and only where it began, and no access token: generate a token in Meta's dashboard and paste that.",
  },
  {
    reason: "unknown-token",
    answer: "a pasted token that no host recognises",
    kind: "rejected",
    sentence:
      "Neither Instagram nor Facebook recognises this token: generate a new one in Meta's dashboard and paste it whole.",
  },
  {
    reason: "app-needed",
    answer: "nothing is asked: no app id and secret",
    kind: "rejected",
    sentence:
      "A connection through Facebook can only be renewed with the app's id and secret: enter them in the dashboard.",
  },

  // What passes by itself. Limits come before `is_transient`, because Meta marks them as transient too, and the
  // exact text before code 1, which it shares.
  {
    reason: "too-much-data",
    text: /reduce the amount of data/i,
    answer: "“Please reduce the amount of data you're asking for”",
    kind: "transient",
    next: "smaller-page",
    sentence: "Instagram found even a small page of posts too much to answer; {retry}.",
  },
  {
    reason: "app-limit",
    codes: [4, 341],
    kind: "rate-limited",
    sentence: "Your Meta app has made as many requests as Instagram allows for now; {wait}.",
  },
  {
    reason: "user-limit",
    codes: [17],
    kind: "rate-limited",
    sentence: "Instagram allows no more requests for this person for now; {wait}.",
  },
  {
    reason: "page-limit",
    codes: [32, 80001],
    kind: "rate-limited",
    sentence: "Facebook allows no more requests for this Page for now; {wait}.",
  },
  {
    reason: "too-fast",
    codes: [613],
    answer: "613 (also 613/1996)",
    kind: "rate-limited",
    sentence: "Instagram asks for fewer requests at once; {wait}.",
  },
  {
    reason: "account-limit",
    codes: [80002],
    kind: "rate-limited",
    sentence: "Instagram allows no more requests for this account for now; {wait}.",
  },
  {
    reason: "business-limit",
    codes: [[80000, 80014]],
    kind: "rate-limited",
    sentence: "A limit of Meta's for business accounts is reached; {wait}.",
  },
  {
    reason: "transient",
    transient: true,
    answer: "`is_transient: true`",
    kind: "transient",
    sentence: "Instagram has a passing problem; {retry}.",
  },
  {
    reason: "passing-problem",
    codes: [1, 2],
    kind: "transient",
    sentence: "Instagram has a passing problem of its own; {retry}.",
  },

  // What ends a connection. Code 190 does so with every subcode that has no row of its own; a plain expiry comes with 0, too.
  {
    reason: "app-removed",
    codes: [190],
    subcodes: [458],
    kind: "reconnect",
    sentence:
      "The app was removed from the account's settings at Instagram or Facebook: {reconnect} to allow it.",
  },
  {
    reason: "person-checkpointed",
    codes: [190],
    subcodes: [459, 464],
    kind: "reconnect",
    sentence:
      "Instagram wants the account's owner to confirm something first: sign in at instagram.com or facebook.com, do what it asks, then connect again here.",
  },
  {
    reason: "password-changed",
    codes: [190],
    subcodes: [460],
    kind: "reconnect",
    sentence: "The account's password was changed, which ends every connection: {reconnect}.",
  },
  {
    reason: "session-invalidated",
    codes: [190],
    text: /changed (their|the) password|session has been invalidated/i,
    answer: "190 “The session has been invalidated because the user changed their password or …”",
    kind: "reconnect",
    sentence:
      "Instagram ended this connection to be safe, often after a changed password: {reconnect}.",
  },
  {
    reason: "token-expired",
    codes: [190],
    subcodes: [463],
    kind: "reconnect",
    sentence: "The connection to Instagram has run out: {reconnect}.",
  },
  {
    reason: "token-invalid",
    codes: [190],
    subcodes: [467],
    kind: "reconnect",
    sentence: "Instagram has ended this connection: {reconnect}.",
  },
  {
    reason: "page-role-lost",
    codes: [190],
    subcodes: [492],
    kind: "reconnect",
    sentence:
      "The person who connected this account no longer has a role on its Facebook Page: give the role back at Facebook, or connect with someone who has it.",
  },
  {
    reason: "token-unreadable",
    codes: [190],
    text: /cannot parse|malformed|could not be decrypted/i,
    answer: "190 “Cannot parse access token”",
    kind: "reconnect",
    sentence: "Instagram does not recognise this account's token: {reconnect}.",
  },
  {
    reason: "token-dead",
    codes: [190],
    answer: "190, any other subcode or none",
    kind: "reconnect",
    sentence: "Instagram no longer accepts this connection: {reconnect}.",
  },
  {
    reason: "session-dead",
    codes: [102],
    kind: "reconnect",
    sentence: "Instagram has ended this session: {reconnect}.",
  },
  {
    reason: "permission-missing",
    codes: [10, [200, 299]],
    kind: "reconnect",
    sentence:
      "The permission to read this account is missing, or ended because nobody renewed it for 90 days: {reconnect} and leave every permission ticked.",
  },

  // What Instagram understood and refused; the rows of code 100 from the particular to the general.
  {
    reason: "capability-missing",
    codes: [3],
    kind: "rejected",
    sentence:
      "Your Meta app may not do this: add the Instagram use case to the app in Meta's dashboard.",
  },
  {
    reason: "blocked-by-policy",
    codes: [368],
    kind: "rejected",
    sentence:
      "Instagram has blocked this account or app for breaking its rules: look for a message at instagram.com or in Meta's dashboard.",
  },
  {
    reason: "proof-needed",
    codes: [100],
    text: /require an appsecret_proof/i,
    answer: "100 “API calls from the server require an appsecret_proof argument”",
    kind: "rejected",
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
    sentence:
      "Instagram shut the Basic Display API off on 4 December 2024: switch the account to a professional one, which is free, and connect it again with Instagram Login.",
  },
  {
    reason: "object-missing",
    codes: [100],
    subcodes: [33],
    kind: "rejected",
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
    kind: "rejected",
    sentence: "Instagram says that this account's id is not valid: {reconnect}.",
  },
  {
    reason: "alias-missing",
    codes: [803],
    kind: "rejected",
    sentence:
      "Instagram says that this account does not exist any more: check it at instagram.com, then connect it again.",
  },
  {
    reason: "publishing-only",
    codes: [36000, 9004, 9007, [2207000, 2207999]],
    answer: "36000, 9004, 9007, 2207xxx",
    kind: "rejected",
    sentence:
      "Instagram answered with an error about publishing, which Windowbox never does: check the addresses in the settings.",
  },
  {
    reason: "parameter-refused",
    codes: [100],
    answer: "100, anything else",
    kind: "rejected",
    sentence:
      "Instagram refused a detail of the request; {retry}, but look for a newer version if it lasts.",
  },

  // Answers that say nothing Instagram-like, or no answer at all.
  {
    reason: "host-not-found",
    situation: "dns",
    answer: "no address for the host (DNS)",
    kind: "transient",
    sentence:
      "This server could not find {host} on the internet; {retry}, but check the server's network and DNS if it lasts.",
  },
  {
    reason: "certificate-problem",
    situation: "tls",
    answer: "TLS fails",
    kind: "transient",
    sentence:
      "The secure connection to {host} failed; {retry}, but check the server's clock and certificates if it lasts.",
  },
  {
    reason: "timeout",
    situation: "timeout",
    answer: "no whole answer in time",
    kind: "transient",
    sentence: "{host} took too long to answer; {retry}.",
  },
  {
    reason: "connection-lost",
    situation: "connection",
    answer: "connection refused or reset",
    kind: "transient",
    sentence: "The connection to {host} broke; {retry}.",
  },
  {
    reason: "aborted",
    situation: "aborted",
    answer: "stopped by this server",
    kind: "transient",
    sentence: "Windowbox stopped before {host} had answered; {retry}.",
  },
  {
    reason: "answer-too-large",
    situation: "too-large",
    answer: "a body larger than allowed",
    kind: "unexpected-reply",
    next: "smaller-page",
    sentence: "{host} answered with far more than was asked for; {retry}.",
  },
  {
    reason: "redirected",
    situation: "redirect",
    answer: "3xx",
    kind: "unexpected-reply",
    sentence:
      "{host} wanted to send Windowbox to another address, which it never follows; {retry}.",
  },
  {
    reason: "html",
    situation: "html",
    answer: "HTML",
    kind: "unexpected-reply",
    sentence:
      "{host} answered with a web page instead of data; {retry}, but check the addresses in the settings if it lasts.",
  },
  {
    reason: "empty",
    situation: "empty",
    answer: "empty body",
    kind: "unexpected-reply",
    sentence: "{host} answered with nothing at all; {retry}.",
  },
  {
    reason: "not-json",
    situation: "not-json",
    answer: "truncated or other JSON that cannot be read",
    kind: "unexpected-reply",
    sentence: "{host} sent an answer that breaks off or cannot be read; {retry}.",
  },
  {
    reason: "wrong-shape",
    situation: "wrong-shape",
    answer: "JSON of another shape",
    kind: "unexpected-reply",
    sentence:
      "{host} answered in a way Windowbox does not understand; {retry}, but look for a newer version if it lasts.",
  },
  {
    reason: "another-account",
    answer: "the profile of another account",
    kind: "unexpected-reply",
    sentence:
      "Instagram answered for another account than this one, so the feed stays as it was; {retry}, but connect the account again if it lasts.",
  },
  {
    reason: "posts-unlisted",
    answer: "a list with no post that is understood, of an account that has some",
    kind: "unexpected-reply",
    sentence:
      "Instagram counts posts of this account, and its list has none that Windowbox understands, so the feed stays as it was; {retry}, but look at the account in the Instagram app, and for a newer version, if it lasts.",
  },
  {
    reason: "refreshed-token-refused",
    answer: "a new token that opens nothing",
    kind: "unexpected-reply",
    sentence:
      "Instagram renewed the connection with one that it does not accept, so the earlier one stays; {retry}.",
  },
  {
    reason: "too-many-requests",
    situation: "status-429",
    answer: "429 without a code",
    kind: "rate-limited",
    sentence: "Instagram asks for a pause; {wait}.",
  },
  {
    reason: "server-error",
    situation: "status-5xx",
    answer: "5xx without a code",
    kind: "transient",
    sentence: "Instagram is having trouble of its own; {retry}.",
  },
  {
    reason: "refused",
    situation: "status-4xx",
    answer: "4xx without a code",
    kind: "unexpected-reply",
    sentence:
      "{host} refused without giving a reason; {retry}, but check the addresses in the settings if it lasts.",
  },
  {
    reason: "unknown-refusal",
    situation: "unknown-code-4xx",
    answer: "any other code with 4xx",
    kind: "rejected",
    sentence: "Instagram refused with a reason Windowbox does not know: {reconnect} if it lasts.",
  },
  {
    reason: "unknown-problem",
    situation: "unknown-code",
    answer: "any other code",
    kind: "transient",
    sentence: "Instagram reported a problem Windowbox does not know; {retry}.",
  },
] as const satisfies readonly ErrorRow[];

/** The machine-readable name of a row. */
export type ErrorReason = (typeof ROWS)[number]["reason"];

export const ERROR_TABLE: readonly (ErrorRow & { readonly reason: ErrorReason })[] = ROWS;
