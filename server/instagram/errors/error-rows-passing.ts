import type { ErrorRow } from "./error-row.ts";

/**
 * What passes by itself. Limits come before `is_transient`, because Meta marks them as transient too, and
 * the exact text before code 1, which it shares.
 */
export const PASSING_ERROR_ROWS = [
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
    answer: "4, 341",
    kind: "rate-limited",
    next: "wait",
    sentence: "Your Meta app has made as many requests as Instagram allows for now; {wait}.",
  },
  {
    reason: "user-limit",
    codes: [17],
    answer: "17",
    kind: "rate-limited",
    next: "wait",
    sentence: "Instagram allows no more requests for this person for now; {wait}.",
  },
  {
    reason: "page-limit",
    codes: [32, 80001],
    answer: "32, 80001",
    kind: "rate-limited",
    next: "wait",
    sentence: "Facebook allows no more requests for this Page for now; {wait}.",
  },
  {
    reason: "too-fast",
    codes: [613],
    answer: "613 (also 613/1996)",
    kind: "rate-limited",
    next: "wait",
    sentence: "Instagram asks for fewer requests at once; {wait}.",
  },
  {
    reason: "account-limit",
    codes: [80002],
    answer: "80002",
    kind: "rate-limited",
    next: "wait",
    sentence: "Instagram allows no more requests for this account for now; {wait}.",
  },
  {
    reason: "business-limit",
    codes: [[80000, 80014]],
    answer: "80000–80014",
    kind: "rate-limited",
    next: "wait",
    sentence: "A limit of Meta's for business accounts is reached; {wait}.",
  },
  {
    reason: "transient",
    transient: true,
    answer: "`is_transient: true`",
    kind: "transient",
    next: "retry",
    sentence: "Instagram has a passing problem; {retry}.",
  },
  {
    reason: "passing-problem",
    codes: [1, 2],
    answer: "1, 2",
    kind: "transient",
    next: "retry",
    sentence: "Instagram has a passing problem of its own; {retry}.",
  },
] as const satisfies readonly ErrorRow[];
