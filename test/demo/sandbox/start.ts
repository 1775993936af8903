import { createSandbox, type Sandbox, type SandboxOptions } from "../../../demo/sandbox/sandbox.ts";

export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;
export const ORIGIN = "http://127.0.0.1:4000";
export const REDIRECT_URI = "https://feed.example/connect/callback";

/** A sandbox of plain accounts on a clock that a test holds, and the calls a server would make. */
export function startSandbox(options: Partial<SandboxOptions> = {}) {
  let now = Date.parse("2026-05-04T10:00:00Z");
  const clock = {
    now: () => now,
    pass(ms: number) {
      now += ms;
    },
  };
  const sandbox = createSandbox({
    clock,
    origin: ORIGIN,
    accounts: [
      { username: "shop.one", name: "Shop One", page: "Shop One Page" },
      { username: "shop.two", page: "Shop Two Page" },
      { username: "only.me", accountType: "PERSONAL" },
    ],
    ...options,
  });
  const { environment } = sandbox;
  const get =
    (base: string) =>
    (path: string, params: Record<string, string> = {}, init = {}) =>
      sandbox.fetch(`${base}${path}?${new URLSearchParams(params)}`, init);

  return {
    sandbox,
    clock,
    graph: get(environment.INSTAGRAM_GRAPH_URL ?? ""),
    facebook: get(environment.FACEBOOK_GRAPH_URL ?? ""),
    authorizeUrl: (change: Record<string, string> = {}) => authorizeUrl(sandbox, change),
    exchange: (code: string, change: Record<string, string> = {}) =>
      exchange(sandbox, code, change),
  };
}

function authorizeUrl(sandbox: Sandbox, change: Record<string, string> = {}): string {
  const query = new URLSearchParams({
    client_id: sandbox.environment.INSTAGRAM_APP_ID ?? "",
    redirect_uri: REDIRECT_URI,
    response_type: "code",
    scope: "instagram_business_basic",
    state: "st4te",
    ...change,
  });
  return `${sandbox.environment.INSTAGRAM_WWW_URL}/oauth/authorize?${query}`;
}

function exchange(sandbox: Sandbox, code: string, change: Record<string, string> = {}) {
  return sandbox.fetch(`${sandbox.environment.INSTAGRAM_API_URL}/oauth/access_token`, {
    method: "POST",
    body: new URLSearchParams({
      client_id: sandbox.environment.INSTAGRAM_APP_ID ?? "",
      client_secret: sandbox.environment.INSTAGRAM_APP_SECRET ?? "",
      grant_type: "authorization_code",
      redirect_uri: REDIRECT_URI,
      code,
      ...change,
    }),
  });
}

/** The whole walk: consent, code, short-lived and long-lived token. */
export async function connect(sandbox: Sandbox, username: string): Promise<string> {
  const location = await sandbox.control.authorizeAs(username, authorizeUrl(sandbox));
  const code = new URL(location).searchParams.get("code") ?? "";
  const short = await readJson(exchange(sandbox, code));
  const query = new URLSearchParams({
    grant_type: "ig_exchange_token",
    client_secret: sandbox.environment.INSTAGRAM_APP_SECRET ?? "",
    access_token: String(short.access_token),
  });
  const long = await readJson(
    sandbox.fetch(`${sandbox.environment.INSTAGRAM_GRAPH_URL}/access_token?${query}`),
  );
  return String(long.access_token);
}

export function facebookUrl(sandbox: Sandbox, change: Record<string, string> = {}): string {
  const query = new URLSearchParams({
    client_id: sandbox.environment.FACEBOOK_APP_ID ?? "",
    redirect_uri: REDIRECT_URI,
    response_type: "code",
    scope: "instagram_basic,pages_show_list,pages_read_engagement",
    state: "st4te",
    ...change,
  });
  return `${sandbox.environment.FACEBOOK_WWW_URL}/v26.0/dialog/oauth?${query}`;
}

/** Dialog, code, short-lived and long-lived user token. */
export async function connectFacebook(
  sandbox: Sandbox,
  username: string,
  choice: { pages?: readonly string[] } = {},
): Promise<string> {
  const { environment, control } = sandbox;
  const location = await control.authorizeAs(username, facebookUrl(sandbox), choice);
  const app = {
    client_id: environment.FACEBOOK_APP_ID ?? "",
    client_secret: environment.FACEBOOK_APP_SECRET ?? "",
  };
  const swap = (params: Record<string, string>) =>
    readJson(
      sandbox.fetch(
        `${environment.FACEBOOK_GRAPH_URL}/v26.0/oauth/access_token?${new URLSearchParams({ ...app, ...params })}`,
      ),
    );
  const code = new URL(location).searchParams.get("code") ?? "";
  const short = await swap({ redirect_uri: REDIRECT_URI, code });
  const long = await swap({
    grant_type: "fb_exchange_token",
    fb_exchange_token: String(short.access_token),
  });
  return String(long.access_token);
}

export async function readJson(
  response: Response | Promise<Response>,
): Promise<Record<string, unknown>> {
  const json: unknown = await (await response).json();
  if (typeof json !== "object" || json === null) throw new Error("no JSON object");
  return Object.fromEntries(Object.entries(json));
}
