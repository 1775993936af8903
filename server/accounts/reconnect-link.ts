import { randomBytes } from "node:crypto";
import type { Database } from "../db/database.ts";
import type { ReconnectLinkRecord } from "../db/reconnect-links.ts";
import { isLoopback } from "../http/is-loopback.ts";
import type { InstagramHosts } from "../instagram/hosts.ts";
import { basicDisplayShutOff } from "../instagram/instagram-login/basic-display.ts";
import type { ApiName } from "../instagram/types.ts";
import { OwnerError } from "../shared/errors.ts";
import { sha256 } from "../shared/sha256.ts";
import { type Clock, DAY_MS } from "../time/clock.ts";
import type { AppStore } from "../tokens/app-store.ts";
import { readUsername } from "./username.ts";

export interface ReconnectLinkDeps {
  readonly db: Pick<Database, "accounts" | "forgottenAccounts" | "reconnectLinks">;
  readonly clock: Clock;
  readonly apps: Pick<AppStore, "forApi">;
  readonly config: {
    /** Without a trailing slash. */
    readonly publicUrl: string;
    readonly hosts: InstagramHosts;
  };
}

/** Whose account: one that is here (or was, until its owner had it deleted), or one that is to come, by its name. */
export type LinkSubject = { readonly accountId: string } | { readonly username: string };

export interface ReconnectLink {
  /** Known to nobody afterwards: only a hash of it is stored. */
  readonly url: string;
  readonly expiresAt: number;
  /** Whose account, as a person reads it: `@harbour.bakery`. */
  readonly name: string;
}

export const LINK_LIFE_DAYS = 7;
const CODE_BYTES = 24;
const LONGEST_CODE = 100;

/**
 * A fresh link for the person who owns the account; those made before stay good. Throws an `OwnerError` that says
 * what to do first where none can be made.
 */
export function createReconnectLink(deps: ReconnectLinkDeps, subject: LinkSubject): ReconnectLink {
  const { db, clock, config } = deps;
  const api = apiOf(deps, subject);
  const problem = reconnectLinkProblem(deps, api);
  if (problem !== undefined) throw new OwnerError(problem);
  const code = randomBytes(CODE_BYTES).toString("base64url");
  const now = clock.now();
  const link: ReconnectLinkRecord = {
    codeHash: hashOfCode(code),
    accountId: "accountId" in subject ? subject.accountId : undefined,
    username: "username" in subject ? parseUsername(subject.username) : undefined,
    api,
    createdAt: now,
    expiresAt: now + LINK_LIFE_DAYS * DAY_MS,
    spentAt: undefined,
    renewedAt: undefined,
  };
  db.reconnectLinks.insert(link);
  return {
    url: `${config.publicUrl}/reconnect/${code}`,
    expiresAt: link.expiresAt,
    name: nameOfSubject(db, link) ?? "",
  };
}

/** `undefined` where none can be made. */
export function tryReconnectLink(
  deps: ReconnectLinkDeps,
  subject: LinkSubject,
): ReconnectLink | undefined {
  try {
    return createReconnectLink(deps, subject);
  } catch (error) {
    if (error instanceof OwnerError) return undefined;
    throw error;
  }
}

/** Another link like this one. */
export function tryNewLink(
  deps: ReconnectLinkDeps,
  { accountId, username }: Pick<ReconnectLinkRecord, "accountId" | "username">,
): ReconnectLink | undefined {
  if (accountId !== undefined) return tryReconnectLink(deps, { accountId });
  return username === undefined ? undefined : tryReconnectLink(deps, { username });
}

/** Why no link can be made, and what to do first: one sentence, or `undefined`. */
export function reconnectLinkProblem(
  { apps, config }: Pick<ReconnectLinkDeps, "apps" | "config">,
  api: ApiName,
): string | undefined {
  if (!isSafe(config.publicUrl)) {
    const { origin } = new URL(config.publicUrl);
    return `A link for the account's owner works only over https, and PUBLIC_URL is ${origin}: get a certificate and set PUBLIC_URL to the https address first.`;
  }
  if (apps.forApi(api)) return undefined;
  const which = api === "facebook-login" ? "the Meta app ID" : "the Instagram app ID";
  return `A link for the account's owner needs an app of your own at Meta: enter ${which} and its secret in the dashboard, under Connect, first.`;
}

export interface NewLinkProblem {
  readonly sentence: string;
  /** An app is missing, which is entered in the dashboard; the server's address is not. */
  readonly isOfApp: boolean;
}

/** The same for an account that is not here yet. */
export function newLinkProblem(
  deps: Pick<ReconnectLinkDeps, "apps" | "config">,
): NewLinkProblem | undefined {
  const sentence = reconnectLinkProblem(deps, apiOfNew(deps));
  return sentence === undefined ? undefined : { sentence, isOfApp: isSafe(deps.config.publicUrl) };
}

/** A code that is sent there is read by nobody on the way. */
function isSafe(publicUrl: string): boolean {
  const { protocol, hostname } = new URL(publicUrl);
  return protocol === "https:" || isLoopback(hostname);
}

/** Whose account a link is for, as a person reads it; `undefined` when that account is not to come back here. */
export function nameOfSubject(
  db: Pick<Database, "accounts" | "forgottenAccounts">,
  link: Pick<ReconnectLinkRecord, "accountId" | "username">,
): string | undefined {
  const subject = subjectOf(db, link);
  if (!subject) return undefined;
  return "username" in subject
    ? `@${subject.username}`
    : `the account of the feed ${subject.feedIds.join(", ")}`;
}

/** An account that was deleted is known by the feeds that are left of it. */
export function subjectOf(
  db: Pick<Database, "accounts" | "forgottenAccounts">,
  { accountId, username }: Pick<ReconnectLinkRecord, "accountId" | "username">,
): { readonly username: string } | { readonly feedIds: readonly string[] } | undefined {
  if (username !== undefined) return { username };
  if (accountId === undefined) return undefined;
  return db.accounts.get(accountId)?.profile ?? db.forgottenAccounts.get(accountId);
}

/** Open, spent or expired. */
export function findLink(
  { reconnectLinks }: Pick<Database, "reconnectLinks">,
  code: string,
): ReconnectLinkRecord | undefined {
  return code.length > LONGEST_CODE ? undefined : reconnectLinks.find(hashOfCode(code));
}

/** Throws an `OwnerError` for what names no account. */
export function parseUsername(typed: string): string {
  const name = readUsername(typed);
  if (name !== undefined) return name;
  throw new OwnerError(
    "That is no Instagram username: it has letters, digits, points and underscores, for example harbour.bakery.",
  );
}

function hashOfCode(code: string): string {
  return sha256("reconnect ", code).toString("hex");
}

function apiOf({ db, apps, config }: ReconnectLinkDeps, subject: LinkSubject): ApiName {
  if ("username" in subject) return apiOfNew({ apps });
  const known = db.accounts.get(subject.accountId) ?? db.forgottenAccounts.get(subject.accountId);
  if (!known) throw new OwnerError("That account is not connected any more.");
  const isShutOff = known.api === "basic-display" && basicDisplayShutOff(config.hosts);
  return isShutOff ? "instagram-login" : known.api;
}

function apiOfNew({ apps }: Pick<ReconnectLinkDeps, "apps">): ApiName {
  const onlyFacebook = !apps.forApi("instagram-login") && apps.forApi("facebook-login");
  return onlyFacebook ? "facebook-login" : "instagram-login";
}
