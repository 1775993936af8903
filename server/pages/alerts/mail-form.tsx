import type { AlertSettings } from "../../alerts/alert-settings.ts";
import type { MailServer } from "../../alerts/mail-server.ts";
import type { Notice } from "../../shared/notice.ts";
import { describedField, FieldProblem } from "../components/field-problem.tsx";
import { TextField } from "../components/text-field.tsx";

interface MailFormProps {
  readonly settings: AlertSettings;
  /** About a field of the form. */
  readonly notice: Notice | undefined;
  /** Nothing on the page is of more use. */
  readonly isPrimary: boolean;
}

const SECURITY: readonly (readonly [MailServer["security"], string])[] = [
  ["tls", "TLS (port 465)"],
  ["starttls", "STARTTLS (port 587)"],
  ["if-offered", "None needed: no password is sent"],
];

/** Who is written to, through which server; what the environment says is only shown. */
export function MailForm({ settings, notice, isPrimary }: MailFormProps) {
  const { mailServer, recipients, recipientsFrom, mailServerFrom, sender } = settings;
  const isServerGiven = mailServerFrom === "environment";
  const areRecipientsGiven = recipientsFrom === "environment";
  const isAnythingStored =
    (mailServer && !isServerGiven) || (recipients.length > 0 && !areRecipientsGiven);
  return (
    <>
      {areRecipientsGiven && (
        <p>
          To <b>{recipients.join(", ")}</b>. That comes from <code>ALERT_EMAIL</code>: change it
          there.
        </p>
      )}
      {isServerGiven && (
        <p>
          Through <b>{mailServer?.host}</b>
          {sender && (
            <>
              , from <b>{sender}</b>
            </>
          )}
          . That comes from <code>SMTP_URL</code>: change it there.
        </p>
      )}
      {!(areRecipientsGiven && isServerGiven) && (
        <form method="post" action="/admin/alerts/mail" class="stack">
          {!areRecipientsGiven && (
            <TextField
              id="recipients"
              name="recipients"
              label="Who is written to"
              notice={notice}
              inputmode="email"
              placeholder="you@example.com"
              value={recipients.join(", ")}
              hint="Several addresses are comma-separated."
            />
          )}
          {!isServerGiven && <ServerFields settings={settings} notice={notice} />}
          <button type="submit" class={isPrimary ? "primary" : undefined}>
            Save<span class="visually-hidden"> the e-mail</span>
          </button>
        </form>
      )}
      {isAnythingStored && (
        <form method="post" action="/admin/alerts/mail/remove" class="stack">
          <button type="submit" class="danger">
            Forget what is stored for e-mail
          </button>
        </form>
      )}
    </>
  );
}

function ServerFields({ settings, notice }: Pick<MailFormProps, "settings" | "notice">) {
  const { mailServer, sender } = settings;
  const hasPassword = mailServer?.signIn !== undefined;
  const security = notice?.typed?.["security"] ?? mailServer?.security ?? "tls";
  const problem = notice?.field === "security" ? notice.text : undefined;
  return (
    <>
      <TextField
        id="host"
        name="host"
        label="Mail server"
        notice={notice}
        placeholder="smtp.example.com"
        value={mailServer?.host}
        hint="Your mail provider calls it outgoing server, or SMTP."
      />
      <TextField
        id="port"
        name="port"
        label="Port"
        notice={notice}
        inputmode="numeric"
        value={String(mailServer?.port ?? 465)}
      />
      <label for="security">Secured by</label>
      <FieldProblem id="security" problem={problem} />
      <select id="security" name="security" {...describedField("security", problem, false)}>
        {SECURITY.map(([value, label]) => (
          <option value={value} selected={value === security}>
            {label}
          </option>
        ))}
      </select>
      <TextField
        id="user"
        name="user"
        label="User"
        notice={notice}
        optional
        placeholder="you@example.com"
        value={mailServer?.signIn?.user}
      />
      <TextField
        id="password"
        name="password"
        label="Password"
        notice={notice}
        secret
        optional
        isKept={hasPassword}
        hint={
          hasPassword
            ? "The stored one stays when this is left empty, as long as server and user are the same."
            : "Many providers want one made for apps. Stored encrypted on this server, and never shown again."
        }
      />
      <TextField
        id="sender"
        name="sender"
        label="From"
        notice={notice}
        optional
        inputmode="email"
        placeholder="windowbox@example.com"
        value={sender === mailServer?.signIn?.user ? undefined : sender}
        hint="The user’s own address if left empty."
      />
    </>
  );
}
