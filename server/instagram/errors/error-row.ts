import type { ApiName, InstagramErrorKind } from "../types.ts";

/** What Windowbox does after an answer. */
export type NextAction =
  | "connect-again"
  | "wait"
  | "retry"
  | "smaller-page"
  | "drop-field"
  | "tell-owner";

const NEXT_OF_KIND: Readonly<Record<InstagramErrorKind, NextAction>> = {
  reconnect: "connect-again",
  "rate-limited": "wait",
  transient: "retry",
  rejected: "tell-owner",
  "unexpected-reply": "retry",
};

/** Answers that carry no error of Instagram's. */
export type ErrorSituation =
  | "dns"
  | "tls"
  | "timeout"
  | "connection"
  | "aborted"
  | "too-large"
  | "redirect"
  | "html"
  | "empty"
  | "not-json"
  | "wrong-shape"
  | "status-429"
  | "status-5xx"
  | "status-4xx"
  | "unknown-code-4xx"
  | "unknown-code";

type NumberRange = number | readonly [from: number, to: number];

/**
 * One row of the table. It matches an answer when everything it names matches: codes, subcodes, a text. A
 * row with a situation is chosen by that, and one that names nothing is a finding of our own.
 */
export interface ErrorRow {
  /** Machine-readable name, `InstagramError.reason`. */
  readonly reason: string;
  readonly codes?: readonly NumberRange[];
  readonly subcodes?: readonly NumberRange[];
  readonly text?: RegExp;
  /** Matches answers marked `is_transient: true`. */
  readonly transient?: true;
  /** Matches only where Instagram named one of the fields asked for. */
  readonly namesField?: true;
  readonly apis?: readonly ApiName[];
  readonly situation?: ErrorSituation;
  /** Its text also comes without an answer: in the query of a redirect, and to the owner at Meta. */
  readonly connecting?: true;
  /** First column of the documentation's table, where it is not just the codes. */
  readonly answer?: string;
  readonly kind: InstagramErrorKind;
  /** Where it differs from what the kind implies. */
  readonly next?: NextAction;
  /** One sentence for the owner; `{host}` and the rest as in sentence.ts. */
  readonly sentence: string;
}

export function nextAction(row: ErrorRow): NextAction {
  return row.next ?? NEXT_OF_KIND[row.kind];
}

/** How an answer is named to people: `190/463`, `10, 200–299`, or as the row says. */
export function answerOf({ answer, codes = [], subcodes }: ErrorRow): string {
  if (answer !== undefined) return answer;
  const shown = (range: NumberRange) => (typeof range === "number" ? `${range}` : range.join("–"));
  return codes
    .flatMap((code) =>
      subcodes ? subcodes.map((subcode) => `${shown(code)}/${shown(subcode)}`) : shown(code),
    )
    .join(", ");
}

export function isInRanges(
  value: number | undefined,
  ranges: readonly NumberRange[] | undefined,
): boolean {
  if (ranges === undefined) return true;
  if (value === undefined) return false;
  return ranges.some((range) =>
    typeof range === "number" ? range === value : range[0] <= value && value <= range[1],
  );
}
