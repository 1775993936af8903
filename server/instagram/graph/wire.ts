import { z } from "zod";

/** How the values of Instagram's answers are read: what is wrong or empty counts as absent. */

const MAX_URL_LENGTH = 8192;

/** Digits. Seen as text and as a bare number, which `parseJson` keeps whole. */
export const wireId = z.union([
  z.string().regex(/^\d{1,40}$/),
  z.number().int().nonnegative().transform(String),
]);

export const optionalId = wireId.optional().catch(undefined);

/** Text as it is, cut to `maxLength`; "" and `null` are absent. */
export function optionalText(maxLength: number) {
  return z
    .string()
    .transform((text) => cleanText(text, maxLength))
    .optional()
    .catch(undefined);
}

export const optionalCount = z
  .union([z.number(), z.string().regex(/^\d+$/).transform(Number)])
  .pipe(z.number().int().nonnegative())
  .optional()
  .catch(undefined);

/** Also as text or as 0 and 1, as counts and codes come both ways. */
export const optionalFlag = z
  .union([
    z.boolean(),
    z.enum(["true", "false"]).transform((text) => text === "true"),
    z.union([z.literal(0), z.literal(1)]).transform((bit) => bit === 1),
  ])
  .optional()
  .catch(undefined);

/** http(s) without a user name; everything else (`javascript:`, `data:`, relative) is absent. */
export const optionalHttpUrl = z
  .string()
  .max(MAX_URL_LENGTH)
  .transform(httpUrlOf)
  .optional()
  .catch(undefined);

/** Nothing on Instagram is older than itself. */
const INSTAGRAM_BEGAN_AT = Date.UTC(2010, 0);

/**
 * Milliseconds since the epoch, from ISO 8601 with `Z`, `+00:00` or Instagram's own `+0000`. What is before Instagram
 * began is no date: a post that has one would go behind all others, and out of what is kept.
 */
export const wireInstant = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:?\d\d)$/)
  .transform((text) => Date.parse(text.replace(/([+-]\d\d)(\d\d)$/, "$1:$2")))
  .pipe(z.number().min(INSTAGRAM_BEGAN_AT));

export const upperCaseWord = z
  .string()
  .regex(/^[A-Za-z_]{1,40}$/)
  .transform((word) => word.toUpperCase());

/** An object as it came, or the first of `data` in the wrapped form that Meta's pages show. */
export function unwrap(reply: unknown): unknown {
  const wrapped = z.object({ data: z.array(z.unknown()).min(1) }).safeParse(reply);
  return wrapped.success ? wrapped.data.data[0] : reply;
}

/** Halves of characters and NUL do not survive storage unchanged, so they go before anything compares. */
function cleanText(text: string, maxLength: number): string | undefined {
  const clean = text
    .slice(0, maxLength)
    .replaceAll("\0", "")
    .replace(/[\uD800-\uDBFF]$/u, "")
    .replace(/\p{Surrogate}/gu, "\uFFFD");
  return clean.trim() === "" ? undefined : clean;
}

function httpUrlOf(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  const isHttp = url.protocol === "https:" || url.protocol === "http:";
  return isHttp && url.username === "" && url.password === "" ? url.href : undefined;
}
