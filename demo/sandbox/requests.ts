import type { Context } from "hono";

export type SandboxHost = "www" | "api" | "graph" | "facebook" | "facebook-graph" | "cdn";

/** What a request is for, whichever API it belongs to. */
export type Endpoint =
  | "authorize"
  /** Code for a short-lived token. */
  | "exchange-code"
  /** Short-lived for long-lived token. */
  | "exchange-token"
  /** Long-lived for a fresh one; with Facebook the same address as `exchange-token`. */
  | "refresh"
  | "profile"
  | "media"
  | "single-media"
  | "children"
  /** facebook-login: `/me/accounts`. */
  | "accounts"
  /** facebook-login: `/me`. */
  | "person"
  | "debug-token"
  | "cdn"
  | "other";

export interface RecordedRequest {
  readonly at: number;
  readonly method: string;
  readonly host: SandboxHost;
  readonly endpoint: Endpoint;
  /** Below the host, without the version: `/me/media`. */
  readonly path: string;
  /** `v26.0`, where the request named one. */
  readonly version: string | undefined;
  /** Query and form together. */
  readonly params: Readonly<Record<string, string>>;
  /** From the query or the Bearer header. */
  readonly token: string | undefined;
  readonly headers: Readonly<Record<string, string>>;
  /** 0 until an answer has left, and for good where none does. */
  status: number;
}

/** `/v26.0/me/media` as `v26.0` and `/me/media`. */
export function splitVersion(path: string): { version: string | undefined; path: string } {
  const match = /^\/(v\d+(?:\.\d+)?)(\/.*|$)/.exec(path);
  return match ? { version: match[1], path: match[2] || "/" } : { version: undefined, path };
}

const SANDBOX_HOSTS: readonly SandboxHost[] = [
  "www",
  "api",
  "graph",
  "facebook-graph",
  "facebook",
  "cdn",
];

/** `/graph/v26.0/me` as host `graph` and the rest. */
export function splitHost(pathname: string): { host: SandboxHost; rest: string } | undefined {
  for (const host of SANDBOX_HOSTS) {
    if (pathname === `/${host}` || pathname.startsWith(`/${host}/`)) {
      return { host, rest: pathname.slice(host.length + 1) || "/" };
    }
  }
  return undefined;
}

/** The form's text fields, urlencoded or multipart; Hono keeps the parsed body for the next reader. */
export async function readFormFields(c: Context): Promise<Record<string, string>> {
  if (c.req.method !== "POST") return {};
  const body = await c.req.parseBody();
  const fields: Record<string, string> = {};
  for (const [name, value] of Object.entries(body)) {
    if (typeof value === "string") fields[name] = value;
  }
  return fields;
}

/** Says what a request is for; `isLong` and `isAccount` look into the sandbox's books. */
export function classify(
  host: SandboxHost,
  path: string,
  params: Readonly<Record<string, string>>,
  books: { isLong(token: string): boolean; isAccount(id: string): boolean },
): Endpoint {
  if (host === "cdn") return "cdn";
  if (host === "www" || host === "facebook") return "authorize";
  if (host === "api") return path.endsWith("/authorize") ? "authorize" : "exchange-code";
  if (path === "/access_token") return "exchange-token";
  if (path === "/refresh_access_token") return "refresh";
  if (path === "/oauth/access_token") {
    if (params.grant_type !== "fb_exchange_token") return "exchange-code";
    return books.isLong(params.fb_exchange_token ?? "") ? "refresh" : "exchange-token";
  }
  if (path === "/debug_token") return "debug-token";
  if (path === "/me/accounts") return "accounts";
  if (path === "/me") return host === "graph" ? "profile" : "person";
  if (path.endsWith("/media")) return "media";
  if (path.endsWith("/children")) return "children";
  const id = /^\/(\d+)$/.exec(path)?.[1];
  if (id === undefined) return "other";
  return books.isAccount(id) ? "profile" : "single-media";
}
