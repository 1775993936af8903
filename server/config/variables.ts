import { CronExpressionParser } from "cron-parser";
import { z } from "zod";
import { isSender, parseRecipients } from "../alerts/email-address.ts";
import { parseMailServer } from "../alerts/mail-server.ts";
import { parseTrustedProxies } from "../http/trusted-proxies.ts";
import { APP_ID, APP_SECRET } from "../instagram/app-credentials.ts";
import { unwrapPasted } from "../instagram/pasted-text.ts";
import { parsePublishAddress } from "../publishing/publish-address.ts";
import { MB } from "../shared/format-bytes.ts";

const LOG_LEVELS = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;

const port = z.coerce.number().int().min(0).max(65535);
const nonEmpty = z.string().trim().min(1);
/** What a shell would have replaced arrives as it stands where there was none, and would make a folder of that name. */
const folder = nonEmpty.regex(/^(?!~|.*(\$\w|\$\{|%\w+%))/);
const pasted = z.string().transform(unwrapPasted);

/** A variable of the environment: one row says all that is known of it. */
export interface Variable {
  readonly schema: z.ZodType;
  /** What it must be, with an example: the end of a sentence that begins with its name. */
  readonly rule: string;
  /** As it would be written in `.env`, and read by the same schema. */
  readonly preset?: string;
  /** What stands for it where there is no preset. */
  readonly otherwise?: string;
  /** For owners: what it is for. */
  readonly sentence: string;
}

/** Every setting of the server. The check at start, `docs/settings.md` and `.env.example` follow from this table. */
export const VARIABLES = {
  PORT: {
    schema: port,
    rule: "must be a port number from 0 to 65535, for example 3000",
    preset: "3000",
    sentence: "The port the server listens on.",
  },
  HOST: {
    schema: nonEmpty.regex(/^[\w.:-]+$/),
    rule: "must be an address to listen on, for example 127.0.0.1 or 0.0.0.0",
    preset: "127.0.0.1",
    sentence: "The address the server listens on.",
  },
  PUBLIC_URL: {
    schema: baseUrl().refine(({ pathname }) => pathname === "/"),
    rule: "must be the address browsers reach this server at: a host name of its own without a path, for example https://feed.example.com",
    otherwise: "http://localhost:PORT",
    sentence:
      "Where browsers reach the server. The redirect URI to register at Meta is this address with /connect/callback after it.",
  },
  DATA_DIR: {
    schema: folder,
    rule: "must be a folder, written out without ~ and $, for example ./data",
    preset: "./data",
    sentence: "Database, pictures and key; `windowbox backup` makes one file of them.",
  },
  WINDOWBOX_SECRET: {
    schema: z.string().min(16),
    rule: "must be at least 16 characters, for example the output of: openssl rand -base64 32",
    otherwise: "made into DATA_DIR/secret.key",
    sentence: "Seals tokens and app secrets, signs cookies.",
  },
  ADMIN_PASSWORD: {
    schema: z.string().min(10),
    rule: "must be at least 10 characters, for example four words",
    otherwise: "the first start prints a link to set one",
    sentence: "The dashboard's password.",
  },
  INSTAGRAM_APP_ID: {
    schema: pasted.pipe(nonEmpty.regex(APP_ID)),
    rule: "must be the digits of the Instagram app id, for example 990602627938098",
    otherwise: "entered in the dashboard",
    sentence: "The Instagram app's id at Meta.",
  },
  INSTAGRAM_APP_SECRET: {
    schema: pasted.pipe(nonEmpty.regex(APP_SECRET)),
    rule: "must be the Instagram app secret, for example 32 hexadecimal digits",
    otherwise: "entered in the dashboard",
    sentence: "The Instagram app's secret at Meta.",
  },
  FACEBOOK_APP_ID: {
    schema: pasted.pipe(nonEmpty.regex(APP_ID)),
    rule: "must be the digits of the Meta app id, for example 990602627938098",
    otherwise: "entered in the dashboard",
    sentence: "The Meta app's id; only for accounts that hang on a Facebook Page.",
  },
  FACEBOOK_APP_SECRET: {
    schema: pasted.pipe(nonEmpty.regex(APP_SECRET)),
    rule: "must be the Meta app secret, for example 32 hexadecimal digits",
    otherwise: "entered in the dashboard",
    sentence: "The Meta app's secret.",
  },
  SYNC_SCHEDULE: {
    schema: cron(),
    rule: "must be a cron expression, for example 0 * * * *",
    preset: "0 * * * *",
    sentence:
      "When to look for new posts, as a cron expression; each account has an offset of its own.",
  },
  REFRESH_SCHEDULE: {
    schema: cron(),
    rule: "must be a cron expression, for example 17 3 * * *",
    preset: "17 3 * * *",
    sentence: "When tokens that are due are refreshed, as a cron expression.",
  },
  MAX_POSTS: {
    schema: z.coerce.number().int().min(1).max(2000),
    rule: "must be a whole number from 1 to 2000, for example 120",
    preset: "120",
    sentence: "Newest posts kept per account, pictures and all.",
  },
  MEDIA_QUOTA: {
    schema: size(),
    rule: "must be a size of at least 10 MB, for example 5 GB or 800 MB",
    preset: "5 GB",
    sentence:
      "The most that pictures and videos may take. When it is reached, new ones wait and the owner is told; nothing that is shown is deleted.",
  },
  DISK_RESERVE: {
    schema: size(),
    rule: "must be a size of at least 10 MB, for example 200 MB",
    preset: "200 MB",
    sentence:
      "What stays free on the disk: with less, new pictures, videos and backups wait and the owner is told.",
  },
  MEDIA_HOSTS: {
    schema: mediaHosts(),
    rule: "must be comma-separated hosts, for example .cdninstagram.com,.fbcdn.net",
    preset: ".cdninstagram.com,.fbcdn.net",
    sentence:
      "Hosts that pictures may be fetched from; over https and at public addresses only, unless http:// stands in front of a host.",
  },
  SMTP_URL: {
    schema: parsed(parseMailServer),
    rule: "must be a mail server as an address with user and password or neither, special signs in them percent-encoded, for example smtps://user:password@smtp.example.com:465",
    otherwise: "entered in the dashboard",
    sentence:
      "The mail server that alerts are sent through; with a password only over TLS (smtp:// then uses STARTTLS).",
  },
  ALERT_EMAIL: {
    schema: parsed(parseRecipients),
    rule: "must be up to ten comma-separated e-mail addresses, for example owner@example.com",
    otherwise: "entered in the dashboard",
    sentence: "Who is told by mail when something needs the owner.",
  },
  ALERT_FROM: {
    schema: nonEmpty.refine(isSender),
    rule: "must be an e-mail address, for example windowbox@example.com or Windowbox <windowbox@example.com>",
    otherwise: "the user of the mail server, where that is an address",
    sentence: "Who the mails come from.",
  },
  ALERT_WEBHOOK: {
    schema: z.url({ protocol: /^https?$/ }).transform((value) => new URL(value)),
    rule: "must be an address, for example https://hooks.slack.com/services/…",
    otherwise: "entered in the dashboard",
    sentence:
      "An address that alerts are posted to, as JSON: Slack, Discord and ntfy understand it.",
  },
  HTTPS_PROXY: {
    schema: proxyAddress(),
    rule: "must be the address of an HTTP proxy, for example http://proxy.example.com:3128",
    otherwise: "none",
    sentence: "A proxy that requests to Instagram go through, and pictures, too.",
  },
  HTTP_PROXY: {
    schema: proxyAddress(),
    rule: "must be the address of an HTTP proxy, for example http://proxy.example.com:3128",
    otherwise: "none",
    sentence:
      "The same for addresses without https, and for all of them where HTTPS_PROXY is not set.",
  },
  NO_PROXY: {
    schema: nonEmpty,
    rule: "must be comma-separated hosts, for example internal.example.com,.example.org",
    otherwise: "none",
    sentence: "Hosts that are asked without the proxy.",
  },
  TRUSTED_PROXIES: {
    schema: parsed(parseTrustedProxies),
    rule: "must be comma-separated addresses and ranges, for example loopback,172.16.0.0/12",
    preset: "loopback",
    sentence:
      "Proxies whose X-Forwarded-For is believed: addresses and ranges, comma-separated; loopback is this machine.",
  },
  BACKUP_DIR: {
    schema: folder,
    rule: "must be a folder outside DATA_DIR, written out without ~ and $, for example /var/backups/windowbox",
    otherwise: "no backup is made by itself",
    sentence:
      "A folder for a checked backup each night, with database and key; pictures are copied once into a folder beside them. Best on another disk.",
  },
  BACKUP_KEEP: {
    schema: z.coerce.number().int().min(1).max(1000),
    rule: "must be a whole number from 1 to 1000, for example 7",
    preset: "7",
    sentence: "How many of these backups are kept, the newest.",
  },
  PUBLISH_TO: {
    schema: folder.pipe(parsed(parsePublishAddress)),
    rule: "must be a folder, written out without ~ and $, or a bucket, for example /var/www/feeds or s3://my-bucket/feeds",
    otherwise: "nothing is published",
    sentence:
      "A folder or a bucket to which everything that visitors need is copied after each change, so that they need not reach this server.",
  },
  PUBLISH_URL: {
    schema: baseUrl(),
    rule: "must be the address visitors reach the folder or the bucket at, for example https://static.example.com/feeds",
    otherwise: "none",
    sentence:
      "Where visitors reach what is published; every address in it begins so, and the dashboard’s snippets name it.",
  },
  AWS_ENDPOINT_URL_S3: {
    schema: baseUrl(),
    rule: "must be the address of an S3-compatible store, for example https://s3.example.com",
    otherwise: "Amazon’s own",
    sentence: "The store that the bucket is at, where it is not Amazon S3.",
  },
  AWS_REGION: {
    schema: nonEmpty,
    rule: "must be a region, for example eu-central-1 or auto",
    otherwise: "us-east-1 for stores that are not Amazon’s",
    sentence: "The region of the bucket, as its store names it.",
  },
  AWS_ACCESS_KEY_ID: {
    schema: nonEmpty,
    rule: "must be the id of a key of the store",
    otherwise: "none",
    sentence: "The key that may read, write, list and delete in the bucket.",
  },
  AWS_SECRET_ACCESS_KEY: {
    schema: nonEmpty,
    rule: "must be the secret of the same key",
    otherwise: "none",
    sentence: "The secret of that key.",
  },
  METRICS_TOKEN: {
    schema: nonEmpty.regex(/^[\w.~+/-]{16,}=*$/),
    rule: "must be at least 16 letters, digits or signs of base64, for example the output of: openssl rand -base64 32",
    otherwise: "there is no /metrics",
    sentence: "What a Prometheus server sends to read /metrics, as Authorization: Bearer.",
  },
  LOG_LEVEL: {
    schema: z.enum(LOG_LEVELS),
    rule: `must be one of ${LOG_LEVELS.join(", ")}, for example info`,
    preset: "info",
    sentence: `How much is logged: ${LOG_LEVELS.join(", ")}.`,
  },
  INSTAGRAM_WWW_URL: standIn("https://www.instagram.com", "Where people sign in to Instagram."),
  INSTAGRAM_API_URL: standIn("https://api.instagram.com", "Where Instagram exchanges codes."),
  INSTAGRAM_GRAPH_URL: standIn("https://graph.instagram.com", "Instagram's API."),
  FACEBOOK_WWW_URL: standIn("https://www.facebook.com", "Where people sign in to Facebook."),
  FACEBOOK_GRAPH_URL: standIn("https://graph.facebook.com", "Facebook's API."),
} as const satisfies Record<string, Variable>;

export type VariableName = keyof typeof VARIABLES;

/** One of Instagram's own hosts, which only the sandbox and tests stand in for. */
function standIn<const Address extends string>(preset: Address, sentence: string) {
  return {
    schema: baseUrl(),
    rule: `must be an address, for example ${preset}`,
    preset,
    sentence: `${sentence} Only for trying things out against a stand-in.`,
  } as const;
}

/** What `parse` makes of a text; it gives `undefined` for what is wrong. */
function parsed<Value>(parse: (value: string) => Value | undefined) {
  return nonEmpty.transform((value, context) => {
    const found = parse(value);
    if (found !== undefined) return found;
    context.addIssue({ code: "custom", message: "cannot be read" });
    return z.NEVER;
  });
}

function baseUrl() {
  return z
    .url({ protocol: /^https?$/ })
    .refine((value) => !/[?#@]/.test(value))
    .transform((value) => new URL(value));
}

/** With or without `http://`, as other programs take it, too. */
function proxyAddress() {
  return nonEmpty
    .transform((value) => (/^[a-z][\w+.-]*:\/\//i.test(value) ? value : `http://${value}`))
    .pipe(z.url({ protocol: /^https?$/ }));
}

function cron() {
  return nonEmpty.refine((expression) => {
    try {
      // cron-parser also takes shorter forms; five or six fields are what everyone means by cron.
      const fields = expression.split(/\s+/).length;
      CronExpressionParser.parse(expression);
      return fields === 5 || fields === 6;
    } catch {
      return false;
    }
  });
}

/** A thousand each, as disks are sold. */
const UNITS: Readonly<Record<string, number>> = { M: MB, G: 1000 * MB, T: 1_000_000 * MB };

/** In bytes. */
function size() {
  return nonEmpty
    .regex(/^\d{1,6}(\.\d+)?\s*[MGT]B$/i)
    .transform((value) => {
      const unit = UNITS[value.slice(-2, -1).toUpperCase()] ?? MB;
      return Math.round(Number.parseFloat(value) * unit);
    })
    .refine((bytes) => bytes >= 10 * MB);
}

const MEDIA_HOST = /^(http:\/\/)?(\.?[a-z0-9-]+(\.[a-z0-9-]+)*|\[[0-9a-f:.]+\])$/;

/** As hosts are compared: `https://` is what is asked for anyway, and of `http://` any port counts. */
function mediaHost(entry: string): string {
  const bare = entry.replace(/^https:\/\//, "").replace(/^\*\./, ".");
  return bare.replace(/\/$/, "").replace(/^(http:\/\/.*):\d+$/, "$1");
}

function mediaHosts() {
  return nonEmpty
    .transform((value) => value.split(",").map((host) => host.trim().toLowerCase()))
    .transform((hosts) => hosts.filter((host) => host !== "").map(mediaHost))
    .refine((hosts) => hosts.length > 0 && hosts.every((host) => MEDIA_HOST.test(host)));
}
