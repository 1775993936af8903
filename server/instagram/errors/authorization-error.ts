import type { ErrorReason } from "./error-table.ts";
import { reasonForText } from "./find-reason.ts";
import { InstagramError } from "./instagram-error.ts";

/** The query of a redirect that came back without a code. */
interface AuthorizationErrorResponse {
  readonly error?: string | undefined;
  readonly error_reason?: string | undefined;
  readonly error_description?: string | undefined;
  /** Facebook's own name for the description. */
  readonly error_message?: string | undefined;
}

/**
 * Why Instagram or Facebook sent the person back without a code, for the owner. None of the
 * query's own texts are repeated: anyone can write them into a link.
 */
export function authorizationError(query: AuthorizationErrorResponse): InstagramError {
  return new InstagramError(reasonOf(query), { interactive: true });
}

function reasonOf(query: AuthorizationErrorResponse): ErrorReason {
  const texts = [query.error_description, query.error_message, query.error_reason, query.error];
  const text = texts.filter((text) => text !== undefined).join("\n");
  // A missing tester role also comes as `access_denied`, and is not a "you cancelled".
  const known = reasonForText(text.slice(0, 2000));
  if (known) return known;
  return query.error === "access_denied" || query.error_reason === "user_denied"
    ? "denied"
    : "authorize-failed";
}
