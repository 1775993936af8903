import { MEGABYTE } from "../units.ts";
import { halfThenBreak } from "./broken-body.ts";
import type { Scenario } from "./scenario.ts";

const HTML = `<!DOCTYPE html><html lang="en"><head><title>Instagram</title></head>
<body><h1>Sorry, this page isn't available.</h1></body></html>`;

/** Answers that are none, and bodies that are not what they say. */
export const NETWORK_SCENARIOS = {
  html: {
    what: "200 with an HTML page",
    answer: { headers: { "content-type": "text/html; charset=utf-8" }, body: HTML },
  },
  "html-as-json": {
    what: "an HTML page that calls itself JSON",
    answer: { headers: { "content-type": "application/json" }, body: HTML },
  },
  "html-500": {
    what: "500 with an HTML page",
    answer: { status: 500, headers: { "content-type": "text/html" }, body: HTML },
  },
  "html-502": {
    what: "502 with an HTML page",
    answer: { status: 502, headers: { "content-type": "text/html" }, body: HTML },
  },
  "login-page": {
    what: "a redirect to Instagram's login page",
    answer: { status: 302, headers: { location: "https://www.instagram.com/accounts/login/" } },
  },
  "empty-body": {
    what: "200 and nothing",
    answer: { headers: { "content-type": "application/json" }, body: "" },
  },
  "empty-500": { what: "500 and nothing", answer: { status: 500 } },
  "empty-502": { what: "502 and nothing", answer: { status: 502 } },
  "empty-503": {
    what: "503 with Retry-After one minute",
    answer: { status: 503, headers: { "retry-after": "60" } },
  },
  "empty-504": { what: "504 and nothing", answer: { status: 504 } },
  "status-403-empty": { what: "403 and nothing", answer: { status: 403 } },
  "status-404-empty": { what: "404 and nothing", answer: { status: 404 } },
  truncated: {
    what: "the right answer, cut in the middle of its JSON",
    answer: { rewriteText: (text) => text.slice(0, Math.floor(text.length / 2)) },
  },
  "truncated-by-reset": {
    what: "the right answer, and the connection breaks in the middle",
    answer: { rewriteText: (text) => halfThenBreak(text) },
  },
  "wrong-content-type": {
    what: "right JSON under text/html",
    answer: { rewriteText: (text) => text, headers: { "content-type": "text/html" } },
  },
  "content-type-javascript": {
    what: "right JSON under text/javascript, as Graph once sent it",
    answer: { rewriteText: (text) => text, headers: { "content-type": "text/javascript" } },
  },
  "byte-order-mark": {
    what: "right JSON behind a byte order mark",
    answer: { rewriteText: (text) => `\uFEFF${text}` },
  },
  "json-null": { what: "the JSON null", answer: { json: null } },
  "json-array": { what: "an empty JSON array", answer: { json: [] } },
  "json-string": { what: "a JSON string", answer: { json: "ok" } },
  "json-number": { what: "a JSON number", answer: { json: 42 } },
  "json-empty-object": { what: "an empty object", answer: { json: {} } },
  "data-null": { what: "data is null", answer: { json: { data: null } } },
  "data-object": { what: "data is an object", answer: { json: { data: { id: "1" } } } },
  "error-null": { what: "error is null", answer: { status: 400, json: { error: null } } },
  "error-string": {
    what: "error is a text",
    answer: { status: 400, json: { error: "invalid_request" } },
  },
  "huge-json": {
    what: "64 MB of JSON that never ends well",
    answer: { rewriteText: () => manyBytes(64) },
  },
  "connection-reset": { what: "the connection is reset", answer: { fault: "ECONNRESET" } },
  "connection-refused": { what: "the connection is refused", answer: { fault: "ECONNREFUSED" } },
  "connect-timeout": {
    what: "the connection is never made",
    answer: { fault: "UND_ERR_CONNECT_TIMEOUT" },
  },
  "dns-failure": { what: "the name is not found", answer: { fault: "ENOTFOUND" } },
  "dns-again": { what: "the name server does not answer", answer: { fault: "EAI_AGAIN" } },
  "tls-failure": { what: "the certificate has expired", answer: { fault: "CERT_HAS_EXPIRED" } },
  "tls-not-spoken": {
    what: "the other side speaks no TLS",
    answer: { fault: "ERR_SSL_WRONG_VERSION_NUMBER" },
  },
  "never-answers": { what: "no answer, ever", answer: { hangs: "before-headers" } },
  "never-ends": { what: "headers, a few bytes, then nothing", answer: { hangs: "in-body" } },
} as const satisfies Record<string, Scenario>;

async function* manyBytes(megabytes: number) {
  const chunk = new Uint8Array(MEGABYTE).fill(0x20);
  yield '{"data":[';
  for (let i = 0; i < megabytes; i += 1) yield chunk;
}
