import { letGoOfForgotten } from "../accounts/let-go.ts";
import { createReconnectLink, newLinkProblem } from "../accounts/reconnect-link.ts";
import type { Instance } from "../instance.ts";
import { PUBLISHING_BEGUN, publishNotice } from "../outcomes/publish-notice.ts";
import { refreshNotice } from "../outcomes/refresh-notice.ts";
import { SYNC_BEGUN, syncNotice } from "../outcomes/sync-notice.ts";
import { serverFacts } from "../pages/settings/server-facts.ts";
import { packageVersion } from "../process/package-version.ts";
import { createAdminRoutes } from "../routes/admin/admin-routes.tsx";
import { SECOND_MS, waitAtMost } from "../time/clock.ts";
import type { AppJobs, AppParts } from "./app-parts.ts";

/** A sync that is over by then says what came of it; a longer one goes on while the page shows how far it is. */
const ANSWERED_WITHIN_MS = 2 * SECOND_MS;

/** What the owner sees and does. */
export function composeDashboard(
  instance: Instance,
  jobs: AppJobs,
  { assets, redirectUri, connecting }: AppParts,
): ReturnType<typeof createAdminRoutes> {
  const { config, clock, feedBuilder, mediaStore } = instance;
  return createAdminRoutes({
    ...instance,
    ...connecting,
    assets,
    publicUrl: config.publicUrl,
    redirectUri,
    maxPosts: config.maxPosts,
    version: packageVersion(),
    facts: serverFacts(config),
    clientLinks: {
      create: (subject) => createReconnectLink(instance, subject),
      problem: () => newLinkProblem(instance),
    },
    backups: instance.dashboardBackups,
    publishUrl: config.publishTo && config.publishUrl,
    letGo: (accountId) => letGoOfForgotten(instance, accountId),
    arrangePosts: feedBuilder.arrange,
    mediaDir: mediaStore.directory,
    buildFeed: (feedId) => void feedBuilder.buildFeed(feedId),
    publishNow: () =>
      waitAtMost(clock, ANSWERED_WITHIN_MS, publishNotice(jobs.publishNow()), PUBLISHING_BEGUN),
    syncNow(id) {
      const notice = jobs.syncNow(id).then((outcome) => syncNotice(outcome, clock.now()));
      return waitAtMost(clock, ANSWERED_WITHIN_MS, notice, SYNC_BEGUN);
    },
    refreshNow: async (id) => refreshNotice(await jobs.refreshNow(id), clock.now()),
  });
}
