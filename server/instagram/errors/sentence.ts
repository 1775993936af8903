import type { ErrorReason } from "./error-table.ts";
import { rowOf } from "./find-reason.ts";

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

interface SentenceFacts {
  readonly interactive?: boolean | undefined;
  readonly host?: string | undefined;
}

/** What the owner reads. */
export function sentenceOf(reason: ErrorReason, facts: SentenceFacts = {}): string {
  const phrases = PHRASES[facts.interactive ? "interactive" : "background"];
  return rowOf(reason)
    .sentence.replaceAll("{host}", facts.host ?? "Instagram")
    .replaceAll("{retry}", phrases.retry)
    .replaceAll("{wait}", phrases.wait)
    .replaceAll("{reconnect}", phrases.reconnect);
}
