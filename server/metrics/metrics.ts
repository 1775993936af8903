import { accountStatus } from "../accounts/account-status.ts";
import type { ReadTroubles } from "../alerts/read-troubles.ts";
import type { Database } from "../db/database.ts";
import { freeBytes } from "../files/disk-space.ts";
import { type Clock, SECOND_MS } from "../time/clock.ts";
import type { SyncResults } from "./count-syncs.ts";
import type { Metric } from "./exposition.ts";
import type { MediaMeter } from "./media-meter.ts";

interface MetricsDeps {
  readonly db: Database;
  readonly clock: Pick<Clock, "now">;
  readonly dataDir: string;
  readonly mediaMeter: MediaMeter;
  readonly syncResults: SyncResults;
  readonly readTroubles: ReadTroubles;
}

const STATES = ["ok", "limited", "reconnect"] as const;
const URGENCIES = ["now", "overdue"] as const;

/** What can be measured without asking anybody: all of it is here already. */
export async function collectMetrics(deps: MetricsDeps): Promise<Metric[]> {
  const troubles = deps.readTroubles();
  const free = await freeBytes(deps.dataDir).catch(() => undefined);
  const mediaBytes = deps.mediaMeter.bytes();
  return [
    ...accountMetrics(deps),
    gauge(
      "windowbox_open_incidents",
      "What waits for the owner: at once, or because it could not be done for three days.",
      URGENCIES.map((urgency) => ({
        labels: { urgency },
        value: troubles.filter((trouble) => trouble.urgency === urgency).length,
      })),
    ),
    {
      name: "windowbox_syncs_total",
      help: "Syncs by how they ended, since this process was started.",
      type: "counter",
      samples: [...deps.syncResults.all()].map(([result, value]) => ({
        labels: { result },
        value,
      })),
    },
    gauge("windowbox_media_bytes", "Stored pictures and videos.", sampleOf(mediaBytes)),
    gauge("windowbox_disk_free_bytes", "Free where the data folder is.", sampleOf(free)),
    gauge(
      "process_resident_memory_bytes",
      "Resident memory of this process.",
      sampleOf(process.memoryUsage.rss()),
    ),
    gauge(
      "process_start_time_seconds",
      "When this process was started, since the epoch.",
      sampleOf(Math.round(deps.clock.now() / SECOND_MS - process.uptime())),
    ),
  ];
}

function accountMetrics({ db, clock }: MetricsDeps): Metric[] {
  const now = clock.now();
  const accounts = db.accounts.all().map(({ id, profile }) => ({
    labels: { account: profile.username },
    state: accountStatus(db, id, now).state,
    token: db.tokens.get(id),
    lastSuccessAt: db.syncStates.get(id).lastSuccessAt,
  }));
  return [
    gauge(
      "windowbox_accounts",
      "Connected accounts by state; those in reconnect need their owner.",
      STATES.map((state) => ({
        labels: { state },
        value: accounts.filter((account) => account.state === state).length,
      })),
    ),
    gauge(
      "windowbox_last_good_sync_age_seconds",
      "Since the account was last read without a failure.",
      accounts.flatMap(({ labels, lastSuccessAt }) =>
        lastSuccessAt === undefined ? [] : [{ labels, value: seconds(now - lastSuccessAt) }],
      ),
    ),
    gauge(
      "windowbox_token_life_seconds",
      "Until the account's access ends if it is not renewed; missing where it never ends.",
      accounts.flatMap(({ labels, token }) =>
        token?.expiresAt === undefined || token.deadAt !== undefined
          ? []
          : [{ labels, value: seconds(token.expiresAt - now) }],
      ),
    ),
  ];
}

function gauge(name: string, help: string, samples: Metric["samples"]): Metric {
  return { name, help, type: "gauge", samples };
}

function sampleOf(value: number | undefined): Metric["samples"] {
  return value === undefined ? [] : [{ value }];
}

function seconds(ms: number): number {
  return Math.round(ms / SECOND_MS);
}
