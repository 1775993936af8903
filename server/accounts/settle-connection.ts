import type { ApiName, Candidate } from "../instagram/types.ts";
import { OwnerError } from "../shared/errors.ts";
import type { ConnectedAccount } from "./connect.ts";
import type { OpenedAccounts } from "./pick-store.ts";

/** One account was connected, or the owner has to pick from several first. */
export type Settled =
  | { readonly connected: ConnectedAccount }
  | { readonly toPickFrom: OpenedAccounts };

export interface ExpectedAccount {
  is(candidate: Candidate): boolean;
}

/**
 * What becomes of the accounts that a sign-in or a token opens, wherever it was given. A single one is
 * connected. Of several none is until the owner has picked: a person's sign-in with Facebook also opens the
 * Pages of customers and employers, and their posts must not be published unasked. Where one account is expected,
 * that one is connected if it is among them, and nothing otherwise.
 */
export function settleConnection(
  brought: OpenedAccounts,
  connect: (api: ApiName, candidate: Candidate) => ConnectedAccount,
  expected?: ExpectedAccount,
): Settled {
  const [only, ...others] = brought.candidates;
  if (!only) throw new OwnerError("Instagram named no account: try again in a minute.");
  if (expected) {
    const wanted = brought.candidates.find((candidate) => expected.is(candidate));
    return wanted ? { connected: connect(brought.api, wanted) } : { toPickFrom: brought };
  }
  return others.length > 0 ? { toPickFrom: brought } : { connected: connect(brought.api, only) };
}
