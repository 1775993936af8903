import { Hono } from "hono";
import { readForm } from "../../http/read-form.ts";
import { AlertsPage } from "../../pages/alerts/alerts-page.tsx";
import type { Notice } from "../../shared/notice.ts";
import type { AdminDeps, AdminEnv } from "./admin-deps.ts";
import { createAddressRoutes } from "./alert-address-routes.ts";
import { createChannelRoutes, TYPED_FIELDS } from "./alert-channel-routes.ts";
import { ALERTS_PATH, saved } from "./alert-notices.ts";

const FIELDS: readonly string[] = [...TYPED_FIELDS, "password", "webhook", "address"];

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
        title: "Alerts",
        isRefused: isAtField,
        status: 200,
        section: "settings",
        notice: isAtField ? undefined : notice,
      },
    );
  });

  routes.route("/", createChannelRoutes(deps));
  routes.route("/", createAddressRoutes(deps));

  routes.post("/alerts/monthly", async (c) => {
    const field = await readForm(c);
    const isOn = field("monthly") === "yes";
    alertEntry.enterMonthly(isOn);
    const text = isOn ? "From next month on you are told that all is well." : "Turned off.";
    auth.notify(c.var.session, saved(text));
    return c.redirect(ALERTS_PATH, 303);
  });

  routes.post("/alerts/test", async (c) => {
    auth.notify(c.var.session, testNotice(await alerts.test()));
    return c.redirect(ALERTS_PATH, 303);
  });

  return routes;
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
