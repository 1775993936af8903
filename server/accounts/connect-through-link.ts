import type { Database } from "../db/database.ts";
import type { ReconnectLinkRecord } from "../db/reconnect-links.ts";
import type { ApiName, Candidate } from "../instagram/types.ts";
import { type Clock, DAY_MS, isExpired } from "../time/clock.ts";
import type { ConnectedAccount } from "./connect.ts";
import type { FingerprintDeps } from "./fingerprint.ts";
import { isAccount } from "./known-account.ts";
import { LINK_LIFE_DAYS } from "./reconnect-link.ts";

interface ConnectThroughLinkDeps {
  readonly db: Database;
  readonly vault: FingerprintDeps["vault"];
  readonly clock: Clock;
  connect(api: ApiName, candidate: Candidate): ConnectedAccount;
}

type ThroughLink =
  | { readonly kind: "connected"; readonly connected: ConnectedAccount }
  /** None of those that the sign-in opened is the link's: nothing was stored. */
  | { readonly kind: "another-account"; readonly came: readonly string[] }
  /** Spent or expired while its reader was signing in. */
  | { readonly kind: "over" };

/**
 * Connects the one account that the link names, whatever else the sign-in opened, and spends the link: both or
 * neither. Throws an `OwnerError` where Instagram named no account.
 */
export function connectThroughLink(
  deps: ConnectThroughLinkDeps,
  { codeHash }: Pick<ReconnectLinkRecord, "codeHash">,
  candidates: readonly Candidate[],
): ThroughLink {
  const { db, clock } = deps;
  return db.transaction(() => {
    const now = clock.now();
    const link = db.reconnectLinks.find(codeHash);
    if (!link || isOver(link, now)) return { kind: "over" };
    const wanted = candidates.find((candidate) => isOfLink(deps, link, candidate));
    if (!wanted) {
      return { kind: "another-account", came: candidates.map(({ profile }) => profile.username) };
    }
    const connected = deps.connect(link.api, wanted);
    db.reconnectLinks.spend(link, now);
    return { kind: "connected", connected };
  });
}

export function isOver({ spentAt, expiresAt }: ReconnectLinkRecord, now: number): boolean {
  return spentAt !== undefined || isExpired(expiresAt, now, LINK_LIFE_DAYS * DAY_MS);
}

function isOfLink(
  deps: ConnectThroughLinkDeps,
  { accountId, username }: ReconnectLinkRecord,
  { profile }: Candidate,
): boolean {
  if (accountId !== undefined) return isAccount(deps, accountId, profile);
  return profile.username.toLowerCase() === username;
}
