import { graph, old } from "./meta-errors.ts";
import type { Scenario } from "./scenario.ts";

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
} as const satisfies Record<string, Scenario>;
