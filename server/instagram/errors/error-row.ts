import type { ApiName, InstagramErrorKind } from "../types.ts";

/** What Windowbox does after an answer of this kind; the words are the README's. */
export const NEXT_ACTIONS = {
  "connect-again": "stops asking, waits for the owner to connect again",
  wait: "sends nothing for this account until the time named, or backs off",
  retry: "tries again later by itself",
  "smaller-page": "asks again for half as many posts, and remembers it",
  "drop-field": "asks again without that field, and remembers it",
  "tell-owner": "keeps everything, tries at the next usual time",
} as const;
export type NextAction = keyof typeof NEXT_ACTIONS;

/** Answers that carry no error of Instagram's, and findings of our own. */
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
  | "unknown-code"
  | "finding";

export type NumberRange = number | readonly [from: number, to: number];

/**
 * One row of the table. It matches when everything it names matches: a row for an answer names codes,
 * subcodes or a text, any other row one situation.
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
  /** First column of the README's table. */
  readonly answer: string;
  readonly kind: InstagramErrorKind;
  readonly next: NextAction;
  /** One sentence for the owner; `{host}` stands for the host asked, the rest for `PHRASES`. */
  readonly sentence: string;
}

/** How a sentence goes on depends on whether a person waits for the answer, as while connecting. */
const PHRASES = {
  background: {
    retry: "Windowbox tries again by itself",
    wait: "Windowbox waits and goes on by itself",
    reconnect: "connect the account again",
  },
  interactive: {
    retry: "try again in a few minutes",
    wait: "try again in an hour",
    reconnect: "start again with a new sign-in or a new token",
  },
} as const;

export interface SentenceFacts {
  readonly interactive?: boolean | undefined;
  readonly host?: string | undefined;
}

export function fillSentence(sentence: string, facts: SentenceFacts = {}): string {
  const phrases = PHRASES[facts.interactive ? "interactive" : "background"];
  return sentence
    .replaceAll("{host}", facts.host ?? "Instagram")
    .replaceAll("{retry}", phrases.retry)
    .replaceAll("{wait}", phrases.wait)
    .replaceAll("{reconnect}", phrases.reconnect);
}
