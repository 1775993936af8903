import { z } from "zod";
import type { NamedValues } from "../db/named-values.ts";
import { Secret } from "../shared/secret.ts";
import type { Vault } from "../tokens/vault.ts";
import { isEmailAddress } from "./email-address.ts";
import type { MailServer } from "./mail-server.ts";

type From = "environment" | "dashboard";

export interface Webhook {
  readonly url: URL;
  /** The environment's may be anywhere; what was typed into the dashboard must be on the public internet. */
  readonly mayBePrivate: boolean;
}

/** Where the owner is told: each of the environment's, else what was entered in the dashboard. */
export interface AlertSettings {
  readonly mailServer: MailServer | undefined;
  readonly mailServerFrom: From;
  readonly recipients: readonly string[];
  readonly recipientsFrom: From;
  /** Who writes the mails; `undefined` where nothing says so. */
  readonly sender: string | undefined;
  readonly webhook: Webhook | undefined;
  readonly webhookFrom: From;
  /** "All is well", once a month. */
  readonly monthly: boolean;
}

/** What the environment says. */
export interface AlertVariables {
  readonly mailServer: MailServer | undefined;
  readonly recipients: readonly string[] | undefined;
  readonly sender: string | undefined;
  readonly webhook: URL | undefined;
}

/** What was entered in the dashboard; sealed as a whole, because the webhook's address is a secret, too. */
interface EnteredSettings {
  readonly mailServer: MailServer | undefined;
  readonly recipients: readonly string[];
  readonly sender: string | undefined;
  readonly webhook: URL | undefined;
  readonly monthly: boolean;
}

export interface AlertSettingsStore {
  get(): AlertSettings;
  entered(): EnteredSettings;
  enter(settings: EnteredSettings): void;
}

const PURPOSE = "alerts";

const NOTHING: EnteredSettings = {
  mailServer: undefined,
  recipients: [],
  sender: undefined,
  webhook: undefined,
  monthly: false,
};

const sealed = z.object({
  mailServer: z
    .object({
      host: z.string(),
      port: z.number(),
      security: z.enum(["tls", "starttls", "if-offered"]),
      user: z.string().optional(),
      password: z.string().optional(),
    })
    .optional(),
  recipients: z.array(z.string()),
  sender: z.string().optional(),
  webhook: z.url().optional(),
  monthly: z.boolean(),
});

export function createAlertSettings(deps: {
  readonly namedValues: NamedValues;
  readonly vault: Pick<Vault, "sealText" | "openText">;
  readonly fromEnvironment: AlertVariables;
}): AlertSettingsStore {
  const { namedValues, vault, fromEnvironment } = deps;

  function entered(): EnteredSettings {
    const stored = namedValues.get(PURPOSE);
    if (!stored) return NOTHING;
    const plain = sealed.parse(JSON.parse(vault.openText(PURPOSE, stored).reveal()));
    return {
      mailServer: plain.mailServer && openMailServer(plain.mailServer),
      recipients: plain.recipients,
      sender: plain.sender,
      webhook: plain.webhook === undefined ? undefined : new URL(plain.webhook),
      monthly: plain.monthly,
    };
  }

  return {
    entered,
    enter({ mailServer, recipients, sender, webhook, monthly }) {
      const plain: z.infer<typeof sealed> = {
        mailServer: mailServer && {
          host: mailServer.host,
          port: mailServer.port,
          security: mailServer.security,
          user: mailServer.signIn?.user,
          password: mailServer.signIn?.password.reveal(),
        },
        recipients: [...recipients],
        sender,
        webhook: webhook?.href,
        monthly,
      };
      namedValues.set(PURPOSE, vault.sealText(PURPOSE, new Secret(JSON.stringify(plain))));
    },
    get() {
      const typed = entered();
      const from = (isSet: boolean): From => (isSet ? "environment" : "dashboard");
      const mailServer = fromEnvironment.mailServer ?? typed.mailServer;
      const url = fromEnvironment.webhook ?? typed.webhook;
      const user = mailServer?.signIn?.user;
      return {
        mailServer,
        mailServerFrom: from(fromEnvironment.mailServer !== undefined),
        recipients: fromEnvironment.recipients ?? typed.recipients,
        recipientsFrom: from(fromEnvironment.recipients !== undefined),
        sender:
          fromEnvironment.sender ??
          typed.sender ??
          (user !== undefined && isEmailAddress(user) ? user : undefined),
        webhook: url && { url, mayBePrivate: fromEnvironment.webhook !== undefined },
        webhookFrom: from(fromEnvironment.webhook !== undefined),
        monthly: typed.monthly,
      };
    },
  };
}

type SealedMailServer = NonNullable<z.infer<typeof sealed>["mailServer"]>;

function openMailServer({ user, password, ...server }: SealedMailServer): MailServer {
  const signIn =
    user === undefined || password === undefined
      ? undefined
      : { user, password: new Secret(password) };
  return { ...server, signIn, mayBePrivate: false };
}
