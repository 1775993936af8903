import type { Context } from "hono";
import { isLoopback } from "../http/is-loopback.ts";

/** Why a browser keeps no sign-in from here, and the address at which it would. */
export interface LostSignIn {
  readonly sentence: string;
  readonly url: string;
}

/**
 * Where the dashboard is to be reached over https, its cookie is for https alone. A posted form names the address in
 * the browser's window, whatever proxies stand between; on this machine itself browsers keep such a cookie all the same.
 */
export function wrongScheme(c: Context, publicUrl: string): LostSignIn | undefined {
  const origin = c.req.header("origin");
  if (!publicUrl.startsWith("https:") || !origin || !URL.canParse(origin)) return undefined;
  const { protocol, hostname } = new URL(origin);
  if (protocol !== "http:" || isLoopback(hostname)) return undefined;
  const url = `${publicUrl}/admin`;
  return {
    url,
    sentence: `Signing in works over https only, and this page was opened at ${origin}: open ${url}, or set PUBLIC_URL to the address that you use.`,
  };
}

/** The sign-in form's own answer led back to it: the password was right, and the cookie did not come back. */
export function lostCookie(c: Context, publicUrl: string): LostSignIn | undefined {
  const referrer = c.req.header("referer");
  if (!referrer || !URL.canParse(referrer)) return undefined;
  const { host, pathname } = new URL(referrer);
  if (pathname !== "/admin/login" || host !== c.req.header("host")) return undefined;
  const url = `${publicUrl}/admin`;
  return {
    url,
    sentence: `The password is right, but this browser did not keep the sign-in: allow cookies for ${host}, or open ${url}.`,
  };
}
