import { rememberDeletion } from "../accounts/remember-deletion.ts";
import type { Instance } from "../instance.ts";
import type { Jobs } from "../jobs/jobs.ts";
import { createDeletionRequests, type DeletionRequests } from "../meta/deletion-requests.ts";
import { type PageAssets, readPageAssets } from "../pages/frame/assets.ts";
import { PAGES_DIR } from "../process/dist-dirs.ts";
import { type Connecting, createConnecting } from "./connecting.ts";

export type AppJobs = Pick<Jobs, "syncNow" | "refreshNow" | "syncSoon" | "publishNow">;

/** What several of the app's rooms share. */
export interface AppParts {
  readonly assets: PageAssets;
  /** Where Meta sends people back to. */
  readonly redirectUri: string;
  readonly connecting: Connecting;
  readonly deletions: DeletionRequests;
}

export function createAppParts(instance: Instance, jobs: AppJobs): AppParts {
  return {
    assets: readPageAssets(PAGES_DIR),
    redirectUri: `${instance.config.publicUrl}/connect/callback`,
    connecting: createConnecting(instance, jobs),
    deletions: composeDeletions(instance),
  };
}

function composeDeletions(instance: Instance): DeletionRequests {
  const { config, db, clock, log, apps, vault, publishing, backups } = instance;
  return createDeletionRequests({
    db,
    clock,
    log,
    secrets: apps.secrets,
    remember: (deletion) => rememberDeletion({ db, vault, dataDir: config.dataDir }, deletion),
    forget: instance.forget,
    forgetAbsent: instance.forgetAbsent,
    hasReachedCopies: (instant) => publishing.hasReached(instant) && backups.hasReached(instant),
  });
}
