import type { Context } from "hono";
import type { Notice } from "../../shared/notice.ts";
import type { AdminDeps, AdminEnv } from "./admin-deps.ts";

/** Sent by a page's own script, which takes parts of the page anew and shows no sentence. */
const PART_HEADER = "x-windowbox-part";

/** What the session's next page says first: kept for one that somebody reads. */
export function takeNotice(
  c: Context<AdminEnv>,
  { auth }: Pick<AdminDeps, "auth">,
): Notice | undefined {
  return c.req.header(PART_HEADER) === undefined ? auth.takeNotice(c.var.session) : undefined;
}
