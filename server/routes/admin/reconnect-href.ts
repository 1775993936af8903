import type { AccountRecord } from "../../db/accounts.ts";
import { connectPath } from "../../pages/connect/connect-path.ts";
import type { AdminDeps } from "./admin-deps.ts";

/** Straight to the sign-in where an app is known; otherwise to the page that asks for it. */
export function reconnectHref(
  { apps }: Pick<AdminDeps, "apps">,
  { api, id }: Pick<AccountRecord, "id" | "api">,
): string {
  const isKnown = apps.forApi(api) !== undefined;
  return connectPath(isKnown ? "/connect" : "/admin/connect", { api, account: id });
}
