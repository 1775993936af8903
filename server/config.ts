import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseEnv } from "node:util";
import { CronExpressionParser } from "cron-parser";
import { z } from "zod";
import { ConfigurationError } from "./errors.ts";
import type { AppCredentials } from "./instagram/types.ts";
import { Secret } from "./secret.ts";

/** Base addresses of Instagram's hosts; a path in front of theirs is kept. */
export interface InstagramHosts {
  readonly instagramWww: URL;
  readonly instagramApi: URL;
  readonly instagramGraph: URL;
  readonly facebookWww: URL;
  readonly facebookGraph: URL;
}

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
  readonly maxPosts: number;
  readonly logLevel: string;
  /** Sentences about what is odd but not wrong. */
  readonly warnings: readonly string[];
}

export type Environment = Readonly<Record<string, string | undefined>>;

const LOG_LEVELS = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;
const OUR_NAMES = new Set(["WINDOWBOX_SECRET"]);

const port = z.coerce.number().int().min(0).max(65535);
const text = z.string().trim().min(1);

/** What each variable must be, said with an example. One table, so that every problem is listed at once. */
const VARIABLES = {
  PORT: [port, "must be a port number from 0 to 65535, for example 3000"],
  HOST: [
    text.regex(/^[\w.:-]+$/),
    "must be an address to listen on, for example 127.0.0.1 or 0.0.0.0",
  ],
  PUBLIC_URL: [
    webAddress(),
    "must be the address browsers reach this server at, for example https://feed.example.com",
  ],
  DATA_DIR: [text, "must be a folder, for example ./data"],
  WINDOWBOX_SECRET: [
    z.string().min(16),
    "must be at least 16 characters, for example the output of: openssl rand -base64 32",
  ],
  ADMIN_PASSWORD: [z.string().min(10), "must be at least 10 characters, for example four words"],
  INSTAGRAM_APP_ID: [
    appId(),
    "must be the digits of the Instagram app id, for example 990602627938098",
  ],
  INSTAGRAM_APP_SECRET: [
    text.min(8),
    "must be the Instagram app secret, for example 32 hexadecimal digits",
  ],
  FACEBOOK_APP_ID: [appId(), "must be the digits of the Meta app id, for example 990602627938098"],
  FACEBOOK_APP_SECRET: [
    text.min(8),
    "must be the Meta app secret, for example 32 hexadecimal digits",
  ],
  SYNC_SCHEDULE: [cron(), "must be a cron expression, for example 0 * * * *"],
  REFRESH_SCHEDULE: [cron(), "must be a cron expression, for example 17 3 * * *"],
  INSTAGRAM_WWW_URL: [webAddress(), "must be an address, for example https://www.instagram.com"],
  INSTAGRAM_API_URL: [webAddress(), "must be an address, for example https://api.instagram.com"],
  INSTAGRAM_GRAPH_URL: [
    webAddress(),
    "must be an address, for example https://graph.instagram.com",
  ],
  FACEBOOK_WWW_URL: [webAddress(), "must be an address, for example https://www.facebook.com"],
  FACEBOOK_GRAPH_URL: [webAddress(), "must be an address, for example https://graph.facebook.com"],
  MEDIA_HOSTS: [
    mediaHosts(),
    "must be hosts with commas between them, for example .cdninstagram.com,.fbcdn.net",
  ],
  MAX_POSTS: [
    z.coerce.number().int().min(1).max(2000),
    "must be a whole number from 1 to 2000, for example 120",
  ],
  LOG_LEVEL: [z.enum(LOG_LEVELS), `must be one of ${LOG_LEVELS.join(", ")}, for example info`],
} as const satisfies Record<string, readonly [z.ZodType, string]>;

type Name = keyof typeof VARIABLES;

/** Every variable that is read, for `.env.example` and the README to be held against. */
export const VARIABLE_NAMES = Object.keys(VARIABLES) as Name[];

/** What is set outside, above what `.env` in the folder says. A file that is not there is no file. */
export function readEnvironment(
  folder: string,
  environment: Environment = process.env,
): Environment {
  try {
    return { ...parseEnv(readFileSync(join(folder, ".env"), "utf8")), ...environment };
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return environment;
    throw new ConfigurationError([
      `.env cannot be read: make it readable for this user, or remove it`,
    ]);
  }
}

/** Checks everything together. Throws a `ConfigurationError` that lists every problem. */
export function parseConfig(environment: Environment): Config {
  const problems: string[] = [];
  function read<N extends Name>(name: N): z.infer<(typeof VARIABLES)[N][0]> | undefined {
    const value = environment[name];
    // An empty line in .env means "not set".
    if (value === undefined || value === "") return undefined;
    const [schema, rule] = VARIABLES[name];
    const result = schema.safeParse(value);
    if (!result.success) problems.push(`${name} ${rule}`);
    return result.data as z.infer<(typeof VARIABLES)[N][0]> | undefined;
  }
  function readApp(idName: Name, secretName: Name): AppCredentials | undefined {
    const id = read(idName);
    const secret = read(secretName);
    if (id && secret) return { id: String(id), secret: new Secret(String(secret)) };
    const [set, missing] = environment[idName] ? [idName, secretName] : [secretName, idName];
    if (environment[set] && !environment[missing]) {
      problems.push(`${missing} is missing while ${set} is set: set both, or neither`);
    }
    return undefined;
  }
  const listenPort = read("PORT") ?? 3000;
  const secret = read("WINDOWBOX_SECRET");
  const adminPassword = read("ADMIN_PASSWORD");
  const config: Config = {
    port: listenPort,
    host: read("HOST") ?? "127.0.0.1",
    publicUrl: (read("PUBLIC_URL") ?? `http://localhost:${listenPort}`)
      .toString()
      .replace(/\/+$/, ""),
    dataDir: resolve(read("DATA_DIR") ?? "data"),
    secret: secret === undefined ? undefined : new Secret(secret),
    adminPassword: adminPassword === undefined ? undefined : new Secret(adminPassword),
    instagramApp: readApp("INSTAGRAM_APP_ID", "INSTAGRAM_APP_SECRET"),
    facebookApp: readApp("FACEBOOK_APP_ID", "FACEBOOK_APP_SECRET"),
    syncSchedule: read("SYNC_SCHEDULE") ?? "0 * * * *",
    refreshSchedule: read("REFRESH_SCHEDULE") ?? "17 3 * * *",
    hosts: {
      instagramWww: read("INSTAGRAM_WWW_URL") ?? new URL("https://www.instagram.com"),
      instagramApi: read("INSTAGRAM_API_URL") ?? new URL("https://api.instagram.com"),
      instagramGraph: read("INSTAGRAM_GRAPH_URL") ?? new URL("https://graph.instagram.com"),
      facebookWww: read("FACEBOOK_WWW_URL") ?? new URL("https://www.facebook.com"),
      facebookGraph: read("FACEBOOK_GRAPH_URL") ?? new URL("https://graph.facebook.com"),
    },
    mediaHosts: read("MEDIA_HOSTS") ?? [".cdninstagram.com", ".fbcdn.net"],
    maxPosts: read("MAX_POSTS") ?? 120,
    logLevel: read("LOG_LEVEL") ?? "info",
    warnings: Object.keys(environment)
      .filter((name) => name.startsWith("WINDOWBOX_") && !OUR_NAMES.has(name))
      .map((name) => `${name} is not a setting of Windowbox and is ignored; is it misspelt?`),
  };
  if (problems.length > 0) throw new ConfigurationError(problems);
  return config;
}

function webAddress() {
  return z
    .url({ protocol: /^https?$/ })
    .refine((value) => !/[?#@]/.test(value))
    .transform((value) => new URL(value));
}

function appId() {
  return text.regex(/^\d{5,30}$/);
}

function cron() {
  return text.refine((expression) => {
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

function mediaHosts() {
  return text
    .transform((value) => value.split(",").map((host) => host.trim().toLowerCase()))
    .refine((hosts) => hosts.every((host) => /^(https?:\/\/)?\.?[a-z0-9[\]:.-]+$/.test(host)));
}
