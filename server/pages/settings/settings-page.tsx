import type { Child } from "hono/jsx";
import type { ChannelStatus } from "../../alerts/alerts.ts";
import type { BackupState } from "../../backup/dashboard-backups.ts";
import { RelativeTime } from "../components/time.tsx";
import { PasswordSection, type PasswordSectionProps } from "./password-section.tsx";
import { PublishingSection, type PublishingSectionProps } from "./publishing-section.tsx";
import { SettingsHead } from "./settings-head.tsx";

/** What the environment says of the server: shown, and changed only there. */
export interface ServerFact {
  readonly variable: string;
  readonly label: string;
  readonly value: string;
}

interface SettingsPageProps extends PasswordSectionProps {
  readonly channels: readonly ChannelStatus[];
  readonly backup: BackupState;
  readonly publishing: PublishingSectionProps["publishing"];
  /** Browsers that are signed in. */
  readonly sessionCount: number;
  readonly version: string;
  readonly facts: readonly ServerFact[];
  readonly now: number;
}

/** Whatever concerns the server and not one feed or account. */
export function SettingsPage(props: SettingsPageProps) {
  const { channels, backup, sessionCount, version, facts, now } = props;
  return (
    <>
      <SettingsHead title="Settings" current="/admin/settings" />
      <ul class="card lines">
        <SettingLine title="Alerts" href="/admin/alerts">
          {alertsInWords(channels)}
        </SettingLine>
        <SettingLine title="Backup" href="/admin/backup">
          {backup.folder === undefined ? (
            "None is made by itself; download one now and then."
          ) : (
            <>
              One each night.{" "}
              {backup.newestAt === undefined ? (
                "The first is made within minutes."
              ) : (
                <>
                  The newest: <RelativeTime at={backup.newestAt} now={now} />
                </>
              )}
            </>
          )}
        </SettingLine>
        <SettingLine title="Health" href="/admin/health">
          Everything examined at once, with what to do about it.
        </SettingLine>
      </ul>
      <PublishingSection publishing={props.publishing} now={now} />
      <PasswordSection {...props} />
      <section class="card" aria-labelledby="sessions">
        <h2 id="sessions">Who is signed in</h2>
        <p>
          {sessionCount === 1
            ? "This browser, and no other."
            : `${sessionCount} browsers, this one among them.`}{" "}
          A browser that is not used for a day is signed out by itself. The server’s log says when
          and from where somebody signed in, or tried to.
        </p>
        <form method="post" action="/admin/logout-everywhere">
          <button type="submit">Sign out everywhere</button>
        </form>
      </section>
      <section class="card" aria-labelledby="server">
        <h2 id="server">This server</h2>
        <dl class="facts">
          <div>
            <dt>Version</dt>
            <dd>{version}</dd>
          </div>
          {facts.map(({ variable, label, value }) => (
            <div>
              <dt>{label}</dt>
              <dd>
                {value} <span class="exact">{variable}</span>
              </dd>
            </div>
          ))}
        </dl>
        <p class="hint">
          What has a name in capital letters comes from the server’s environment and is changed
          there: in its <code>.env</code> file, or where the server is started.
        </p>
      </section>
    </>
  );
}

interface LineProps {
  readonly title: string;
  readonly href: string;
  readonly children: Child;
}

function SettingLine({ title, href, children }: LineProps) {
  return (
    <li class="line setting-line">
      <h2>
        <a href={href} class="line-link">
          {title}
        </a>
      </h2>
      <p class="soft">{children}</p>
    </li>
  );
}

function alertsInWords(channels: readonly ChannelStatus[]): string {
  if (channels.length === 0) return "Nobody is told yet when something needs you.";
  const failing = channels.find(({ lastError }) => lastError !== undefined);
  if (failing) return `${failing.name} could not be told.`;
  const names = channels.filter(({ isGeneral }) => isGeneral).map(({ name }) => name);
  return names.length > 0 ? `${names.join(", ")}.` : "Only clients are told, of their own account.";
}
