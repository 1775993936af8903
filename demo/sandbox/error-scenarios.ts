import type { FixedAnswer } from "./answer.ts";
import { graphEnvelope, type MetaErrorDetails, oldEnvelope } from "./meta-error.ts";

export interface ErrorScenario {
  readonly what: string;
  readonly code: number;
  readonly subcode?: number;
  readonly answer: FixedAnswer;
}

function graph(
  what: string,
  message: string,
  details: MetaErrorDetails,
  headers: Record<string, string> = {},
): ErrorScenario {
  return {
    what,
    code: details.code,
    ...(details.subcode !== undefined && { subcode: details.subcode }),
    answer: { status: details.status ?? 400, headers, json: graphEnvelope(message, details) },
  };
}

function old(what: string, message: string, code = 400, status = 400): ErrorScenario {
  return { what, code, answer: { status, json: oldEnvelope(message, { code }) } };
}

const EXPIRED =
  "Error validating access token: Session has expired on Tuesday, 04-May-26 03:00:00 PDT. The current time is Tuesday, 04-May-26 05:12:41 PDT.";
const INVALIDATED =
  "Error validating access token: The session has been invalidated because the user changed their password or Facebook has changed the session for security reasons.";

/** Errors about the token itself. */
export const TOKEN_ERRORS = {
  "token-invalid": graph("190 without a subcode", "Invalid OAuth access token data.", {
    code: 190,
  }),
  "token-subcode-zero": graph("190 with subcode 0, a plain expiry", EXPIRED, {
    code: 190,
    subcode: 0,
  }),
  "token-invalidated": graph("190 in words of a password change, no subcode", INVALIDATED, {
    code: 190,
  }),
  "token-wrong-host": graph(
    "190 as a token of the other host gets it, status 401",
    "Invalid OAuth access token - Cannot parse access token",
    { code: 190, status: 401 },
  ),
  "token-app-removed": graph(
    "190/458: the owner removed the app",
    "Error validating access token: The user has not authorized application.",
    { code: 190, subcode: 458 },
  ),
  "token-checkpoint": graph(
    "190/459: the owner must log in at Instagram",
    "Error validating access token: You cannot access the app till you log in to www.facebook.com and follow the instructions given.",
    { code: 190, subcode: 459 },
  ),
  "token-password-changed": graph("190/460: password changed", INVALIDATED, {
    code: 190,
    subcode: 460,
  }),
  "token-expired": graph("190/463: expired", EXPIRED, { code: 190, subcode: 463 }),
  "token-unconfirmed": graph(
    "190/464: the owner's account is not confirmed",
    "Error validating access token: Sessions for the user are not allowed because the user is not a confirmed user.",
    { code: 190, subcode: 464 },
  ),
  "token-467": graph(
    "190/467: the token is invalid",
    "Error validating access token: The session is invalid because the user logged out.",
    { code: 190, subcode: 467 },
  ),
  "token-role-lost": graph(
    "190/492: the person lost the role on the Page",
    "Error validating access token: The user must be an administrator, editor, or moderator of the page in order to impersonate it.",
    { code: 190, subcode: 492 },
  ),
  "token-expired-status-200": graph("190/463 under status 200", EXPIRED, {
    code: 190,
    subcode: 463,
    status: 200,
  }),
  "token-expired-status-500": graph("190/463 under status 500", EXPIRED, {
    code: 190,
    subcode: 463,
    status: 500,
  }),
  "session-102": graph("102: session no longer valid", "Session key invalid or no longer valid", {
    code: 102,
  }),
  "token-expired-old-envelope": old("190 in the older envelope", EXPIRED, 190),
  "basic-display-gone": graph(
    "what Basic Display answers since December 2024",
    "Unsupported request - method type: get",
    { code: 100, type: "IGApiException" },
  ),
} as const satisfies Record<string, ErrorScenario>;

const TOO_MANY =
  "There have been too many calls to this Instagram account. Wait a bit and try again.";

/** The headers of a blocked account, minutes until it is free again. */
export function businessUsageHeader(percent: number, regainMinutes: number, id: string): string {
  return JSON.stringify({
    [id]: [
      {
        type: "instagram",
        call_count: percent,
        total_cputime: Math.round(percent / 3),
        total_time: Math.round(percent / 2),
        estimated_time_to_regain_access: regainMinutes,
      },
    ],
  });
}

/** Limits: they pass, and asking meanwhile makes them longer. */
export const LIMIT_ERRORS = {
  "limit-app-4": graph("4: the app's limit", "(#4) Application request limit reached", {
    code: 4,
    status: 403,
    transient: true,
  }),
  "limit-app-4-usage": graph(
    "4 with the app's usage at 100 %",
    "(#4) Application request limit reached",
    { code: 4, status: 403, transient: true },
    { "x-app-usage": '{"call_count":100,"total_cputime":12,"total_time":31}' },
  ),
  "limit-user-17": graph("17: the user's limit", "(#17) User request limit reached", {
    code: 17,
    status: 400,
  }),
  "limit-page-32": graph("32: the Page's limit", "(#32) Page request limit reached", {
    code: 32,
    status: 403,
  }),
  "limit-app-341": graph("341: the app's limit", "(#341) Feed action request limit reached", {
    code: 341,
  }),
  "limit-custom-613": graph(
    "613: too fast",
    "(#613) Calls to this api have exceeded the rate limit.",
    {
      code: 613,
    },
  ),
  "limit-shape-613-1996": graph(
    "613/1996: the shape of the traffic, no time named",
    "(#613) Calls to this api have exceeded the rate limit.",
    { code: 613, subcode: 1996, userTitle: "Temporarily blocked" },
  ),
  "limit-page-80001": graph(
    "80001: the Page's business-use-case limit",
    "There have been too many calls to this Page account. Wait a bit and try again.",
    { code: 80001 },
  ),
  "limit-account-80002": graph(
    "80002 with the usage header, free again in 23 minutes",
    TOO_MANY,
    { code: 80002, status: 429 },
    { "x-business-use-case-usage": businessUsageHeader(100, 23, "17841400000000001") },
  ),
  "limit-account-80002-bare": graph("80002 with nothing beside it", TOO_MANY, {
    code: 80002,
    status: 400,
  }),
  "limit-80014": graph(
    "80014: the end of the business-use-case band",
    "There have been too many calls from this account. Wait a bit and try again.",
    { code: 80014 },
  ),
  "limit-status-429": {
    what: "429 with a text, Retry-After two minutes",
    code: 429,
    answer: {
      status: 429,
      headers: { "retry-after": "120", "content-type": "text/plain" },
      body: "Too Many Requests",
    },
  },
} as const satisfies Record<string, ErrorScenario>;

/** Everything else that Meta says in its envelopes. */
export const REQUEST_ERRORS = {
  "unknown-1": graph("1: unknown, passing", "An unknown error has occurred.", {
    code: 1,
    status: 500,
  }),
  "service-2": graph(
    "2: service temporarily unavailable",
    "An unexpected error has occurred. Please retry your request later.",
    { code: 2, status: 500, transient: true },
  ),
  "is-transient": graph("an unheard-of code that says it is transient", "Please try again later", {
    code: 99_017,
    transient: true,
  }),
  "code-unheard-of": graph("a code nobody documented", "Something went differently", {
    code: 77_123,
    type: "IGApiException",
  }),
  "reduce-data": graph(
    "1: too many fields times posts",
    "Please reduce the amount of data you're asking for, then retry your request",
    { code: 1, status: 500 },
  ),
  "capability-3": graph(
    "3: the app lacks a capability",
    "(#3) Application does not have the capability to make this API call.",
    { code: 3 },
  ),
  "permission-10": graph(
    "10: permission missing or removed",
    "(#10) Application does not have permission for this action",
    { code: 10, status: 403 },
  ),
  "permission-200": graph("200: permission missing", "(#200) Permissions error", {
    code: 200,
    status: 403,
  }),
  "permission-299": graph("299: the end of the permission band", "(#299) Permissions error", {
    code: 299,
    status: 403,
  }),
  "parameter-100": graph("100: a bad parameter", "(#100) Invalid parameter", { code: 100 }),
  "object-missing-100-33": graph(
    "100/33: the object is gone or out of reach",
    "Unsupported get request. Object with ID '17900000000000001' does not exist, cannot be loaded due to missing permissions, or does not support this operation",
    { code: 100, subcode: 33, type: "IGApiException" },
  ),
  "secret-proof-100": graph(
    "100: wrong appsecret_proof",
    "Invalid appsecret_proof provided in the API argument",
    { code: 100, type: "GraphMethodException" },
  ),
  "user-id-110": graph("110: invalid user id", "(#110) Invalid user id", { code: 110 }),
  "alias-803": graph(
    "803: an alias does not exist",
    "(#803) Some of the aliases you requested do not exist: 17841400000000001",
    { code: 803 },
  ),
  "policy-368": graph(
    "368: blocked for a breach of policy",
    "The action attempted has been deemed abusive or is otherwise disallowed",
    {
      code: 368,
      userTitle: "You're Temporarily Blocked",
      userMessage: "It looks like you were misusing this feature by going too fast.",
    },
  ),
  "copyright-9005": graph(
    "9005/1452042: a copyright field on a picture",
    "The copyright check is only available for video media",
    { code: 9005, subcode: 1_452_042 },
  ),
  "code-used": old(
    "a code that was used or never was",
    "Matching code was not found or was already used",
  ),
  "invalid-platform-app": old(
    "the Meta app id instead of the Instagram app id",
    "Invalid platform app",
  ),
  "invalid-redirect-uri": old("a redirect URI other than the registered", "Invalid redirect_uri"),
  "invalid-scrubbed-redirect-uri": old(
    "the same, as some are told it",
    "Invalid scrubbed redirect_uri",
  ),
  "wrong-secret": old("the wrong app secret", "Error validating client secret"),
  "no-envelope": {
    what: "400 with JSON that is no envelope",
    code: 400,
    answer: { status: 400, json: { status: "fail", reason: "unclear" } },
  },
} as const satisfies Record<string, ErrorScenario>;
