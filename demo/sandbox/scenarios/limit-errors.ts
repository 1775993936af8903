import { businessUsageHeader } from "../graph/usage-header.ts";
import { graph } from "./meta-errors.ts";
import type { Scenario } from "./scenario.ts";

const TOO_MANY =
  "There have been too many calls to this Instagram account. Wait a bit and try again.";

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
} as const satisfies Record<string, Scenario>;
