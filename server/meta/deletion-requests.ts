import { randomInt } from "node:crypto";
import type { DeletionCause } from "../alerts/kinds.ts";
import type { Database } from "../db/database.ts";
import { DELETIONS_KEPT_DAYS, type DeletionRecord } from "../db/deletions.ts";
import { createBoundedLog } from "../logging/bounded-log.ts";
import type { Log } from "../logging/log.ts";
import { RequestError } from "../shared/errors.ts";
import type { Secret } from "../shared/secret.ts";
import { type Clock, DAY_MS } from "../time/clock.ts";
import {
  MAX_AHEAD_MS,
  type Refusal,
  readSignedRequest,
  type SignedRequest,
} from "./signed-request.ts";

interface DeletionRequestsDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly log: Log;
  /** Of every app configured. */
  secrets(): readonly Secret[];
  /** Writes down, beyond what a restored database replaces, whom it is about; on the disk when it returns. */
  remember(deletion: DeletionToRemember): void;
  /** Deletes everything of the account but its feeds, and tells the owner. */
  forget(accountId: string, cause: DeletionCause): Promise<void>;
  /** Deletes what was kept of an account that the person had taken away before. */
  forgetAbsent?(instagramId: string): void;
  /** Whether copies that this server keeps or publishes lack it, too. */
  hasReachedCopies(finishedAt: number): boolean;
}

/** What Meta passed on: the person removed the app, or asked to have everything deleted. */
interface DeletionToRemember {
  /** What was connected after this is not meant. */
  readonly at: number;
  readonly cause: DeletionCause;
  /** By which Meta knows the person, and Instagram the accounts. */
  readonly ids: readonly string[];
  readonly code: string;
  readonly requestHash: string;
}

/** People who removed the app at Instagram or Facebook, or asked Meta to have their data deleted. */
export interface DeletionRequests {
  /**
   * Deletes every account that the request is about, and gives the code under which the person can look it
   * up; so does an account that is not here. The same request again does nothing more.
   * Throws a `RequestError` for anything that Meta did not sign just now, and then nothing was touched.
   */
  accept(signedRequest: string, cause: DeletionCause): Promise<string>;
  /** One that has yet to reach the copies is under way. */
  find(code: string): DeletionRecord | undefined;
  /** For how long a person can look that up. */
  readonly daysKept: number;
}

/** Twenty of these are a hundred bits. No letter looks like a digit: people copy codes by hand. */
const CODE_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
const CODE_LENGTH = 20;

const REFUSALS: Readonly<Record<Refusal, readonly [RequestError["status"], string]>> = {
  malformed: [400, "The field signed_request is missing or is not what Meta sends."],
  "no-secret": [
    403,
    "No app secret is configured here, so nobody can tell who signed this request.",
  ],
  "wrong-signature": [403, "This request was not signed with the secret of an app used here."],
  "wrong-algorithm": [403, "This request has to be signed with HMAC-SHA256."],
  "too-old": [403, "This request is more than a day old, so it is not accepted any more."],
  "from-the-future": [403, "This request is dated in the future, so it is not accepted."],
};

export function createDeletionRequests(deps: DeletionRequestsDeps): DeletionRequests {
  const { db, clock, log } = deps;
  const logRefused = createBoundedLog(log, clock);

  function accountsOf({ userId }: SignedRequest): string[] {
    // Meta's word is that the id is app-scoped; products have seen the professional account's. With Facebook
    // Login it is the person's, who may have connected several accounts.
    const byInstagramId = db.accounts.findByInstagramId(userId)?.id;
    const ids = db.tokens.accountsOfFacebookUser(userId);
    return [...new Set(byInstagramId === undefined ? ids : [byInstagramId, ...ids])];
  }

  function idsOf(accountId: string): string[] {
    const { appScopedId, professionalId } = db.accounts.get(accountId) ?? {};
    return [appScopedId, professionalId].filter((id) => id !== undefined);
  }

  /** The request is older than the connection there is now: it ended an earlier one. */
  function isConnectedSince(accountId: string, instant: number): boolean {
    const obtainedAt = db.tokens.get(accountId)?.obtainedAt;
    // A birth in the future was written by a wrong clock and proves nothing.
    return obtainedAt !== undefined && obtainedAt > instant && obtainedAt <= clock.now();
  }

  /** Known from now on, so that it works once. */
  function note(requestHash: string): DeletionRecord {
    return db.transaction(() => {
      const receivedAt = clock.now();
      db.deletions.deleteReceivedBefore(receivedAt - DELETIONS_KEPT_DAYS * DAY_MS);
      const fresh = { code: makeCode(), requestHash, receivedAt, finishedAt: undefined };
      db.deletions.insert(fresh);
      return db.deletions.findByRequest(requestHash) ?? fresh;
    });
  }

  return {
    async accept(text, cause) {
      const request = readSignedRequest(text, deps.secrets(), clock.now());
      if (typeof request === "string") {
        logRefused({ reason: request }, "a request in Meta's name was refused");
        const [status, sentence] = REFUSALS[request];
        throw new RequestError(status, request, sentence);
      }
      const known = db.deletions.findByRequest(request.hash);
      if (known?.finishedAt !== undefined) return known.code;
      const accounts = accountsOf(request);
      // A request that was interrupted is finished when it comes again, but only for what it meant then.
      const meantUntil = known?.receivedAt ?? request.issuedAt + MAX_AHEAD_MS;
      if (accounts.some((id) => isConnectedSince(id, meantUntil))) {
        throw new RequestError(
          409,
          "connected-again",
          "The account was connected again after this request was made, so nothing was deleted.",
        );
      }
      const { code, receivedAt } = known ?? note(request.hash);
      // First of all: what is deleted only here comes back with the next backup.
      deps.remember({
        at: receivedAt,
        cause,
        ids: [request.userId, ...accounts.flatMap(idsOf)],
        code,
        requestHash: request.hash,
      });
      for (const id of accounts) await deps.forget(id, cause);
      if (cause === "data-deleted") deps.forgetAbsent?.(request.userId);
      db.deletions.finish(code, clock.now());
      log.info({ accounts }, "deleted what Meta was asked to have deleted");
      return code;
    },
    daysKept: DELETIONS_KEPT_DAYS,
    find(code) {
      const deletion = db.deletions.find(code.toUpperCase());
      if (deletion?.finishedAt === undefined) return deletion;
      return deps.hasReachedCopies(deletion.finishedAt)
        ? deletion
        : { ...deletion, finishedAt: undefined };
    },
  };
}

function makeCode(): string {
  const letter = () => CODE_LETTERS.charAt(randomInt(CODE_LETTERS.length));
  return Array.from({ length: CODE_LENGTH }, letter).join("");
}
