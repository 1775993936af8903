import { z } from "zod";
import { optionalFlag } from "../graph/wire.ts";

/** An error as far as it decides anything. The text may quote a token: it is matched and then forgotten. */
interface WireError {
  readonly code?: number | undefined;
  readonly subcode?: number | undefined;
  readonly text: string;
  readonly transient: boolean;
}

/** Longer messages are cut before anything is searched in them. */
const MAX_TEXT_LENGTH = 2000;

const code = z
  .union([
    z.number(),
    z
      .string()
      .regex(/^\d{1,9}$/)
      .transform(Number),
  ])
  .pipe(z.number().int())
  .optional()
  .catch(undefined);
const shortText = z
  .string()
  .transform((value) => value.slice(0, MAX_TEXT_LENGTH))
  .catch("");

/** The Graph envelope, of all hosts except `api.instagram.com/oauth`. */
const graphEnvelope = z.object({
  error: z.object({
    message: shortText,
    code,
    error_subcode: code,
    is_transient: optionalFlag,
  }),
});

/** The older envelope; its `code` repeats the HTTP status. */
const olderEnvelope = z
  .object({ error_type: z.unknown(), error_message: shortText, code })
  .refine((value) => value.error_type !== undefined || value.error_message !== "");

/** RFC 6749 §5.2, which nobody has seen here but every OAuth library sends. */
const oauthEnvelope = z.object({ error: z.string(), error_description: shortText });

/** The error in an answer of any envelope, or `undefined` where there is none. */
export function parseError(reply: unknown): WireError | undefined {
  const graph = graphEnvelope.safeParse(reply);
  if (graph.success) {
    const { message, code, error_subcode, is_transient } = graph.data.error;
    return { code, subcode: error_subcode, text: message, transient: is_transient ?? false };
  }
  const older = olderEnvelope.safeParse(reply);
  if (older.success) {
    const isStatus =
      older.data.code !== undefined && older.data.code >= 400 && older.data.code < 600;
    return {
      code: isStatus ? undefined : older.data.code,
      text: older.data.error_message,
      transient: false,
    };
  }
  const oauth = oauthEnvelope.safeParse(reply);
  if (oauth.success) {
    return { text: oauth.data.error_description || oauth.data.error, transient: false };
  }
  return undefined;
}

/** Which of the names asked for an error message means: quoted or bracketed ones first, else bare words. */
export function namedFields(message: string, asked: readonly string[]): string[] {
  const quoted = asked.filter((name) => new RegExp(`[("'\`{[]${name}[)"'\`}\\]]`).test(message));
  if (quoted.length > 0) return quoted;
  return asked.filter((name) => new RegExp(`\\b${name}\\b`).test(message));
}
