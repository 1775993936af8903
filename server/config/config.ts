import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { AlertVariables } from "../alerts/alert-settings.ts";
import type { OutgoingProxy } from "../http/outgoing-proxy.ts";
import type { IsTrustedProxy } from "../http/trusted-proxies.ts";
import type { InstagramHosts } from "../instagram/hosts.ts";
import type { AppCredentials } from "../instagram/types.ts";
import type { BucketSettings } from "../publishing/bucket-settings.ts";
import type { PublishAddress } from "../publishing/publish-address.ts";
import { ConfigurationError, errorCode } from "../shared/errors.ts";
import { Secret } from "../shared/secret.ts";
import { parseDotenv } from "./dotenv.ts";
import { createEnvironmentReader, type Environment, oddities } from "./environment-reader.ts";
import { readAlerts, readApp, readFolders, readProxy, withoutSlash } from "./related-settings.ts";
import type { VariableName } from "./variables.ts";

export type { Environment } from "./environment-reader.ts";

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

/** Checks everything together. Throws a `ConfigurationError` that lists every problem. */
export function parseConfig(given: Environment): Config {
  const reader = createEnvironmentReader(given);
  const { read, problems, presets } = reader;
  // Where it cannot be read, nothing is opened either.
  const dataDir = resolve(read("DATA_DIR") ?? "");
  const listenPort = read("PORT");
  const readSecret = (name: "WINDOWBOX_SECRET" | "ADMIN_PASSWORD" | "METRICS_TOKEN") => {
    const value = read(name);
    return value === undefined ? undefined : new Secret(value);
  };
  const secret = readSecret("WINDOWBOX_SECRET");
  const adminPassword = readSecret("ADMIN_PASSWORD");
  const metricsToken = readSecret("METRICS_TOKEN");
  const config: Config = {
    port: listenPort,
    host: read("HOST"),
    publicUrl: withoutSlash(read("PUBLIC_URL") ?? `http://localhost:${listenPort}`),
    dataDir,
    secret,
    adminPassword,
    instagramApp: readApp(reader, "INSTAGRAM_APP_ID", "INSTAGRAM_APP_SECRET"),
    facebookApp: readApp(reader, "FACEBOOK_APP_ID", "FACEBOOK_APP_SECRET"),
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
    proxy: readProxy(reader),
    maxPosts: read("MAX_POSTS"),
    backupKeep: read("BACKUP_KEEP"),
    diskReserve: read("DISK_RESERVE"),
    mediaQuota: read("MEDIA_QUOTA"),
    ...readFolders(reader, dataDir),
    alerts: readAlerts(reader),
    metricsToken,
    isTrustedProxy: read("TRUSTED_PROXIES"),
    logLevel: read("LOG_LEVEL"),
    presets,
    warnings: oddities(reader.set),
  };
  if (problems.length > 0) throw new ConfigurationError(problems);
  return config;
}
