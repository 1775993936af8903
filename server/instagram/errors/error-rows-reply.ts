import type { ErrorRow } from "./error-row.ts";

/** Answers that say nothing Instagram-like, or no answer at all. */
export const REPLY_ERROR_ROWS = [
  {
    reason: "host-not-found",
    situation: "dns",
    answer: "no address for the host (DNS)",
    kind: "transient",
    next: "retry",
    sentence:
      "This server could not find {host} on the internet; {retry}, but check the server's network and DNS if it lasts.",
  },
  {
    reason: "certificate-problem",
    situation: "tls",
    answer: "TLS fails",
    kind: "transient",
    next: "retry",
    sentence:
      "The secure connection to {host} failed; {retry}, but check the server's clock and certificates if it lasts.",
  },
  {
    reason: "timeout",
    situation: "timeout",
    answer: "no whole answer in time",
    kind: "transient",
    next: "retry",
    sentence: "{host} took too long to answer; {retry}.",
  },
  {
    reason: "connection-lost",
    situation: "connection",
    answer: "connection refused or reset",
    kind: "transient",
    next: "retry",
    sentence: "The connection to {host} broke; {retry}.",
  },
  {
    reason: "aborted",
    situation: "aborted",
    answer: "stopped by this server",
    kind: "transient",
    next: "retry",
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
    next: "retry",
    sentence:
      "{host} wanted to send Windowbox to another address, which it never follows; {retry}.",
  },
  {
    reason: "html",
    situation: "html",
    answer: "HTML",
    kind: "unexpected-reply",
    next: "retry",
    sentence:
      "{host} answered with a web page instead of data; {retry}, but check the addresses in the settings if it lasts.",
  },
  {
    reason: "empty",
    situation: "empty",
    answer: "empty body",
    kind: "unexpected-reply",
    next: "retry",
    sentence: "{host} answered with nothing at all; {retry}.",
  },
  {
    reason: "not-json",
    situation: "not-json",
    answer: "truncated or other JSON that cannot be read",
    kind: "unexpected-reply",
    next: "retry",
    sentence: "{host} sent an answer that breaks off or cannot be read; {retry}.",
  },
  {
    reason: "wrong-shape",
    situation: "wrong-shape",
    answer: "JSON of another shape",
    kind: "unexpected-reply",
    next: "retry",
    sentence:
      "{host} answered in a way Windowbox does not understand; {retry}, but look for a newer version if it lasts.",
  },
  {
    reason: "too-many-requests",
    situation: "status-429",
    answer: "429 without a code",
    kind: "rate-limited",
    next: "wait",
    sentence: "Instagram asks for a pause; {wait}.",
  },
  {
    reason: "server-error",
    situation: "status-5xx",
    answer: "5xx without a code",
    kind: "transient",
    next: "retry",
    sentence: "Instagram is having trouble of its own; {retry}.",
  },
  {
    reason: "refused",
    situation: "status-4xx",
    answer: "4xx without a code",
    kind: "unexpected-reply",
    next: "retry",
    sentence:
      "{host} refused without giving a reason; {retry}, but check the addresses in the settings if it lasts.",
  },
  {
    reason: "unknown-refusal",
    situation: "unknown-code-4xx",
    answer: "any other code with 4xx",
    kind: "rejected",
    next: "tell-owner",
    sentence: "Instagram refused with a reason Windowbox does not know: {reconnect} if it lasts.",
  },
  {
    reason: "unknown-problem",
    situation: "unknown-code",
    answer: "any other code",
    kind: "transient",
    next: "retry",
    sentence: "Instagram reported a problem Windowbox does not know; {retry}.",
  },
] as const satisfies readonly ErrorRow[];
