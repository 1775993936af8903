import BetterSqlite3 from "better-sqlite3";
import { isBusy, OwnerError } from "../shared/errors.ts";
import { MINUTE_MS, SECOND_MS, systemClock } from "../time/clock.ts";
import { createAccounts } from "./accounts.ts";
import { createAlertAddresses } from "./alert-addresses.ts";
import { createAlertChannels } from "./alert-channels.ts";
import { createAlertsSent } from "./alerts-sent.ts";
import { createDeletions } from "./deletions.ts";
import { createDocuments } from "./documents.ts";
import { createFeedHooks } from "./feed-hooks.ts";
import { createFeedSightings } from "./feed-sightings.ts";
import { createFeeds } from "./feeds.ts";
import { createForgottenAccounts } from "./forgotten-accounts.ts";
import { createHookPosts } from "./hook-posts.ts";
import { createIncidentsTable } from "./incidents.ts";
import { createKeptChunks } from "./kept-chunks.ts";
import { createLeases } from "./leases.ts";
import { MIGRATIONS } from "./migrations.ts";
import { createNamedValues } from "./named-values.ts";
import { createNotices } from "./notices.ts";
import { createPendingAuthorizations } from "./pending-authorizations.ts";
import { createPendingPicks } from "./pending-picks.ts";
import { createPictureAttempts } from "./picture-attempts.ts";
import { createPostChoices } from "./post-choices.ts";
import { createPosts } from "./posts.ts";
import { createQuietAccounts } from "./quiet-accounts.ts";
import { createReconnectLinks } from "./reconnect-links.ts";
import { createRenditions } from "./renditions.ts";
import { createServed } from "./served.ts";
import { createSessions } from "./sessions.ts";
import { createSignInFailures } from "./sign-in-failures.ts";
import type { Sqlite, Statement } from "./sqlite.ts";
import { createSyncStates } from "./sync-states.ts";
import { createTokens } from "./tokens.ts";
import { createVideoTracks } from "./video-tracks.ts";
import { createWithheldFiles } from "./withheld-files.ts";

const DEFAULT_WAIT_MS = 10 * SECOND_MS;
/** Somebody waits for the outcome. */
const PATIENCE_MS = 10 * SECOND_MS;
/** Nobody does: what was brought from Instagram is worth more than a few minutes. */
const LONG_PATIENCE_MS = 10 * MINUTE_MS;
const RETRY_MS = 25;

type Tables = Readonly<ReturnType<typeof createTables>>;

/** Everything that is remembered, one member per table group. */
export interface Database extends Tables {
  /** Runs `work` in one transaction that takes the write lock at once: all of it is kept, or nothing. */
  transaction<T>(work: () => T): T;
  /**
   * The same, as soon as no other program writes; everything else goes on meanwhile. Throws what SQLite says
   * (`isBusy`) when that takes too long for somebody who waits for the outcome.
   */
  write<T>(work: () => T): Promise<T>;
  /**
   * Resolves as soon as no other program writes, or when it was waited for long enough: what is written right after
   * keeps nobody waiting.
   */
  whenWritable(signal?: AbortSignal): Promise<void>;
  /** The same if no other program writes at this moment; says whether it was done. */
  tryWrite(work: () => void): boolean;
  /** How long any other write waits for another program, with everything at a standstill. */
  waitAtMost(ms: number): void;
  /** Another number whenever anything was committed, here or by another process; the last one while it is let go. */
  version(): number;
  /** Another number once anything was committed here, which costs nothing to ask. */
  commits(): number;
  /** Lets the file go, so that a backup can take its place: until `reopen`, everything but `version` throws an `AwayError`. */
  letGo(): void;
  /** Opens the file that is there now. Throws an `OwnerError` when a newer Windowbox made it. */
  reopen(): void;
  isOpen(): boolean;
  /** Writes what is newest from the file beside the database into the database itself. */
  checkpoint(): void;
  /** What SQLite finds wrong with the file, which it reads whole; empty when nothing is. */
  problems(): string[];
  /** Throws when the database does not answer. */
  ping(): void;
  close(): void;
}

/** The schema that this Windowbox works with; other versions have another number. */
export const SCHEMA_VERSION = MIGRATIONS.length;

/** 0 of a file that nothing was made in yet. */
export function schemaVersionOf(sqlite: Sqlite): number {
  return Number(sqlite.prepare("PRAGMA user_version").pluck().get());
}

export function migrateDatabase(sqlite: Sqlite): void {
  const migrate = sqlite.transaction(() => {
    const current = schemaVersionOf(sqlite);
    if (current > SCHEMA_VERSION) {
      throw new OwnerError(
        "The data folder was written by a newer Windowbox: install that version, or restore the backup from before the update with windowbox restore FILE.",
      );
    }
    if (current === SCHEMA_VERSION) return;
    for (const migration of MIGRATIONS.slice(current)) sqlite.exec(migration);
    sqlite.exec(`PRAGMA user_version = ${SCHEMA_VERSION}`);
  });
  migrate.immediate();
}

/** The migrated database with its statements prepared. */
export function createDatabase(sqlite: Sqlite): Database {
  const dataVersion = sqlite.prepare("PRAGMA data_version").pluck();
  const totalChanges = sqlite.prepare("SELECT total_changes()").pluck();
  const quickCheck = sqlite.prepare<[], string>("PRAGMA quick_check").pluck();
  const one = sqlite.prepare("SELECT 1 FROM settings LIMIT 1");
  let waitsMs = DEFAULT_WAIT_MS;

  let commits = 0;
  function transaction<T>(work: () => T): T {
    const result = sqlite.transaction(work).immediate();
    commits += 1;
    return result;
  }

  function withoutWaiting<T>(work: () => T): T {
    sqlite.exec("PRAGMA busy_timeout = 0");
    try {
      return transaction(work);
    } finally {
      sqlite.exec(`PRAGMA busy_timeout = ${waitsMs}`);
    }
  }

  async function write<T>(work: () => T, longestMs: number, signal?: AbortSignal): Promise<T> {
    const until = performance.now() + longestMs;
    for (;;) {
      try {
        return withoutWaiting(work);
      } catch (error) {
        if (!isBusy(error) || performance.now() >= until || signal?.aborted) throw error;
        await systemClock.sleep(RETRY_MS, signal);
      }
    }
  }

  let version = 0;
  return {
    ...createTables(sqlite),
    transaction,
    write: (work) => write(work, PATIENCE_MS),
    async whenWritable(signal) {
      try {
        await write(() => undefined, LONG_PATIENCE_MS, signal);
      } catch {
        // Whatever it is, the write that follows says it better.
      }
    },
    tryWrite(work) {
      try {
        withoutWaiting(work);
        return true;
      } catch (error) {
        if (!isBusy(error)) throw error;
        return false;
      }
    },
    waitAtMost(ms) {
      waitsMs = ms;
      sqlite.exec(`PRAGMA busy_timeout = ${ms}`);
    },
    version() {
      const opening = sqlite.opening();
      if (opening > 0) {
        // Both counts begin anew with each opening.
        version = opening * 2 ** 40 + Number(dataVersion.get()) + Number(totalChanges.get());
      }
      return version;
    },
    commits: () => commits,
    letGo: () => sqlite.letGo(),
    reopen() {
      sqlite.reopen();
      migrateDatabase(sqlite);
      sqlite.exec(`PRAGMA busy_timeout = ${waitsMs}`);
    },
    isOpen: () => sqlite.opening() > 0,
    checkpoint: () => sqlite.exec("PRAGMA wal_checkpoint(TRUNCATE)"),
    problems: () => problemsOf(quickCheck),
    ping: () => void one.get(),
    close: () => sqlite.close(),
  };
}

function createTables(sqlite: Sqlite) {
  return {
    namedValues: createNamedValues(sqlite),
    accounts: createAccounts(sqlite),
    tokens: createTokens(sqlite),
    syncStates: createSyncStates(sqlite),
    posts: createPosts(sqlite),
    pictureAttempts: createPictureAttempts(sqlite),
    feeds: createFeeds(sqlite),
    postChoices: createPostChoices(sqlite),
    videoTracks: createVideoTracks(sqlite),
    feedSightings: createFeedSightings(sqlite),
    withheldFiles: createWithheldFiles(sqlite),
    documents: createDocuments(sqlite),
    renditions: createRenditions(sqlite),
    feedHooks: createFeedHooks(sqlite),
    hookPosts: createHookPosts(sqlite),
    quietAccounts: createQuietAccounts(sqlite),
    keptChunks: createKeptChunks(sqlite),
    served: createServed(sqlite),
    sessions: createSessions(sqlite),
    notices: createNotices(sqlite),
    pendingAuthorizations: createPendingAuthorizations(sqlite),
    signInFailures: createSignInFailures(sqlite),
    pendingPicks: createPendingPicks(sqlite),
    deletions: createDeletions(sqlite),
    forgottenAccounts: createForgottenAccounts(sqlite),
    reconnectLinks: createReconnectLinks(sqlite),
    leases: createLeases(sqlite),
    incidents: createIncidentsTable(sqlite),
    alertAddresses: createAlertAddresses(sqlite),
    alertChannels: createAlertChannels(sqlite),
    alertsSent: createAlertsSent(sqlite),
  };
}

function problemsOf(quickCheck: Statement<[], string>): string[] {
  try {
    return quickCheck.all().filter((row) => row !== "ok");
  } catch (error) {
    // Some damage keeps SQLite from even looking.
    if (error instanceof BetterSqlite3.SqliteError) return [error.code];
    throw error;
  }
}
