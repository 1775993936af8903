import { createHmac } from "node:crypto";
import type { Account } from "../accounts.ts";
import { FACEBOOK_APP, INSTAGRAM_APP } from "../world.ts";

export interface SignedRequestOptions {
  /** Whose secret signs. Default: the Instagram app. */
  readonly app?: "instagram" | "facebook";
  /** Meta's sources disagree on which id is sent. Default: the app-scoped one. */
  readonly id?: "app-scoped" | "professional";
}

/** `signed_request` as Meta makes it: HMAC-SHA256 over the encoded payload, base64url, no padding. */
export function createSignedRequest(
  account: Account,
  now: number,
  options: SignedRequestOptions,
): URLSearchParams {
  const { secret } = options.app === "facebook" ? FACEBOOK_APP : INSTAGRAM_APP;
  const payload = Buffer.from(
    JSON.stringify({
      user_id: options.id === "professional" ? account.professionalId : account.appScopedId,
      algorithm: "HMAC-SHA256",
      issued_at: Math.floor(now / 1000),
    }),
  ).toString("base64url");
  const signature = createHmac("sha256", secret).update(payload).digest("base64url");
  return new URLSearchParams({ signed_request: `${signature}.${payload}` });
}
