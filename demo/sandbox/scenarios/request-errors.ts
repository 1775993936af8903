import { graph, old } from "./meta-errors.ts";
import type { Scenario } from "./scenario.ts";

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
} as const satisfies Record<string, Scenario>;
