import type { Context } from "hono";
import { deleteCookie, getSignedCookie, setSignedCookie } from "hono/cookie";
import type { CookieOptions } from "hono/utils/cookie";

const SESSION_COOKIE = "windowbox_session";

/** Holds the session's id, signed, out of reach of scripts. */
interface SessionCookie {
  read(c: Context): Promise<string | undefined>;
  write(c: Context, sessionId: string, maxAgeSeconds: number): Promise<void>;
  clear(c: Context): void;
}

/** For this host alone, and https only where the public address is. */
export function sessionCookieOptions(
  publicUrl: string,
): CookieOptions & { readonly prefix?: "host" } {
  // Lax, not Strict: coming back from Instagram must find the session.
  const options = { path: "/", httpOnly: true, sameSite: "Lax" } as const;
  return publicUrl.startsWith("https:") ? { ...options, prefix: "host", secure: true } : options;
}

export function createSessionCookie(deps: {
  publicUrl: string;
  signingKey: Buffer;
}): SessionCookie {
  // A copy with its own ArrayBuffer, as Web Crypto asks for.
  const key = new Uint8Array(deps.signingKey);
  const options = sessionCookieOptions(deps.publicUrl);
  const { prefix } = options;
  return {
    async read(c) {
      return (await getSignedCookie(c, key, SESSION_COOKIE, prefix)) || undefined;
    },
    write: (c, sessionId, maxAgeSeconds) =>
      setSignedCookie(c, SESSION_COOKIE, sessionId, key, { ...options, maxAge: maxAgeSeconds }),
    clear: (c) => void deleteCookie(c, SESSION_COOKIE, options),
  };
}
