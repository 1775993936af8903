import type { NamedValues } from "../db/named-values.ts";
import { createProcessLease } from "../db/process-lease.ts";
import type { Fetch } from "../http/send-request.ts";
import type { Clock } from "../time/clock.ts";
import type { BucketSettings } from "./bucket-settings.ts";
import { createBucketTarget } from "./bucket-target.ts";
import { createFolderTarget } from "./folder-target.ts";
import { formatPublishAddress, type PublishAddress } from "./publish-address.ts";
import { BusyError, PublishError } from "./publish-error.ts";
import { type PublishReport, publishSite, type SiteDeps } from "./publish-site.ts";
import type { PublishTarget } from "./target.ts";

export interface RunDeps extends SiteDeps {
  readonly db: SiteDeps["db"] & { readonly namedValues: NamedValues };
  readonly clock: Clock;
  readonly fetch: Fetch;
  readonly random: () => number;
  /** Has feeds do without pictures that are missing here. */
  repairMedia(): Promise<unknown>;
  readonly dataDir: string;
  readonly backupDir: string | undefined;
  /** No slash at its end. */
  readonly publishUrl: string | undefined;
  readonly bucket: BucketSettings | undefined;
  /** Begins with the process id and `-`. */
  readonly instanceId: string;
}

export interface PublishRun {
  readonly verify: boolean;
  readonly signal?: AbortSignal | undefined;
  /** @param done from 0 to 1. */
  onProgress?(done: number): void;
}

const LEASE_RENEWED_MS = 20_000;
const MOST_RUNS = 3;

/** Publishes everything to one place, while no other process does. */
export async function runPublishing(
  deps: RunDeps,
  address: PublishAddress,
  run: PublishRun,
): Promise<PublishReport> {
  const { publishUrl } = deps;
  if (publishUrl === undefined) {
    throw new PublishError(
      "Set PUBLISH_URL to the address at which visitors will reach what is published, for example https://static.example.com/feeds.",
    );
  }
  // A place that cannot be named, as a bucket without its keys, keeps nobody else waiting.
  const target = openTarget(deps, address, run.signal);
  const lease = holdLease(deps, address);
  const step = () => {
    run.signal?.throwIfAborted();
    lease.assertHeld();
  };
  const stopRenewing = lease.renewRegularly();
  try {
    await target.open();
    return await publishUntilStill(deps, target, { ...run, site: publishUrl, step });
  } finally {
    stopRenewing();
    lease.release();
    await target.close();
  }
}

/** What changes while it is being published is published with it, a few times. */
async function publishUntilStill(
  deps: RunDeps,
  target: PublishTarget,
  options: Parameters<typeof publishSite>[2],
): Promise<PublishReport> {
  let all: PublishReport | undefined;
  for (let runs = 0; runs < MOST_RUNS && (all === undefined || all.again); runs += 1) {
    const verify = options.verify && runs === 0;
    const report = await publishSite(deps, target, { ...options, verify });
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
}

function openTarget(
  deps: RunDeps,
  address: PublishAddress,
  signal: AbortSignal | undefined,
): PublishTarget {
  if (address.kind === "folder") return createFolderTarget(address.path, deps);
  if (deps.bucket) return createBucketTarget(address, deps.bucket, { ...deps, signal });
  throw new PublishError(
    "For a bucket AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are needed, and AWS_ENDPOINT_URL_S3 or AWS_REGION: set them in the environment or in .env.",
  );
}

/** Throws a `BusyError` where another process holds it. */
function holdLease({ db, clock, instanceId }: RunDeps, address: PublishAddress) {
  const lease = createProcessLease(
    db.leases,
    `publish:${formatPublishAddress(address)}`,
    instanceId,
  );
  if (!lease.take(clock.now())) throw new BusyError();
  let renewedAt = clock.now();
  return {
    assertHeld() {
      const now = clock.now();
      if (now - renewedAt < LEASE_RENEWED_MS && now >= renewedAt) return;
      if (!lease.take(now)) throw new BusyError();
      renewedAt = now;
    },
    /** Also while one step takes long; gives what ends it. */
    renewRegularly() {
      const renewing = setInterval(() => {
        try {
          lease.take(clock.now());
        } catch {
          // The next step meets the same.
        }
      }, LEASE_RENEWED_MS).unref();
      return () => clearInterval(renewing);
    },
    release: lease.release,
  };
}
