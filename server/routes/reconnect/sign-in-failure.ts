import type { ErrorReason } from "../../instagram/errors/error-table.ts";
import { InstagramError } from "../../instagram/errors/instagram-error.ts";
import type { SignInFailure } from "../../pages/locales/public-messages.ts";
import type { LinkOutcome } from "../../pages/reconnect/outcome-pages.tsx";
import { ownerSentence } from "../../shared/errors.ts";

/** What the person who signed in can do something about, or has to be told. */
const OWN_DOING: Partial<Record<ErrorReason, SignInFailure>> = {
  denied: "denied",
  "code-used": "used",
  "no-tester-role": "no-role",
  "no-page": "no-page",
  "no-linked-account": "no-linked-account",
  "person-checkpointed": "to-confirm",
};

/** Told to whoever signed in through a link, with the owner's sentence beside it where that says more. */
export function signInFailure(error: unknown): LinkOutcome & { readonly kind: "failed" } {
  const reason = reasonOf(error);
  if (reason === "denied") return { kind: "failed", reason };
  const otherwise = "It failed for a reason that is in the server’s log.";
  return { kind: "failed", reason, sentence: ownerSentence(error, otherwise) };
}

function reasonOf(error: unknown): SignInFailure {
  if (!(error instanceof InstagramError)) return "other";
  const passes = error.kind === "transient" || error.kind === "rate-limited";
  return OWN_DOING[error.reason] ?? (passes ? "busy" : "other");
}
