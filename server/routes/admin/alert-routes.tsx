import { Hono } from "hono";
import { isEmailAddress } from "../../alerts/email-address.ts";
import { readForm } from "../../http/read-form.ts";
import { AlertsPage } from "../../pages/alerts/alerts-page.tsx";
import type { Notice } from "../../shared/notice.ts";
import type { AdminDeps, AdminEnv } from "./admin-deps.ts";
import { knownAccount } from "./known-account.ts";

const PAGE = "/admin/alerts";
/** What goes back to the page when something was wrong; never a secret. */
const TYPED = ["recipients", "host", "port", "security", "user", "sender"] as const;
const FIELDS: readonly string[] = [...TYPED, "password", "webhook", "address"];

/** Who is told when something needs the owner. */
export function createAlertRoutes(deps: AdminDeps): Hono<AdminEnv> {
  const { db, auth, clock, alerts, alertSettings, alertEntry } = deps;
  const routes = new Hono<AdminEnv>();

  routes.get("/alerts", (c) => {
    const notice = auth.takeNotice(c.var.session);
    const isAtField = notice?.field !== undefined && FIELDS.includes(notice.field);
    const addresses = new Map(
      db.alertAddresses.all().map(({ accountId, address }) => [accountId, address]),
    );
    const accounts = db.accounts.all().map(({ id, profile }) => ({
      id,
      username: profile.username,
      address: addresses.get(id),
    }));
    return c.render(
      <AlertsPage
        settings={alertSettings.get()}
        channels={alerts.channels()}
        accounts={accounts}
        notice={isAtField ? notice : undefined}
        now={clock.now()}
      />,
      {
        title: isAtField ? "Error: Alerts" : "Alerts",
        section: "settings",
        notice: isAtField ? undefined : notice,
      },
    );
  });

  routes.post("/alerts/mail", async (c) => {
    const field = await readForm(c);
    const typed = Object.fromEntries(TYPED.map((name) => [name, field(name).trim()]));
    const text = (name: (typeof TYPED)[number]) => typed[name] ?? "";
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
    return c.redirect(PAGE, 303);
  });

  routes.post("/alerts/webhook", async (c) => {
    const field = await readForm(c);
    const problem = await alertEntry.enterWebhook(field("webhook").trim());
    if (!problem) alerts.retryNow();
    auth.notify(
      c.var.session,
      problem ? { level: "error", ...problem } : saved("Saved. Now send a test."),
    );
    return c.redirect(PAGE, 303);
  });

  routes.post("/alerts/mail/remove", (c) => {
    alertEntry.forgetMail();
    auth.notify(c.var.session, saved("Mail server and addresses are forgotten."));
    return c.redirect(PAGE, 303);
  });

  routes.post("/alerts/webhook/remove", (c) => {
    alertEntry.forgetWebhook();
    auth.notify(c.var.session, saved("The webhook’s address is forgotten."));
    return c.redirect(PAGE, 303);
  });

  routes.post("/alerts/monthly", async (c) => {
    const field = await readForm(c);
    const isOn = field("monthly") === "yes";
    alertEntry.enterMonthly(isOn);
    const text = isOn ? "From next month on you are told that all is well." : "Turned off.";
    auth.notify(c.var.session, saved(text));
    return c.redirect(PAGE, 303);
  });

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
    return c.redirect(PAGE, 303);
  });

  routes.post("/alerts/addresses/remove", async (c) => {
    const field = await readForm(c);
    db.alertAddresses.delete(field("account"));
    auth.notify(c.var.session, saved("That address is told nothing any more."));
    return c.redirect(PAGE, 303);
  });

  routes.post("/alerts/test", async (c) => {
    auth.notify(c.var.session, testNotice(await alerts.test()));
    return c.redirect(PAGE, 303);
  });

  return routes;
}

function saved(text: string): Notice {
  return { level: "success", text };
}

/** What came of a test, in words. */
function testNotice(outcomes: Awaited<ReturnType<AdminDeps["alerts"]["test"]>>): Notice {
  if (outcomes.length === 0) {
    return { level: "error", text: "Nobody is told yet, so there is nobody to send a test to." };
  }
  const namesBySentence = new Map<string, string[]>();
  for (const { name, delivery } of outcomes) {
    const sentence = delivery.kind === "sent" ? "" : delivery.sentence;
    namesBySentence.set(sentence, [...(namesBySentence.get(sentence) ?? []), name]);
  }
  const sentences = [...namesBySentence].map(([sentence, names]) => {
    const all = names.join(", ");
    if (sentence === "") return `The test is on its way to ${all}.`;
    return `The test could not be sent${sentence.startsWith(all) ? "" : ` to ${all}`}: ${sentence}`;
  });
  const isAllSent = outcomes.every(({ delivery }) => delivery.kind === "sent");
  return { level: isAllSent ? "success" : "error", text: sentences.join(" ") };
}
