import type { IncidentReporter } from "../alerts/incidents.ts";
import { ownerSentence } from "../shared/errors.ts";
import { owedBy } from "./owed-error.ts";
import { siteFingerprint } from "./plan-site.ts";
import { formatPublishAddress, type PublishAddress } from "./publish-address.ts";
import { BusyError, PublishError } from "./publish-error.ts";
import { type PublishRun, type RunDeps, runPublishing } from "./publish-run.ts";
import { PublishSchedule } from "./publish-schedule.ts";
import type { PublishReport } from "./publish-site.ts";
import { type PublishingStatus, readStatus, writeStatus } from "./publishing-status.ts";

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

interface PublishOptions extends Omit<PublishRun, "verify"> {
  /** Where PUBLISH_TO does not say it. */
  readonly to?: PublishAddress | undefined;
}

interface PublishingDeps extends RunDeps {
  readonly incidents: IncidentReporter;
  readonly publishTo: PublishAddress | undefined;
}

/** A line that is down for a few minutes is nothing that an owner has to hear of. */
const FAILURES_TOLD = 3;

export function createPublishing(deps: PublishingDeps): Publishing {
  const { db, clock, publishTo, publishUrl } = deps;
  const schedule = new PublishSchedule({
    version: () => db.version(),
    lastDeletionAt: (now) => deps.lastDeletionAt(now),
    fingerprint: () => siteFingerprint(db),
  });
  let running: Promise<PublishReport> | undefined;

  /** One at a time in this process: a lease is its holder's to take twice. */
  async function runAlone(address: PublishAddress, run: PublishRun): Promise<PublishReport> {
    if (running) throw new BusyError();
    running = runPublishing(deps, address, run).finally(() => {
      running = undefined;
    });
    return await running;
  }

  return {
    async runDue(signal) {
      if (publishTo === undefined || running !== undefined) return;
      const now = clock.now();
      const due = schedule.takeDue(now);
      if (due === undefined) return;
      try {
        const report = await runAlone(publishTo, { signal, verify: due.verify });
        schedule.noteEnd(due);
        noteReport(deps, schedule, report);
      } catch (error) {
        if (signal?.aborted || !db.isOpen()) return;
        if (error instanceof BusyError) schedule.retryFrom(now);
        else notePublishingFailure(deps, schedule, error);
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
          if (isOwn && !isNone) notePublishingFailure(deps, schedule, error);
          throw error;
        },
      );
      if (isOwn) noteReport(deps, schedule, report);
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
    hasReached: (instant) => hasReached(deps, instant),
  };
}

/** What a run that came to its end leaves to be done is as a failure. */
function noteReport(deps: PublishingDeps, schedule: PublishSchedule, report: PublishReport): void {
  schedule.noteNextDeletion(report.nextDeletionAt);
  const now = deps.clock.now();
  const owed = owedBy(report);
  if (owed) {
    notePublishingFailure(deps, schedule, owed);
    return;
  }
  const { files, written, deleted } = report;
  schedule.noteSuccess();
  deps.incidents.clear("publish-failed", "");
  writeStatus(deps.db.namedValues, {
    triedAt: now,
    succeededAt: now,
    begunAt: report.begunAt,
    files,
  });
  if (written + deleted > 0) deps.log.info({ files, written, deleted }, "published");
}

function notePublishingFailure(
  deps: PublishingDeps,
  schedule: PublishSchedule,
  error: unknown,
): void {
  const { db, log, incidents } = deps;
  const now = deps.clock.now();
  const deletionAt = deps.lastDeletionAt(now);
  const owesDeletion = deletionAt !== undefined && !hasReached(deps, deletionAt);
  const failures = schedule.noteFailure(now, owesDeletion);
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

function hasReached({ db, clock, publishTo }: PublishingDeps, instant: number): boolean {
  if (publishTo === undefined) return true;
  const { begunAt = 0 } = readStatus(db.namedValues);
  // One that has yet to begin was noted by a clock that was set back since, and says nothing.
  return begunAt >= instant && begunAt <= clock.now();
}
