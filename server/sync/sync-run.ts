import type { IncidentReporter } from "../alerts/incidents.ts";
import type { AccountRecord } from "../db/accounts.ts";
import type { Database } from "../db/database.ts";
import type { TokenRecord } from "../db/tokens.ts";
import type { FeedBuilder } from "../feed/feed-builder.ts";
import type { Fetch } from "../http/send-request.ts";
import { keepLearning, tryMore } from "../instagram/graph/learned-limits.ts";
import type {
  ApiName,
  AppCredentials,
  CallContext,
  InstagramApis,
  Usage,
} from "../instagram/types.ts";
import type { Log } from "../logging/log.ts";
import type { MediaRoom } from "../media/media-room.ts";
import type { MediaStore } from "../media/media-store.ts";
import type { PictureRenderer } from "../media/picture-process/picture-process.ts";
import type { Sweeper } from "../media/sweeper.ts";
import { omitAbsent } from "../shared/omit-absent.ts";
import type { Clock } from "../time/clock.ts";
import { SECOND_MS } from "../time/clock.ts";
import type { Vault } from "../tokens/vault.ts";
import type { SyncLease } from "./lease.ts";
import { isAtLimit } from "./limits.ts";

export interface SyncDeps {
  readonly db: Database;
  readonly vault: Pick<Vault, "open">;
  readonly apis: InstagramApis;
  readonly apps: { forApi(api: ApiName): AppCredentials | undefined };
  /** For pictures and videos. */
  readonly fetch: Fetch;
  readonly clock: Clock;
  readonly log: Log;
  readonly mediaStore: MediaStore;
  readonly pictures: PictureRenderer;
  readonly room: MediaRoom;
  readonly feedBuilder: FeedBuilder;
  readonly sweeper: Pick<Sweeper, "deleteFilesOf">;
  readonly incidents: IncidentReporter;
  /** Names this process among those that share the data folder: its id, `-`, and something of its own. */
  readonly instanceId: string;
  readonly mediaHosts: readonly string[];
  readonly maxPosts: number;
  /** 0 to 1. */
  readonly random: () => number;
  /** The longest pause between two scheduled syncs. */
  readonly syncPeriodMs: number;
}

const RENEW_AFTER_MS = 20 * SECOND_MS;

/** Why a sync ends before its time without anything having failed. */
export class SyncInterruption extends Error {
  override readonly name = "SyncInterruption";
  readonly reason: "lease-lost" | "account-gone" | "limit-reached";

  constructor(reason: SyncInterruption["reason"]) {
    super(reason);
    this.reason = reason;
  }
}

/** One sync of one account under way, with what it has learnt so far. */
export interface SyncRun {
  readonly account: AccountRecord;
  readonly token: TokenRecord;
  readonly startedAt: number;
  readonly signal: AbortSignal | undefined;
  readonly context: CallContext;
  /** What is not begun by then is left for the account's next turn. */
  isTurnOver(): boolean;
  requestCount(): number;
  /** The highest that this sync's answers named. */
  usage(): Usage | undefined;
  /** Sends one request to Instagram, unless an earlier answer said that it would be one too many. */
  request<T>(send: () => Promise<T>): Promise<T>;
  /** Of all files that it brought. */
  readonly keptFiles: ReadonlySet<string>;
  noteKept(name: string): void;
  /** To be called while waiting for long things, so that no other process takes over. */
  keepLease(): void;
  /** Inside the transaction that changes something: nobody took over, and the account is still there. */
  assertStillOurs(): AccountRecord;
}

export interface TurnOptions {
  readonly signal?: AbortSignal | undefined;
  /** How long it may go on beginning something; without end where somebody waits for all of it. */
  readonly turnMs?: number | undefined;
}

export function startRun(
  deps: SyncDeps,
  account: AccountRecord,
  token: TokenRecord,
  lease: SyncLease,
  {
    signal,
    turnMs = Number.POSITIVE_INFINITY,
    relearns,
  }: TurnOptions & {
    /** What was refused once is asked for again: it may have been Instagram's trouble of that day. */
    readonly relearns: boolean;
  },
): SyncRun {
  const { clock, db } = deps;
  const startedAt = clock.now();
  let renewedAt = startedAt;
  let requestCount = 0;
  let usage: Usage | undefined;
  const keptFiles = new Set<string>();

  function renewLease(): void {
    const now = clock.now();
    renewedAt = now;
    if (!lease.take(now)) throw new SyncInterruption("lease-lost");
  }

  const { learned } = db.syncStates.get(account.id);
  const context = keepLearning({
    learned: learned && relearns ? tryMore(learned) : learned,
    app: deps.apps.forApi(account.api),
    signal,
    onRequest: () => {
      requestCount += 1;
    },
    onUsage: (latest) => {
      const regainAt = Math.max(usage?.regainAt ?? 0, latest.regainAt ?? 0);
      const percent = Math.max(usage?.percent ?? 0, latest.percent);
      usage = omitAbsent<Usage>({ percent, regainAt: regainAt > 0 ? regainAt : undefined });
    },
  });

  return {
    account,
    token,
    startedAt,
    signal,
    context,
    isTurnOver() {
      const spentMs = clock.now() - startedAt;
      return spentMs >= turnMs || spentMs < 0;
    },
    requestCount: () => requestCount,
    usage: () => usage,
    keptFiles,
    noteKept: (name) => void keptFiles.add(name),
    async request(send) {
      if (usage && isAtLimit(usage, clock.now())) throw new SyncInterruption("limit-reached");
      renewLease();
      const answer = await send();
      // What it says is written down right after: that must not wait for another program with everything at a standstill.
      await db.whenWritable(signal);
      return answer;
    },
    keepLease() {
      const now = clock.now();
      if (now >= renewedAt + RENEW_AFTER_MS || now < renewedAt) renewLease();
    },
    assertStillOurs() {
      renewLease();
      const current = db.accounts.get(account.id);
      if (!current) throw new SyncInterruption("account-gone");
      return current;
    },
  };
}
