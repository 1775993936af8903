import { resolve, sep } from "node:path";
import type { AlertVariables } from "../alerts/alert-settings.ts";
import { isEmailAddress } from "../alerts/email-address.ts";
import type { OutgoingProxy } from "../http/outgoing-proxy.ts";
import type { AppCredentials } from "../instagram/types.ts";
import type { BucketSettings } from "../publishing/bucket-settings.ts";
import { Secret } from "../shared/secret.ts";
import type { EnvironmentReader } from "./environment-reader.ts";
import type { VariableName } from "./variables.ts";

/** Settings that make sense only with others: here it is said what is missing beside them, or does not go together. */

export function readApp(
  { read, set, problems }: EnvironmentReader,
  idName: VariableName,
  secretName: VariableName,
): AppCredentials | undefined {
  const id = read(idName);
  const secret = read(secretName);
  if (id && secret) return { id: String(id), secret: new Secret(String(secret)) };
  const [present, missing] = set[idName] ? [idName, secretName] : [secretName, idName];
  if (set[present] && !set[missing]) {
    problems.push(`${missing} is missing while ${present} is set: set both, or neither`);
  }
  return undefined;
}

export function readAlerts({ read, presets, problems }: EnvironmentReader): AlertVariables {
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

export function readProxy({ read }: EnvironmentReader): OutgoingProxy | undefined {
  const [https, http] = [read("HTTPS_PROXY"), read("HTTP_PROXY")];
  const noProxy = read("NO_PROXY") ?? "";
  const hide = (address: string | undefined) => (address ? new Secret(address) : undefined);
  return https || http ? { https: hide(https), http: hide(http), noProxy } : undefined;
}

/** Where backups lie, and where what visitors need is published. */
export function readFolders(reader: EnvironmentReader, dataDir: string) {
  const backupDir = readBackupDir(reader, dataDir);
  const publishing = readPublishing(reader);
  const { publishTo } = publishing;
  if (backupDir !== undefined && publishTo?.kind === "folder") {
    const [kept, published] = [`${backupDir}${sep}`, `${publishTo.path}${sep}`];
    if (kept.startsWith(published) || published.startsWith(kept)) {
      reader.problems.push(
        "BACKUP_DIR and PUBLISH_TO are inside one another, while backups hold the accounts' tokens and what is published is everybody's: name a folder for backups that no web server shows, for example /var/backups/windowbox",
      );
    }
  }
  return { backupDir, ...publishing };
}

function readBackupDir({ read, problems }: EnvironmentReader, dataDir: string): string | undefined {
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

function readPublishing(reader: EnvironmentReader) {
  const { read, set, problems } = reader;
  const [publishTo, publishUrl] = [read("PUBLISH_TO"), read("PUBLISH_URL")];
  const bucket = readBucket(reader);
  if (publishTo && !set["PUBLISH_URL"]) {
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

function readBucket({ read }: EnvironmentReader): BucketSettings | undefined {
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

export function withoutSlash(address: URL | string): string {
  return address.toString().replace(/\/+$/, "");
}
