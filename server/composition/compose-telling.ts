import { tryReconnectLink } from "../accounts/reconnect-link.ts";
import { createAlertSettings } from "../alerts/alert-settings.ts";
import { createAlerts } from "../alerts/alerts.ts";
import { createAlertEntry } from "../alerts/enter-alerts.ts";
import { createSendMail, type MailOptions } from "../alerts/send-mail.ts";
import { createSendWebhook } from "../alerts/send-webhook.ts";
import { createEnterHook } from "../hooks/enter-hook.ts";
import { createHookStore } from "../hooks/hook-store.ts";
import { createHooks } from "../hooks/hooks.ts";
import type { FeedParts } from "./compose-feeds.ts";
import type { Foundation } from "./foundation.ts";

/** Who is told: the owner of what needs them, and sites of new posts. */
export function composeTelling(
  foundation: Foundation,
  { feedBuilder }: Pick<FeedParts, "feedBuilder">,
  mail: MailOptions | undefined,
) {
  const { config, clock, db, vault, apps } = foundation;
  const alertSettings = createAlertSettings({
    namedValues: db.namedValues,
    vault,
    fromEnvironment: config.alerts,
  });
  const sendWebhook = createSendWebhook(foundation);
  const hookStore = createHookStore({ db, vault });
  return {
    alertSettings,
    alertEntry: createAlertEntry({ settings: alertSettings, lookup: mail?.lookup }),
    alerts: createAlerts({
      ...foundation,
      settings: alertSettings,
      publicUrl: config.publicUrl,
      sendMail: createSendMail(mail),
      sendWebhook,
      reconnectUrl: (accountId) =>
        tryReconnectLink({ db, clock, apps, config }, { accountId })?.url,
    }),
    hookStore,
    enterHook: createEnterHook({ store: hookStore, lookup: mail?.lookup }),
    hooks: createHooks({
      ...foundation,
      store: hookStore,
      sendWebhook,
      feedBuilder,
      publishUrl: config.publishTo && config.publishUrl,
    }),
  };
}
