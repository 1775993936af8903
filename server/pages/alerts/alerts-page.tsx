import type { AlertSettings } from "../../alerts/alert-settings.ts";
import type { ChannelStatus } from "../../alerts/alerts.ts";
import type { Notice } from "../../shared/notice.ts";
import { ICON_PATHS, Icon } from "../components/icons.tsx";
import { TextField } from "../components/text-field.tsx";
import { RelativeTime } from "../components/time.tsx";
import { SettingsHead } from "../settings/settings-head.tsx";
import { AccountAddresses, type AddressedAccount } from "./account-addresses.tsx";
import { MailForm } from "./mail-form.tsx";

interface AlertsPageProps {
  readonly settings: AlertSettings;
  readonly channels: readonly ChannelStatus[];
  readonly accounts: readonly AddressedAccount[];
  /** About a field of one of the forms. */
  readonly notice: Notice | undefined;
  readonly now: number;
}

/** Who is told when something needs the owner, and how. */
export function AlertsPage({ settings, channels, accounts, notice, now }: AlertsPageProps) {
  return (
    <>
      <SettingsHead title="Alerts" current="/admin/alerts" />
      <p class="lead">
        Whatever Windowbox can mend, it mends. What needs you is told once, and once more when it is
        well again.
      </p>
      <Channels channels={channels} lacksOnlyServer={settings.recipients.length > 0} now={now} />
      <section class="card" aria-labelledby="mail-title">
        <h2 id="mail-title">By e-mail</h2>
        <MailForm
          settings={settings}
          notice={isOf(notice, "webhook", "address") ? undefined : notice}
          isPrimary={channels.length === 0}
        />
      </section>
      <section class="card" aria-labelledby="webhook-title">
        <h2 id="webhook-title">To a webhook</h2>
        <WebhookForm settings={settings} notice={isOf(notice, "webhook") ? notice : undefined} />
      </section>
      <AccountAddresses
        accounts={accounts}
        hasMailServer={settings.mailServer !== undefined}
        notice={isOf(notice, "address") ? notice : undefined}
      />
      <section class="card" aria-labelledby="monthly-title">
        <h2 id="monthly-title">All is well, once a month</h2>
        <p>
          {settings.monthly
            ? "On the first of each month you are told what was renewed and what is new."
            : "Off. If you like, you are told on the first of each month what was renewed and what is new."}
        </p>
        <form method="post" action="/admin/alerts/monthly" class="stack">
          <input type="hidden" name="monthly" value={settings.monthly ? "no" : "yes"} />
          <button type="submit">
            {settings.monthly ? "Turn it off" : "Turn it on"}
            <span class="visually-hidden">: all is well, once a month</span>
          </button>
        </form>
      </section>
    </>
  );
}

/** What was typed and refused in one form is nothing to the others. */
function isOf(notice: Notice | undefined, ...fields: readonly string[]): boolean {
  return notice?.field !== undefined && fields.includes(notice.field);
}

interface ChannelsProps {
  readonly channels: readonly ChannelStatus[];
  /** Where nobody is told although the environment says who. */
  readonly lacksOnlyServer: boolean;
  readonly now: number;
}

function Channels({ channels, lacksOnlyServer, now }: ChannelsProps) {
  if (channels.length === 0) {
    const missing = lacksOnlyServer ? "the mail server" : "an e-mail address or a webhook";
    return (
      <p class="notice warning">Nobody is told yet. Enter {missing} below, then send a test.</p>
    );
  }
  return (
    <section class="card" aria-labelledby="channels-title">
      <h2 id="channels-title">Who is told</h2>
      <ul class="findings">
        {channels.map(({ name, isGeneral, lastSentAt, lastError, isRetried }) => (
          <li class="finding">
            <span class={`finding-mark ${lastError === undefined ? "success" : "error"}`}>
              <Icon path={lastError === undefined ? ICON_PATHS.success : ICON_PATHS.error} />
            </span>
            <div>
              <h3>{name}</h3>
              <p class="soft">
                {isGeneral ? "Of everything. " : "Of one account’s trouble. "}
                {lastSentAt === undefined ? (
                  "Nothing had to be told yet."
                ) : (
                  <>
                    Last told <RelativeTime at={lastSentAt} now={now} />
                  </>
                )}
              </p>
              {lastError && (
                <p>
                  The last attempt failed: {lastError}{" "}
                  {isRetried
                    ? "It is tried again by itself."
                    : "Send another test when it is mended."}
                </p>
              )}
            </div>
          </li>
        ))}
      </ul>
      <form method="post" action="/admin/alerts/test" class="stack">
        <button type="submit" class="primary">
          Send a test to all of them
        </button>
      </form>
    </section>
  );
}

function WebhookForm({ settings, notice }: Pick<AlertsPageProps, "settings" | "notice">) {
  const { webhook, webhookFrom } = settings;
  if (webhookFrom === "environment") {
    return (
      <p>
        <b>{webhook?.url.host}</b>. It comes from <code>ALERT_WEBHOOK</code>: change it there.
      </p>
    );
  }
  return (
    <>
      <p>
        An address that takes a POST of JSON: of Slack, Discord (its webhooks of either kind) or
        ntfy, or of a program of yours.
      </p>
      {webhook && (
        <p>
          Stored: an address at <b>{webhook.url.host}</b>. It is as good as a password, so it is
          never shown again.
        </p>
      )}
      <form method="post" action="/admin/alerts/webhook" class="stack">
        <TextField
          id="webhook"
          name="webhook"
          label={webhook ? "Another address" : "Address"}
          secret
          notice={notice}
          inputmode="url"
          placeholder="https://hooks.slack.com/services/…"
          hint="Stored encrypted on this server."
        />
        <button type="submit">
          Save<span class="visually-hidden"> the webhook</span>
        </button>
      </form>
      {webhook && (
        <form method="post" action="/admin/alerts/webhook/remove" class="stack">
          <button type="submit" class="danger">
            Forget this address
          </button>
        </form>
      )}
    </>
  );
}
