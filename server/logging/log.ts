import { type Logger, pino } from "pino";

export type Log = Pick<Logger, "debug" | "info" | "warn" | "error">;

/**
 * Errors are logged as name and message along their chain of causes, without other members: undici keeps whole
 * addresses there, and Instagram's carry the token in the query.
 */
export function createLog(level: string, destination?: { write(line: string): void }): Log {
  const options = { level, base: null, serializers: { err: describeError } };
  return destination ? pino(options, destination) : pino(options);
}

function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return { message: String(error) };
  return {
    type: error.name,
    message: withoutQueries(error.message),
    stack: error.stack && withoutQueries(error.stack),
    cause: error.cause === undefined ? undefined : describeError(error.cause),
  };
}

/** A token must not reach the log even through the words of a library that quotes an address. */
function withoutQueries(text: string): string {
  return text
    .replace(/(\b[a-z]+:\/\/[^\s?#"'<>]*)[?#][^\s"'<>]*/gi, "$1")
    .replace(/\b(IG[A-Z]{2}|EAA)[\w-]{8,}/g, "[redacted]");
}
