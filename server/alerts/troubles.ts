import type { AccountRecord } from "../db/accounts.ts";
import type { IncidentRecord } from "../db/incidents.ts";
import type { SyncState } from "../db/sync-states.ts";
import type { TokenRecord } from "../db/tokens.ts";
import { DAY_MS } from "../time/clock.ts";
import { refreshDueAt, renewableEnd } from "../tokens/refresh-plan.ts";
import { tokenStatus } from "../tokens/token-status.ts";
import { TROUBLE_KINDS, type TroubleKind, type Urgency } from "./kinds.ts";

/** What needs the owner: the dashboard, the commands, `/readyz` and the alerts all say these words. */
export interface Trouble {
  readonly kind: TroubleKind;
  readonly urgency: Urgency;
  /** The id of the account that it is about; `""`: the server as a whole. */
  readonly subject: string;
  /** What happened, in a few words without a full stop. */
  readonly title: string;
  /** What is known of it and what to do. */
  readonly sentence: string;
  /** Connecting the account again mends it. */
  readonly reconnects: boolean;
}

interface AccountState {
  readonly account: AccountRecord;
  readonly token: TokenRecord | undefined;
  readonly sync: SyncState;
}

/** Passing trouble mends itself; what lasts for longer does not. */
export const OVERDUE_MS = 3 * DAY_MS;
/** After the server was off for days, one failure proves nothing. */
export const FAILURES_THAT_COUNT = 3;

interface WorldState {
  readonly accounts: readonly AccountState[];
  /** Whose person had everything about them deleted: known by their feeds. */
  readonly forgotten: readonly { readonly id: string; readonly feedIds: readonly string[] }[];
  readonly incidents: readonly IncidentRecord[];
}

/** Everything that needs the owner at this instant, what needs them now before what is overdue. */
export function troublesOf({ accounts, forgotten, incidents }: WorldState, now: number): Trouble[] {
  const names = new Map([
    ...forgotten.map(
      ({ id, feedIds }) => [id, `The account of “${feedIds.join("”, “")}”`] as const,
    ),
    ...accounts.map(({ account }) => [account.id, `@${account.profile.username}`] as const),
  ]);
  const nameOf = (subject: string) => names.get(subject) ?? "An account";
  const derived = accounts
    .filter(
      ({ account }) =>
        // Without access because it was taken away: that was said already.
        !incidents.some(
          ({ kind, subject }) => subject === account.id && TROUBLE_KINDS[kind].reconnects,
        ),
    )
    .flatMap((state) => derivedTroubles(state, nameOf(state.account.id), now));
  const raised = incidents.map(({ kind, subject, sentence }) =>
    trouble(kind, subject, nameOf(subject), sentence),
  );
  const all = [...raised, ...derived];
  return [
    ...all.filter(({ urgency }) => urgency === "now"),
    ...all.filter(({ urgency }) => urgency === "overdue"),
  ];
}

function derivedTroubles({ account, token, sync }: AccountState, who: string, now: number) {
  const of = (kind: TroubleKind, ...sentences: readonly (string | undefined)[]) =>
    trouble(kind, account.id, who, sentences.filter((part) => part !== undefined).join(" "));
  const status = tokenStatus(token, now);
  if (status.reconnect !== undefined) return [of("reconnect", status.reconnect)];
  const troubles: Trouble[] = [];
  if (status.dataAccess?.isNear) troubles.push(of("sign-in-again", status.dataAccess.sentence));
  const left = token && daysLeft(token, now);
  if (isRefreshOverdue(token, now)) {
    troubles.push(of("not-renewed", status.refreshFailure, left));
  }
  const isOverdue = now - (sync.lastSuccessAt ?? account.connectedAt) >= OVERDUE_MS;
  if (isOverdue && sync.failures >= FAILURES_THAT_COUNT) {
    troubles.push(of("not-read", sync.lastError, left));
  }
  return troubles;
}

function isRefreshOverdue(token: TokenRecord | undefined, now: number): boolean {
  if (token === undefined || token.failures < FAILURES_THAT_COUNT) return false;
  const dueAt = refreshDueAt(token);
  return dueAt !== undefined && now - dueAt >= OVERDUE_MS;
}

function daysLeft(token: TokenRecord, now: number): string | undefined {
  const endsAt = renewableEnd(token);
  if (endsAt === undefined) return undefined;
  const days = Math.max(0, Math.floor((endsAt - now) / DAY_MS));
  return days === 1 ? "1 day is left." : `${days} days are left.`;
}

function trouble(kind: TroubleKind, subject: string, who: string, sentence: string): Trouble {
  const { urgency, title, reconnects = false } = TROUBLE_KINDS[kind];
  return { kind, urgency, subject, title: title(who), sentence, reconnects };
}
