import { timingSafeEqual } from "node:crypto";
import type { ApiName } from "../../../server/instagram/types.ts";
import type { Account, Page } from "../accounts.ts";
import {
  FACEBOOK_APP,
  INSTAGRAM_APP,
  type RoleRefusal,
  type SandboxApp,
  type World,
} from "../world.ts";

const SCOPES: Record<ApiName, readonly string[]> = {
  "instagram-login": [
    "instagram_business_basic",
    "instagram_business_content_publish",
    "instagram_business_manage_comments",
    "instagram_business_manage_messages",
    "instagram_business_manage_insights",
  ],
  "basic-display": ["user_profile", "user_media"],
  "facebook-login": [
    "public_profile",
    "email",
    "instagram_basic",
    "instagram_manage_comments",
    "instagram_manage_insights",
    "pages_show_list",
    "pages_read_engagement",
    "ads_management",
    "ads_read",
    "business_management",
  ],
};

/** An authorize request that Meta would show a consent page for. */
export interface AuthorizeRequest {
  readonly api: ApiName;
  readonly app: SandboxApp;
  readonly redirectUri: string;
  readonly scopes: string[];
  readonly state: string | undefined;
}

/** Meta shows its own page and sends the browser nowhere: the redirect URI is not to be trusted. */
interface AuthorizeRefusal {
  readonly refusal: string;
}

export function readAuthorizeRequest(
  query: URLSearchParams,
  login: "instagram" | "facebook",
  world: World,
): AuthorizeRequest | AuthorizeRefusal {
  const app = login === "facebook" ? FACEBOOK_APP : INSTAGRAM_APP;
  if ((query.get("client_id") ?? query.get("app_id")) !== app.id) {
    return { refusal: "Invalid platform app" };
  }
  const redirectUri = query.get("redirect_uri") ?? "";
  if (!isRegistered(redirectUri, world)) return { refusal: "Invalid redirect_uri" };
  if (query.get("response_type") !== "code") return { refusal: "Invalid response_type" };
  const scopes = (query.get("scope") ?? "").split(/[,\s]+/).filter(Boolean);
  const api = apiOf(scopes, login);
  const unknown = scopes.filter((scope) => !SCOPES[api].includes(scope));
  if (scopes.length === 0 || unknown.length > 0) {
    return { refusal: `Invalid scope: ${unknown.join(", ") || "none given"}` };
  }
  return { api, app, redirectUri, scopes, state: query.get("state") ?? undefined };
}

function apiOf(scopes: readonly string[], login: "instagram" | "facebook"): ApiName {
  if (login === "facebook") return "facebook-login";
  return scopes.some((scope) => SCOPES["basic-display"].includes(scope))
    ? "basic-display"
    : "instagram-login";
}

function isRegistered(redirectUri: string, world: World): boolean {
  const { redirectUris } = world.settings;
  if (redirectUris) return redirectUris.includes(redirectUri);
  return URL.canParse(redirectUri) && /^https?:$/.test(new URL(redirectUri).protocol);
}

/** Accounts this API can sign in; facebook-login signs a person in and asks for Pages instead. */
export function signInChoices(request: AuthorizeRequest, world: World): Account[] {
  return request.api === "basic-display"
    ? world.accounts.accounts
    : world.accounts.accounts.filter((account) => account.accountType !== "PERSONAL");
}

export type Decision =
  | { readonly allow: true; readonly account: Account; readonly pages?: undefined }
  | { readonly allow: true; readonly account?: undefined; readonly pages: readonly Page[] }
  | { readonly allow: false };

/** Where the browser goes after the person has decided. */
export function decideRedirect(request: AuthorizeRequest, decision: Decision, world: World): URL {
  const redirect = new URL(request.redirectUri);
  if (!decision.allow) {
    redirect.searchParams.set("error", "access_denied");
    redirect.searchParams.set("error_reason", "user_denied");
    redirect.searchParams.set("error_description", "The user denied your request");
  } else if (isWithoutRole(decision.account, "redirect", world)) {
    redirect.searchParams.set("error", "access_denied");
    redirect.searchParams.set("error_description", "Insufficient developer role");
  } else {
    const { api, redirectUri, scopes } = request;
    const { account, pages = [] } = decision;
    const code = world.tokens.issueCode({ api, redirectUri, scopes, account, pages });
    redirect.searchParams.set("code", code.value);
    // Meta appends it to the whole address; it is no part of the code.
    redirect.hash = "_";
  }
  if (request.state !== undefined) redirect.searchParams.set("state", request.state);
  return redirect;
}

/** Meta's own page instead of a redirect, for accounts without a role on an app in development. */
export function isWithoutRole(
  account: Account | undefined,
  refusal: RoleRefusal,
  world: World,
): boolean {
  return account !== undefined && world.settings.insufficientRole.get(account.username) === refusal;
}

export function sameSecret(given: string, right: string): boolean {
  const a = Buffer.from(given);
  const b = Buffer.from(right);
  return a.length === b.length && timingSafeEqual(a, b);
}
