import type { ErrorReason } from "../../../server/instagram/errors/error-table.ts";
import type { ApiName, InstagramErrorKind } from "../../../server/instagram/types.ts";
import type { StubReply } from "./stub-meta.ts";

/** One way in which Meta refuses or fails, and what Windowbox has to make of it. */
interface AnswerCase {
  readonly name: string;
  readonly reply: StubReply;
  readonly reason: ErrorReason;
  readonly kind: InstagramErrorKind;
  /** Where it means this; everywhere, unless named. */
  readonly apis?: readonly ApiName[];
}

type ErrorFields = {
  readonly message?: string;
  readonly error_subcode?: number;
  readonly is_transient?: boolean;
};

function graph(code: number, fields: ErrorFields = {}, status = 400): StubReply {
  const message = fields.message ?? "Something went wrong";
  const error = { message, type: "OAuthException", code, fbtrace_id: "A1b2C3", ...fields };
  return { status, json: { error } };
}

function older(error_message: string, status = 400): StubReply {
  return { status, json: { error_type: "OAuthException", code: status, error_message } };
}

function broken(code: string): StubReply {
  return {
    throws: new TypeError("fetch failed", { cause: Object.assign(new Error(code), { code }) }),
  };
}

const CANNOT_PARSE = { message: "Invalid OAuth access token - Cannot parse access token" };
const INVALIDATED = {
  message:
    "The session has been invalidated because the user changed their password or Facebook has changed the session for security reasons.",
};

export const ANSWERS: readonly AnswerCase[] = [
  // The Graph envelope, row by row.
  { name: "190 without a subcode", reply: graph(190), reason: "token-dead", kind: "reconnect" },
  {
    name: "190/0",
    reply: graph(190, { error_subcode: 0 }),
    reason: "token-dead",
    kind: "reconnect",
  },
  {
    name: "190 of an unknown subcode",
    reply: graph(190, { error_subcode: 4711 }),
    reason: "token-dead",
    kind: "reconnect",
  },
  {
    name: "190 as 401, unreadable",
    reply: graph(190, CANNOT_PARSE, 401),
    reason: "token-unreadable",
    kind: "reconnect",
  },
  { name: "190 with 200", reply: graph(190, {}, 200), reason: "token-dead", kind: "reconnect" },
  { name: "190 with 500", reply: graph(190, {}, 500), reason: "token-dead", kind: "reconnect" },
  {
    name: "190 as text",
    reply: { status: 400, json: { error: { code: "190" } } },
    reason: "token-dead",
    kind: "reconnect",
  },
  {
    name: "190, sessions ended",
    reply: graph(190, INVALIDATED),
    reason: "session-invalidated",
    kind: "reconnect",
  },
  {
    name: "190/458",
    reply: graph(190, { error_subcode: 458 }),
    reason: "app-removed",
    kind: "reconnect",
  },
  {
    name: "190/459",
    reply: graph(190, { error_subcode: 459 }),
    reason: "person-checkpointed",
    kind: "reconnect",
  },
  {
    name: "190/464",
    reply: graph(190, { error_subcode: 464 }),
    reason: "person-checkpointed",
    kind: "reconnect",
  },
  {
    name: "190/460",
    reply: graph(190, { error_subcode: 460 }),
    reason: "password-changed",
    kind: "reconnect",
  },
  {
    name: "190/463",
    reply: graph(190, { error_subcode: 463 }),
    reason: "token-expired",
    kind: "reconnect",
  },
  {
    name: "190/467",
    reply: graph(190, { error_subcode: 467 }),
    reason: "token-invalid",
    kind: "reconnect",
  },
  {
    name: "190/492",
    reply: graph(190, { error_subcode: 492 }),
    reason: "page-role-lost",
    kind: "reconnect",
  },
  {
    name: "190 marked as passing",
    reply: graph(190, { is_transient: true }),
    reason: "transient",
    kind: "transient",
  },
  { name: "102", reply: graph(102), reason: "session-dead", kind: "reconnect" },
  { name: "1", reply: graph(1, {}, 500), reason: "passing-problem", kind: "transient" },
  { name: "2 with 400", reply: graph(2), reason: "passing-problem", kind: "transient" },
  {
    name: "any code marked as passing",
    reply: graph(4711, { is_transient: true }),
    reason: "transient",
    kind: "transient",
  },
  { name: "4", reply: graph(4, {}, 403), reason: "app-limit", kind: "rate-limited" },
  {
    name: "4 marked as passing",
    reply: graph(4, { is_transient: true }),
    reason: "app-limit",
    kind: "rate-limited",
  },
  { name: "341", reply: graph(341), reason: "app-limit", kind: "rate-limited" },
  { name: "17", reply: graph(17), reason: "user-limit", kind: "rate-limited" },
  { name: "32", reply: graph(32), reason: "page-limit", kind: "rate-limited" },
  { name: "80001", reply: graph(80001), reason: "page-limit", kind: "rate-limited" },
  { name: "613", reply: graph(613), reason: "too-fast", kind: "rate-limited" },
  {
    name: "613/1996",
    reply: graph(613, { error_subcode: 1996 }),
    reason: "too-fast",
    kind: "rate-limited",
  },
  { name: "80002 with 400", reply: graph(80002), reason: "account-limit", kind: "rate-limited" },
  { name: "80000", reply: graph(80000), reason: "business-limit", kind: "rate-limited" },
  { name: "80014", reply: graph(80014, {}, 429), reason: "business-limit", kind: "rate-limited" },
  { name: "10", reply: graph(10, {}, 403), reason: "permission-missing", kind: "reconnect" },
  { name: "200", reply: graph(200), reason: "permission-missing", kind: "reconnect" },
  { name: "299", reply: graph(299), reason: "permission-missing", kind: "reconnect" },
  { name: "3", reply: graph(3), reason: "capability-missing", kind: "rejected" },
  { name: "368", reply: graph(368), reason: "blocked-by-policy", kind: "rejected" },
  { name: "100", reply: graph(100), reason: "parameter-refused", kind: "rejected" },
  {
    name: "100/33",
    reply: graph(100, {
      error_subcode: 33,
      message: "Unsupported get request. Object with ID '1784' does not exist",
    }),
    reason: "object-missing",
    kind: "rejected",
  },
  {
    name: "100, proof needed",
    reply: graph(100, { message: "API calls from the server require an appsecret_proof argument" }),
    reason: "proof-needed",
    kind: "rejected",
  },
  {
    name: "100, shut off",
    reply: graph(100, { message: "Unsupported request - method type: get" }),
    reason: "unsupported-request",
    kind: "reconnect",
    apis: ["basic-display"],
  },
  { name: "110", reply: graph(110), reason: "user-id-invalid", kind: "rejected" },
  { name: "803", reply: graph(803, {}, 404), reason: "alias-missing", kind: "rejected" },
  {
    name: "9005/1452042",
    reply: graph(9005, { error_subcode: 1452042 }),
    reason: "field-not-applicable",
    kind: "rejected",
  },
  { name: "36000", reply: graph(36000), reason: "publishing-only", kind: "rejected" },
  { name: "9004", reply: graph(9004), reason: "publishing-only", kind: "rejected" },
  { name: "9007", reply: graph(9007), reason: "publishing-only", kind: "rejected" },
  { name: "2207027", reply: graph(2207027), reason: "publishing-only", kind: "rejected" },
  {
    name: "too much data",
    reply: graph(
      1,
      { message: "Please reduce the amount of data you're asking for, then retry your request" },
      500,
    ),
    reason: "too-much-data",
    kind: "transient",
  },
  {
    name: "an unknown code with 4xx",
    reply: graph(4711),
    reason: "unknown-refusal",
    kind: "rejected",
  },
  {
    name: "an unknown code with 5xx",
    reply: graph(4711, {}, 500),
    reason: "unknown-problem",
    kind: "transient",
  },
  {
    name: "an unknown code with 200",
    reply: graph(4711, {}, 200),
    reason: "unknown-problem",
    kind: "transient",
  },
  {
    name: "an unknown code with 429",
    reply: graph(4711, {}, 429),
    reason: "too-many-requests",
    kind: "rate-limited",
  },
  {
    name: "an envelope of wrong types",
    reply: {
      status: 400,
      json: { error: { message: 7, code: {}, error_subcode: [], is_transient: "yes" } },
    },
    reason: "unknown-refusal",
    kind: "rejected",
  },

  // The older envelope, and words that decide.
  {
    name: "a used code",
    reply: older("Matching code was not found or was already used"),
    reason: "code-used",
    kind: "rejected",
  },
  {
    name: "a wrong app",
    reply: older("Invalid platform app"),
    reason: "wrong-app",
    kind: "rejected",
  },
  {
    name: "a wrong redirect",
    reply: older("Invalid redirect_uri"),
    reason: "wrong-redirect-uri",
    kind: "rejected",
  },
  {
    name: "a wrong redirect, scrubbed",
    reply: older("Invalid scrubbed redirect_uri"),
    reason: "wrong-redirect-uri",
    kind: "rejected",
  },
  {
    name: "a wrong secret",
    reply: older("Error validating client secret."),
    reason: "wrong-app-secret",
    kind: "rejected",
  },
  {
    name: "a missing role",
    reply: older("Insufficient developer role"),
    reason: "no-tester-role",
    kind: "rejected",
  },
  {
    name: "a missing role in RFC 6749's envelope",
    reply: {
      status: 400,
      json: { error: "access_denied", error_description: "Insufficient Developer Role" },
    },
    reason: "no-tester-role",
    kind: "rejected",
  },
  { name: "unknown words", reply: older("Bad luck"), reason: "unknown-refusal", kind: "rejected" },
  {
    name: "unknown words with 500",
    reply: older("Bad luck", 500),
    reason: "unknown-problem",
    kind: "transient",
  },
  {
    name: "the older envelope with 429",
    reply: older("Slow down", 429),
    reason: "too-many-requests",
    kind: "rate-limited",
  },

  // No envelope at all.
  {
    name: "HTML",
    reply: { body: "<!DOCTYPE html><title>Log in</title>" },
    reason: "html",
    kind: "unexpected-reply",
  },
  {
    name: "HTML with 403",
    reply: { status: 403, body: "<html>" },
    reason: "html",
    kind: "unexpected-reply",
  },
  {
    name: "HTML with 503",
    reply: { status: 503, body: "<html>" },
    reason: "server-error",
    kind: "transient",
  },
  {
    name: "HTML with 429",
    reply: { status: 429, body: "<html>" },
    reason: "too-many-requests",
    kind: "rate-limited",
  },
  { name: "nothing", reply: { body: "" }, reason: "empty", kind: "unexpected-reply" },
  { name: "blanks", reply: { body: " \n " }, reason: "empty", kind: "unexpected-reply" },
  { name: "204", reply: { status: 204 }, reason: "empty", kind: "unexpected-reply" },
  {
    name: "nothing with 500",
    reply: { status: 500, body: "" },
    reason: "server-error",
    kind: "transient",
  },
  {
    name: "truncated JSON",
    reply: { body: '{"data":[{"id":"179' },
    reason: "not-json",
    kind: "unexpected-reply",
  },
  {
    name: "truncated JSON with a long number",
    reply: { body: '{"id":17841400000000001,"user' },
    reason: "not-json",
    kind: "unexpected-reply",
  },
  {
    name: "brackets without end",
    reply: { body: `{"id":17841400000000001,"x":${"[".repeat(200_000)}` },
    reason: "not-json",
    kind: "unexpected-reply",
  },
  { name: "a word", reply: { body: "OK" }, reason: "not-json", kind: "unexpected-reply" },
  { name: "null", reply: { body: "null" }, reason: "wrong-shape", kind: "unexpected-reply" },
  { name: "a number", reply: { body: "42" }, reason: "wrong-shape", kind: "unexpected-reply" },
  { name: "an empty object", reply: { json: {} }, reason: "wrong-shape", kind: "unexpected-reply" },
  {
    name: "wrong types",
    reply: { json: { data: "none", id: {}, username: 7, access_token: [] } },
    reason: "wrong-shape",
    kind: "unexpected-reply",
  },
  {
    name: "JSON with 404 and no envelope",
    reply: { status: 404, json: { ok: false } },
    reason: "refused",
    kind: "unexpected-reply",
  },
  {
    name: "JSON with 502 and no envelope",
    reply: { status: 502, json: {} },
    reason: "server-error",
    kind: "transient",
  },
  {
    name: "JSON with 429 and no envelope",
    reply: { status: 429, json: {} },
    reason: "too-many-requests",
    kind: "rate-limited",
  },
  {
    name: "a redirect",
    reply: { status: 302, body: "", headers: { location: "http://127.0.0.1/" } },
    reason: "redirected",
    kind: "unexpected-reply",
  },
  {
    name: "an endless body",
    reply: { body: "", headers: { "content-length": "99999999999" } },
    reason: "answer-too-large",
    kind: "unexpected-reply",
  },

  // No answer.
  { name: "no such host", reply: broken("ENOTFOUND"), reason: "host-not-found", kind: "transient" },
  { name: "DNS is down", reply: broken("EAI_AGAIN"), reason: "host-not-found", kind: "transient" },
  {
    name: "a bad certificate",
    reply: broken("CERT_HAS_EXPIRED"),
    reason: "certificate-problem",
    kind: "transient",
  },
  { name: "a reset", reply: broken("ECONNRESET"), reason: "connection-lost", kind: "transient" },
  {
    name: "a refusal to connect",
    reply: broken("ECONNREFUSED"),
    reason: "connection-lost",
    kind: "transient",
  },
  {
    name: "a timeout",
    reply: broken("UND_ERR_HEADERS_TIMEOUT"),
    reason: "timeout",
    kind: "transient",
  },
];
