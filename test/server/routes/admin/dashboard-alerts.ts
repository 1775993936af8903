import type { LookupFunction } from "node:net";
import {
  type AlertVariables,
  createAlertSettings,
} from "../../../../server/alerts/alert-settings.ts";
import { createAlerts } from "../../../../server/alerts/alerts.ts";
import { createAlertEntry } from "../../../../server/alerts/enter-alerts.ts";
import { createIncidents } from "../../../../server/alerts/incidents.ts";
import { createReadTroubles } from "../../../../server/alerts/read-troubles.ts";
import { createSendMail } from "../../../../server/alerts/send-mail.ts";
import { createSendWebhook } from "../../../../server/alerts/send-webhook.ts";
import type { Database } from "../../../../server/db/database.ts";
import { createEnterHook } from "../../../../server/hooks/enter-hook.ts";
import { createHookStore } from "../../../../server/hooks/hook-store.ts";
import { createHooks } from "../../../../server/hooks/hooks.ts";
import type { Log } from "../../../../server/logging/log.ts";
import { Secret } from "../../../../server/shared/secret.ts";
import type { Clock } from "../../../../server/time/clock.ts";
import { createVault } from "../../../../server/tokens/vault.ts";
import { TEST_CERTIFICATE } from "../../../support/test-certificate.ts";

const NO_VARIABLES: AlertVariables = {
  mailServer: undefined,
  recipients: undefined,
  sender: undefined,
  webhook: undefined,
};

/** As if every name in the world led to this machine. */
export const everythingHere: LookupFunction = (_host, _options, callback) =>
  callback(null, "127.0.0.1", 4);

interface DashboardAlerts {
  readonly db: Database;
  readonly clock: Clock;
  readonly log: Log;
  readonly publicUrl: string;
  readonly variables?: Partial<AlertVariables> | undefined;
  /** Else only public addresses are found. */
  readonly lookup?: LookupFunction | undefined;
}

/** What the dashboard needs of alerts, all of it real. */
export function openDashboardAlerts(options: DashboardAlerts) {
  const { db, clock, log, publicUrl, lookup } = options;
  const vault = createVault(new Secret("the dashboard's tests, all of them"));
  const alertSettings = createAlertSettings({
    namedValues: db.namedValues,
    vault,
    fromEnvironment: { ...NO_VARIABLES, ...options.variables },
  });
  const incidents = createIncidents({ db, clock, log });
  const readTroubles = createReadTroubles({ db, clock, incidents });
  const sendWebhook = createSendWebhook({ clock, fetch });
  const alerts = createAlerts({
    db,
    clock,
    log,
    publicUrl,
    readTroubles,
    settings: alertSettings,
    instanceId: "test",
    sendMail: createSendMail({ lookup, ca: TEST_CERTIFICATE }),
    sendWebhook,
    reconnectUrl: () => undefined,
  });
  const alertEntry = createAlertEntry({ settings: alertSettings, lookup });
  const hookStore = createHookStore({ db, vault });
  const hooks = createHooks({
    ...{ db, clock, log, store: hookStore, sendWebhook, incidents },
    ...{ feedBuilder: { pagesAt: () => undefined }, publishUrl: undefined },
  });
  const enterHook = createEnterHook({ store: hookStore, lookup });
  return { alerts, alertSettings, alertEntry, readTroubles, hooks, hookStore, enterHook };
}
