import type { MiddlewareHandler } from "hono";
import { csrf } from "hono/csrf";
import { secureHeaders } from "hono/secure-headers";

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

/**
 * Refuses forms sent from other sites. Browsers name where a request comes from in `Origin` or
 * `Sec-Fetch-Site`; what names neither is no browser and carries nobody's cookie unasked.
 */
export function refuseForeignForms(publicUrl: string): MiddlewareHandler {
  const publicOrigin = new URL(publicUrl).origin;
  const guard = csrf({
    origin: (origin, c) =>
      origin === publicOrigin ||
      // Behind a proxy the request's own address is not the one in the browser, but its Host is.
      (URL.canParse(origin) && new URL(origin).host === c.req.header("host")),
  });
  return async (c, next) => {
    const fromBrowser = c.req.header("origin") ?? c.req.header("sec-fetch-site");
    return fromBrowser === undefined ? next() : guard(c, next);
  };
}

export const noStore: MiddlewareHandler = async (c, next) => {
  await next();
  if (!c.res.headers.has("Cache-Control")) c.header("Cache-Control", "no-store");
};
