import type { ConnectedAccount } from "../accounts/connect.ts";
import { findExpectedAccount } from "../accounts/expected-account.ts";
import { readPastedToken } from "../accounts/pasted-token.ts";
import { createPickStore, type OpenedAccounts, type PickStore } from "../accounts/pick-store.ts";
import { type Settled, settleConnection } from "../accounts/settle-connection.ts";
import type { SessionRecord } from "../db/sessions.ts";
import type { ApiName, Candidate } from "../instagram/types.ts";
import type { Instance } from "../instance.ts";
import type { Jobs } from "../jobs/jobs.ts";
import { anotherAccountNotice } from "../outcomes/connect-sentences.ts";
import type { AdminDeps } from "../routes/admin/admin-deps.ts";

/** What a sign-in at Instagram or a pasted token leads to. */
export interface Connecting extends Pick<AdminDeps, "connectCandidate" | "connectToken"> {
  /** Accounts that wait for the session's owner to pick from them. */
  readonly picks: PickStore;
  settle(session: SessionRecord, brought: OpenedAccounts, expectedAccountId?: string): Settled;
}

export function createConnecting(instance: Instance, jobs: Pick<Jobs, "syncSoon">): Connecting {
  const { auth, apis, apps, config } = instance;
  const picks = createPickStore(instance);

  function connectCandidate(api: ApiName, candidate: Candidate): ConnectedAccount {
    const connected = instance.connect(api, candidate);
    jobs.syncSoon(connected.accountId);
    return connected;
  }

  const settle: Connecting["settle"] = (session, brought, expectedAccountId) => {
    const expected = findExpectedAccount(instance, expectedAccountId);
    const settled = settleConnection(brought, connectCandidate, expected);
    if ("toPickFrom" in settled) {
      picks.offer(session.idHash, settled.toPickFrom);
      const came = brought.candidates.map(({ profile }) => profile.username);
      if (expected) auth.notify(session, anotherAccountNotice(expected.name, came));
    }
    return settled;
  };

  return {
    picks,
    connectCandidate,
    settle,
    async connectToken(token, api, session, expectedAccountId) {
      const found = await readPastedToken({ apis, apps, hosts: config.hosts }, token, api);
      return { ...settle(session, found, expectedAccountId), note: found.note };
    },
  };
}
