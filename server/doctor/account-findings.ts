import type { Clock } from "../clock.ts";
import { DAY_MS } from "../clock.ts";
import type { AccountRecord } from "../db/accounts.ts";
import type { Database } from "../db/database.ts";
import type { TokenRecord } from "../db/tokens.ts";
import { InstagramError } from "../instagram/errors/instagram-error.ts";
import type { ApiName, Credential, InstagramApis } from "../instagram/types.ts";
import { inWords } from "../outcome-messages.ts";
import { Secret } from "../secret.ts";
import { activeBlock } from "../sync/limits.ts";
import type { AppStore } from "../tokens/app-store.ts";
import { tokenLifeInWords } from "../tokens/refresh-plan.ts";
import type { Vault } from "../tokens/vault.ts";
import { bad, type Finding, ok, warn } from "./finding.ts";

export interface AccountDeps {
  readonly db: Database;
  readonly vault: Vault;
  readonly apis: InstagramApis;
  readonly apps: Pick<AppStore, "forApi">;
  readonly clock: Clock;
}

/** Somebody is waiting for the answer. */
const TIMEOUT_MS = 8000;
const CONNECT_AGAIN = "Press “Connect again” beside it in the dashboard.";
/** A refresh is tried weeks before; with less than this left, several have failed. */
const SHORT_LIFE_MS = 7 * DAY_MS;
const SOON_MS = 14 * DAY_MS;

/** Of every account: whether its token is alive, what it may read, and how long Meta will let it. */
export async function examineAccounts(deps: AccountDeps): Promise<Finding[]> {
  const accounts = deps.db.accounts.all();
  if (accounts.length === 0) {
    const todo = "Press Connect in the dashboard, or run: npx windowbox connect --token -";
    return [warn("Accounts", "No account is connected yet.", todo)];
  }
  return (await Promise.all(accounts.map((account) => examineAccount(deps, account)))).flat();
}

async function examineAccount(deps: AccountDeps, account: AccountRecord): Promise<Finding[]> {
  const name = `@${account.profile.username}`;
  const token = deps.db.tokens.get(account.id);
  if (!token) return [bad(name, "Its token is gone.", CONNECT_AGAIN)];
  const access = await examineToken(deps, account, token);
  return [
    access,
    ...(access.status === "bad" ? [] : examinePermissions(deps, account, token)),
    ...examineDataAccess(deps, name, token),
    examineSync(deps, account),
  ];
}

/** One request for the profile; none where Instagram asked for a pause, or said that the token is dead. */
async function examineToken(
  deps: AccountDeps,
  account: AccountRecord,
  token: TokenRecord,
): Promise<Finding> {
  const name = `@${account.profile.username}, token`;
  const now = deps.clock.now();
  if (token.deadAt !== undefined) {
    return bad(name, token.lastError ?? "Instagram does not accept it any more.", CONNECT_AGAIN);
  }
  const credential = openToken(deps.vault, token);
  if (!credential) return bad(name, "The key does not open it.", CONNECT_AGAIN);
  const block = activeBlock(deps.db.syncStates.get(account.id), now);
  if (block !== undefined) {
    const wait = inWords(block - now);
    return warn(name, `Instagram asked for a pause, so it is not tried for another ${wait}.`);
  }
  try {
    await deps.apis[account.api].fetchProfile(credential, {
      signal: AbortSignal.timeout(TIMEOUT_MS),
      learned: deps.db.syncStates.get(account.id).learned,
      app: deps.apps.forApi(account.api),
    });
  } catch (error) {
    if (!(error instanceof InstagramError)) throw error;
    return explainFailure(name, error);
  }
  return examineLife(name, token, now);
}

function explainFailure(name: string, error: InstagramError): Finding {
  if (error.reason === "aborted") return warn(name, "Instagram took too long to answer.");
  switch (error.kind) {
    case "reconnect":
      return bad(name, error.message, CONNECT_AGAIN);
    case "rejected":
      return bad(name, error.message);
    case "rate-limited":
    case "transient":
    case "unexpected-reply":
      return warn(name, error.message);
    default:
      return unreachable(error.kind);
  }
}

function examineLife(name: string, token: TokenRecord, now: number): Finding {
  const life = tokenLifeInWords(token, now);
  const left = (token.expiresAt ?? Number.POSITIVE_INFINITY) - now;
  if (left < SHORT_LIFE_MS) {
    const reason = token.lastError ? ` The last refresh failed: ${token.lastError}` : "";
    return warn(
      name,
      `Instagram accepts it, but not for long any more: ${life}.${reason}`,
      "Run npx windowbox refresh, or connect the account again.",
    );
  }
  const length = token.expiresAt === undefined ? `It ${life}.` : `It is good for ${life}.`;
  return ok(name, `Instagram accepts it. ${length}`);
}

function examinePermissions(
  deps: AccountDeps,
  account: AccountRecord,
  token: TokenRecord,
): Finding[] {
  const name = `@${account.profile.username}, permissions`;
  const { permissions } = token;
  if (!permissions) return [];
  const missing = scopesOf(deps.apis, account.api).filter((scope) => !permissions.includes(scope));
  if (missing.length === 0) return [ok(name, `Granted: ${permissions.join(", ")}.`)];
  return [
    bad(
      name,
      `Not granted: ${missing.join(", ")}.`,
      "Connect the account again and leave everything ticked that is asked for.",
    ),
  ];
}

/** What is asked for when an account is connected; each API knows its own, and writes it into that address. */
function scopesOf(apis: InstagramApis, api: ApiName): string[] {
  const app = { id: "0", secret: new Secret("") };
  const url = apis[api].authorizeUrl({ app, redirectUri: "", state: "" });
  return (url.searchParams.get("scope") ?? "").split(",").filter((scope) => scope !== "");
}

function examineDataAccess(deps: AccountDeps, account: string, token: TokenRecord): Finding[] {
  if (token.dataAccessExpiresAt === undefined) return [];
  const name = `${account}, Meta's 90-day rule`;
  const left = token.dataAccessExpiresAt - deps.clock.now();
  const date = new Date(token.dataAccessExpiresAt).toISOString().slice(0, 10);
  if (left <= 0) {
    return [bad(name, `Meta stopped giving out the posts on ${date}.`, CONNECT_AGAIN)];
  }
  const sentence = `Meta wants you to sign in again by ${date}, in ${inWords(left)}.`;
  return [left < SOON_MS ? warn(name, sentence, CONNECT_AGAIN) : ok(name, sentence)];
}

function examineSync(deps: AccountDeps, account: AccountRecord): Finding {
  const name = `@${account.profile.username}, posts`;
  const { lastSuccessAt, lastError } = deps.db.syncStates.get(account.id);
  const count = deps.db.posts.ofAccount(account.id).filter(({ files }) => files).length;
  if (lastSuccessAt === undefined) {
    return warn(name, lastError ?? "Its first sync is still to come.");
  }
  const last = `The last good sync was ${inWords(deps.clock.now() - lastSuccessAt)} ago`;
  if (lastError !== undefined) return warn(name, `${last}; the latest one failed: ${lastError}`);
  return ok(name, `${last}; ${count} ${count === 1 ? "post is" : "posts are"} on show.`);
}

function openToken(vault: Vault, token: TokenRecord): Credential | undefined {
  try {
    return vault.open(token.accountId, token.sealed);
  } catch {
    return undefined;
  }
}

function unreachable(kind: never): never {
  throw new Error(`no words for ${String(kind)}`);
}
