import type { Database } from "../db/database.ts";
import { sha256 } from "../shared/sha256.ts";
import type { AlertSettings } from "./alert-settings.ts";
import { type Delivery, failed } from "./delivery.ts";
import type { Message } from "./message.ts";
import type { SendMail } from "./send-mail.ts";
import type { SendWebhook } from "./send-webhook.ts";
import type { Trouble } from "./troubles.ts";

interface SendOptions {
  /** Of a webhook; mail servers try again themselves. */
  readonly tries?: number;
  /** Ends an attempt that is under way. */
  readonly signal?: AbortSignal | undefined;
}

/** One way to somebody. */
export interface Channel {
  /** The same for as long as it leads to the same place. */
  readonly key: string;
  /** For the owner: an e-mail address, or a webhook's host. */
  readonly name: string;
  /** Told of everything; else only of some accounts. */
  readonly isGeneral: boolean;
  concerns(trouble: Pick<Trouble, "subject">): boolean;
  send(message: Message, options?: SendOptions): Promise<Delivery>;
}

export interface ChannelDeps {
  readonly db: Pick<Database, "alertAddresses">;
  readonly sendMail: SendMail;
  readonly sendWebhook: SendWebhook;
  readonly publicUrl: string;
}

const TRIES = 3;
/** The longest text that Discord takes is 2,000 characters. */
const MAX_TEXT = 1900;

/** Everyone who is told, the webhook among them. */
export function channelsOf(deps: ChannelDeps, settings: AlertSettings): Channel[] {
  const accountsByAddress = new Map<string, string[]>();
  for (const { accountId, address } of deps.db.alertAddresses.all()) {
    accountsByAddress.set(address, [...(accountsByAddress.get(address) ?? []), accountId]);
  }
  const channels: Channel[] = [];
  if (settings.mailServer) {
    for (const address of settings.recipients) {
      channels.push(mailChannel(deps, settings, address, undefined));
    }
    for (const [address, accountIds] of accountsByAddress) {
      if (!settings.recipients.includes(address)) {
        channels.push(mailChannel(deps, settings, address, accountIds));
      }
    }
  }
  if (settings.webhook) channels.push(webhookChannel(deps, settings.webhook));
  return channels;
}

/** @param accountIds whose trouble it is told of; `undefined`: of everything. */
export function mailChannel(
  { sendMail }: ChannelDeps,
  { mailServer, sender }: AlertSettings,
  address: string,
  accountIds: readonly string[] | undefined,
): Channel {
  return {
    key: `mail:${address}`,
    name: address,
    isGeneral: accountIds === undefined,
    concerns: ({ subject }) => accountIds === undefined || accountIds.includes(subject),
    async send({ subject, text }, { signal } = {}) {
      if (!mailServer) return failed("No mail server is set.");
      if (sender === undefined) return failed("Nothing says which address the mails come from.");
      const mail = { from: sender, to: address, subject: `Windowbox: ${subject}`, text };
      return sendMail(mailServer, mail, signal);
    },
  };
}

function webhookChannel(
  { sendWebhook, publicUrl }: ChannelDeps,
  webhook: NonNullable<AlertSettings["webhook"]>,
): Channel {
  const { href, host } = webhook.url;
  return {
    key: `webhook:${sha256("webhook ", href).toString("hex").slice(0, 16)}`,
    name: host,
    isGeneral: true,
    concerns: () => true,
    send: (message, { tries = TRIES, signal } = {}) =>
      sendWebhook(webhook, webhookBody(message, publicUrl), {
        tries,
        signal,
        variable: "ALERT_WEBHOOK",
      }),
  };
}

/** Slack reads `text`, Discord `content`; the rest is for programs. Nobody is to be pinged by a name in a sentence. */
function webhookBody({ event, subject, text, troubles }: Message, publicUrl: string): object {
  const plain = shortenText(`${subject}\n\n${text}`.replaceAll("<", "‹").replaceAll(">", "›"));
  return {
    text: plain,
    content: plain,
    allowed_mentions: { parse: [] },
    event,
    subject,
    server: publicUrl,
    troubles: troubles.map(({ kind, title, sentence }) => ({ kind, title, sentence })),
  };
}

function shortenText(text: string): string {
  return text.length <= MAX_TEXT ? text : `${text.slice(0, MAX_TEXT - 1)}…`;
}
