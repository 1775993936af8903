import type { Context, MiddlewareHandler } from "hono";
import type { SessionRecord } from "../db/sessions.ts";
import type { BrowserSessions } from "./browser-sessions.ts";
import { safeNextPath } from "./next-path.ts";

export type SessionEnv = { Variables: { session: SessionRecord } };

/** Sets `c.var.session`, or answers: pages are sent to sign in and come back after, anything else gets 401. */
export function requireSession(
  sessions: Pick<BrowserSessions, "current" | "isKept" | "keepAlive">,
): MiddlewareHandler<SessionEnv> {
  return async (c, next) => {
    const session = await sessions.current(c);
    if (session) {
      sessions.keepAlive(session);
      c.set("session", session);
      return next();
    }
    c.header("Cache-Control", "no-store");
    if (!c.req.header("accept")?.includes("text/html")) {
      return c.text("Please sign in to the dashboard first.", 401);
    }
    return c.redirect(`/admin/login?${signInQuery(c, await sessions.isKept(c))}`, 303);
  };
}

function signInQuery(c: Context, hasEnded: boolean): URLSearchParams {
  const isPage = c.req.method === "GET";
  const wanted = isPage ? c.req.path + new URL(c.req.url).search : pathOfReferrer(c);
  const ended = isPage ? hasEnded && { out: "ended" } : { lost: "yes" };
  return new URLSearchParams({ next: safeNextPath(wanted), ...ended });
}

/** Which page a form was on. */
function pathOfReferrer(c: Context): string | undefined {
  const referrer = c.req.header("referer") ?? "";
  if (!URL.canParse(referrer)) return undefined;
  const { pathname, search } = new URL(referrer);
  return pathname + search;
}
