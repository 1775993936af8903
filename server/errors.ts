/** Everything that is wrong with the environment, listed at once. */
export class ConfigurationError extends Error {
  override readonly name = "ConfigurationError";
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`Windowbox cannot start:\n${problems.map((problem) => `  - ${problem}`).join("\n")}`);
    this.problems = problems;
  }
}

/**
 * A failure whose message is one sentence for the site owner: what happened and what to do.
 * The dashboard and the commands show it as it is, so it never holds a secret.
 */
export class OwnerError extends Error {
  override readonly name: string = "OwnerError";
}

/** A request that is refused, as the reply's status and a machine-readable code. */
export class RequestError extends Error {
  override readonly name = "RequestError";
  readonly status: 400 | 401 | 403 | 404 | 409 | 413 | 429 | 503;
  readonly code: string;

  constructor(status: RequestError["status"], code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/** The sentence to show for whatever was thrown; unknown errors are not shown word for word. */
export function ownerSentence(error: unknown, otherwise: string): string {
  return error instanceof OwnerError ? error.message : otherwise;
}
