import { Hono } from "hono";
import { readForm } from "../../http/read-form.ts";
import type { AdminDeps, AdminEnv } from "./admin-deps.ts";
import { ALERTS_PATH, saved } from "./alert-notices.ts";

/** What goes back to the page when something was wrong; never a secret. */
export const TYPED_FIELDS = ["recipients", "host", "port", "security", "user", "sender"] as const;

/** By which ways the owner is told: a mail server, a webhook. */
export function createChannelRoutes({ auth, alerts, alertEntry }: AdminDeps): Hono<AdminEnv> {
  const routes = new Hono<AdminEnv>();

  routes.post("/alerts/mail", async (c) => {
    const field = await readForm(c);
    const typed = Object.fromEntries(TYPED_FIELDS.map((name) => [name, field(name).trim()]));
    const text = (name: (typeof TYPED_FIELDS)[number]) => typed[name] ?? "";
    const problem = await alertEntry.enterMail({
      recipients: text("recipients"),
      host: text("host"),
      port: text("port"),
      security: text("security"),
      user: text("user"),
      sender: text("sender"),
      password: field("password"),
    });
    if (!problem) alerts.retryNow();
    auth.notify(
      c.var.session,
      problem ? { level: "error", ...problem, typed } : saved("Saved. Now send a test."),
    );
    return c.redirect(ALERTS_PATH, 303);
  });

  routes.post("/alerts/webhook", async (c) => {
    const field = await readForm(c);
    const problem = await alertEntry.enterWebhook(field("webhook").trim());
    if (!problem) alerts.retryNow();
    auth.notify(
      c.var.session,
      problem ? { level: "error", ...problem } : saved("Saved. Now send a test."),
    );
    return c.redirect(ALERTS_PATH, 303);
  });

  routes.post("/alerts/mail/remove", (c) => {
    alertEntry.forgetMail();
    auth.notify(c.var.session, saved("Mail server and addresses are forgotten."));
    return c.redirect(ALERTS_PATH, 303);
  });

  routes.post("/alerts/webhook/remove", (c) => {
    alertEntry.forgetWebhook();
    auth.notify(c.var.session, saved("The webhook’s address is forgotten."));
    return c.redirect(ALERTS_PATH, 303);
  });

  return routes;
}
