import type { IncidentReporter } from "../alerts/incidents.ts";
import type { NamedValues } from "../db/named-values.ts";
import { createProcessLease } from "../db/process-lease.ts";
import type { Fetch } from "../http/send-request.ts";
import { ownerSentence } from "../shared/errors.ts";
import { type Clock, DAY_MS, HOUR_MS, MINUTE_MS } from "../time/clock.ts";
import type { BucketSettings } from "./bucket-settings.ts";
import { createBucketTarget } from "./bucket-target.ts";
import { createFolderTarget } from "./folder-target.ts";
import { siteFingerprint } from "./plan-site.ts";
import { formatPublishAddress, type PublishAddress } from "./publish-address.ts";
import { PassingError, PublishError } from "./publish-error.ts";
import { type PublishReport, publishSite, type SiteDeps } from "./publish-site.ts";
import { type PublishingStatus, readStatus, writeStatus } from "./publishing-status.ts";
import type { PublishTarget } from "./target.ts";

export interface Publishing {
  /** Publishes what changed since the last time, where PUBLISH_TO says. Trouble becomes an incident: never throws for it. */
  runDue(signal?: AbortSignal): Promise<void>;
  /** Publishes now, whatever was published before. Throws an `OwnerError` where it cannot. */
  publish(options?: PublishOptions): Promise<PublishReport>;
  /** Where to, and what came of it; `undefined` where PUBLISH_TO is not set. */
  status(): (PublishingStatus & { readonly to: string; readonly site: string }) | undefined;
  /** Whether what was deleted here at that instant is deleted there, too. */
  hasReached(instant: number): boolean;
}

interface PublishOptions {
  /** Where PUBLISH_TO does not say it. */
  readonly to?: PublishAddress | undefined;
  readonly signal?: AbortSignal | undefined;
  /** @param done from 0 to 1. */
  onProgress?(done: number): void;
}

interface PublishingDeps extends SiteDeps {
  readonly db: SiteDeps["db"] & { readonly namedValues: NamedValues };
  readonly clock: Clock;
  readonly incidents: IncidentReporter;
  readonly fetch: Fetch;
  readonly random: () => number;
  /** Has feeds do without pictures that are missing here. */
  repairMedia(): Promise<unknown>;
  readonly dataDir: string;
  readonly backupDir: string | undefined;
  readonly publishTo: PublishAddress | undefined;
  /** No slash at its end. */
  readonly publishUrl: string | undefined;
  readonly bucket: BucketSettings | undefined;
  /** Begins with the process id and `-`. */
  readonly instanceId: string;
}

/** Others empty folders and buckets, too: what is missing is written again, without a change here. */
const VERIFIED_EVERY_MS = DAY_MS;
const FIRST_RETRY_MS = MINUTE_MS;
const LONGEST_RETRY_MS = HOUR_MS;
/** While somebody's data is there that they had deleted. */
const LONGEST_RETRY_OF_DELETION_MS = 5 * MINUTE_MS;
/** A line that is down for a few minutes is nothing that an owner has to hear of. */
const FAILURES_TOLD = 3;
const LEASE_RENEWED_MS = 20_000;
const MOST_RUNS = 3;

export function createPublishing(deps: PublishingDeps): Publishing {
  const { db, clock, log, incidents, publishTo, publishUrl } = deps;
  /** What is published, as far as this process knows. */
  let published: string | undefined;
  let seenVersion: number | undefined;
  let nextDeletionAt: number | undefined;
  /** When it was last looked whether everything is still there. */
  let verifiedAt: number | undefined;
  let failures = 0;
  let retryAt: number | undefined;
  /** The last deletion for whose sake a run was begun. */
  let deletionTried: number | undefined;
  let running: Promise<PublishReport> | undefined;

  function openTarget(address: PublishAddress, signal: AbortSignal | undefined): PublishTarget {
    if (address.kind === "folder") return createFolderTarget(address.path, deps);
    if (deps.bucket) return createBucketTarget(address, deps.bucket, { ...deps, signal });
    throw new PublishError(
      "For a bucket AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are needed, and AWS_ENDPOINT_URL_S3 or AWS_REGION: set them in the environment or in .env.",
    );
  }

  async function run(address: PublishAddress, options: PublishOptions & { verify: boolean }) {
    if (publishUrl === undefined) {
      throw new PublishError(
        "Set PUBLISH_URL to the address at which visitors will reach what is published, for example https://static.example.com/feeds.",
      );
    }
    const { signal, verify } = options;
    const lease = createProcessLease(
      db.leases,
      `publish:${formatPublishAddress(address)}`,
      deps.instanceId,
    );
    if (!lease.take(clock.now())) throw new BusyError();
    const target = openTarget(address, signal);
    let renewedAt = clock.now();
    const step = () => {
      signal?.throwIfAborted();
      const now = clock.now();
      if (now - renewedAt < LEASE_RENEWED_MS && now >= renewedAt) return;
      if (!lease.take(now)) throw new BusyError();
      renewedAt = now;
    };
    const renewing = setInterval(() => {
      try {
        lease.take(clock.now());
      } catch {
        // The next step meets the same.
      }
    }, LEASE_RENEWED_MS).unref();
    try {
      await target.open();
      let all: PublishReport | undefined;
      for (let runs = 0; runs < MOST_RUNS && (all === undefined || all.again); runs += 1) {
        const report = await publishSite(deps, target, {
          ...options,
          site: publishUrl,
          step,
          verify: verify && runs === 0,
        });
        const { written = 0, deleted = 0 } = all ?? {};
        all = { ...report, written: report.written + written, deleted: report.deleted + deleted };
        if (report.owesDeletion) {
          // Another account's picture keeps nobody's data there.
          await deps.repairMedia();
          all = { ...all, again: true };
        }
      }
      if (all === undefined) throw new Error("nothing was published");
      return all;
    } finally {
      clearInterval(renewing);
      lease.release();
      await target.close();
    }
  }

  /** One at a time in this process: a lease is its holder's to take twice. */
  async function runAlone(address: PublishAddress, options: PublishOptions & { verify: boolean }) {
    if (running) throw new BusyError();
    running = run(address, options).finally(() => {
      running = undefined;
    });
    return await running;
  }

  function noteSuccess(report: PublishReport): void {
    const { files, written, deleted } = report;
    const owed = owedBy(report);
    nextDeletionAt = report.nextDeletionAt;
    const now = clock.now();
    if (owed) {
      noteFailure(owed);
      return;
    }
    failures = 0;
    retryAt = undefined;
    incidents.clear("publish-failed", "");
    writeStatus(db.namedValues, { triedAt: now, succeededAt: now, begunAt: report.begunAt, files });
    if (written + deleted > 0) log.info({ files, written, deleted }, "published");
  }

  function noteFailure(error: unknown): void {
    const now = clock.now();
    failures += 1;
    const deletionAt = deps.lastDeletionAt(now);
    const isOwed = deletionAt !== undefined && !hasReached(deletionAt);
    const longestMs = isOwed ? LONGEST_RETRY_OF_DELETION_MS : LONGEST_RETRY_MS;
    retryAt = now + Math.min(longestMs, FIRST_RETRY_MS * 2 ** Math.min(failures - 1, 10));
    log.error({ err: error }, "publishing failed");
    const sentence = ownerSentence(
      error,
      "What visitors need could not be published: the log says why. It is tried again within the hour.",
    );
    if (error instanceof PublishError || failures >= FAILURES_TOLD) {
      incidents.raise({ kind: "publish-failed", subject: "", sentence });
    }
    writeStatus(db.namedValues, { ...readStatus(db.namedValues), triedAt: now, failure: sentence });
  }

  function hasReached(instant: number): boolean {
    if (publishTo === undefined) return true;
    const { begunAt = 0 } = readStatus(db.namedValues);
    // One that has yet to begin was noted by a clock that was set back since, and says nothing.
    return begunAt >= instant && begunAt <= clock.now();
  }

  function isToBeVerified(now: number): boolean {
    return verifiedAt === undefined || now >= verifiedAt + VERIFIED_EVERY_MS || now < verifiedAt;
  }

  function isDue(now: number): boolean {
    if (retryAt !== undefined) {
      if (now >= retryAt || retryAt - now > LONGEST_RETRY_MS) return true;
      return seenVersion !== db.version() && deps.lastDeletionAt(now) !== deletionTried;
    }
    if (nextDeletionAt !== undefined && now >= nextDeletionAt) return true;
    if (isToBeVerified(now)) return true;
    return seenVersion !== db.version();
  }

  return {
    async runDue(signal) {
      const now = clock.now();
      if (publishTo === undefined || running !== undefined || !isDue(now)) return;
      seenVersion = db.version();
      // Before it is published: what changes from now on is published the next time.
      deletionTried = deps.lastDeletionAt(now);
      const present = `${siteFingerprint(db)} ${deletionTried ?? ""}`;
      const isOver = nextDeletionAt !== undefined && now >= nextDeletionAt;
      const verify = isToBeVerified(now);
      if (present === published && retryAt === undefined && !isOver && !verify) return;
      try {
        const report = await runAlone(publishTo, { signal, verify });
        if (verify) verifiedAt = now;
        published = present;
        noteSuccess(report);
      } catch (error) {
        if (signal?.aborted || !db.isOpen()) return;
        if (error instanceof BusyError) retryAt = now;
        else noteFailure(error);
      }
    },
    async publish(options = {}) {
      const address = options.to ?? publishTo;
      if (address === undefined) {
        throw new PublishError(
          "Say where to: windowbox publish --to FOLDER, or set PUBLISH_TO to a folder or a bucket.",
        );
      }
      const isOwn =
        publishTo !== undefined &&
        formatPublishAddress(address) === formatPublishAddress(publishTo);
      const report = await runAlone(address, { ...options, verify: true }).catch(
        (error: unknown) => {
          const isNone = error instanceof BusyError || options.signal?.aborted;
          if (isOwn && !isNone) noteFailure(error);
          throw error;
        },
      );
      if (isOwn) noteSuccess(report);
      const owed = owedBy(report);
      if (owed) throw owed;
      return report;
    },
    status: () =>
      publishTo && {
        ...readStatus(db.namedValues),
        to: formatPublishAddress(publishTo),
        site: publishUrl ?? "",
      },
    hasReached,
  };
}

/** Somebody else publishes to the same place. */
class BusyError extends PassingError {
  constructor() {
    super(
      "It is being published right now, by the server or another command: wait a minute, then look again.",
    );
  }
}

/** What could not be done of it this time. */
function owedBy({ waiting, again }: PublishReport): PassingError | undefined {
  if (waiting.length > 0) return new PassingError(waitingSentence(waiting));
  return again
    ? new PassingError(
        "Some feeds changed again and again while they were published: what was published of them before stays until the next try.",
      )
    : undefined;
}

function waitingSentence(feedIds: readonly string[]): string {
  const named = feedIds
    .slice(0, 5)
    .map((id) => `“${id}”`)
    .join(", ");
  const which =
    feedIds.length === 1
      ? `The feed ${named} was`
      : `${feedIds.length} feeds (${named}${feedIds.length > 5 ? ", …" : ""}) were`;
  return `${which} not published anew, because pictures are missing on this server: they are fetched again within the hour, then it goes on. Everything else is published.`;
}
