import { z } from "zod";
import { omitAbsent } from "../../shared/omit-absent.ts";
import { Secret } from "../../shared/secret.ts";
import { DAY_MS, SECOND_MS } from "../../time/clock.ts";
import { unwrap } from "./wire.ts";

export interface ParsedToken {
  readonly token: Secret;
  readonly expiresAt?: number;
  readonly permissions?: readonly string[];
}

const MAX_PERMISSIONS = 100;
const MAX_PERMISSION = 100;
const MAX_LIFE_SECONDS = (10 * 365 * DAY_MS) / SECOND_MS;

const permissions = z
  .union([z.array(z.unknown()), z.string().transform((text) => text.split(/[\s,]+/))])
  .transform((items) =>
    items
      .filter((item) => typeof item === "string" && item !== "" && item.length <= MAX_PERMISSION)
      .slice(0, MAX_PERMISSIONS),
  )
  .pipe(z.array(z.string()))
  .optional()
  .catch(undefined);

const lifeSeconds = z
  .union([z.number(), z.string().regex(/^\d+$/).transform(Number)])
  .pipe(z.number().positive().max(MAX_LIFE_SECONDS))
  .optional()
  .catch(undefined);

const tokenReply = z.object({
  access_token: z.string().regex(/^[\x21-\x7e]{1,4096}$/),
  expires_in: lifeSeconds,
  permissions,
});

/**
 * An answer with a token, flat or inside `data[0]`. Its `user_id` is not read: `/me` says the same without
 * a number that other parsers have bent. `expires_in` counts from the answer.
 */
export function parseToken(reply: unknown, now: number): ParsedToken | undefined {
  const parsed = tokenReply.safeParse(unwrap(reply));
  if (!parsed.success) return undefined;
  const { access_token, expires_in, permissions } = parsed.data;
  return omitAbsent<ParsedToken>({
    token: new Secret(access_token),
    expiresAt: expires_in === undefined ? undefined : now + Math.floor(expires_in * SECOND_MS),
    permissions,
  });
}
