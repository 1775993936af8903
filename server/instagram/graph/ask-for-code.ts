import type { AppCredentials } from "../types.ts";

interface CodeRequest {
  readonly app: Pick<AppCredentials, "id">;
  readonly redirectUri: string;
  readonly state: string;
  readonly scopes: readonly string[];
}

/** Where a person is sent to grant access (RFC 6749 §4.1.1; Meta wants scopes comma-separated). */
export function askForCode(endpoint: URL, { app, redirectUri, state, scopes }: CodeRequest): URL {
  const url = new URL(endpoint);
  url.searchParams.set("client_id", app.id);
  url.searchParams.set("redirect_uri", redirectUri);
  url.searchParams.set("response_type", "code");
  url.searchParams.set("scope", scopes.join(","));
  url.searchParams.set("state", state);
  return url;
}
