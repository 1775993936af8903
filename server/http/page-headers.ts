import type { MiddlewareHandler } from "hono";
import { secureHeaders } from "hono/secure-headers";
import { RequestError } from "../shared/errors.ts";

/** Everything from this server, nothing inline, nobody may frame it. */
export function pageHeaders(
  publicUrl: string,
  referrerPolicy: "same-origin" | "no-referrer" = "same-origin",
): MiddlewareHandler {
  // Feeds name their pictures under the public address, which may not be the one the dashboard was opened at.
  const own = ["'self'", new URL(publicUrl).origin];
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: own,
      mediaSrc: own,
      connectSrc: own,
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
      baseUri: ["'none'"],
    },
    referrerPolicy,
    xFrameOptions: "DENY",
    // Whether this name and its subdomains are https-only is the owner's to say, in the proxy.
    strictTransportSecurity: false,
  });
}

/** Changes nothing (RFC 9110 section 9.2.1). */
export function isReading(method: string): boolean {
  return /^(GET|HEAD|OPTIONS)$/.test(method);
}

/**
 * Refuses what other sites have browsers send, whatever its type: a form, JSON, nothing at all. Browsers name where a
 * request comes from in `Origin` or `Sec-Fetch-Site`; what names neither is no browser and carries nobody's cookie
 * unasked.
 */
export function refuseForeignOrigins(publicUrl: string): MiddlewareHandler {
  const publicOrigin = new URL(publicUrl).origin;
  const isOwn = (origin: string, host: string | undefined) =>
    origin === publicOrigin ||
    // Behind a proxy the request's own address is not the one in the browser, but its Host is.
    (URL.canParse(origin) && new URL(origin).host === host);
  return async (c, next) => {
    const origin = c.req.header("origin");
    const site = c.req.header("sec-fetch-site");
    const isFromHere =
      site === "same-origin" ||
      (origin === undefined
        ? site === undefined || site === "none"
        : isOwn(origin, c.req.header("host")));
    if (!isFromHere && !isReading(c.req.method)) {
      throw new RequestError(
        403,
        "foreign-origin",
        "That form came from another site, so nothing was changed. Open the dashboard and try again from there.",
      );
    }
    await next();
  };
}

export const noStore: MiddlewareHandler = async (c, next) => {
  await next();
  if (!c.res.headers.has("Cache-Control")) c.header("Cache-Control", "no-store");
};
