import type { Database } from "../db/database.ts";
import { activeBlock, limitSentence } from "../sync/limits.ts";
import { type TokenStatus, tokenStatus } from "../tokens/token-status.ts";

/** How an account is: the dashboard, Health and the commands all ask here, and say these sentences. */
export type AccountStatus = {
  readonly token: TokenStatus;
} & (
  | {
      readonly state: "ok";
      /** What goes wrong in passing, for the owner; `undefined` when all is well. */
      readonly trouble: string | undefined;
      readonly blockedUntil: undefined;
    }
  /** Instagram asked for a pause: nothing is sent before `blockedUntil`. */
  | { readonly state: "limited"; readonly trouble: string; readonly blockedUntil: number }
  /** The owner has to connect the account again. */
  | { readonly state: "reconnect"; readonly trouble: string; readonly blockedUntil: undefined }
);

export function accountStatus(
  db: Pick<Database, "tokens" | "syncStates">,
  accountId: string,
  now: number,
): AccountStatus {
  const token = tokenStatus(db.tokens.get(accountId), now);
  if (token.reconnect !== undefined) {
    return { state: "reconnect", trouble: token.reconnect, blockedUntil: undefined, token };
  }
  const sync = db.syncStates.get(accountId);
  const blockedUntil = activeBlock(sync, now);
  if (blockedUntil !== undefined) {
    const trouble = limitSentence(sync.lastError, blockedUntil, now);
    return { state: "limited", trouble, blockedUntil, token };
  }
  const troubles = [sync.lastError, token.refreshFailure].filter((text) => text !== undefined);
  const trouble = troubles.length > 0 ? troubles.join(" ") : undefined;
  return { state: "ok", trouble, blockedUntil, token };
}
