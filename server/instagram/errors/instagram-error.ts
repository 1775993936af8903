import { OwnerError } from "../../shared/errors.ts";
import type { InstagramErrorKind } from "../types.ts";
import { type NextAction, nextAction } from "./error-row.ts";
import type { ErrorReason } from "./error-table.ts";
import { rowOf } from "./find-reason.ts";
import { sentenceOf } from "./sentence.ts";

export interface InstagramErrorFacts {
  /** Method, host and path; never a query, which is where tokens travel. */
  readonly request?: string | undefined;
  readonly status?: number | undefined;
  readonly code?: number | undefined;
  readonly subcode?: number | undefined;
  readonly retryAt?: number | undefined;
  /** The host the request went to, for the sentences that name it. */
  readonly host?: string | undefined;
  /** A person waits for the answer. */
  readonly interactive?: boolean | undefined;
  /** Which of the fields asked for Instagram named as the reason. */
  readonly refusedFields?: readonly string[] | undefined;
  /** System error code of a broken connection (`ECONNRESET`). */
  readonly systemCode?: string | undefined;
}

/**
 * What every call to Instagram throws. Nothing in it is copied from an answer except numbers, because
 * Meta's messages may quote the token; `message` is the sentence of the row in error-table.ts.
 */
export class InstagramError extends OwnerError {
  override readonly name = "InstagramError";
  readonly kind: InstagramErrorKind;
  /** The row of the error table. */
  readonly reason: ErrorReason;
  readonly next: NextAction;
  declare readonly code?: number;
  declare readonly subcode?: number;
  /** Instant before which nothing may be sent for this account. */
  declare readonly retryAt?: number;
  readonly refusedFields: readonly string[];
  /** For the log: what was asked and what came, without query, body or secret. */
  readonly detail: string;

  constructor(reason: ErrorReason, facts: InstagramErrorFacts = {}) {
    super(sentenceOf(reason, facts));
    const row = rowOf(reason);
    this.kind = row.kind;
    this.reason = reason;
    this.next = nextAction(row);
    if (facts.code !== undefined) this.code = facts.code;
    if (facts.subcode !== undefined) this.subcode = facts.subcode;
    if (facts.retryAt !== undefined) this.retryAt = facts.retryAt;
    this.refusedFields = facts.refusedFields ?? [];
    this.detail = describeFacts(reason, facts);
  }
}

function describeFacts(reason: ErrorReason, facts: InstagramErrorFacts): string {
  const parts = [
    facts.status === undefined ? undefined : `status ${facts.status}`,
    facts.code === undefined ? undefined : `code ${facts.code}`,
    facts.subcode === undefined ? undefined : `subcode ${facts.subcode}`,
    facts.systemCode,
    reason,
  ].filter((part) => part !== undefined);
  return `${facts.request ?? "no request"}: ${parts.join(", ")}`;
}
