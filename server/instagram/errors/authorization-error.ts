import { type ErrorReason, reasonForWords, sentenceOf } from "./error-table.ts";

/** The query of a redirect that came back without a code. */
export interface AuthorizationErrorResponse {
  readonly error?: string | undefined;
  readonly error_reason?: string | undefined;
  readonly error_description?: string | undefined;
  /** Facebook's own name for the description. */
  readonly error_message?: string | undefined;
}

/**
 * Why Instagram or Facebook sent the person back without a code, as a sentence for the owner. None of the
 * query's own words are repeated: anyone can write them into a link.
 */
export function explainAuthorizationError(query: AuthorizationErrorResponse): string {
  return sentenceOf(reasonOf(query), { interactive: true });
}

function reasonOf(query: AuthorizationErrorResponse): ErrorReason {
  const words = [query.error_description, query.error_message, query.error_reason, query.error];
  const text = words.filter((word) => word !== undefined).join("\n");
  // A missing tester role also comes as `access_denied`, and is not a "you cancelled".
  const known = reasonForWords(text.slice(0, 2000));
  if (known) return known;
  return query.error === "access_denied" || query.error_reason === "user_denied"
    ? "denied"
    : "authorize-failed";
}
