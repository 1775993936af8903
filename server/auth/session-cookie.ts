import type { Context } from "hono";
import { deleteCookie, getSignedCookie, setSignedCookie } from "hono/cookie";
import type { CookieOptions } from "hono/utils/cookie";

const NAME = "windowbox_session";

/** Holds the session's id, signed, out of reach of scripts. */
interface SessionCookie {
  read(c: Context): Promise<string | undefined>;
  write(c: Context, sessionId: string, maxAgeSeconds: number): Promise<void>;
  clear(c: Context): void;
}

export function createSessionCookie(deps: {
  publicUrl: string;
  signingKey: Buffer;
}): SessionCookie {
  // A copy with its own ArrayBuffer, as Web Crypto asks for.
  const key = new Uint8Array(deps.signingKey);
  const prefix = deps.publicUrl.startsWith("https:") ? "host" : undefined;
  // Lax, not Strict: coming back from Instagram must find the session.
  const options: CookieOptions = { path: "/", httpOnly: true, sameSite: "Lax" };
  if (prefix) Object.assign(options, { prefix, secure: true });
  return {
    async read(c) {
      return (await getSignedCookie(c, key, NAME, prefix)) || undefined;
    },
    write: (c, sessionId, maxAgeSeconds) =>
      setSignedCookie(c, NAME, sessionId, key, { ...options, maxAge: maxAgeSeconds }),
    clear: (c) => void deleteCookie(c, NAME, options),
  };
}
