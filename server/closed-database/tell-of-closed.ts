import { randomBytes } from "node:crypto";
import { createAlertSettings } from "../alerts/alert-settings.ts";
import { createAlerts } from "../alerts/alerts.ts";
import { createIncidents } from "../alerts/incidents.ts";
import { createReadTroubles } from "../alerts/read-troubles.ts";
import { createSendMail } from "../alerts/send-mail.ts";
import { createSendWebhook } from "../alerts/send-webhook.ts";
import type { Config } from "../config/config.ts";
import type { Database } from "../db/database.ts";
import { createProxiedFetch } from "../http/outgoing-proxy.ts";
import type { Fetch } from "../http/send-request.ts";
import type { Log } from "../logging/log.ts";
import { Secret } from "../shared/secret.ts";
import { type Clock, MINUTE_MS } from "../time/clock.ts";
import { createVault } from "../tokens/vault.ts";
import type { ClosedDatabase } from "./closed-database.ts";

interface ClosedAlerts {
  /** It is open again: whoever was told is told that, too. */
  mended(): Promise<void>;
  stop(): void;
}

/**
 * Tells the owner of a database that cannot be opened, as far as the environment says how: what was entered in the
 * dashboard lies in that file. What was sent is written down in the copy; where that is on the disk, a restart does not
 * say it anew.
 */
export function tellOfClosed(
  deps: {
    readonly copy: Database;
    readonly config: Config;
    readonly clock: Clock;
    readonly log: Log;
    readonly fetch?: Fetch | undefined;
  },
  { kind, sentence }: Pick<ClosedDatabase, "kind" | "sentence">,
): ClosedAlerts {
  const { copy: db, config, clock, log } = deps;
  const fetch = deps.fetch ?? (config.proxy ? createProxiedFetch(config.proxy) : globalThis.fetch);
  const incidents = createIncidents({ db, clock, log });
  const alerts = createAlerts({
    ...{ db, clock, log, publicUrl: config.publicUrl },
    settings: createAlertSettings({
      namedValues: db.namedValues,
      vault: createVault(new Secret(randomBytes(32).toString("base64url"))),
      fromEnvironment: config.alerts,
    }),
    readTroubles: createReadTroubles({ db, clock, incidents }),
    instanceId: `${process.pid}-${randomBytes(6).toString("hex")}`,
    sendMail: createSendMail(),
    sendWebhook: createSendWebhook({ clock, fetch }),
    reconnectUrl: () => undefined,
  });
  const stopping = new AbortController();
  let telling = Promise.resolve();

  function tell(): Promise<void> {
    telling = telling
      .then(() => alerts.tell(stopping.signal))
      .catch((error: unknown) => log.error({ err: error }, "the owner could not be told"));
    return telling;
  }

  incidents.raise({ kind, subject: "", sentence });
  void tell();
  const again = setInterval(() => void tell(), MINUTE_MS);
  return {
    async mended() {
      clearInterval(again);
      incidents.clear(kind, "");
      await tell();
    },
    stop() {
      clearInterval(again);
      stopping.abort();
    },
  };
}
