import { Hono } from "hono";
import { isEmailAddress } from "../../alerts/email-address.ts";
import { readForm } from "../../http/read-form.ts";
import type { AdminDeps, AdminEnv } from "./admin-deps.ts";
import { ALERTS_PATH, saved } from "./alert-notices.ts";
import { knownAccount } from "./known-account.ts";

/** Who else is told of one account: the client whose it is. */
export function createAddressRoutes({ db, auth }: AdminDeps): Hono<AdminEnv> {
  const routes = new Hono<AdminEnv>();

  routes.post("/alerts/addresses", async (c) => {
    const field = await readForm(c);
    const { id, profile } = knownAccount(db, field("account"));
    const address = field("address").trim();
    if (isEmailAddress(address)) {
      db.alertAddresses.put({ accountId: id, address });
      auth.notify(
        c.var.session,
        saved(`${address} is told when @${profile.username} needs something.`),
      );
    } else {
      const typed = { account: id, address };
      const text = "That is no e-mail address: it looks like client@example.com.";
      auth.notify(c.var.session, { level: "error", text, field: "address", typed });
    }
    return c.redirect(ALERTS_PATH, 303);
  });

  routes.post("/alerts/addresses/remove", async (c) => {
    const field = await readForm(c);
    db.alertAddresses.delete(field("account"));
    auth.notify(c.var.session, saved("That address is told nothing any more."));
    return c.redirect(ALERTS_PATH, 303);
  });

  return routes;
}
