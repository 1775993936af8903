import type { SyncState } from "../db/sync-states.ts";
import type { TokenRecord } from "../db/tokens.ts";

/** `limited`: Instagram asked for a pause; `reconnect`: the owner has to connect the account again. */
export type AccountState = "ok" | "limited" | "reconnect";

export function accountState(
  token: Pick<TokenRecord, "deadAt"> | undefined,
  sync: Pick<SyncState, "blockedUntil">,
  now: number,
): AccountState {
  if (!token || token.deadAt !== undefined) return "reconnect";
  return (sync.blockedUntil ?? 0) > now ? "limited" : "ok";
}
