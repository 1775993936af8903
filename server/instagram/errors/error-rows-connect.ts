import type { ErrorRow } from "./error-row.ts";

/** What goes wrong while connecting: the older envelope's texts, and what is found out on the way. */
export const CONNECT_ERROR_ROWS = [
  {
    reason: "wrong-app",
    text: /invalid platform app|invalid application id|invalid client_id/i,
    answer: "“Invalid platform app”",
    kind: "rejected",
    next: "tell-owner",
    sentence:
      "Meta does not know this app id for this way of connecting: copy the Instagram app id and secret from “API setup with Instagram login”, not those of the Meta app (for Facebook Login it is the other way round).",
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
    reason: "wrong-redirect-uri",
    text: /invalid (scrubbed )?redirect_uri|redirect_uri is identical|url blocked/i,
    answer: "“Invalid redirect_uri”, “Invalid scrubbed redirect_uri”",
    kind: "rejected",
    next: "tell-owner",
    sentence:
      "The redirect address registered at Meta is not exactly this server's: copy it from the dashboard letter by letter, and check that Meta did not add a slash at its end.",
  },
  {
    reason: "code-used",
    text: /matching code was not found|authorization code has (been used|expired)|verification code/i,
    answer: "“Matching code was not found or was already used”",
    kind: "rejected",
    next: "tell-owner",
    sentence: "This sign-in was used already or took longer than an hour: start connecting again.",
  },
  {
    reason: "no-tester-role",
    text: /insufficient developer role/i,
    answer: "“Insufficient developer role”",
    kind: "rejected",
    next: "tell-owner",
    sentence:
      "The account has no role on your Meta app: add it under App roles as an Instagram tester, accept the invitation in the account's settings at Instagram under “Apps and websites”, then connect again.",
  },
  {
    reason: "denied",
    situation: "finding",
    answer: "`access_denied` on the way back",
    kind: "rejected",
    next: "tell-owner",
    sentence:
      "Nothing was connected, because the question at Instagram was answered with no: start again whenever you like.",
  },
  {
    reason: "authorize-failed",
    situation: "finding",
    answer: "another error on the way back",
    kind: "rejected",
    next: "tell-owner",
    sentence:
      "Instagram sent you back without connecting and gave a reason Windowbox does not know: start again, and check the app's settings at Meta if it happens twice.",
  },
  {
    reason: "no-page",
    situation: "finding",
    answer: "an empty list of Pages",
    kind: "rejected",
    next: "tell-owner",
    sentence:
      "Facebook showed no Page: connect again and tick the Page that your Instagram account is linked to.",
  },
  {
    reason: "no-linked-account",
    situation: "finding",
    answer: "Pages, none with an Instagram account",
    kind: "rejected",
    next: "tell-owner",
    sentence:
      "None of the Facebook Pages you ticked is linked to a professional Instagram account: link one in the Page's settings, or connect with Instagram Login instead.",
  },
  {
    reason: "not-a-token",
    situation: "finding",
    answer: "something pasted that is no token",
    kind: "rejected",
    next: "tell-owner",
    sentence:
      "That does not look like an access token: generate one in Meta's dashboard and paste it whole, nothing before or after it.",
  },
  {
    reason: "unknown-token",
    situation: "finding",
    answer: "a pasted token that no host recognises",
    kind: "rejected",
    next: "tell-owner",
    sentence:
      "Neither Instagram nor Facebook recognises this token: generate a new one in Meta's dashboard and paste it whole.",
  },
  {
    reason: "app-needed",
    situation: "finding",
    answer: "nothing is asked: no app id and secret",
    kind: "rejected",
    next: "tell-owner",
    sentence:
      "A connection through Facebook can only be renewed with the app's id and secret: enter them in the dashboard.",
  },
] as const satisfies readonly ErrorRow[];
