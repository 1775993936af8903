import { type ErrorScenario, graph, old } from "./meta-errors.ts";

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

const BUSINESS_ID = "890000000000001";

/** The header of a blocked account, minutes until it is free again. */
export function businessUsageHeader(percent: number, regainMinutes: number, id: string): string {
  const used = {
    type: "instagram",
    call_count: percent,
    total_cputime: Math.round(percent / 3),
    total_time: Math.round(percent / 2),
    estimated_time_to_regain_access: regainMinutes,
  };
  // One read may be listed under the account and under the business that owns it.
  const quieter = { ...used, call_count: Math.floor(percent / 2) };
  return JSON.stringify({ [BUSINESS_ID]: [quieter], [id]: [used] });
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
