import { readFileSync } from "node:fs";
import { join, resolve, sep } from "node:path";
import type { z } from "zod";
import type { AlertVariables } from "../alerts/alert-settings.ts";
import { isEmailAddress } from "../alerts/email-address.ts";
import type { OutgoingProxy } from "../http/outgoing-proxy.ts";
import type { IsTrustedProxy } from "../http/trusted-proxies.ts";
import type { InstagramHosts } from "../instagram/hosts.ts";
import type { AppCredentials } from "../instagram/types.ts";
import type { BucketSettings } from "../publishing/bucket-settings.ts";
import type { PublishAddress } from "../publishing/publish-address.ts";
import { ConfigurationError, errorCode } from "../shared/errors.ts";
import { Secret } from "../shared/secret.ts";
import { parseDotenv } from "./dotenv.ts";
import { VARIABLES, type Variable, type VariableName } from "./variables.ts";

export interface Config {
  readonly port: number;
  readonly host: string;
  /** No slash at its end. */
  readonly publicUrl: string;
  /** Absolute. */
  readonly dataDir: string;
  readonly secret: Secret | undefined;
  readonly adminPassword: Secret | undefined;
  readonly instagramApp: AppCredentials | undefined;
  readonly facebookApp: AppCredentials | undefined;
  readonly syncSchedule: string;
  readonly refreshSchedule: string;
  readonly hosts: InstagramHosts;
  readonly mediaHosts: readonly string[];
  /** What requests to the outside go through. */
  readonly proxy: OutgoingProxy | undefined;
  readonly maxPosts: number;
  /** Absolute, and outside the data folder. */
  readonly backupDir: string | undefined;
  readonly backupKeep: number;
  /** Bytes that stay free on the disk. */
  readonly diskReserve: number;
  /** Bytes that pictures and videos may take. */
  readonly mediaQuota: number;
  /** Where to publish what visitors need. */
  readonly publishTo: PublishAddress | undefined;
  /** Where that is reached; no slash at its end. */
  readonly publishUrl: string | undefined;
  /** The keys to a bucket, where there are any. */
  readonly bucket: BucketSettings | undefined;
  readonly alerts: AlertVariables;
  readonly metricsToken: Secret | undefined;
  readonly isTrustedProxy: IsTrustedProxy;
  readonly logLevel: string;
  /** Variables that nobody set. */
  readonly presets: readonly VariableName[];
  /** Sentences about what is odd but not wrong. */
  readonly warnings: readonly string[];
}

export type Environment = Readonly<Record<string, string | undefined>>;

type Schema<N extends VariableName> = z.infer<(typeof VARIABLES)[N]["schema"]>;
/** What has a preset is always there: a value that is wrong ends the start. */
type ValueOf<N extends VariableName> = (typeof VARIABLES)[N] extends { preset: string }
  ? Schema<N>
  : Schema<N> | undefined;

/** Its version here runs on every Node.js that Windowbox does: that later ones will not is no news for an owner's terminal. */
export function silenceAwsSdk(): void {
  process.env["AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED"] = "true";
}

/** What is set outside, above what `.env` in the folder says. A file that is not there is no file. */
export function readEnvironment(
  folder: string,
  environment: Environment = process.env,
): Environment {
  try {
    return { ...parseDotenv(readFileSync(join(folder, ".env"))), ...environment };
  } catch (error) {
    if (error instanceof ConfigurationError) throw error;
    if (errorCode(error) === "ENOENT") return environment;
    throw new ConfigurationError([
      `.env cannot be read: make it readable for this user, or remove it`,
    ]);
  }
}

/** Named so by some programs, and in small letters by others. */
const EITHER_CASE = ["HTTPS_PROXY", "HTTP_PROXY", "NO_PROXY", "ALL_PROXY"];

function withLowerCase(environment: Environment): Environment {
  const found = EITHER_CASE.map((name) => [
    name,
    environment[name] || environment[name.toLowerCase()],
  ]);
  return { ...environment, ...Object.fromEntries(found) };
}

/** An empty line in .env means "not set", and so do blanks, which would otherwise be the number 0. */
function withoutBlanks(environment: Environment): Environment {
  return Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()));
}

function withoutSlash(address: URL | string): string {
  return address.toString().replace(/\/+$/, "");
}

/** Taken letter by letter. */
const VERBATIM: readonly VariableName[] = ["ADMIN_PASSWORD", "WINDOWBOX_SECRET"];
const QUOTED = /^\s*(?:"(?<a>.*)"|'(?<b>.*)'|[“„”](?<c>.*)[“”]|[‘‚’](?<d>.*)[‘’])\s*$/su;

/** `docker run --env-file` and some panels hand on the quotes that a shell and `.env` would take off. */
function withoutQuotes(name: VariableName, value: string | undefined): string | undefined {
  if (value === undefined || VERBATIM.includes(name)) return value;
  const groups = QUOTED.exec(value)?.groups ?? {};
  return Object.values(groups).find((inner) => inner !== undefined) ?? value;
}

/** Checks everything together. Throws a `ConfigurationError` that lists every problem. */
export function parseConfig(given: Environment): Config {
  const environment = withoutBlanks(withLowerCase(given));
  const problems: string[] = [];
  const presets: VariableName[] = [];
  function read<N extends VariableName>(name: N): ValueOf<N> {
    const { schema, rule, preset }: Variable = VARIABLES[name];
    const set = withoutQuotes(name, environment[name]);
    if (!set) presets.push(name);
    const value = set || preset;
    const result = value === undefined ? undefined : schema.safeParse(value);
    if (result?.success === false) problems.push(`${name} ${rule}`);
    return result?.data as ValueOf<N>;
  }
  function readApp(idName: VariableName, secretName: VariableName): AppCredentials | undefined {
    const id = read(idName);
    const secret = read(secretName);
    if (id && secret) return { id: String(id), secret: new Secret(String(secret)) };
    const [set, missing] = environment[idName] ? [idName, secretName] : [secretName, idName];
    if (environment[set] && !environment[missing]) {
      problems.push(`${missing} is missing while ${set} is set: set both, or neither`);
    }
    return undefined;
  }
  function readAlerts(): AlertVariables {
    const mailServer = read("SMTP_URL");
    const sender = read("ALERT_FROM");
    const user = mailServer?.signIn?.user ?? "";
    if (mailServer && presets.includes("ALERT_FROM") && !isEmailAddress(user)) {
      problems.push(
        "ALERT_FROM is missing while the user in SMTP_URL is no e-mail address: set it, for example windowbox@example.com",
      );
    }
    return { mailServer, sender, recipients: read("ALERT_EMAIL"), webhook: read("ALERT_WEBHOOK") };
  }
  function readProxy(): OutgoingProxy | undefined {
    const [https, http] = [read("HTTPS_PROXY"), read("HTTP_PROXY")];
    const noProxy = read("NO_PROXY") ?? "";
    const hide = (address: string | undefined) => (address ? new Secret(address) : undefined);
    return https || http ? { https: hide(https), http: hide(http), noProxy } : undefined;
  }
  // Where it cannot be read, nothing is opened either.
  const dataDir = resolve(read("DATA_DIR") ?? "");
  function readBackupDir(): string | undefined {
    const value = read("BACKUP_DIR");
    if (value === undefined) return undefined;
    const path = resolve(value);
    if (`${path}${sep}`.startsWith(`${dataDir}${sep}`)) {
      problems.push(
        "BACKUP_DIR is inside DATA_DIR, and would be lost together with it: name a folder outside, best on another disk, for example /var/backups/windowbox",
      );
    }
    return path;
  }
  function readBucket(): BucketSettings | undefined {
    const [id, secret] = [read("AWS_ACCESS_KEY_ID"), read("AWS_SECRET_ACCESS_KEY")];
    const [endpoint, region] = [read("AWS_ENDPOINT_URL_S3"), read("AWS_REGION")];
    if (id === undefined || secret === undefined) return undefined;
    // Other stores mostly do not mind.
    const nearest = region ?? (endpoint ? "us-east-1" : undefined);
    if (nearest === undefined) return undefined;
    return {
      endpoint: endpoint && withoutSlash(endpoint),
      region: nearest,
      accessKeyId: id,
      secretAccessKey: new Secret(secret),
    };
  }
  function readPublishing() {
    const [publishTo, publishUrl] = [read("PUBLISH_TO"), read("PUBLISH_URL")];
    const bucket = readBucket();
    if (publishTo && !environment["PUBLISH_URL"]) {
      problems.push(
        "PUBLISH_URL is missing while PUBLISH_TO is set: set it to the address visitors reach that folder or bucket at, for example https://static.example.com/feeds",
      );
    }
    if (publishTo?.kind === "bucket" && !bucket) {
      problems.push(
        "PUBLISH_TO names a bucket, and its key is missing: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, and AWS_REGION (Amazon S3) or AWS_ENDPOINT_URL_S3 (any other store)",
      );
    }
    return { publishTo, publishUrl: publishUrl && withoutSlash(publishUrl), bucket };
  }
  function readFolders() {
    const backupDir = readBackupDir();
    const publishing = readPublishing();
    const { publishTo } = publishing;
    if (backupDir !== undefined && publishTo?.kind === "folder") {
      const [kept, published] = [`${backupDir}${sep}`, `${publishTo.path}${sep}`];
      if (kept.startsWith(published) || published.startsWith(kept)) {
        problems.push(
          "BACKUP_DIR and PUBLISH_TO are inside one another, while backups hold the accounts' tokens and what is published is everybody's: name a folder for backups that no web server shows, for example /var/backups/windowbox",
        );
      }
    }
    return { backupDir, ...publishing };
  }
  const listenPort = read("PORT");
  const secret = read("WINDOWBOX_SECRET");
  const adminPassword = read("ADMIN_PASSWORD");
  const metricsToken = read("METRICS_TOKEN");
  const config: Config = {
    port: listenPort,
    host: read("HOST"),
    publicUrl: withoutSlash(read("PUBLIC_URL") ?? `http://localhost:${listenPort}`),
    dataDir,
    secret: secret === undefined ? undefined : new Secret(secret),
    adminPassword: adminPassword === undefined ? undefined : new Secret(adminPassword),
    instagramApp: readApp("INSTAGRAM_APP_ID", "INSTAGRAM_APP_SECRET"),
    facebookApp: readApp("FACEBOOK_APP_ID", "FACEBOOK_APP_SECRET"),
    syncSchedule: read("SYNC_SCHEDULE"),
    refreshSchedule: read("REFRESH_SCHEDULE"),
    hosts: {
      instagramWww: read("INSTAGRAM_WWW_URL"),
      instagramApi: read("INSTAGRAM_API_URL"),
      instagramGraph: read("INSTAGRAM_GRAPH_URL"),
      facebookWww: read("FACEBOOK_WWW_URL"),
      facebookGraph: read("FACEBOOK_GRAPH_URL"),
    },
    mediaHosts: read("MEDIA_HOSTS"),
    proxy: readProxy(),
    maxPosts: read("MAX_POSTS"),
    backupKeep: read("BACKUP_KEEP"),
    diskReserve: read("DISK_RESERVE"),
    mediaQuota: read("MEDIA_QUOTA"),
    ...readFolders(),
    alerts: readAlerts(),
    metricsToken: metricsToken === undefined ? undefined : new Secret(metricsToken),
    isTrustedProxy: read("TRUSTED_PROXIES"),
    logLevel: read("LOG_LEVEL"),
    presets,
    warnings: [
      ...Object.keys(environment)
        .filter((name) => name.startsWith("WINDOWBOX_") && !(name in VARIABLES))
        .map((name) => `${name} is not a setting of Windowbox and is ignored; is it misspelt?`),
      ...VERBATIM.filter((name) => QUOTED.test(environment[name] ?? "")).map(
        (name) => `${name} begins and ends with a quotation mark, and both are part of it.`,
      ),
      ...(environment["ALL_PROXY"] && !environment["HTTPS_PROXY"]
        ? ["ALL_PROXY is not used: name the proxy in HTTPS_PROXY."]
        : []),
    ],
  };
  if (problems.length > 0) throw new ConfigurationError(problems);
  return config;
}
