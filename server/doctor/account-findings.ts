import { type AccountStatus, accountStatus } from "../accounts/account-status.ts";
import type { AccountRecord } from "../db/accounts.ts";
import type { Database } from "../db/database.ts";
import type { TokenRecord } from "../db/tokens.ts";
import { InstagramError } from "../instagram/errors/instagram-error.ts";
import type { Credential, InstagramApis } from "../instagram/types.ts";
import type { Clock } from "../time/clock.ts";
import { relativeTime } from "../time/format-time.ts";
import type { AppStore } from "../tokens/app-store.ts";
import { TOKEN_GONE_SENTENCE, type TokenStatus } from "../tokens/token-status.ts";
import type { Vault } from "../tokens/vault.ts";
import { bad, CONNECT_AGAIN, type Finding, LONGEST_ANSWER_MS, ok, warn } from "./finding.ts";
import { examinePictures } from "./picture-findings.ts";

export interface AccountDeps {
  readonly db: Database;
  readonly vault: Vault;
  readonly apis: InstagramApis;
  readonly apps: Pick<AppStore, "forApi">;
  readonly clock: Clock;
}

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
  const status = accountStatus(deps.db, account.id, deps.clock.now());
  if (!token) return [bad(name, TOKEN_GONE_SENTENCE, CONNECT_AGAIN)];
  const access = await examineToken(deps, account, token, status);
  return [
    access,
    ...(access.status === "bad" ? [] : examinePermissions(deps, account, token)),
    ...examineDataAccess(name, status.token),
    examineSync(deps, account),
    ...examinePictures(`${name}, pictures`, deps.db.posts.ofAccount(account.id)),
  ];
}

/** One request for the profile; none where Instagram asked for a pause, or said that the token is dead. */
async function examineToken(
  deps: AccountDeps,
  account: AccountRecord,
  token: TokenRecord,
  status: AccountStatus,
): Promise<Finding> {
  const name = `@${account.profile.username}, token`;
  const { reconnect } = status.token;
  if (reconnect !== undefined) return bad(name, reconnect, CONNECT_AGAIN);
  const credential = openToken(deps.vault, token);
  if (!credential) return bad(name, "The key does not open it.", CONNECT_AGAIN);
  if (status.state === "limited") return warn(name, status.trouble);
  try {
    await deps.apis[account.api].fetchProfile(credential, {
      signal: AbortSignal.timeout(LONGEST_ANSWER_MS),
      learned: deps.db.syncStates.get(account.id).learned,
      app: deps.apps.forApi(account.api),
    });
  } catch (error) {
    if (!(error instanceof InstagramError)) throw error;
    return explainFailure(name, error);
  }
  return examineLifetime(name, status.token);
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
      return error.kind satisfies never;
  }
}

function examineLifetime(name: string, token: TokenStatus): Finding {
  if (!token.endsSoon && token.refreshFailure === undefined)
    return ok(name, `Instagram accepts it. ${token.lifetime}`);
  const sentences = ["Instagram accepts it.", token.lifetime, token.refreshFailure];
  return warn(
    name,
    sentences.filter((sentence) => sentence !== undefined).join(" "),
    "Run npx windowbox refresh, or connect the account again.",
  );
}

function examinePermissions(
  deps: AccountDeps,
  account: AccountRecord,
  token: TokenRecord,
): Finding[] {
  const name = `@${account.profile.username}, permissions`;
  const { permissions } = token;
  if (!permissions) return [];
  const missing = deps.apis[account.api].scopes.filter((scope) => !permissions.includes(scope));
  if (missing.length === 0) return [ok(name, `Granted: ${permissions.join(", ")}.`)];
  return [
    bad(
      name,
      `Not granted: ${missing.join(", ")}.`,
      "Connect the account again and leave everything ticked that is asked for.",
    ),
  ];
}

function examineDataAccess(account: string, { dataAccess }: TokenStatus): Finding[] {
  if (!dataAccess) return [];
  const name = `${account}, Meta's 90-day rule`;
  const { sentence, isNear } = dataAccess;
  return [isNear ? warn(name, sentence, CONNECT_AGAIN) : ok(name, sentence)];
}

function examineSync(deps: AccountDeps, account: AccountRecord): Finding {
  const name = `@${account.profile.username}, posts`;
  const { lastSuccessAt, lastError } = deps.db.syncStates.get(account.id);
  const count = deps.db.posts.ofAccount(account.id).filter(({ files }) => files).length;
  if (lastSuccessAt === undefined) {
    return warn(name, lastError ?? "Its posts are still to be looked for.");
  }
  const last = `New posts were last looked for ${relativeTime(lastSuccessAt, deps.clock.now())}`;
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
